#include "dashboards/chart/axisnumbers.h"
#include "dashboards/format/displayname.h"
#include "dashboards/time/intervals.h"
#include "dashboards/transform/builtins.h"

#include <algorithm>
#include <cmath>

namespace {

constexpr qint64 nsPerMs = 1'000'000;
constexpr double maxCells = 4'000'000;

qint64 wholeMs(qint64 ns)
{
    return ns / nsPerMs;
}

struct Samples
{
    std::vector<double> times; ///< ms
    std::vector<double> values;
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
                    samples.times.push_back(double(wholeMs((*time->times())[i])));
                    samples.values.push_back((*field.numbers())[i]);
                }
        }
    }
    return samples;
}

std::vector<double> multiples(std::initializer_list<double> factors, double unit)
{
    std::vector<double> list;
    for (const double factor : factors)
        list.push_back(factor * unit);
    return list;
}

/// Bucket widths of time that people count in; ms.
const std::vector<double>& timeWidths()
{
    static const std::vector<double> widths = [] {
        constexpr double second = 1000;
        constexpr double minute = 60 * second;
        constexpr double hour = 60 * minute;
        constexpr double day = 24 * hour;
        std::vector<double> all;
        for (const auto& part :
             {multiples({1, 2, 4, 5, 10, 20, 25, 40, 50, 100, 200, 250, 400, 500}, 1),
              multiples({1, 2, 4, 5, 10, 15, 20, 30}, second), multiples({1, 2, 4, 5, 10, 15, 20, 30}, minute),
              multiples({1, 2, 4, 6, 8, 12, 18}, hour),
              multiples({1, 2, 3, 4, 5, 6, 7, 10, 15, 30, 45, 60, 90, 180}, day),
              multiples({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 365 * day)})
            all.insert(all.end(), part.begin(), part.end());
        return all;
    }();
    return widths;
}

/// Halves from 1 to 9.5 times the powers of ten; above 1 only whole ones.
const std::vector<double>& valueWidths()
{
    static const std::vector<double> widths = [] {
        std::vector<double> all;
        for (int exponent = -16; exponent < 16; ++exponent)
            for (int halves = 2; halves < 20; ++halves) {
                const double width =
                    (QByteArray::number(halves * 5) + 'e' + QByteArray::number(exponent - 1)).toDouble();
                if (exponent < 0 || width == std::floor(width))
                    all.push_back(width);
            }
        return all;
    }();
    return widths;
}

/// The widest that gives at least `count` buckets over a span, as Grafana picks it.
double widthForCount(double span, double count, const std::vector<double>& widths)
{
    const double wanted = span / std::max(count - 1, 1.0);
    const auto above = std::upper_bound(widths.begin(), widths.end(), wanted);
    // Beyond the list Grafana falls back to the least width; the greatest keeps the grid small.
    return above == widths.begin() ? widths.front() : *(above - 1);
}

struct Axis
{
    double first = 0; ///< lower edge of the first bucket, in exponents on a logarithmic axis
    double width = 1;
    int buckets = 1;
    double base = 0; ///< of a logarithmic axis; 0: linear

    double raw(double value) const { return base == 0 ? value : base == 2 ? std::log2(value) : std::log10(value); }
    double bucketOf(double value) const { return axisnumbers::roundDownTo(raw(value), width); }
    int indexOf(double value) const
    {
        return std::clamp(int(std::lround((bucketOf(value) - first) / width)), 0, buckets - 1);
    }
    double edge(int index) const
    {
        const double at = first + index * width;
        return base == 0 ? axisnumbers::withoutDust(at) : std::pow(base, at);
    }
    void span(double low, double high)
    {
        first = bucketOf(low);
        buckets = std::max(1, int(std::min(maxCells, std::round((bucketOf(high) - first) / width) + 1)));
    }
};

/// The size of a bucket or their number, as the options write it; 0: not given.
double givenValue(const Json& axis, bool time)
{
    const double number = jsonutil::number(axis, "value");
    if (number > 0)
        return number;
    if (time)
        if (const auto ms = intervalToMs(jsonutil::string(axis, "value")); ms && *ms > 0)
            return double(*ms);
    return 0;
}

double bucketWidth(const Json& axis, double span, bool time)
{
    const double given = givenValue(axis, time);
    const bool count = given == 0 || jsonutil::string(axis, "mode") == QLatin1String("count");
    if (!count)
        return given;
    constexpr double timeBuckets = 20;
    constexpr double valueBuckets = 10;
    return widthForCount(span,
                         given > 0  ? given
                             : time ? timeBuckets
                                    : valueBuckets,
                         time ? timeWidths() : valueWidths());
}

Axis valueAxis(const Json& options, const std::vector<double>& values)
{
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    Axis axis;
    const Json& scale = jsonutil::object(options, "scale");
    if (jsonutil::string(scale, "type") == QLatin1String("log")) {
        axis.base = jsonutil::number(scale, "log", 2) == 10 ? 10 : 2;
        const double split = jsonutil::number(options, "value");
        axis.width = 1 / (split > 0 ? split : 1);
    } else {
        axis.width = bucketWidth(options, *high - *low, false);
    }
    axis.span(*low, *high);
    return axis;
}

void dropBelowZero(Samples& samples)
{
    Samples kept;
    for (size_t i = 0; i < samples.values.size(); ++i)
        if (samples.values[i] > 0) {
            kept.times.push_back(samples.times[i]);
            kept.values.push_back(samples.values[i]);
        }
    samples.times = std::move(kept.times);
    samples.values = std::move(kept.values);
}

Frame cellsFrame(const Axis& x, const Axis& y, NumberColumn counts)
{
    TimeColumn times;
    NumberColumn lows;
    for (int column = 0; column < x.buckets; ++column)
        for (int row = 0; row < y.buckets; ++row) {
            times.push_back(qint64(x.edge(column)) * nsPerMs);
            lows.push_back(y.edge(row));
        }
    Frame out;
    out.meta.type = QStringLiteral("heatmap-cells");
    out.add(Field(QStringLiteral("xMin"), FieldType::Time, std::move(times)));
    out.add(Field(QStringLiteral("yMin"), FieldType::Number, std::move(lows)));
    out.add(Field(QStringLiteral("Count"), FieldType::Number, std::move(counts)));
    return out;
}

void configure(Frame& out, const Samples& samples, const Axis& x, const Json& scale)
{
    auto time = std::make_shared<FieldConfig>(*samples.time->config);
    time->intervalMs = x.width;
    out.fields[0].config = std::move(time);
    auto value = std::make_shared<FieldConfig>(*samples.value->config);
    value->custom =
        std::make_shared<const Json>(Json {{"scaleDistribution", scale.empty() ? Json {{"type", "linear"}} : scale}});
    out.fields[1].config = std::move(value);
    auto count = std::make_shared<FieldConfig>();
    count->unit = QStringLiteral("short");
    out.fields[2].config = std::move(count);
}

} // namespace

