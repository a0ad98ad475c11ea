#include "widgets/panels/barchart/barchartoptions.h"

#include "widgets/panels/common/fieldvalues.h"
#include "widgets/panels/common/legendpanel.h"

#include <algorithm>

namespace {

using jsonutil::boolean;
using jsonutil::number;
using jsonutil::string;

BarChartOptions::Orientation orientationOf(const QString& name)
{
    if (name == QLatin1String("horizontal"))
        return BarChartOptions::Orientation::Lying;
    return name == QLatin1String("vertical") ? BarChartOptions::Orientation::Upright
                                             : BarChartOptions::Orientation::Auto;
}

BarChartOptions::ShowValue showValueOf(const QString& name)
{
    if (name == QLatin1String("always"))
        return BarChartOptions::ShowValue::Always;
    return name == QLatin1String("never") ? BarChartOptions::ShowValue::Never : BarChartOptions::ShowValue::Auto;
}

} // namespace

BarChartOptions barChartOptionsFromJson(const Json& json)
{
    BarChartOptions options;
    options.xField = string(json, "xField");
    options.colorByField = string(json, "colorByField");
    options.orientation = orientationOf(string(json, "orientation"));
    options.showValue = showValueOf(string(json, "showValue"));
    options.stacking = string(json, "stacking", QStringLiteral("none"));
    if (options.stacking != QLatin1String("normal") && options.stacking != QLatin1String("percent"))
        options.stacking = QStringLiteral("none");
    options.groupWidth = std::clamp(number(json, "groupWidth", .7), .01, 1.0);
    options.barWidth = std::clamp(number(json, "barWidth", .97), .01, 1.0);
    options.barRadius = std::clamp(number(json, "barRadius", 0), 0.0, .5);
    options.labelRotation = std::clamp(number(json, "xTickLabelRotation", 0), -90.0, 90.0);
    options.labelMaxLength = std::max(0, jsonutil::integer(json, "xTickLabelMaxLength", 0));
    options.labelSpacing = std::clamp(number(json, "xTickLabelSpacing", 0), -5000.0, 5000.0);
    options.fullHighlight = boolean(json, "fullHighlight");
    options.valueSize = userTextSize(json, "valueSize");
    options.legend = legendOptionsFromJson(json);
    options.legendCalcs = jsonutil::strings(jsonutil::object(json, "legend"), "calcs");
    const Json& tooltip = jsonutil::object(json, "tooltip");
    const QString mode = string(tooltip, "mode");
    if (mode == QLatin1String("multi"))
        options.tooltip = TooltipMode::Multi;
    else if (mode == QLatin1String("none"))
        options.tooltip = TooltipMode::None;
    const QString sort = string(tooltip, "sort");
    if (sort == QLatin1String("asc"))
        options.sort = TooltipSort::Ascending;
    else if (sort == QLatin1String("desc"))
        options.sort = TooltipSort::Descending;
    options.hideZeros = boolean(tooltip, "hideZeros");
    return options;
}
