#pragma once

#include "widgets/panels/candlestick/candlefields.h"
#include "widgets/panels/candlestick/candlepainter.h"
#include "widgets/panels/timeseries/timeseriesmodel.h"

/// A time series whose open, high, low and close fields are drawn as candles. `candles` receives what is drawn, for
/// tests; may be nullptr.
TimeSeriesModel buildCandlestick(const TimeSeriesInput& input, const CandlestickOptions& options,
                                 Candles* candles = nullptr);
