#pragma once

#include "dashboards/model/dashboard.h"
#include "dashboards/time/datemath.h"

/// The range a panel asks for: the dashboard's, or its own timeFrom and timeShift.
struct PanelTime
{
    RawTimeRange raw;
    TimeRange range;
    QString info; ///< "Last 1 hour, timeshift -1d"; empty when the panel follows the dashboard
};

/// Follows Grafana's applyPanelTimeOverrides: timeFrom only overrides ranges that end in now ("1h" means now-1h to
/// now, "now/d" is a full expression), timeShift moves both ends ("1d", also "1d/d").
PanelTime panelTime(const QString& timeFrom, const QString& timeShift, const RawTimeRange& dashboard,
                    const TimeContext& context);
