#pragma once

#include <QRectF>
#include <QTransform>

/// Where the points of a chart stand on the screen. All of a chart is laid out, drawn and asked for under the mouse
/// with its x axis along the lower edge; of an upright chart this turns it, so that the x axis runs upwards at the left
/// and values grow to the right. Pure; the turn is its own inverse but for the size it begins with.
struct ChartTurn
{
    bool upright = false;
    QSizeF screen; ///< CSS px of the whole chart

    QPointF toScreen(QPointF p) const { return upright ? QPointF(screen.width() - p.y(), screen.height() - p.x()) : p; }
    QPointF toChart(QPointF p) const { return upright ? QPointF(screen.height() - p.y(), screen.width() - p.x()) : p; }
    QRectF toScreen(const QRectF& r) const
    {
        return upright ? QRectF(toScreen(r.bottomRight()), toScreen(r.topLeft())) : r;
    }
    QRectF toChart(const QRectF& r) const
    {
        return upright ? QRectF(toChart(r.bottomRight()), toChart(r.topLeft())) : r;
    }
    /// For a painter of the screen that draws in the chart.
    QTransform transform() const
    {
        return upright ? QTransform(0, -1, -1, 0, screen.width(), screen.height()) : QTransform();
    }
    friend bool operator==(const ChartTurn&, const ChartTurn&) = default;
};
