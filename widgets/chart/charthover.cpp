#include "widgets/chart/charthover.h"

#include "widgets/chart/plotscale.h"

#include <QLineF>

#include <algorithm>
#include <cmath>

namespace {

constexpr double nsPerMs = 1e6;
constexpr double focusDistance = 30; ///< px around a line in which it counts as hovered
constexpr double searchDistance = 15; ///< px around a gap in which the next point still speaks for it
constexpr double markerReach = 5;
constexpr double exemplarReach = 7;

/// Row of the nearest point with a value, -1 when there is none in reach.
qsizetype nearestRow(const DrawSeries& series, double timeMs, double reachMs)
{
    const TimeColumn& times = *series.times;
    const NumberColumn& values = *series.values;
    const auto count = qsizetype(std::min(times.size(), values.size()));
    const auto wanted = qint64(timeMs * nsPerMs);
    const qsizetype after = std::lower_bound(times.begin(), times.begin() + count, wanted) - times.begin();
    qsizetype best = -1;
    const auto distance = [&](qsizetype row) { return std::abs(double(times[size_t(row)] - wanted)); };
    const auto consider = [&](qsizetype row) {
        if (std::isfinite(values[size_t(row)]) && (best < 0 || distance(row) < distance(best)))
            best = row;
    };
    const auto inReach = [&](qsizetype row) { return distance(row) <= reachMs * nsPerMs; };
    if (after < count)
        consider(after);
    if (after > 0)
        consider(after - 1);
    for (qsizetype row = after - 2; best < 0 && row >= 0 && inReach(row); row--)
        consider(row);
    for (qsizetype row = after + 1; row < count && inReach(row) && (best < 0 || distance(row) < distance(best)); row++)
        consider(row);
    return best;
}

/// Row of the next sample with a value after the time, or of the one before it; -1: there is none.
qsizetype neighbourRow(const DrawSeries& series, qint64 timeNs, int direction)
{
    const TimeColumn& times = *series.times;
    const NumberColumn& values = *series.values;
    const auto count = qsizetype(std::min(times.size(), values.size()));
    const auto end = times.begin() + count;
    qsizetype row = direction > 0 ? std::upper_bound(times.begin(), end, timeNs) - times.begin()
                                  : std::lower_bound(times.begin(), end, timeNs) - times.begin() - 1;
    while (row >= 0 && row < count && !std::isfinite(values[size_t(row)]))
        row += direction > 0 ? 1 : -1;
    return row < count ? row : -1;
}

} // namespace

double timeAt(const ChartModel& model, const PlotPlacement& placement, double x)
{
    return model.fromMs
        + (x - placement.plot.left()) / std::max(placement.plot.width(), 1.0) * (model.toMs - model.fromMs);
}

double xOfTime(const ChartModel& model, const PlotPlacement& placement, double timeMs)
{
    const double range = std::max(model.toMs - model.fromMs, 1e-6);
    return placement.plot.left() + (timeMs - model.fromMs) / range * placement.plot.width();
}

HoverState hoverAt(const ChartModel& model, const PlotPlacement& placement, double timeMs, std::optional<double> y)
{
    HoverState state;
    state.timeMs = timeMs;
    state.timeNs = qint64(timeMs * nsPerMs);
    const double msPerPx = (model.toMs - model.fromMs) / std::max(placement.plot.width(), 1.0);
    double nearestTime = std::numeric_limits<double>::max();
    double nearestY = focusDistance;
    for (size_t i = 0; i < model.series.size(); i++) {
        const DrawSeries& series = model.series[i];
        if (!series.visible || !model.infos[i].inTooltip || !series.times || !series.values)
            continue;
        const qsizetype row = nearestRow(series, timeMs, searchDistance * msPerPx);
        if (row < 0)
            continue;
        const double t = double((*series.times)[size_t(row)]) / nsPerMs;
        if (t < model.fromMs || t > model.toMs)
            continue;
        const ChartScale& scale = model.scales[size_t(series.scale)];
        const PlotScale map(scale.options, scale.min, scale.max, placement.plot.height());
        HoverPoint point;
        point.series = int(i);
        point.row = row;
        const NumberColumn& raw = model.infos[i].values ? *model.infos[i].values : *series.values;
        point.value = size_t(row) < raw.size() ? raw[size_t(row)] : (*series.values)[size_t(row)];
        point.position = {xOfTime(model, placement, t), placement.plot.top() + map.toPx((*series.values)[size_t(row)])};
        if (std::abs(t - timeMs) < nearestTime) {
            nearestTime = std::abs(t - timeMs);
            state.timeMs = t;
            state.timeNs = (*series.times)[size_t(row)];
        }
        if (y && std::abs(point.position.y() - *y) < nearestY) {
            nearestY = std::abs(point.position.y() - *y);
            state.focus = int(state.points.size());
        }
        state.points.push_back(point);
    }
    return state;
}

