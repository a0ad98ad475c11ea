#include "widgets/panels/trend/trendview.h"

#include "widgets/panels/trend/trendmodel.h"

void TrendView::setSpec(std::shared_ptr<const PanelSpec> spec)
{
    setBuilder([xField = jsonutil::string(spec->options, "xField")](const TimeSeriesInput& input) {
        return buildTrend(input, xField);
    });
    TimeSeriesView::setSpec(std::move(spec));
}
