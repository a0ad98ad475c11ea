#pragma once

#include "datasources/data/frame.h"

/// A part of the range of a metric query; samples stand at both ends. Times in ns.
struct LokiChunk
{
    qint64 fromNs = 0;
    qint64 toNs = 0;
    friend bool operator==(const LokiChunk&, const LokiChunk&) = default;
};

/// Days of a long range, the newest last: servers refuse ranges that are too long, and answer short ones sooner. The
/// samples of all parts stand where those of one query for the whole range would.
std::vector<LokiChunk> lokiChunks(qint64 fromNs, qint64 toNs, qint64 stepMs);

/// The series of an earlier part before those of later ones; told apart by their labels, in the order of the later
/// ones. Frames of another form stand beside each other.
Frames withEarlierSeries(Frames later, const Frames& earlier);
