#include "dashboards/transform/configmapping.h"

#include "dashboards/format/displayname.h"
#include "dashboards/format/fieldoverrides.h"
#include "dashboards/transform/cells.h"
#include "dashboards/transform/fieldnames.h"

#include <cmath>
#include <limits>

namespace {

const QStringList& plainHandlers()
{
    static const QStringList handlers {QStringLiteral("displayName"), QStringLiteral("unit"),
                                       QStringLiteral("decimals"),    QStringLiteral("min"),
                                       QStringLiteral("max"),         QStringLiteral("color")};
    return handlers;
}

bool isNumeric(const QString& handler)
{
    return handler == QLatin1String("min") || handler == QLatin1String("max");
}

} // namespace

bool isConfigHandler(const QString& handler)
{
    return plainHandlers().contains(handler) || handler == QLatin1String("threshold1")
        || handler.startsWith(QLatin1String("mappings."));
}

ConfigMapping mappingFor(const Field& field, const Frame& frame, const Json& mappings)
{
    const QString name = fieldDisplayName(field, frame, noFrames);
    for (const Json& mapping : mappings) {
        if (jsonutil::string(mapping, "fieldName") != name)
            continue;
        const Json& threshold = jsonutil::object(jsonutil::object(mapping, "handlerArguments"), "threshold");
        return {name, jsonutil::string(mapping, "handlerKey"), jsonutil::string(mapping, "reducerId"),
                jsonutil::string(threshold, "color"), true};
    }
    const QString handler = name.toLower();
    return {name,
            isConfigHandler(handler) || handler.startsWith(QLatin1String("field.")) ? handler : QString(),
            {},
            {},
            false};
}

void ConfigChanges::set(const ConfigMapping& mapping, const Value& value)
{
    const QString& handler = mapping.handler;
    if (isMissing(value))
        return;
    const double number = cells::number(value);
    if (handler.startsWith(QLatin1String("threshold"))) {
        if (std::isnan(number))
            return;
        if (m_thresholds.empty())
            m_thresholds.push_back({-std::numeric_limits<double>::infinity(), QStringLiteral("green")});
        m_thresholds.push_back({number, mapping.color.isEmpty() ? QStringLiteral("red") : mapping.color});
    } else if (handler == QLatin1String("color")) {
        m_properties["color"] = {{"mode", "fixed"}, {"fixedColor", cells::text(value).toStdString()}};
    } else if (handler == QLatin1String("decimals")) {
        constexpr double most = 15;
        if (number >= 0 && number <= most && number == std::floor(number))
            m_properties["decimals"] = number;
    } else if (isNumeric(handler)) {
        if (!std::isnan(number))
            m_properties[handler.toStdString()] = number;
    } else {
        m_properties[handler.toStdString()] = cells::text(value).toStdString();
    }
}

void ConfigChanges::setList(const QString& handler, const std::vector<Value>& values)
{
    if (handler == QLatin1String("mappings.value"))
        m_mappedValues = values;
    else if (handler == QLatin1String("mappings.text"))
        m_mappedTexts = values;
    else if (handler == QLatin1String("mappings.color"))
        m_mappedColors = values;
}

std::shared_ptr<const FieldConfig> ConfigChanges::appliedTo(const FieldConfig& config) const
{
    auto out = std::make_shared<FieldConfig>(config);
    for (const auto& [key, value] : m_properties.items())
        setFieldConfigProperty(*out, QString::fromStdString(key), value);
    if (!m_thresholds.empty())
        out->thresholds = Thresholds {Thresholds::Mode::Absolute, m_thresholds};
    std::vector<ValueMapping> mappings;
    for (size_t i = 0; i < m_mappedValues.size(); ++i) {
        if (isMissing(m_mappedValues[i]))
            continue;
        ValueMapping mapping;
        mapping.key = cells::text(m_mappedValues[i]);
        mapping.result.index = int(i);
        if (i < m_mappedTexts.size() && !isMissing(m_mappedTexts[i]))
            mapping.result.text = cells::text(m_mappedTexts[i]);
        if (i < m_mappedColors.size() && !isMissing(m_mappedColors[i]))
            mapping.result.color = cells::text(m_mappedColors[i]);
        mappings.push_back(std::move(mapping));
    }
    if (!mappings.empty())
        out->mappings = std::move(mappings);
    return out;
}
