#pragma once

#include "datasources/data/frame.h"
#include "datasources/data/jsonutil.h"
#include "datasources/data/timerange.h"

// An earlier period of a panel's series, laid over the present one.

/// How far back `with` ("24h", "1w", "__previousPeriod") lies; 0: nothing is compared.
qint64 compareShiftMs(const QString& with, const TimeRange& range);
/// The period that the options of a panel ask for; empty: none.
QString compareWithOption(const Json& options);
/// The frames moved into the present and marked as compared.
Frames shiftedIntoPresent(const Frames& frames, qint64 shiftMs);