/// Counts samples by time and value: every cell of the grid, column by column, with its lower edges.
Frames heatmapFromData(Frames frames, const Json& options, const TransformContext&)
{
    Samples samples = samplesOf(frames);
    const Json& xOptions = jsonutil::object(options, "xBuckets");
    const Json& yOptions = jsonutil::object(options, "yBuckets");
    if (jsonutil::string(jsonutil::object(yOptions, "scale"), "type") == QLatin1String("log"))
        dropBelowZero(samples);
    if (samples.values.empty())
        return {};
    const auto [from, to] = std::minmax_element(samples.times.begin(), samples.times.end());
    Axis x;
    x.width = std::max(1.0, bucketWidth(xOptions, *to - *from, true));
    x.span(*from, *to);
    const Axis y = valueAxis(yOptions, samples.values);
    if (double(x.buckets) * y.buckets > maxCells)
        return {};
    NumberColumn counts(size_t(x.buckets) * size_t(y.buckets), 0);
    for (size_t i = 0; i < samples.values.size(); ++i)
        ++counts[size_t(x.indexOf(samples.times[i])) * size_t(y.buckets) + size_t(y.indexOf(samples.values[i]))];
    Frame out = cellsFrame(x, y, std::move(counts));
    out.refId = frames.front().refId;
    out.name = fieldDisplayName(*samples.value);
    configure(out, samples, x, jsonutil::object(yOptions, "scale"));
    if (!jsonutil::boolean(options, "keepOriginalData"))
        return {std::move(out)};
    frames.insert(frames.begin(), std::move(out));
    return frames;
}
