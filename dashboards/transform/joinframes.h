#pragma once

#include "datasources/data/frame.h"

#include <functional>

enum class JoinMode
{
    Outer, ///< one row per distinct key, sorted
    Inner, ///< rows of equal keys, as SQL joins tables
    OuterTabular ///< the same, unmatched rows kept
};

struct JoinOptions
{
    /// The key field of each frame; empty: the first time field.
    std::function<bool(Field&, const Frame&, const Frames&)> joinBy;
    /// Other fields that go along; empty: all.
    std::function<bool(const Field&)> keep;
    JoinMode mode = JoinMode::Outer;
};

/// Puts the fields of two or more frames side by side on equal keys. Equal key columns are shared, not joined.
Frame joinFrames(Frames frames, const JoinOptions& options);

/// False when a sample of the values does not rise; such keys are sorted first.
bool isLikelyAscending(const Field& field);
