#pragma once

#include "datasources/data/frame.h"

#include <optional>
#include <utility>

/// How many nulls a gap gets.
enum class GapNulls
{
    EveryStep, ///< one at each missing step, also before and after the data up to the ends of the range: for bars
    One ///< a single one: enough to break a line, and cheap when a series starts late
};

/// Puts nulls after every gap longer than the field's interval (config.intervalMs of the time field, or custom
/// insertNulls ms), so that lines break there. The frame comes back unchanged (columns shared) when no gap is found.
Frame insertNulls(const Frame& frame, std::optional<std::pair<qint64, qint64>> rangeNs = {},
                  GapNulls mode = GapNulls::EveryStep);

/// Nulls of gaps shorter than maxGapNs become absent, which lines join across (custom.spanNulls in ms). The same
/// column comes back when nothing changes.
std::shared_ptr<const NumberColumn> joinShortGaps(const TimeColumn& times,
                                                  const std::shared_ptr<const NumberColumn>& values, qint64 maxGapNs);
