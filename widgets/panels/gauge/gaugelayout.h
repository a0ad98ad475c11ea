#pragma once

#include "widgets/panels/common/textfit.h"

#include <QRectF>

/// What decides the sizes of one gauge.
struct GaugeTile
{
    QSizeF size;
    QString title; ///< empty: none
    QString value;
    bool markers = true; ///< the outer ring of thresholds
    bool labels = false; ///< values of the thresholds around it
    bool circle = false; ///< closed ring instead of an arc
    bool rounded = false; ///< ends of the band, which reach below those of an arc
    double widthFactor = 0.5; ///< of the band; 0.5 is the usual one
    std::optional<double> titleSize; ///< px set by the user
    std::optional<double> valueSize;
};

struct GaugeLayout
{
    QPointF center;
    double outer = 0; ///< radius of the threshold ring's outer edge, or of the band without one
    double ring = 0; ///< width reserved for the threshold ring
    double band = 0; ///< width of the value band inside it
    double from = 0; ///< angles in degrees, clockwise from three o'clock
    double sweep = 0;
    double valueSize = 0;
    bool numberAlone = false; ///< there is no room for a gauge around it
    double labelSize = 0; ///< of the thresholds' values; 0: none, or no room for them
    double titleSize = 0;
    QRectF title;

    double angleAt(double part) const { return from + sweep * part; }
};

GaugeLayout layoutGauge(const GaugeTile& tile, const MeasureAt14& measure);
