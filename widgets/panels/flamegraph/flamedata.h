#pragma once

#include "datasources/data/frame.h"

#include <QStringList>

/// One block: `value` counts what lies below it, `self` what does not.
struct FlameNode
{
    int level = 0;
    int parent = -1;
    int end = 0; ///< one past the last node of its subtree: nodes stand depth first
    int label = 0;
    double start = 0; ///< along the axis of values
    double value = 0;
    double self = 0;
};

/// What one function adds up to, wherever it stands.
struct FlameSymbol
{
    double self = 0;
    double total = 0; ///< a recursion counts once
    int count = 0;
};

/// A profile as a tree in depth-first order; immutable once made.
struct FlameTree
{
    std::vector<FlameNode> nodes;
    QStringList labels;
    std::vector<FlameSymbol> symbols; ///< of labels[i]
    double total = 0; ///< width of the whole graph
    int depth = 0; ///< number of levels
    QString problem; ///< why there is nothing to draw, translated; empty: there is
};

/// Reads the nested set of a frame: level, value, self and label in depth-first order. What does not nest is cut where
/// it ends, values that are no numbers count nothing.
FlameTree flameTree(const Frame& frame);
/// The frame that holds a profile: one with `level` and `value`; nullptr when there is none.
const Frame* flameFrame(const Frames& frames);

/// All occurrences of one function merged: what they call (callees), and who calls them (callers, the function at the
/// root).
FlameTree flameCallees(const FlameTree& tree, int label);
FlameTree flameCallers(const FlameTree& tree, int label);
