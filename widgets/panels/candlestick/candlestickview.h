#pragma once

#include "widgets/panels/timeseries/timeseriesview.h"

/// Prices as candles or bars, with their volumes.
class CandlestickView : public TimeSeriesView
{
    Q_OBJECT

public:
    using TimeSeriesView::TimeSeriesView;
    void setSpec(std::shared_ptr<const PanelSpec> spec) override;
};
