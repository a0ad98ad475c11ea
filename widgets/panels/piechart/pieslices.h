#pragma once

#include "dashboards/format/fielddisplay.h"

#include <vector>

/// One value of a pie. Angles in radians, clockwise from twelve o'clock.
struct PieSlice
{
    QString title;
    DisplayValue value;
    double part = 0; ///< of the whole, 0 to 1
    double from = 0;
    double sweep = 0;
};

enum class PieSort
{
    Descending,
    Ascending,
    None
};
PieSort pieSort(const QString& option);

/// Slices of the values that are numbers above zero and not hidden from the drawing.
std::vector<PieSlice> pieSlices(const std::vector<FieldDisplay>& values, PieSort sort);
/// Share of a slice as legends and labels show it.
QString percentText(double part, int decimals = 0);
