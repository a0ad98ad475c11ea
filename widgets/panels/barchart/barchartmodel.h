#pragma once

#include "widgets/panels/barchart/barchartoptions.h"
#include "widgets/theme/theme.h"

#include <QSet>

/// One number field of a bar chart.
struct BarSeries
{
    QString name;
    SeriesStyle style; ///< fill, stroke, gradient, colour
    DisplayProcessor display;
    std::shared_ptr<const NumberColumn> values; ///< as the source has them
    std::shared_ptr<const NumberColumn> tops; ///< where bars end: stacked
    std::shared_ptr<const NumberColumn> bottoms; ///< where they begin; nullptr: at zero
    int scale = 0;
    bool visible = true;
    bool inTooltip = true;
    bool valueColored = false; ///< every bar takes the colour of its value
    int field = 0; ///< in BarChartModel::frame
};

/// Everything a bar chart shows; built from PanelData, immutable afterwards.
struct BarChartModel
{
    BarChartOptions options;
    Frame frame; ///< the joined rows
    QStringList categories; ///< full texts, of tooltips
    QStringList labels; ///< texts of the axis
    QString axisLabel; ///< of the categories
    bool categoriesHidden = false;
    std::vector<QColor> rowColors; ///< by colorByField; empty: by series
    std::vector<BarSeries> series;
    std::vector<ChartScale> scales;
    std::vector<ThresholdMark> thresholds;
    std::vector<LegendItem> legend;
    /// Texts of a time axis for the rows that have a tick; empty: `labels`.
    std::function<QStringList(const std::vector<int>& rows)> timeLabels;
    QString notice; ///< what was left out, written into the corner of the plot
    QString problem; ///< why there is nothing to draw, translated; empty: there is

    /// Text at the end of a bar; empty where there is no value.
    QString valueText(size_t series, size_t row) const;
    QColor barColor(size_t series, size_t row) const;
};

struct BarChartInput
{
    PanelDataPtr data;
    BarChartOptions options;
    Theme theme;
    QTimeZone zone = QTimeZone::utc();
    QSet<QString> hidden; ///< names of series that the legend switched off
};
std::shared_ptr<const BarChartModel> buildBarChart(const BarChartInput& input);
