#pragma once

#include "dashboards/format/displayprocessor.h"
#include "datasources/data/frame.h"
#include "widgets/theme/theme.h"

#include <QGradientStops>
#include <QRectF>

class QPainter;

/// How a value fills its bar; bar gauges and table cells share it.
struct BarStyle
{
    enum class Mode
    {
        Gradient,
        Lcd,
        Basic
    };
    Mode mode = Mode::Gradient;
    bool vertical = false;
    bool unfilled = true; ///< the rest of the scale is shown
    double cellPitch = 12; ///< LCD
    double cellGap = 2; ///< LCD
};
BarStyle::Mode barMode(const QString& displayMode);

/// The cells of an LCD bar. They are as long as whole px allow, so that they seldom fill their room.
struct LcdCells
{
    int count = 0;
    double size = 0; ///< px along the bar, without the gap
    double used = 0; ///< px of all with the gap behind each
};
LcdCells lcdCells(double length, const BarStyle& style);

struct BarValue
{
    double numeric = 0;
    QColor color;
    FieldRange scale; ///< values at the two ends
    const Field& field; ///< thresholds and colour mode
    const DisplayProcessor* display = nullptr; ///< colours of LCD cells; nullptr: the value's own
};

/// The scale of a gauge: configured limits, else the range of the data, else 0 to 100.
FieldRange gaugeScale(const Field& field);
/// Part of the scale a value fills, 0 to 1; 0 for no number.
double filledPart(double value, const FieldRange& scale);
/// Colours along a bar of `length` px out of `fullLength`, as positions of the drawn bar.
QGradientStops barGradientStops(const BarValue& value, const Palette& palette, double length, double fullLength);
void drawBar(QPainter& painter, const BarValue& value, const BarStyle& style, const Theme& theme, const QRectF& area);
