#include "dashboards/transform/configmapping.h"

#include "dashboards/format/fieldoverrides.h"
#include "dashboards/transform/cells.h"

#include <cmath>
#include <limits>

namespace {

const QStringList& plainHandlers()
{
    static const QStringList handlers {QStringLiteral("displayName"), QStringLiteral("description"),
                                       QStringLiteral("unit"),        QStringLiteral("decimals"),
                                       QStringLiteral("min"),         QStringLiteral("max"),
                                       QStringLiteral("noValue"),     QStringLiteral("color")};
    return handlers;
}

bool isNumeric(const QString& handler)
{
    return handler == QLatin1String("min") || handler == QLatin1String("max") || handler == QLatin1String("decimals");
}

} // namespace

bool isConfigHandler(const QString& handler)
{
    return plainHandlers().contains(handler) || handler.startsWith(QLatin1String("threshold"))
        || handler.startsWith(QLatin1String("mappings."));
}

ConfigMapping mappingFor(const Field& field, const Json& mappings)
{
    for (const Json& mapping : mappings)
        if (jsonutil::string(mapping, "fieldName") == field.name)
            return {field.name, jsonutil::string(mapping, "handlerKey"), jsonutil::string(mapping, "reducerId")};
    const QString name = field.name.toLower();
    for (const QString& handler : plainHandlers())
        if (handler.toLower() == name)
            return {field.name, handler, {}};
    if (name == QLatin1String("threshold") || name == QLatin1String("threshold1"))
        return {field.name, QStringLiteral("threshold1"), {}};
    if (name == QLatin1String("threshold2"))
        return {field.name, name, {}};
    return {field.name, {}, {}};
}

void ConfigChanges::set(const QString& handler, const Value& value)
{
    if (isMissing(value))
        return;
    const double number = cells::number(value);
    if (handler.startsWith(QLatin1String("threshold"))) {
        if (std::isnan(number))
            return;
        if (m_thresholds.empty())
            m_thresholds.push_back({-std::numeric_limits<double>::infinity(), QStringLiteral("green")});
        m_thresholds.push_back({number, QStringLiteral("red")});
    } else if (handler == QLatin1String("color")) {
        m_properties["color"] = {{"mode", "fixed"}, {"fixedColor", cells::text(value).toStdString()}};
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
