#pragma once

#include "widgets/chart/chartmodel.h"
#include "widgets/panels/timeseries/timeseriesoptions.h"

/// A field that asks for its y scale.
struct ScaleRequest
{
    const Field& field;
    const TimeSeriesField& custom;
    DisplayProcessor text; ///< of axis labels
    QColor color; ///< of the series, for axes in its colour
};

/// Index of the field's scale among `scales`; a new one is added when no field before shares it. Ranges are not set.
int fieldScale(const ScaleRequest& request, std::vector<ChartScale>& scales);

/// Labels of an axis that shows shares of a sum, 0 to 1, whatever the field's own unit is.
DisplayProcessor percentDisplay(Field field, const DisplayContext& context);

/// Sets the range of a scale from the least and largest value drawn on it; nullopt: there is none. False when values
/// lie beyond what a scale can span.
bool setScaleRange(ChartScale& scale, std::optional<double> low, std::optional<double> high);
/// The same for a range that is known; what no number can tell apart any more is cut.
bool takeRange(ChartScale& scale, const std::optional<std::pair<double, double>>& range);
/// Says that values are cut off.
QString beyondScaleNotice();
/// More series are in the legend alone: no eye would tell their marks apart.
inline constexpr size_t drawnMarksCap = 1000;
QString crowdNotice(size_t drawn, size_t all);
/// The notice of a chart that is too narrow to write it whole into its corner; else empty.
QString unwrittenNotice(const QString& notice, const QFont& font, double width);
/// Several notices in one line; empty ones are skipped.
QString joinedNotices(const QStringList& notices);
/// Title, grid and visibility of an x axis, as the config of its field says.
void readXAxis(const FieldConfig& config, ChartX& axis);
/// Further axes of time, as the option `timezone` names their zones; `zone` is the dashboard's.
void addZones(const QStringList& settings, const QTimeZone& zone, ChartX& axis);
/// Says how many values a logarithmic axis cannot show.
QString offScaleNotice(size_t count);
