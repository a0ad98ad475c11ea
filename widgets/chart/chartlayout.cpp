#include "widgets/chart/chartlayout.h"

#include "dashboards/chart/ticks.h"
#include "dashboards/time/momentformat.h"
#include "widgets/chart/plotscale.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace {

constexpr double tickLength = 4;
constexpr double labelGap = 5;
constexpr double openSide = 8; ///< inset of a side without an axis
constexpr double bottomSize = 21;
constexpr double axisTitleSize = 28;
constexpr double largestShare = .4;
constexpr double lowPlot = 150; ///< below it y labels stand closer
constexpr double leastPlot = 2;

AxisTicks ticksOf(const ChartScale& scale, double height)
{
    const double space = height <= lowPlot ? 15 : 30;
    if (scale.options.type == ScaleType::Log)
        return logTicks(scale.min, scale.max, scale.options.logBase, height, space);
    return linearTicks(scale.min, scale.max, height, space, scale.binary, scale.options.decimals);
}

std::vector<AxisTick> labelledTicks(const ChartScale& scale, double top, double height)
{
    const AxisTicks ticks = ticksOf(scale, height);
    const PlotScale map(scale.options, scale.min, scale.max, height);
    std::optional<int> decimals = scale.options.decimals;
    if (!decimals && ticks.increment > 0 && scale.options.type != ScaleType::Log)
        decimals = incrementDecimals(ticks.increment);
    std::vector<AxisTick> result;
    for (const double value : ticks.values) {
        const double y = map.toPx(value);
        if (std::isfinite(y) && y > -1 && y < height + 1)
            result.push_back({top + y, scale.text ? scale.text(value, decimals) : QString::number(value)});
    }
    return result;
}

double sizeOf(const ChartScale& scale, const std::vector<AxisTick>& ticks, const QFontMetricsF& metrics, double width)
{
    double widest = 0;
    for (const AxisTick& tick : ticks)
        widest = std::max(widest, metrics.horizontalAdvance(tick.text));
    double size = tickLength + labelGap + std::min(widest, largestShare * width);
    if (ticks.empty())
        size = tickLength;
    if (scale.fixedWidth > 0)
        size = scale.fixedWidth;
    return std::ceil(size) + (scale.label.isEmpty() ? 0 : axisTitleSize);
}

std::vector<AxisTick> timeLabels(const ChartModel& model, QRectF plot, const QFontMetricsF& metrics)
{
    const auto measure = [&metrics](const QString& text) { return metrics.horizontalAdvance(text); };
    const double range = model.toMs - model.fromMs;
    const double space = timeTickSpacing(range, plot.width(), measure, model.zone);
    const AxisTicks ticks = timeTicks(model.fromMs, model.toMs, plot.width(), space, model.zone);
    const MomentFormat format(timeTickPattern(ticks.increment, range), model.zone);
    std::vector<AxisTick> result;
    for (const double t : ticks.values) {
        if (t >= model.fromMs && t <= model.toMs)
            result.push_back({plot.left() + (t - model.fromMs) / range * plot.width(), format.format(qint64(t))});
    }
    return result;
}

} // namespace

ChartLayout layoutChart(const ChartModel& model, QSizeF size, const QFont& font)
{
    const QFontMetricsF metrics(font);
    ChartLayout layout;
    const double height = std::max(leastPlot, size.height() - openSide - bottomSize);
    double left = 0;
    double right = 0;
    for (size_t i = 0; i < model.scales.size(); i++) {
        const ChartScale& scale = model.scales[i];
        if (scale.hidden || !scale.hasRange)
            continue;
        AxisLayout axis;
        axis.scale = int(i);
        axis.right = scale.right;
        axis.ticks = labelledTicks(scale, openSide, height);
        axis.size = sizeOf(scale, axis.ticks, metrics, size.width());
        double& side = scale.right ? right : left;
        axis.edge = side;
        side += axis.size;
        layout.axes.push_back(std::move(axis));
    }
    left = left == 0 ? openSide : left;
    right = right == 0 ? openSide : right;
    const double width = std::max(leastPlot, size.width() - left - right);
    layout.plot = QRectF(left, openSide, width, height);
    for (AxisLayout& axis : layout.axes)
        axis.edge = axis.right ? layout.plot.right() + axis.edge : layout.plot.left() - axis.edge;
    if (model.toMs > model.fromMs)
        layout.times = timeLabels(model, layout.plot, metrics);
    return layout;
}
