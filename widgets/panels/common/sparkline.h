#pragma once

#include "datasources/data/frame.h"
#include "datasources/data/timerange.h"

#include <QColor>
#include <QRectF>

#include <optional>

class QPainter;

/// A small line over a filled area, without axes.
struct Sparkline
{
    enum class Style
    {
        Line,
        Bars,
        Points
    };
    enum class Join
    {
        Straight,
        Smooth,
        StepBefore, ///< the value holds since the sample before
        StepAfter
    };
    Field time; ///< without it values stand one step apart
    Field values;
    TimeRange range; ///< empty: the line fills its box
    QColor line;
    QColor fill; ///< invalid: none
    QColor fillEnd; ///< colour at the bottom of a vertical gradient; invalid: plain fill
    double width = 1;
    Style style = Style::Line;
    Join join = Join::Straight;
    double pointSize = 2; ///< of Points
};

/// The closed interval a sparkline's y axis covers: the field's range, widened by configured limits and when it is
/// flat.
FieldRange sparklineRange(const Field& field);
void drawSparkline(QPainter& painter, const Sparkline& sparkline, const QRectF& box);
