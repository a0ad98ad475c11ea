#include "widgets/panels/candlestick/candlestickview.h"

#include "widgets/panels/candlestick/candlestickmodel.h"

void CandlestickView::setSpec(std::shared_ptr<const PanelSpec> spec)
{
    setBuilder([options = candlestickOptionsFromJson(spec->options)](const TimeSeriesInput& input) {
        return buildCandlestick(input, options);
    });
    TimeSeriesView::setSpec(std::move(spec));
}
