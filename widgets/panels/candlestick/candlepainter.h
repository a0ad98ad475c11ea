#pragma once

#include "datasources/data/frame.h"
#include "widgets/chart/plotmap.h"

#include <QColor>

/// Candles ready to be drawn: shared columns of equal length.
struct Candles
{
    std::shared_ptr<const TimeColumn> times; ///< ascending
    std::shared_ptr<const NumberColumn> open;
    std::shared_ptr<const NumberColumn> high;
    std::shared_ptr<const NumberColumn> low;
    std::shared_ptr<const NumberColumn> close;
    std::shared_ptr<const NumberColumn> volume; ///< nullptr: none is drawn
    int priceScale = -1; ///< -1: no prices are drawn
    int volumeScale = -1;
    double volumeAlpha = .5;
    bool bars = false;
    bool closeToClose = false;
    QColor up;
    QColor down;
    QColor flat;

    /// Whether the period rose: against its open, or against the close before.
    int direction(size_t row) const;
};

/// Draws the candles of the visible range.
void paintCandles(QPainter& painter, const PlotMap& map, const Candles& candles);
