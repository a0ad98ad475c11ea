#pragma once

#include "datasources/data/frame.h"

/// A reducer's result as a table cell: lists are arrays, and an empty field gives an absent cell where the reducer
/// itself knows no result.
Value reduceToCell(const Field& field, const QString& reducer);
