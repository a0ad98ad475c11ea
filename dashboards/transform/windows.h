#pragma once

#include "datasources/data/frame.h"

enum class WindowReducer
{
    Mean,
    Variance,
    StdDev
};

/// A reducer over a window that moves along the rows: the last `window` rows, or as many around each row.
/// Means follow Grafana to the letter: the trailing one forgets the oldest value only when a new one comes in.
NumberColumn movingWindow(const NumberColumn& values, qsizetype window, WindowReducer reducer, bool centered);