std::optional<qint64> neighbourTime(const ChartModel& model, qint64 timeNs, int direction)
{
    std::optional<qint64> nearest;
    for (size_t i = 0; i < model.series.size(); i++) {
        const DrawSeries& series = model.series[i];
        if (!series.visible || !model.infos[i].inTooltip || !series.times || !series.values)
            continue;
        const qsizetype row = neighbourRow(series, timeNs, direction);
        if (row < 0)
            continue;
        const qint64 t = (*series.times)[size_t(row)];
        if (double(t) / nsPerMs < model.fromMs || double(t) / nsPerMs > model.toMs)
            continue;
        if (!nearest || (direction > 0 ? t < *nearest : t > *nearest))
            nearest = t;
    }
    return nearest;
}

std::optional<QPointF> exemplarPosition(const ChartModel& model, const PlotPlacement& placement,
                                        const ExemplarMark& mark)
{
    if (mark.scale < 0 || size_t(mark.scale) >= model.scales.size() || mark.timeMs < model.fromMs
        || mark.timeMs > model.toMs)
        return std::nullopt;
    const ChartScale& scale = model.scales[size_t(mark.scale)];
    const PlotScale map(scale.options, scale.min, scale.max, placement.plot.height());
    const double y = map.toPx(mark.value);
    if (!std::isfinite(y) || y < -exemplarReach || y > placement.plot.height() + exemplarReach)
        return std::nullopt;
    return QPointF(xOfTime(model, placement, mark.timeMs),
                   placement.plot.top() + std::clamp(y, 0.0, placement.plot.height()));
}

int exemplarAt(const ChartModel& model, const PlotPlacement& placement, QPointF position)
{
    int best = -1;
    double nearest = exemplarReach;
    for (size_t i = 0; i < model.exemplars.size(); i++) {
        const auto at = exemplarPosition(model, placement, model.exemplars[i]);
        const double distance = at ? QLineF(*at, position).length() : nearest + 1;
        if (distance <= nearest) {
            nearest = distance;
            best = int(i);
        }
    }
    return best;
}

double annotationTop(const PlotPlacement& placement, const QString& source)
{
    const qsizetype lane = placement.lanes.indexOf(source);
    return lane < 0 ? placement.plot.bottom() : placement.lanesTop + double(lane) * annotationLanePx;
}

const Annotation* annotationAt(const ChartModel& model, const PlotPlacement& placement, QPointF position)
{
    for (auto it = placement.annotations.rbegin(); it != placement.annotations.rend(); ++it) {
        const double top = annotationTop(placement, it->source);
        if (position.y() < top - (placement.lanes.isEmpty() ? markerReach : 0)
            || position.y() > top + (placement.lanes.isEmpty() ? 2 * markerReach : annotationLanePx))
            continue;
        const double from = xOfTime(model, placement, double(it->timeMs)) - markerReach;
        const double to = xOfTime(model, placement, double(std::max(it->timeMs, it->timeEndMs))) + markerReach;
        if (position.x() >= from && position.x() <= to)
            return &*it;
    }
    return nullptr;
}
