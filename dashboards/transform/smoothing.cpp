#include "dashboards/transform/asap.h"
#include "dashboards/transform/builtins.h"

#include <algorithm>
#include <cmath>

namespace {

/// The samples of a field that are numbers.
std::vector<SamplePoint> pointsOf(const Field& time, const Field& field)
{
    std::vector<SamplePoint> points;
    for (qsizetype row = 0; row < std::min(time.size(), field.size()); ++row) {
        const double y = field.numberAt(row);
        const double x = time.numberAt(row);
        if (!isMissing(x) && std::isfinite(y))
            points.push_back({x, y});
    }
    return points;
}

/// The line through the points at other times. Between points it is straight; outside, the line between the first and
/// the last goes on, as in Grafana.
NumberColumn valuesAt(const std::vector<SamplePoint>& points, const std::vector<SamplePoint>& targets)
{
    NumberColumn values;
    values.reserve(targets.size());
    for (const SamplePoint& target : targets) {
        if (points.empty()) {
            values.push_back(std::nan(""));
            continue;
        }
        const auto after = std::lower_bound(points.begin() + 1, points.end(), target.x,
                                            [](const SamplePoint& point, double x) { return point.x < x; });
        const bool inside = points.size() > 1 && after != points.end() && (after - 1)->x <= target.x;
        const SamplePoint& left = inside ? *(after - 1) : points.front();
        const SamplePoint& right = inside ? *after : points.back();
        if (left.x == target.x || left.x == right.x)
            values.push_back(left.y);
        else if (right.x == target.x)
            values.push_back(right.y);
        else
            values.push_back(left.y + (target.x - left.x) / (right.x - left.x) * (right.y - left.y));
    }
    return values;
}

Frame smoothed(const Frame& frame, size_t resolution)
{
    constexpr double nsPerMs = 1e6;
    const Field* time = frame.first(FieldType::Time);
    const auto reference = std::find_if(frame.fields.begin(), frame.fields.end(), [](const Field& field) {
        return field.type == FieldType::Number && field.size() > 0;
    });
    if (!time || reference == frame.fields.end())
        return frame;
    // The first series says where the points of all lie.
    const auto points = asapSmoothed(pointsOf(*time, *reference), resolution);
    if (points.empty())
        return frame;
    TimeColumn times;
    for (const SamplePoint& point : points)
        times.push_back(qint64(std::llround(point.x * nsPerMs)));
    const auto timeColumn = std::make_shared<const Column>(std::move(times));
    // In every language: overrides of dashboards go by these names.
    Frame out = frame;
    out.name = (frame.name.isEmpty() ? QStringLiteral("Data") : frame.name) + QStringLiteral(" (smoothed)");
    out.rows = qsizetype(points.size());
    for (Field& field : out.fields) {
        if (field.type == FieldType::Number) {
            field.values = std::make_shared<const Column>(valuesAt(pointsOf(*time, field), points));
            field.name += QStringLiteral(" (smoothed)");
            field.state = {};
        } else if (field.type == FieldType::Time) {
            field.values = timeColumn;
        }
    }
    return out;
}

} // namespace

/// Replaces the lines of every frame by calmer ones of about `resolution` points.
Frames smoothing(Frames frames, const Json& options, const TransformContext&)
{
    const auto resolution = size_t(std::clamp(jsonutil::integer(options, "resolution", 100), 2, 10'000));
    for (Frame& frame : frames)
        frame = smoothed(frame, resolution);
    return frames;
}
