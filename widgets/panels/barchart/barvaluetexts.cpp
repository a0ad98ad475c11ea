#include "widgets/panels/barchart/barvaluetexts.h"

#include <algorithm>
#include <cmath>

namespace {

constexpr double leastShare = 2.0 / 3; ///< of the axis' type: smaller texts are not readable beside it
constexpr double most = 30;
constexpr double ofThickness = .65; ///< share of a lying bar's height
constexpr double lineHeight = 1.25;
constexpr double gapUpright = 3;
constexpr double gapLying = 6;
constexpr size_t manyBars = 4000; ///< more texts than that are noise

double thickness(const BarChartLayout& layout, const PlacedBar& bar)
{
    return layout.upright ? bar.rect.width() : bar.rect.height();
}

} // namespace

double valueTextSize(const BarChartModel& model, const BarChartLayout& layout, const BarChartMeasures& measures)
{
    const double least = measures.fontPx * leastShare;
    const BarChartOptions& options = model.options;
    if (options.showValue == BarChartOptions::ShowValue::Never || layout.bars.empty() || layout.bars.size() > manyBars)
        return 0;
    if (options.valueSize)
        return *options.valueSize;
    const bool always = options.showValue == BarChartOptions::ShowValue::Always;
    double size = most;
    for (const PlacedBar& bar : layout.bars) {
        const double room = thickness(layout, bar);
        if (!layout.upright) {
            size = std::min(size, room * ofThickness);
        } else if (room < least && !always) {
            return 0;
        } else {
            const double width = measures.value(model.valueText(size_t(bar.series), size_t(bar.row)));
            size = std::min(size, width > 0 ? room / (width + 2) * 14 : most);
        }
        if (size < least)
            return always ? least : 0;
    }
    return size;
}

double valueTextHeight(const BarChartLayout& layout)
{
    return layout.valueSize * lineHeight + gapUpright;
}

QRectF valueTextBox(const BarChartModel& model, const BarChartLayout& layout, const PlacedBar& bar, double textWidth)
{
    const double height = layout.valueSize * lineHeight;
    const QRectF& r = bar.rect;
    const bool always = model.options.showValue == BarChartOptions::ShowValue::Always;
    if (model.options.isStacked()) {
        const bool fits = layout.upright ? r.height() >= height && r.width() >= textWidth
                                         : r.width() >= textWidth && r.height() >= height * .8;
        if (!fits && !always)
            return {};
        return {r.center().x() - textWidth / 2, r.center().y() - height / 2, textWidth, height};
    }
    if (layout.upright) {
        const double x = r.center().x() - textWidth / 2;
        double y = bar.negative ? r.bottom() + gapUpright : r.top() - gapUpright - height;
        // What would leave the plot stands inside its bar.
        if (bar.negative && y + height > layout.plot.bottom() + gapUpright)
            y = std::max(r.top(), r.bottom() - gapUpright - height);
        y = std::clamp(y, 0.0, std::max(0.0, layout.plot.bottom() + gapUpright - height));
        return {x, y, textWidth, height};
    }
    double x = bar.negative ? r.left() - gapLying - textWidth : r.right() + gapLying;
    // What would leave the plot stands inside its bar.
    if (!bar.negative && x + textWidth > layout.plot.right() + 2 * gapLying)
        x = std::max(layout.plot.left() + 2, r.right() - gapLying - textWidth);
    if (bar.negative && x < layout.plot.left())
        x = r.left() + gapLying;
    return {x, r.center().y() - height / 2, textWidth, height};
}
