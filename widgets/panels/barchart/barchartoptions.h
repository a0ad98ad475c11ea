#pragma once

#include "widgets/chart/chartlegend.h"
#include "widgets/chart/chartmodel.h"

/// `options` of a bar chart; lengths are CSS px, shares 0..1.
struct BarChartOptions
{
    enum class Orientation
    {
        Auto, ///< upright unless the panel is higher than wide
        Upright, ///< "vertical": categories along the bottom
        Lying
    };
    enum class ShowValue
    {
        Auto, ///< where they fit
        Always,
        Never
    };
    QString xField;
    QString colorByField;
    Orientation orientation = Orientation::Auto;
    ShowValue showValue = ShowValue::Auto;
    QString stacking = QStringLiteral("none"); ///< none, normal, percent
    double groupWidth = .7;
    double barWidth = .97;
    double barRadius = 0; ///< share of a bar's width
    double labelRotation = 0; ///< degrees; positive reads upwards
    int labelMaxLength = 0; ///< characters; 0: no limit
    double labelSpacing = 0; ///< least px between two labels; negative counts from the end; 0: where they fit
    bool fullHighlight = false;
    std::optional<double> valueSize;
    LegendOptions legend;
    QStringList legendCalcs;
    TooltipMode tooltip = TooltipMode::Single;
    TooltipSort sort = TooltipSort::None;
    bool hideZeros = false;

    bool isStacked() const { return stacking != QLatin1String("none"); }
    bool isPercent() const { return stacking == QLatin1String("percent"); }
};
BarChartOptions barChartOptionsFromJson(const Json& options);
