#pragma once

#include "datasources/data/frame.h"

/// Sorts all rows by one field, stable, in the order of its type: numbers, texts by the English collation without
/// regard to case and accents (empty ones last), true before false.
void sortFrame(Frame& frame, size_t fieldIndex, bool descending);
/// The same with every key read as a number.
void sortFrameByNumber(Frame& frame, size_t fieldIndex);
