#pragma once

#include "dashboards/time/datemath.h"

#include <vector>

/// "Last 6 hours", "Today", or "2024-01-01 00:00:00 to ...": describeTimeRange of @grafana/data.
QString describeRange(const RawTimeRange& raw, const TimeContext& context);

struct QuickRange
{
    RawTimeRange range;
    QString text; ///< translated
};
/// Grafana's quick ranges in its order.
std::vector<QuickRange> quickRanges();
