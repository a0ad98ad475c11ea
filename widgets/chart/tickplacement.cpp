#include "widgets/chart/tickplacement.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace {

constexpr double gapBetweenGiven = 8;

AxisTicks powerTicks(const ChartX& x, double from, double to, double lengthPx, double spacePx)
{
    constexpr double dust = 1e-9; // edges went through a logarithm and back
    const bool symlog = x.scale.type == ScaleType::Symlog;
    const double threshold = x.scale.linearThreshold > 0 ? x.scale.linearThreshold : 1;
    return logTicksWithin(symlog ? from - std::abs(from) * dust : from, to + std::abs(to) * dust,
                          x.scale.logBase == 2 ? 2 : 10, lengthPx, spacePx,
                          symlog ? std::optional(threshold) : std::nullopt);
}

} // namespace

ValueAxis valueAxis(const ChartScale& scale)
{
    ValueAxis axis;
    axis.scale = scale.options;
    if (scale.hasRange)
        axis.range = std::pair(scale.min, scale.max);
    axis.right = scale.right;
    axis.binary = scale.binary;
    if (scale.fixedWidth > 0)
        axis.fixedWidthPx = scale.fixedWidth;
    axis.tickSpacePx = scale.tickSpacePx;
    axis.labelledTo = scale.labelledTo;
    axis.text = scale.text;
    return axis;
}

void placeTicks(const ChartScale& scale, const AxisLabelling& laid, const QRectF& plot, double leastApart,
                AxisPlacement& axis)
{
    const PlotScale map(scale.options, scale.min, scale.max, plot.height());
    double labelled = std::numeric_limits<double>::infinity();
    for (size_t i = 0; i < laid.ticks.values.size(); i++) {
        const double y = map.toPx(laid.ticks.values[i]);
        // On a logarithmic axis ticks without room for a label still have their line.
        const bool drawn = laid.ticks.isShown(i) || scale.options.type != ScaleType::Linear;
        if (!drawn || !std::isfinite(y) || y <= -1 || y >= plot.height() + 1)
            continue;
        QString text = i < laid.labels.size() ? laid.labels[i] : QString();
        if (std::abs(labelled - y) < leastApart)
            text.clear();
        if (!text.isEmpty())
            labelled = y;
        axis.ticks.push_back({plot.top() + y, text});
    }
}

bool standApart(const AxisLabelling& labelling, const MeasureText& measure)
{
    constexpr double gap = 6;
    for (size_t i = 1; i < labelling.labels.size(); i++)
        if ((measure(labelling.labels[i - 1]) + measure(labelling.labels[i])) / 2 + gap > labelling.ticks.spacePx)
            return false;
    return true;
}

AxisLabelling numberLabelling(const ChartModel& model, double lengthPx, const MeasureText& measure)
{
    const ChartX& x = model.x;
    const auto text = [&x](double value, std::optional<int> decimals) {
        return x.text ? x.text(value, decimals) : QString::number(value, 'f', decimals.value_or(0));
    };
    const double from = x.valueAt(model.fromMs);
    const double to = x.valueAt(model.toMs);
    const auto decimals = incrementDecimals(std::abs(to - from) / 10);
    const double widest = std::max(measure(text(from, decimals)), measure(text(to, decimals)));
    AxisLabelling result;
    const auto label = [&] {
        result.labels.clear();
        const auto digits = result.ticks.logarithmic ? std::nullopt : incrementDecimals(result.ticks.increment);
        for (size_t i = 0; i < result.ticks.values.size(); i++)
            result.labels.push_back(result.ticks.isShown(i) ? text(result.ticks.values[i], digits) : QString());
    };
    if (x.scale.type != ScaleType::Linear)
        result.ticks = powerTicks(x, from, to, lengthPx, widest + labelSpace);
    if (!result.ticks.logarithmic || result.ticks.shownCount() < 2) {
        // Grafana asks the number of most weight how far ticks are apart; where that is too close, the widest says it.
        const double sample = measure(text(std::max(std::abs(from), std::abs(to)), std::nullopt));
        result.ticks = linearTicks(from, to, lengthPx, sample + labelSpace, false);
        label();
        if (!standApart(result, measure))
            result.ticks = linearTicks(from, to, lengthPx, widest + labelSpace, false);
    }
    label();
    for (double& value : result.ticks.values)
        value = x.positionOf(value);
    return result;
}

AxisLabelling givenLabelling(const ChartModel& model, double lengthPx, const MeasureText& measure)
{
    double widest = 0;
    for (const auto& [at, text] : model.x.ticks)
        widest = std::max(widest, measure(text));
    const double range = std::max(model.toMs - model.fromMs, 1e-9);
    const double spacing = model.x.ticks.size() < 2 ? lengthPx
                                                    : (model.x.ticks.back().first - model.x.ticks.front().first)
            / double(model.x.ticks.size() - 1) / range * lengthPx;
    const auto stride = size_t(std::clamp(std::ceil((widest + gapBetweenGiven) / std::max(spacing, 1e-3)), 1.0, 1e6));
    AxisLabelling result;
    result.ticks.increment = 1;
    for (size_t i = 0; i < model.x.ticks.size(); i += stride) {
        result.ticks.values.push_back(model.x.ticks[i].first);
        result.labels.push_back(model.x.ticks[i].second);
    }
    return result;
}

std::vector<PlacedTick> placedTimes(const ChartModel& model, const AxisLabelling& laid, const QRectF& plot)
{
    const double range = std::max(model.toMs - model.fromMs, model.x.kind == ChartX::Kind::Time ? 1 : 1e-6);
    const double dust = 1e-9 * range; // of numbers made positions
    std::vector<PlacedTick> placed;
    for (size_t i = 0; i < std::min(laid.ticks.values.size(), laid.labels.size()); i++) {
        const double at = laid.ticks.values[i] - model.fromMs;
        if (at >= -dust && at <= range + dust)
            placed.push_back({plot.left() + at / range * plot.width(), laid.labels[i]});
    }
    return placed;
}

QStringList annotationLanes(const ChartModel& model)
{
    constexpr qsizetype most = 8;
    QStringList lanes;
    if (!model.annotationLanes)
        return lanes;
    for (const Annotation& annotation : model.annotations)
        if (!lanes.contains(annotation.source) && lanes.size() < most)
            lanes << annotation.source;
    return lanes;
}
