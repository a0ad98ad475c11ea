#pragma once

#include "datasources/data/labels.h"

#include <vector>

/// The labels that all sets have with the same value; none for no sets.
Labels commonLabels(const std::vector<Labels>& sets);
/// Those labels that the other set lacks.
Labels labelsWithout(Labels labels, const Labels& others);
