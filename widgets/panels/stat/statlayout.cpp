#include "widgets/panels/stat/statlayout.h"

#include <algorithm>

namespace {

constexpr double largestTitle = 30;
constexpr double titlePerValue = 0.7;
constexpr int valueWeight = 500;
constexpr double smallestReadable = 12; // px
constexpr double tightPadding = 3;
constexpr double smallestTitle = 10; // px: longer ones end in an ellipsis
constexpr double usualPercent = 12; // px, at least
constexpr double smallestPercent = 8;
constexpr double gapShare = 1 / 3.0; // behind the arrow, of the size
constexpr double leastGap = 4; // px
constexpr double centeredGap = 6.6; // px between centred texts: three quarters of a digit of 14 px
constexpr double withPercent = 0.75; // of the height, for a value with its change

struct Fitter
{
    const StatTile& tile;
    const MeasureAt14& measure;
    double width = 0; ///< of the padded tile
    double height = 0;

    double title(double share, double maxHeight) const
    {
        if (tile.title.isEmpty())
            return 0;
        if (tile.titleSize)
            return *tile.titleSize;
        return fittingFontSize(tile.title, {width * share, maxHeight, StatLayout::lineHeight, largestTitle, 400},
                               measure);
    }
    double value(double share, double maxHeight) const
    {
        if (tile.value.isEmpty())
            return 0;
        if (tile.valueSize) // a number that is cut would be another number
            return std::min(*tile.valueSize,
                            fittingFontSize(tile.value,
                                            {width, *tile.valueSize * 2, StatLayout::lineHeight, {}, valueWeight},
                                            measure));
        return fittingFontSize(tile.value, {width * share, maxHeight, StatLayout::lineHeight, {}, valueWeight},
                               measure);
    }
    /// A title of a size given by hand leaves the value its room.
    bool sharesRoom() const { return !tile.title.isEmpty() && !tile.titleSize; }
    double below(double titleSize, double valueSize) const
    {
        return tile.titleSize ? titleSize : std::min(titleSize, valueSize * titlePerValue);
    }
};

void fitWideWithChart(StatLayout& layout, const Fitter& fit)
{
    layout.chartHeight = fit.tile.size.height() * 0.5;
    layout.titleSize = fit.title(0.6, fit.height * 0.4);
    layout.valueSize = fit.value(0.4, fit.height * 0.5);
}

void fitWide(StatLayout& layout, const Fitter& fit)
{
    const double room = fit.tile.percent.isEmpty() ? fit.height : fit.height * withPercent;
    layout.valueSize = fit.value(fit.sharesRoom() ? 0.3 : 1, room);
    if (fit.tile.title.isEmpty() && !fit.tile.percent.isEmpty()) // the change stands beside it
        layout.valueSize = std::min(layout.valueSize, fit.value(0.7, room));
    layout.titleSize = fit.below(fit.title(0.6, fit.height), layout.valueSize);
}

void fitStackedWithChart(StatLayout& layout, const Fitter& fit)
{
    const double height = fit.tile.size.height();
    const double title = fit.title(1, height * 0.15);
    const double kept = fit.sharesRoom() ? title * StatLayout::lineHeight : 0;
    layout.valueSize = fit.value(1, fit.height - height * 0.25 - kept);
    layout.titleSize = fit.below(title, layout.valueSize);
    layout.chartHeight = std::max(0.0, height - (layout.titleSize + layout.valueSize) * StatLayout::lineHeight);
}

void fitStacked(StatLayout& layout, const Fitter& fit)
{
    const double title = fit.title(1, fit.tile.size.height() * 0.15);
    const double room = fit.height - (fit.sharesRoom() ? title * StatLayout::lineHeight : 0);
    layout.valueSize = fit.value(1, !fit.tile.percent.isEmpty() ? room * withPercent : room);
    layout.titleSize = fit.below(title, layout.valueSize);
}

void fitTexts(StatLayout& layout, const StatTile& tile, const MeasureAt14& measure, bool chart)
{
    const Fitter fit {tile, measure, tile.size.width() - 2 * layout.padding, tile.size.height() - 2 * layout.padding};
    if (layout.wide)
        chart ? fitWideWithChart(layout, fit) : fitWide(layout, fit);
    else
        chart ? fitStackedWithChart(layout, fit) : fitStacked(layout, fit);
}

/// Grafana lets long names shrink to nothing.
void keepTitleReadable(StatLayout& layout, const StatTile& tile)
{
    const bool tiny = tile.size.height() < 3 * smallestTitle * StatLayout::lineHeight;
    if (tile.title.isEmpty() || tile.titleSize || tiny || layout.titleSize >= smallestTitle)
        return;
    const double more = (smallestTitle - layout.titleSize) * StatLayout::lineHeight;
    layout.titleSize = smallestTitle;
    if (layout.wide)
        return;
    const double texts = (layout.titleSize + layout.valueSize) * StatLayout::lineHeight;
    if (texts + 2 * layout.padding > tile.size.height() && !tile.valueSize)
        layout.valueSize = std::max(0.0, layout.valueSize - more / StatLayout::lineHeight);
    layout.chartHeight = std::max(0.0, layout.chartHeight - more);
}

/// As large as Grafana has it where that fits; smaller in a narrow or low tile, left out where it could not be read.
void fitPercent(StatLayout& layout, const StatTile& tile, const MeasureAt14& measure)
{
    if (tile.percent.isEmpty())
        return;
    if (tile.percentSize) {
        layout.percentSize = *tile.percentSize;
        return;
    }
    const double measured = 14;
    const double perPixel = percentArrow(1) + measure(tile.percent, valueWeight) / measured; // of its size
    const double inner = tile.size.width() - 2 * layout.padding;
    const double value = measure(tile.value, valueWeight) * layout.valueSize / measured;
    const double room = layout.wide ? inner - value - centeredGap : inner;
    double size = std::max(layout.valueSize / 2.5, usualPercent);
    size = std::min({size, room / (perPixel + gapShare), std::max(room - leastGap, 0.0) / perPixel});
    if (!layout.wide && layout.chartHeight <= 0) {
        const double texts = (layout.titleSize + layout.valueSize) * StatLayout::lineHeight;
        size = std::min(size, (tile.size.height() - layout.padding - texts) / StatLayout::lineHeight);
    }
    layout.percentSize = size < smallestPercent ? 0 : size;
}

/// A tile without texts has the chart that a single digit would leave it, and its change in large type.
void layoutWithoutText(StatLayout& layout, const StatTile& tile, const MeasureAt14& measure)
{
    constexpr double share = 0.8; // of the tile, for the change
    StatTile digit = tile;
    digit.noText = false;
    digit.title.clear();
    digit.value = QStringLiteral("1");
    digit.percent.clear();
    const StatLayout usual = layoutStat(digit, measure);
    layout.centered = true;
    if (tile.chart)
        layout.chartHeight = usual.chartHeight > 0 ? usual.chartHeight : tile.size.height();
    if (!tile.percent.isEmpty())
        layout.percentSize = fittingFontSize(tile.percent,
                                             {(tile.size.width() - 2 * usual.padding) * share,
                                              (tile.size.height() - 2 * usual.padding) * share,
                                              StatLayout::lineHeight,
                                              {},
                                              valueWeight},
                                             measure);
}

StatPlacement placeWide(const StatLayout& layout, const QRectF& inner, const StatTextWidths& widths)
{
    const auto lineBox = [&](double size, double width, double x) {
        const double line = size * StatLayout::lineHeight;
        // Beside a chart the texts stand on top, out of its way; centred ones share the middle.
        const bool top = layout.chartHeight > 0 && !layout.centered;
        return QRectF(x, top ? inner.top() : inner.center().y() - line / 2, width, line);
    };
    const double gap = widths.percent > 0 ? centeredGap : 0;
    const double values = widths.value + gap + widths.percent;
    StatPlacement place;
    double x = inner.left();
    double between = gap; // value and change
    if (layout.centered) {
        const double titleGap = widths.title > 0 ? centeredGap : 0;
        x += std::max(0.0, (inner.width() - values - widths.title - titleGap) / 2);
        place.title = lineBox(layout.titleSize, widths.title, x);
        x += widths.title + titleGap;
    } else {
        // The change stands at the end and the value half way to it, or beside it where there is little room.
        const double rest = inner.width() - widths.title - widths.value - widths.percent;
        if (widths.percent > 0)
            between = std::max(gap, rest / 2);
        x = inner.right() - widths.percent - between - widths.value;
        place.title = lineBox(layout.titleSize, std::max(0.0, std::min(widths.title, x - inner.left())), inner.left());
    }
    place.value = lineBox(layout.valueSize, widths.value, x);
    place.percent = lineBox(layout.percentSize, widths.percent, x + widths.value + between);
    place.percent.moveTop(place.value.center().y() - place.percent.height() / 2);
    return place;
}

StatPlacement placeStacked(const StatLayout& layout, const QRectF& inner, const StatTextWidths& widths)
{
    const double title = layout.titleSize * StatLayout::lineHeight;
    const double value = layout.valueSize * StatLayout::lineHeight;
    const double percent = widths.percent > 0 ? layout.percentSize * StatLayout::lineHeight : 0;
    const double gap = layout.centered ? centeredGap : 0;
    const double titleGap = title > 0 && value > 0 ? gap : 0;
    // A large change stands close under its value.
    double percentGap = percent > 0 && value > 0 ? gap : 0;
    if (percent > 0 && value > 0 && layout.percentSize > usualPercent)
        percentGap -= layout.percentSize / 4;
    double y = inner.top();
    if (layout.chartHeight <= 0 || layout.centered)
        y += std::max(0.0, (inner.height() - title - value - percent - titleGap - percentGap) / 2);
    const auto lineBox = [&](double height, double width) {
        const double kept = std::min(width, inner.width());
        const QRectF box(layout.centered ? inner.center().x() - width / 2 : inner.left(), y,
                         layout.centered ? width : kept, height);
        y += height;
        return box;
    };
    StatPlacement place;
    place.title = lineBox(title, std::min(widths.title, inner.width()));
    y += titleGap;
    place.value = lineBox(value, widths.value);
    y += percentGap;
    place.percent = lineBox(percent, widths.percent);
    return place;
}

} // namespace

