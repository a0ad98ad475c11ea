#pragma once

#include "datasources/datasource.h"

// Incremental queries: of a range that ends in now, only what came since the earlier answer is asked again. The
// result must be what the whole query would have given; where that is not certain, nothing is returned and the
// whole query is sent.

/// Time in ms of the first sample to ask for again, when an earlier answer can be extended.
std::optional<qint64> tailStart(const IncrementalPlan& earlier, const IncrementalPlan& now);

/// `earlier` from fromMs on, up to tailFromMs, then `tail`. Series are told apart by their labels and come in the
/// order a server gives them: sorted by labels, or as they were. Nothing when a frame is no plain time series.
std::optional<Frames> mergeTail(const Frames& earlier, const Frames& tail, qint64 fromMs, qint64 tailFromMs);
