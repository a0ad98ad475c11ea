#include "dashboards/transform/builtins.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <map>

namespace {

constexpr qint64 nsPerMs = 1'000'000;
constexpr size_t maxCells = 4'000'000;

struct Samples
{
    TimeColumn times;
    NumberColumn values;
    const Field* time = nullptr;
    const Field* value = nullptr;
};

Samples samplesOf(const Frames& frames)
{
    Samples samples;
    for (const Frame& frame : frames) {
        const Field* time = frame.first(FieldType::Time);
        if (!time || !time->times())
            continue;
        for (const Field& field : frame.fields) {
            if (field.type != FieldType::Number || !field.numbers())
                continue;
            samples.time = samples.time ? samples.time : time;
            samples.value = samples.value ? samples.value : &field;
            for (size_t i = 0; i < std::min(time->times()->size(), field.numbers()->size()); ++i)
                if (std::isfinite((*field.numbers())[i]) && (*time->times())[i] != nullTime) {
                    samples.times.push_back((*time->times())[i]);
                    samples.values.push_back((*field.numbers())[i]);
                }
        }
    }
    return samples;
}

/// Bucket width of an axis: given as a size, or as a number of buckets over the span.
double bucketSize(const Json& axis, double span, double fallbackCount)
{
    const double given = jsonutil::number(axis, "value");
    const bool isCount = jsonutil::string(axis, "mode") == QLatin1String("count");
    if (given > 0 && !isCount)
        return given;
    const double raw = span / (given > 0 ? given : fallbackCount);
    if (!(raw > 0))
        return 1;
    const double power = std::pow(10, std::floor(std::log10(raw)));
    for (const double multiple : {1.0, 2.0, 5.0})
        if (raw <= multiple * power)
            return multiple * power;
    return 10 * power;
}

std::pair<double, double> limits(const NumberColumn& values)
{
    const auto [min, max] = std::minmax_element(values.begin(), values.end());
    return {*min, *max};
}

} // namespace

/// Counts samples by time and value: one row per cell with its time, lower and upper value and count.
Frames heatmapFromData(Frames frames, const Json& options, const TransformContext&)
{
    const Samples samples = samplesOf(frames);
    if (samples.values.empty())
        return {};
    const auto [firstTime, lastTime] = std::minmax_element(samples.times.begin(), samples.times.end());
    const auto [low, high] = limits(samples.values);
    const double spanMs = double(*lastTime - *firstTime) / double(nsPerMs);
    const auto xSize =
        std::max<qint64>(1, qint64(bucketSize(jsonutil::object(options, "xBuckets"), spanMs, 30) * double(nsPerMs)));
    const double ySize = bucketSize(jsonutil::object(options, "yBuckets"), high - low, 30);
    std::map<std::pair<qint64, double>, double> counts;
    for (size_t i = 0; i < samples.values.size() && counts.size() < maxCells; ++i)
        ++counts[{samples.times[i] / xSize * xSize, std::floor(samples.values[i] / ySize) * ySize}];
    TimeColumn times;
    NumberColumn mins;
    NumberColumn maxs;
    NumberColumn numbers;
    for (const auto& [cell, count] : counts) {
        times.push_back(cell.first);
        mins.push_back(cell.second);
        maxs.push_back(cell.second + ySize);
        numbers.push_back(count);
    }
    Frame out;
    out.refId = frames.front().refId;
    out.meta.type = QStringLiteral("heatmap-cells");
    out.add(Field(QStringLiteral("xMin"), FieldType::Time, std::move(times)));
    auto interval = std::make_shared<FieldConfig>(*samples.time->config);
    interval->intervalMs = double(xSize) / double(nsPerMs);
    out.fields.back().config = std::move(interval);
    out.add(Field(QStringLiteral("yMin"), FieldType::Number, std::move(mins)));
    out.fields.back().config = samples.value->config;
    out.add(Field(QStringLiteral("yMax"), FieldType::Number, std::move(maxs)));
    out.fields.back().config = samples.value->config;
    out.add(Field(QStringLiteral("count"), FieldType::Number, std::move(numbers)));
    return {std::move(out)};
}