double percentArrow(double percentSize)
{
    return percentSize * 2.5 / 3;
}

double percentGap(double percentSize)
{
    return std::max(percentSize * gapShare, leastGap);
}

StatLayout layoutStat(const StatTile& tile, const MeasureAt14& measure)
{
    StatLayout layout;
    const double width = tile.size.width();
    const double height = tile.size.height();
    layout.padding = tile.noText ? 2 : height > 100 ? 12 : 8;
    layout.centered = tile.centered || tile.title.isEmpty();
    layout.wide = tile.wideLayout && height > 0 && width / height > 2.5;
    const bool chart = tile.chart && height > (layout.wide ? 50 : 100);
    if (tile.noText) {
        layoutWithoutText(layout, tile, measure);
        return layout;
    }
    fitTexts(layout, tile, measure, chart);
    // Grafana lets a value in a tiny panel shrink to 8 px; its padding is the better sacrifice.
    if (layout.valueSize < smallestReadable && !tile.valueSize && layout.padding > tightPadding) {
        layout.padding = tightPadding;
        fitTexts(layout, tile, measure, chart);
    }
    if (layout.wide && layout.valueSize < smallestReadable && !tile.title.isEmpty() && !tile.titleSize
        && !tile.valueSize) {
        StatTile alone = tile; // a name beside a number that cannot be read says nothing
        alone.title.clear();
        return layoutStat(alone, measure);
    }
    keepTitleReadable(layout, tile);
    fitPercent(layout, tile, measure);
    return layout;
}

StatPlacement placeStat(const StatLayout& layout, const QSizeF& size, const StatTextWidths& widths)
{
    const double pad = layout.padding;
    const QRectF inner = QRectF(QPointF(), size).adjusted(pad, pad, -pad, -pad);
    StatPlacement place = layout.wide ? placeWide(layout, inner, widths) : placeStacked(layout, inner, widths);
    if (layout.chartHeight > 0)
        place.chart = QRectF(0, size.height() - layout.chartHeight, size.width(), layout.chartHeight);
    return place;
}
