#pragma once

#include "dashboards/model/dashboard.h"
#include "widgets/chart/chartlegend.h"
#include "widgets/chart/chartmodel.h"

/// Which fields make one series; a missing matcher leaves the choice to the data.
struct XYMapping
{
    std::optional<MatcherSpec> frame;
    std::optional<MatcherSpec> x;
    std::optional<MatcherSpec> y;
    std::optional<MatcherSpec> size;
    std::optional<MatcherSpec> color;
    QString name; ///< fixed; empty: the y field's
    QString fixedColor; ///< of older dashboards; newer ones say it in the field config
    std::optional<double> fixedSize;
    QStringList exclude; ///< names that are no y fields
};

/// `options` of an xy chart, of both the present and the older schema.
struct XYChartOptions
{
    bool manual = false; ///< each mapping is one series; else the first one guides all frames
    std::vector<XYMapping> mappings;
    LegendOptions legend;
    QStringList legendCalcs;
    TooltipMode tooltip = TooltipMode::Single;
};
XYChartOptions xyChartOptionsFromJson(const Json& options);

/// How the points and lines of a field look; lengths are CSS px.
struct XYStyle
{
    bool points = true;
    bool lines = false;
    double size = 5;
    double sizeMin = 5;
    double sizeMax = 100;
    bool square = false;
    double strokeWidth = 1;
    double fillOpacity = .5;
    double lineWidth = 1;
    std::vector<double> dash;
};
XYStyle xyStyleFromConfig(const FieldConfig& config);
