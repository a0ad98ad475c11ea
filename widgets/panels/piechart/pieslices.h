#pragma once

#include "dashboards/format/fielddisplay.h"

#include <QSet>

#include <vector>

/// One value of a pie. Angles in radians, clockwise from twelve o'clock.
struct PieSlice
{
    QString title;
    DisplayValue value;
    int index = 0; ///< of its value
    bool visible = true; ///< false: the legend switched it off; it has no part
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

/// Titles of the values whose field the dashboard keeps out of the drawing.
QSet<QString> hiddenTitles(const std::vector<FieldDisplay>& values);

/// Slices of the values that are numbers above zero. Those with a title in `off` are
/// listed without a part of the whole.
std::vector<PieSlice> pieSlices(const std::vector<FieldDisplay>& values, PieSort sort, const QSet<QString>& off = {});
/// Share of a slice as legends and labels show it.
QString percentText(double part, int decimals = 0);
