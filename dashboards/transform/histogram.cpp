#include "dashboards/chart/axisnumbers.h"
#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace {

constexpr double usualCount = 30;

/// 1, 2, 2.5, 4, 5 times the powers of ten from 1e-9 to 1e9; 2.5 is left out among the units.
const std::vector<double>& bucketSizes()
{
    static const std::vector<double> sizes = [] {
        std::vector<double> list;
        for (int exponent = -9; exponent <= 9; ++exponent)
            for (const char* digits : {"1", "2", "2.5", "4", "5"})
                if (exponent != 0 || qstrcmp(digits, "2.5") != 0)
                    list.push_back((QByteArray(digits) + 'e' + QByteArray::number(exponent)).toDouble());
        return list;
    }();
    return sizes;
}

/// The numbers of a field: nulls become noValue when that is a number, else only finite ones count.
std::vector<double> countedValues(const Field& field)
{
    // An unset noValue is no number, an empty one is zero, as in JavaScript.
    const double replacement = field.config->noValue ? cells::number(*field.config->noValue) : std::nan("");
    std::vector<double> values;
    for (qsizetype row = 0; row < field.size(); ++row) {
        const double v = field.numberAt(row);
        if (isNull(v) && !std::isnan(replacement))
            values.push_back(replacement);
        else if (std::isfinite(v))
            values.push_back(v);
    }
    return values;
}

std::optional<double> automaticSize(const std::vector<std::vector<double>>& series, double bucketCount)
{
    std::vector<double> all;
    for (const auto& values : series)
        all.insert(all.end(), values.begin(), values.end());
    if (all.empty())
        return std::nullopt;
    std::sort(all.begin(), all.end());
    double smallestGap = all.size() == 1 ? 1 : std::numeric_limits<double>::infinity();
    for (size_t i = 1; i < all.size(); ++i)
        if (all[i] != all[i - 1])
            smallestGap = std::min(smallestGap, all[i] - all[i - 1]);
    const double target = (all.back() - all.front()) / bucketCount;
    for (const double size : bucketSizes())
        if (target < size && size >= smallestGap)
            return size;
    return std::nullopt;
}

std::optional<double> numberOption(const Json& options, const char* key)
{
    const auto value = jsonutil::optNumber(options, key);
    return value && *value != 0 ? value : std::nullopt;
}

struct Counts
{
    std::vector<Field> sources;
    std::vector<std::map<double, double>> perSeries;
    std::set<double> buckets;
};

void count(Counts& counts, const Field& field, const std::vector<double>& values, double size, double offset)
{
    std::map<double, double>& buckets = counts.perSeries.emplace_back();
    for (const double v : values) {
        const double bucket = axisnumbers::roundDecimals(std::floor((v - offset) / size) * size + offset, 9);
        ++buckets[bucket];
        counts.buckets.insert(bucket);
    }
    counts.sources.push_back(field);
}

std::shared_ptr<const FieldConfig> countConfig(const FieldConfig& source)
{
    auto config = std::make_shared<FieldConfig>(source);
    if (config->unit != QStringLiteral("short"))
        config->unit.reset();
    return config;
}

std::shared_ptr<const FieldConfig> bucketConfig(const std::vector<Field>& sources, double size)
{
    const auto unit = std::find_if(sources.begin(), sources.end(),
                                   [](const Field& f) { return f.config->unit && !f.config->unit->isEmpty(); });
    auto config = std::make_shared<FieldConfig>(unit == sources.end() ? FieldConfig() : *unit->config);
    if (const int decimals = axisnumbers::guessDecimals(size); decimals > 0)
        config->decimals = decimals;
    return config;
}

void addCounts(Frame& frame, const Counts& counts, bool combine)
{
    std::vector<double> total(counts.buckets.size(), 0);
    for (size_t s = 0; s < counts.sources.size(); ++s) {
        NumberColumn column;
        for (const double bucket : counts.buckets) {
            const auto it = counts.perSeries[s].find(bucket);
            column.push_back(it == counts.perSeries[s].end() ? 0 : it->second);
            total[column.size() - 1] += column.back();
        }
        if (combine)
            continue;
        Field field = counts.sources[s];
        field.config = countConfig(*field.config);
        field.values = std::make_shared<const Column>(std::move(column));
        frame.fields.push_back(std::move(field));
    }
    if (!combine)
        return;
    Field field = counts.sources.front();
    field.name = QStringLiteral("count");
    field.config = countConfig(*field.config);
    field.state.displayName = QStringLiteral("Count");
    field.state.multipleFrames = false;
    field.values = std::make_shared<const Column>(std::move(total));
    frame.fields.push_back(std::move(field));
}

} // namespace

Frames histogram(Frames frames, const Json& options, const TransformContext&)
{
    return histogramInto(std::move(frames), options, usualCount); // it knows no bucketCount; the panel does
}

Frames histogramInto(Frames frames, const Json& options, double buckets)
{
    if (frames.empty())
        return frames;
    std::vector<const Field*> fields;
    std::vector<std::vector<double>> series;
    for (const Frame& frame : frames)
        for (const Field& field : frame.fields)
            if (field.type == FieldType::Number) {
                fields.push_back(&field);
                series.push_back(countedValues(field));
            }
    if (fields.empty())
        return {};
    std::optional<double> size = numberOption(options, "bucketSize");
    if (!size || *size < 0)
        size = automaticSize(series, buckets);
    const double offset = numberOption(options, "bucketOffset").value_or(0);
    Counts counts;
    for (size_t i = 0; i < fields.size(); ++i)
        count(counts, *fields[i], series[i], size.value_or(std::nan("")), offset);

    Frame out;
    out.refId = QStringLiteral("histogram");
    out.meta.type = QStringLiteral("histogram");
    NumberColumn mins(counts.buckets.begin(), counts.buckets.end());
    NumberColumn maxs = mins;
    for (double& v : maxs)
        v += size.value_or(std::nan(""));
    out.add(Field(QStringLiteral("xMin"), FieldType::Number, std::move(mins)));
    out.add(Field(QStringLiteral("xMax"), FieldType::Number, std::move(maxs)));
    out.fields[0].config = out.fields[1].config = bucketConfig(counts.sources, size.value_or(1));
    addCounts(out, counts, jsonutil::boolean(options, "combine"));
    out.rows = qsizetype(counts.buckets.size());
    return {std::move(out)};
}
