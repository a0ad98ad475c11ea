#include "dashboards/logs/otelattributes.h"

#include <algorithm>
#include <array>

namespace {

/// Metadata that only the data model of OpenTelemetry's logs has.
bool isSignOfIt(const QString& name)
{
    return name == QLatin1String("severity_number") || name.startsWith(QLatin1String("telemetry_sdk_"));
}

bool isLeftOut(const QString& name)
{
    static constexpr std::array names = {
        "detected_level", "flags", "observed_timestamp", "severity_number", "severity_text", "span_id", "trace_id"};
    static constexpr std::array resources = {"cloud_",   "container_", "deployment_", "host_",      "k8s_",
                                             "process_", "scope_",     "service_",    "telemetry_", "os_"};
    return std::any_of(names.begin(), names.end(), [&](const char* own) { return name == QLatin1String(own); })
        || std::any_of(resources.begin(), resources.end(),
                       [&](const char* begin) { return name.startsWith(QLatin1String(begin)); });
}

} // namespace

QString otelAttributes(const LogLines& lines, qsizetype row)
{
    if (lines.extras(row).empty()) // only structured metadata has them
        return {};
    const std::vector<LogField> fields = lines.fields(row);
    const auto isMetadata = [](const LogField& field) { return field.origin == LogField::Origin::Metadata; };
    if (std::none_of(fields.begin(), fields.end(),
                     [&](const LogField& field) { return isMetadata(field) && isSignOfIt(field.name); }))
        return {};
    QString text;
    for (const LogField& field : fields) {
        if (!isMetadata(field) || field.value.isEmpty() || isLeftOut(field.name))
            continue;
        const bool quoted = field.value.contains(u' ');
        text += (text.isEmpty() ? QStringLiteral("  ") : QStringLiteral(" ")) + field.name + u'=';
        text += quoted ? u'"' + field.value + u'"' : field.value;
    }
    return text;
}
