#pragma once

#include "dashboards/run/paneldata.h"
#include "widgets/panels/timeseries/timeseriesoptions.h"
#include "widgets/theme/theme.h"

#include <QSet>

/// What a time series panel shows: the chart, its legend, and where each series came from.
struct TimeSeriesModel
{
    struct Origin
    {
        int frame = 0;
        int field = 0;
    };
    PanelDataPtr data; ///< what it was made from
    std::shared_ptr<ChartModel> chart;
    std::vector<LegendItem> legend;
    std::vector<Origin> origins; ///< of chart->series[i], in PanelData::frames
    QString problem; ///< why there is nothing to draw, translated; empty: there is
};

struct TimeSeriesInput
{
    PanelDataPtr data;
    TimeSeriesOptions options;
    Theme theme;
    QTimeZone zone = QTimeZone::utc();
    QSet<QString> hidden; ///< names of series that the legend switched off
    LabelFacets facets; ///< chosen in the legend: series with other labels are switched off, too
    ChartModelPtr before; ///< whose long series need not be looked through again; may be nullptr
};

/// Any thread.
TimeSeriesModel buildTimeSeries(const TimeSeriesInput& input);
