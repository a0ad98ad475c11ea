#pragma once

#include "datasources/data/jsonutil.h"
#include "datasources/data/timerange.h"

#include <QTimeZone>

#include <vector>

/// The parts of a range that a timeRegion of an annotation means: hours of the day (from, to: "09:30"), days of the
/// week (fromDayOfWeek, toDayOfWeek: 1 Monday to 7 Sunday), in its own zone or the dashboard's; or in the mode "cron"
/// what begins at each match of cronExpr and lasts `duration`. In order; at most a thousand.
std::vector<TimeRange> timeRegions(const Json& spec, const TimeRange& range, const QTimeZone& zone);
