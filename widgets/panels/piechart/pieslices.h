#pragma once

#include "dashboards/format/fielddisplay.h"

#include <QFontMetricsF>
#include <QSet>

#include <vector>

/// One value of a pie. Angles in radians, clockwise from twelve o'clock.
struct PieSlice
{
    QString title;
    DisplayValue value;
    bool inLegend = true; ///< false: hideFrom keeps it out
    bool inTooltip = true;
    int index = 0; ///< of its value
    bool visible = true; ///< false: the legend switched it off; it has no part
    double part = 0; ///< of the sum of all
    int decimals = 0; ///< of the share
    double from = 0;
    double sweep = 0;
    bool crowd = false; ///< one of those too many to be drawn on their own
};

/// More are drawn as one at the end; the legend names all.
inline constexpr int mostSlices = 1000;

enum class PieSort
{
    Descending,
    Ascending,
    None
};
PieSort pieSort(const QString& option);

/// Titles of the values whose field the dashboard keeps out of the drawing.
QSet<QString> hiddenTitles(const std::vector<FieldDisplay>& values);

/// Slices of the values that are numbers, in the order of the sort; those below zero have a share and no angle, those
/// with a title in `off` neither.
std::vector<PieSlice> pieSlices(const std::vector<FieldDisplay>& values, PieSort sort, const QSet<QString>& off = {});

/// The lines of a label that a width has room for: a name may be cut, a number that is cut would be another one. The
/// first line is the name when there is one.
QStringList fittingLabel(const QStringList& lines, bool named, double room, const QFontMetricsF& metrics);
