#pragma once

#include "datasources/data/trace.h"

/// For each span the time in which none of its direct children ran, in ns; children count as far as they lie inside.
std::vector<qint64> selfTimes(const Trace& trace);
