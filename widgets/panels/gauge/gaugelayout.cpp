#include "widgets/panels/gauge/gaugelayout.h"

#include <QtMath>

#include <algorithm>

namespace {

constexpr double margin = 5;
constexpr double titleLineHeight = 1.5;
/// The arc runs from 162 to 378 degrees: its ends lie 18 degrees below the middle.
constexpr double arcFrom = 162;
constexpr double arcSweep = 216;
constexpr double mostLabels = .35; ///< of the radius: labels around a smaller gauge would be all of it

/// In a tiny panel the number is all that can be read. Several gauges never are that small: each is 75 px
/// wide and high at least.
void leaveNumberAlone(GaugeLayout& layout, const GaugeTile& tile, const MeasureAt14& measure)
{
    constexpr double smallestBox = 60; // px of a gauge that is worth its room
    constexpr double readable = 12;
    const double width = tile.size.width();
    const double height = tile.size.height();
    if (std::min(width, height) >= smallestBox || layout.valueSize >= readable || tile.valueSize)
        return;
    const double alone = fittingFontSize(tile.value, {width * .9, height, 1.2, {}, 400}, measure);
    if (alone <= layout.valueSize)
        return;
    layout.numberAlone = true;
    layout.valueSize = alone;
    layout.center = {width / 2, height / 2};
}

} // namespace

GaugeLayout layoutGauge(const GaugeTile& tile, const MeasureAt14& measure)
{
    GaugeLayout layout;
    const double width = tile.size.width();
    const double height = tile.size.height();
    double titleHeight = 0;
    if (!tile.title.isEmpty()) {
        layout.titleSize = tile.titleSize.value_or(std::min(width * 0.15 / titleLineHeight, 20.0));
        titleHeight = layout.titleSize * titleLineHeight;
    }
    const double box = std::max(0.0, std::min(width, height - titleHeight));
    const double usualBand = std::min(box / 5.5, 40.0) / (tile.labels ? 1.5 : 1);
    layout.band = usualBand * tile.widthFactor / 0.5;
    layout.ring = tile.markers ? layout.band / 5 : 0;

    const double room =
        std::min(width, box * 1.3) * 0.9 - (layout.band + layout.ring + (tile.labels ? 10 : 0)) * 2 - 10;
    layout.valueSize = tile.valueSize.value_or(
        fittingFontSize(tile.value, {std::max(0.0, room), box, 1, std::max(usualBand, layout.band) * 1.7, 400},
                        measure)); // a thin band leaves a number its size
    layout.labelSize = std::max(layout.valueSize / 2.5, 12.0);

    const double belowMiddle = tile.circle ? 1 : std::sin(qDegreesToRadians(arcFrom));
    const double ends = tile.rounded && !tile.circle
        ? std::max(0.0, layout.band / 2 - (layout.ring + layout.band / 2) * belowMiddle)
        : 0;
    const double inner = std::max(0.0, box - 2 * margin - ends);
    const double radius = std::max(0.0, std::min((width - 2 * margin) / 2, inner / (1 + belowMiddle)));
    const double labelRoom = tile.labels ? layout.labelSize + 2 * (layout.band / 5) + 1 : 0;
    if (labelRoom > radius * mostLabels) {
        GaugeTile plain = tile;
        plain.labels = false;
        return layoutGauge(plain, measure);
    }
    if (!tile.labels)
        layout.labelSize = 0;
    layout.outer = std::max(0.0, radius - labelRoom);
    // The number stays inside the band; a closed ring is as narrow above and below it.
    if (const double hole = 2 * (layout.outer - layout.ring - layout.band); !tile.valueSize)
        layout.valueSize = std::min(
            layout.valueSize,
            fittingFontSize(tile.value, {std::max(0.0, hole * (tile.circle ? .86 : .96)), box, 1, {}, 400}, measure));
    const double top = std::max(0.0, (height - box - titleHeight) / 2);
    layout.center = {width / 2, top + margin + (inner - radius * (1 + belowMiddle)) / 2 + radius};
    layout.from = tile.circle ? -90 : arcFrom;
    layout.sweep = tile.circle ? 360 : arcSweep;
    if (titleHeight > 0)
        layout.title = QRectF(0, top + box - 4, width, titleHeight);
    leaveNumberAlone(layout, tile, measure);
    return layout;
}
