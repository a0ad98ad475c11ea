#pragma once

#include "dashboards/time/datemath.h"

#include <vector>

/// "Last 6 hours", "Today", or "2024-01-01 00:00:00 to ...": describeTimeRange of @grafana/data.
QString describeRange(const RawTimeRange& raw, const TimeContext& context);

/// What a relative text such as "5m", "+1h" or "now-2d" means.
struct TextRange
{
    RawTimeRange range;
    QString text;
    bool valid = true;
};
TextRange describeTextRange(const QString& text);
/// Of a panel's relative time or time shift: "15m", "1h 5m", "$variable".
bool isValidTimeSpan(const QString& text);

struct QuickRange
{
    RawTimeRange range;
    QString text; ///< translated
};
/// Grafana's quick ranges in its order.
std::vector<QuickRange> quickRanges();
