#pragma once

#include "widgets/panels/timeseries/timeseriesview.h"

/// Lines over a number.
class TrendView : public TimeSeriesView
{
    Q_OBJECT

public:
    using TimeSeriesView::TimeSeriesView;
    void setSpec(std::shared_ptr<const PanelSpec> spec) override;
};
