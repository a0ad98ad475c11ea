#include "widgets/panels/common/fieldscales.h"

#include "dashboards/chart/stacking.h"
#include "dashboards/chart/ticks.h"
#include "dashboards/time/datemath.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <limits>

int fieldScale(const ScaleRequest& request, std::vector<ChartScale>& scales)
{
    const FieldConfig& config = *request.field.config;
    const QString key = scaleKey(config, request.field.type);
    for (size_t i = 0; i < scales.size(); i++)
        if (scales[i].key == key)
            return int(i);
    const auto isLeft = [](const ChartScale& s) { return !s.right && !s.hidden; };
    const auto hasGrid = [](const ChartScale& s) { return s.grid && !s.hidden; };
    ChartScale scale;
    scale.key = key;
    scale.options = scaleOptionsFromConfig(config);
    scale.hidden = request.custom.placement == AxisPlacementOption::Hidden;
    scale.right = request.custom.placement == AxisPlacementOption::Right
        || (request.custom.placement == AxisPlacementOption::Auto && std::any_of(scales.begin(), scales.end(), isLeft));
    scale.grid = request.custom.axisGrid.value_or(std::none_of(scales.begin(), scales.end(), hasGrid));
    scale.border = request.custom.axisBorder;
    scale.label = request.custom.axisLabel;
    scale.fixedWidth = request.custom.axisWidth;
    scale.binary = isBinaryUnit(config.unit.value_or(QString()));
    if (request.custom.axisInSeriesColor)
        scale.color = request.color;
    scale.text = [text = request.text](double value, std::optional<int> decimals) {
        return text.axisLabel(value, decimals);
    };
    scales.push_back(std::move(scale));
    return int(scales.size()) - 1;
}

DisplayProcessor percentDisplay(Field field, const DisplayContext& context)
{
    FieldConfig config = *field.config;
    config.unit = QStringLiteral("percentunit");
    config.mappings.reset();
    field.config = std::make_shared<const FieldConfig>(std::move(config));
    return DisplayProcessor(field, context);
}

bool setScaleRange(ChartScale& scale, std::optional<double> low, std::optional<double> high)
{
    scale.dataMin = low.value_or(0);
    scale.dataMax = high.value_or(0);
    return takeRange(scale, axisRange(low, high, scale.options));
}

bool takeRange(ChartScale& scale, const std::optional<std::pair<double, double>>& range)
{
    scale.hasRange = range.has_value();
    if (!range)
        return true;
    // Half of what a double holds: the span between the two must be a number, too.
    constexpr double largest = std::numeric_limits<double>::max() / 2;
    scale.min = std::clamp(range->first, -largest, largest);
    scale.max = std::clamp(range->second, -largest, largest);
    return scale.min == range->first && scale.max == range->second;
}

QString beyondScaleNotice()
{
    return QCoreApplication::translate("FieldScales", "Values beyond what an axis can show, cut off");
}

QString crowdNotice(size_t drawn, size_t all)
{
    return drawn < all ? QCoreApplication::translate("TimeSeries", "%1 of %2 series drawn").arg(drawn).arg(all)
                       : QString();
}

QString unwrittenNotice(const QString& notice, const QFont& font, double width)
{
    constexpr double beside = 60; // px: an axis and the margins
    const bool written = QFontMetricsF(font).horizontalAdvance(notice) <= width - beside;
    return written ? QString() : notice;
}

QString joinedNotices(const QStringList& notices)
{
    QStringList said = notices;
    said.removeAll(QString());
    return said.join(QStringLiteral("  \u00b7  "));
}

void readXAxis(const FieldConfig& config, ChartX& axis)
{
    const TimeSeriesField custom = timeSeriesFieldFromConfig(config);
    axis.hidden = custom.placement == AxisPlacementOption::Hidden;
    axis.grid = custom.axisGrid.value_or(!axis.hidden);
    axis.label = custom.axisLabel;
}

void addZones(const QStringList& settings, const QTimeZone& zone, ChartX& axis)
{
    const auto nameOf = [&zone](const QString& setting) {
        if (setting.isEmpty())
            return QString::fromUtf8(zone.id());
        if (setting == QLatin1String("browser"))
            return QCoreApplication::translate("TimeSeries", "Local");
        return setting == QLatin1String("utc") ? QStringLiteral("UTC") : setting;
    };
    for (const QString& setting : settings.mid(1))
        axis.moreZones.emplace_back(setting.isEmpty() ? zone : zoneFromSetting(setting), nameOf(setting));
    axis.zoneName = nameOf(settings.value(0));
}

QString offScaleNotice(size_t count)
{
    return QCoreApplication::translate("FieldScales", "Zero or less, not drawn on the logarithmic axis: %1 values")
        .arg(count);
}
