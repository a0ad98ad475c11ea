#pragma once

#include "dashboards/format/valueformat.h"

// Lengths of time; every function takes the value in the unit its name says.

using TimeUnit = FormattedValue (*)(double value, std::optional<int> decimals);

/// ns, µs, ms, s, m, h, d, timeticks, dtdurations, dtdurationms, dthms, dtdhms, clocks, clockms; nullptr for others.
TimeUnit findTimeUnit(const QString& id);
