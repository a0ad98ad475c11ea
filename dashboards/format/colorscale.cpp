#include "dashboards/format/colorscale.h"

#include "dashboards/format/colormodes.h"
#include "dashboards/format/palettes.h"
#include "dashboards/reduce/mixedstatistics.h"
#include "dashboards/reduce/reducers.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace {

ColorScale::Color named(const QString& name, const Palette& palette)
{
    return {colorByName(name, palette), resolveColor(name, palette)};
}

/// Mode of a field; unknown ones are thresholds.
QString modeOf(const FieldConfig& config)
{
    const QString mode = config.color ? config.color->mode : QString();
    return findColorMode(mode) ? mode : QStringLiteral("thresholds");
}

/// Colour of the modes that do not follow the value.
QString singleColor(const Field& field, const QString& mode, const Palette& palette)
{
    const QString fixed = field.config->color ? field.config->color->fixedColor : QString();
    const int index = std::max(0, field.state.seriesIndex);
    if (mode == QLatin1String("shades"))
        return shadeOf(fixed, index, palette);
    const QStringList colors = paletteColors(mode, palette);
    if (colors.isEmpty())
        return colorByName(fixed, palette);
    if (mode == QLatin1String("palette-classic-by-name")) {
        const QString name = field.state.displayName.isNull() ? field.name : field.state.displayName;
        return colors[qsizetype(nameHash(name) % quint32(colors.size()))];
    }
    return colors[index % colors.size()];
}

/// The value that stands for the series, as seriesBy says: none counts as zero, a text as the number that it says.
double seriesValue(const Field& field)
{
    const QString by = field.config->color ? field.config->color->seriesBy : QString();
    const Value value = reduceField(field, by.isEmpty() ? QStringLiteral("last") : by);
    if (isMissing(value))
        return 0;
    const auto* text = std::get_if<QString>(&value);
    return text && field.type == FieldType::Boolean ? double(!text->isEmpty()) : scriptNumber(value);
}

} // namespace

FieldRange fieldRange(const Field& field)
{
    if (field.state.range)
        return *field.state.range;
    if (field.type != FieldType::Number)
        return {0, 100};
    const FieldConfig& config = *field.config;
    if (config.min && config.max)
        return {*config.min, *config.max};
    if (field.size() == 0)
        return {0, 100};
    // Limits of cells that are all missing count as zero.
    const auto limit = [&](const QString& reducer) {
        const double found = reduceToNumber(field, reducer);
        return std::isnan(found) ? 0.0 : found;
    };
    return {config.min ? *config.min : limit(QStringLiteral("min")),
            config.max ? *config.max : limit(QStringLiteral("max"))};
}

ColorScale::ColorScale(const Field& field, const Palette& palette) : m_range(fieldRange(field))
{
    const QString mode = modeOf(*field.config);
    const bool continuous = isContinuousScheme(mode);
    ByValue more;
    if (field.type == FieldType::Boolean) {
        m_kind = Kind::Boolean;
        const std::vector<QString> stops = schemeStopTexts(mode, palette);
        more.colors = {named(continuous ? stops.front() : QStringLiteral("red"), palette),
                       named(continuous ? stops.back() : QStringLiteral("green"), palette)};
    } else if (continuous) {
        m_kind = Kind::Scheme;
        more.scheme = mode;
        more.interpolate = schemeInterpolator(mode, palette);
    } else if (mode == QLatin1String("thresholds")) {
        m_kind = Kind::Thresholds;
        const Thresholds thresholds = field.config->thresholds.value_or(Thresholds());
        more.steps = thresholds.steps;
        more.percentage = thresholds.mode == Thresholds::Mode::Percentage;
        for (const Threshold& step : more.steps)
            more.colors.push_back(named(step.color, palette));
    } else {
        m_color = named(singleColor(field, mode, palette), palette);
        return;
    }
    m_byValue = std::make_shared<const ByValue>(std::move(more));
}

ColorScale::Color ColorScale::threshold(double value, double percent) const
{
    const std::vector<Threshold>& steps = m_byValue->steps;
    const Threshold* active = activeThreshold(m_byValue->percentage ? percent * 100 : value, steps);
    return active ? m_byValue->colors[size_t(active - steps.data())] : Color {QStringLiteral("#808080"), 0xff808080};
}

ColorScale::Scaled ColorScale::at(double value) const
{
    if (m_kind == Kind::Boolean) {
        const bool on = value != 0 && !std::isnan(value);
        return {m_byValue->colors[on ? 1 : 0], on ? 1.0 : 0.0};
    }
    double percent = value == -std::numeric_limits<double>::infinity() ? 0 : (value - m_range.min) / m_range.delta();
    if (std::isnan(percent))
        percent = 0;
    if (m_kind == Kind::Thresholds)
        return {threshold(value, percent), percent};
    if (m_kind == Kind::Single)
        return {m_color, percent};
    const Rgba color = m_byValue->interpolate(percent);
    return {{schemeText(m_byValue->scheme, color), color}, percent};
}

QString seriesColorText(const Field& field, const Palette& palette)
{
    const QString mode = modeOf(*field.config);
    if (!isByValueMode(mode))
        return singleColor(field, mode, palette);
    return ColorScale(field, palette).at(seriesValue(field)).color.text;
}

Rgba seriesColor(const Field& field, const Palette& palette)
{
    return resolveColor(seriesColorText(field, palette), palette);
}
