#pragma once

#include "dashboards/format/unittable.h"
#include "dashboards/format/valueformat.h"

/// Formatter of a unit that is a symbol and a way of scaling; `step` as in UnitRow.
ValueFormatter scaledFormatter(UnitKind kind, const QString& symbol, int step);
/// Number and symbol, in front of it without a blank or behind it with one.
ValueFormatter plainFormatter(const QString& symbol, bool inFront = false);
