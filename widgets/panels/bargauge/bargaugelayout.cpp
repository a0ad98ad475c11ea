#include "widgets/panels/bargauge/bargaugelayout.h"

#include <algorithm>

namespace {

constexpr double titleLineHeight = 1.5;
constexpr double smallestValue = 18;
constexpr double largestValue = 50;
constexpr double valuePadding = 10;
constexpr double smallestMeasured = 12; ///< px: the column of values is wide enough for them in the size of names
constexpr double mostForValue = 0.6; ///< of the room beside the name; the bar has the rest
constexpr double smallestPadding = 0.1; ///< of the column of values
constexpr double smallestReadable = 5; // px

/// The size of a value in its box, also of one that the user set: it must not run into the neighbour's.
double valueSize(const BarTile& tile, const QSizeF& box, const MeasureAt14& measure)
{
    const double fitting = fittingFontSize(tile.value, {box.width(), box.height(), 1, tile.valueSize, 400}, measure);
    return fitting < smallestReadable ? 0 : fitting;
}

BarGaugeLayout layoutVertical(const BarTile& tile, const MeasureAt14& measure)
{
    BarGaugeLayout layout;
    const double width = tile.size.width();
    const double height = tile.size.height();
    double titleHeight = 0;
    if (!tile.title.isEmpty() && tile.placement != NamePlacement::Hidden) {
        layout.titleSize = tile.titleSize.value_or(14);
        titleHeight = layout.titleSize * titleLineHeight;
    }
    double valueHeight = 0;
    if (tile.showValue) {
        valueHeight = tile.valueSize.value_or(std::min(std::max(height * 0.1, smallestValue), largestValue));
        layout.valueSize = valueSize(tile, {width, valueHeight}, measure);
        if (layout.valueSize <= 0)
            valueHeight = 0; // what cannot be read leaves its room to the bar
    }
    layout.value = QRectF(0, 0, width, valueHeight);
    layout.bar = QRectF(0, valueHeight, width, std::max(0.0, height - valueHeight - titleHeight));
    layout.title = QRectF(0, height - titleHeight, width, titleHeight);
    return layout;
}

/// Sets size and box of the name; the bar starts at its right or its bottom edge.
void placeTitle(BarGaugeLayout& layout, const BarTile& tile, const MeasureAt14& measure)
{
    const double width = tile.size.width();
    const double height = tile.size.height();
    if (tile.title.isEmpty() || tile.placement == NamePlacement::Hidden)
        return;
    if (tile.placement == NamePlacement::Top || (tile.placement == NamePlacement::Auto && height > 40)) {
        const double line =
            tile.titleSize ? *tile.titleSize * titleLineHeight : std::max(std::min(height * 0.45, largestValue), 17.0);
        layout.titleSize = line / titleLineHeight;
        layout.title = QRectF(0, 0, width, line);
        return;
    }
    layout.titleLeft = true;
    layout.titleSize = tile.titleSize.value_or(std::max(height * 0.6, smallestValue) / titleLineHeight);
    const double text = measure(tile.title, 400) * layout.titleSize / 14;
    layout.title = QRectF(0, 0, std::min(text + 15, width * 0.4), height);
}

} // namespace

BarGaugeLayout layoutBar(const BarTile& tile, const MeasureAt14& measure)
{
    if (tile.vertical)
        return layoutVertical(tile, measure);
    BarGaugeLayout layout;
    placeTitle(layout, tile, measure);
    const double left = layout.titleLeft ? layout.title.width() : 0;
    const double top = layout.titleLeft ? 0 : layout.title.height();
    const double height = std::max(0.0, tile.size.height() - top);
    const double room = std::max(0.0, tile.size.width() - left);
    double valueWidth = 0;
    double padding = 0;
    if (tile.showValue) {
        const double measuredAt = tile.valueSize.value_or(std::max(layout.titleSize, smallestMeasured));
        const double text = measure(tile.value, 400) * measuredAt / 14;
        const double wanted = std::max(std::min(tile.size.width() * 0.2, 150.0), text + 2 * valuePadding);
        valueWidth = std::min(wanted, room * mostForValue);
        padding = valueWidth < wanted ? std::min(valuePadding, valueWidth * smallestPadding) : valuePadding;
        layout.valueSize = valueSize(tile, {valueWidth - 2 * padding, height}, measure);
        if (layout.valueSize <= 0)
            valueWidth = padding = 0;
    }
    const double barWidth = room - valueWidth;
    layout.bar = QRectF(left, top, barWidth, height);
    layout.value = QRectF(left + barWidth + padding, top, std::max(0.0, valueWidth - 2 * padding), height);
    return layout;
}
