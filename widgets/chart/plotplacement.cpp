#include "widgets/chart/plotplacement.h"

#include "dashboards/chart/chartlayout.h"
#include "widgets/chart/plotscale.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace {

constexpr double leastPlot = 1;

ValueAxis valueAxis(const ChartScale& scale)
{
    ValueAxis axis;
    axis.scale = scale.options;
    if (scale.hasRange)
        axis.range = std::pair(scale.min, scale.max);
    axis.right = scale.right;
    axis.binary = scale.binary;
    axis.labelled = !scale.label.isEmpty();
    if (scale.fixedWidth > 0)
        axis.fixedWidthPx = scale.fixedWidth;
    axis.text = scale.text;
    return axis;
}

void placeTicks(const ChartScale& scale, const AxisLayout& laid, const QRectF& plot, AxisPlacement& axis)
{
    const PlotScale map(scale.options, scale.min, scale.max, plot.height());
    for (size_t i = 0; i < laid.ticks.values.size(); i++) {
        const double y = map.toPx(laid.ticks.values[i]);
        // On a logarithmic axis ticks without room for a label still have their line.
        const bool drawn = laid.ticks.isShown(i) || scale.options.type != ScaleType::Linear;
        if (drawn && std::isfinite(y) && y > -1 && y < plot.height() + 1)
            axis.ticks.push_back({plot.top() + y, i < laid.labels.size() ? laid.labels[i] : QString()});
    }
}

} // namespace

PlotPlacement placeChart(const ChartModel& model, QSizeF size, const QFont& font)
{
    const QFontMetricsF metrics(font);
    ChartFrame frame;
    frame.fromMs = model.fromMs;
    frame.toMs = std::max(model.toMs, model.fromMs + 1);
    frame.zone = model.zone;
    frame.measure = [&metrics](const QString& text) { return metrics.horizontalAdvance(text); };
    std::vector<ValueAxis> axes;
    std::vector<int> scales;
    for (size_t i = 0; i < model.scales.size(); i++) {
        if (model.scales[i].hidden || !model.scales[i].hasRange)
            continue;
        axes.push_back(valueAxis(model.scales[i]));
        scales.push_back(int(i));
    }
    const ChartLayout laid = layoutChart({size.width(), size.height()}, frame, axes);
    PlotPlacement placement;
    placement.plot =
        QRectF(std::round(laid.plotLeftPx), std::round(laid.plotTopPx),
               std::max(leastPlot, std::round(laid.plotWidthPx)), std::max(leastPlot, std::round(laid.plotHeightPx)));
    const QRectF& plot = placement.plot;
    double left = plot.left();
    double right = plot.right();
    for (size_t i = 0; i < axes.size(); i++) {
        const ChartScale& scale = model.scales[size_t(scales[i])];
        AxisPlacement axis;
        axis.scale = scales[i];
        axis.right = scale.right;
        axis.size = laid.values[i].sizePx + (scale.label.isEmpty() ? 0 : axisTitlePx);
        axis.edge = scale.right ? right : left;
        (scale.right ? right : left) += scale.right ? axis.size : -axis.size;
        placeTicks(scale, laid.values[i], plot, axis);
        placement.axes.push_back(std::move(axis));
    }
    for (size_t i = 0; i < laid.time.ticks.values.size(); i++) {
        const double t = laid.time.ticks.values[i];
        const double x = plot.left() + (t - frame.fromMs) / (frame.toMs - frame.fromMs) * plot.width();
        if (t >= frame.fromMs && t <= frame.toMs && i < laid.time.labels.size())
            placement.times.push_back({x, laid.time.labels[i]});
    }
    return placement;
}
