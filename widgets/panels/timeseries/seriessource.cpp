#include "widgets/panels/timeseries/seriessource.h"

#include "dashboards/chart/nullgaps.h"
#include "dashboards/chart/stacking.h"
#include "dashboards/format/displayname.h"
#include "widgets/chart/minmaxpyramid.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace {

constexpr qint64 nsPerMs = 1'000'000;

std::shared_ptr<const NumberColumn> numbersOf(const Field& field)
{
    if (const NumberColumn* numbers = field.numbers())
        return {field.values, numbers};
    if (const auto* bools = field.as<BoolColumn>()) {
        auto column = std::make_shared<NumberColumn>();
        column->reserve(bools->size());
        for (const quint8 b : *bools)
            column->push_back(b == nullBool ? nullNumber : b == absentBool ? absentNumber : double(b));
        return column;
    }
    return nullptr;
}

/// Rows in the order of time; those without one are left out.
std::vector<size_t> timeOrder(const TimeColumn& times)
{
    std::vector<size_t> order(times.size());
    std::iota(order.begin(), order.end(), 0);
    order.erase(std::remove_if(order.begin(), order.end(), [&times](size_t i) { return times[i] == nullTime; }),
                order.end());
    std::stable_sort(order.begin(), order.end(), [&times](size_t a, size_t b) { return times[a] < times[b]; });
    return order;
}

template<typename C>
std::shared_ptr<const C> reordered(const C& column, const std::vector<size_t>& order)
{
    auto result = std::make_shared<C>();
    result->reserve(order.size());
    for (const size_t i : order)
        if (i < column.size())
            result->push_back(column[i]);
    return result;
}

class Collector
{
public:
    explicit Collector(const TimeSeriesInput& input) : m_in(input) { }

    std::vector<SeriesSource> collect(size_t& untimed)
    {
        const Frames& frames = m_in.data->frames;
        const TimeRange& range = m_in.data->range;
        const std::pair rangeNs(range.fromMs * nsPerMs, range.toMs * nsPerMs);
        for (size_t f = 0; f < frames.size(); f++)
            if (frames[f].first(FieldType::Time))
                addFrame(insertNulls(frames[f], rangeNs, GapNulls::One), int(f));
        untimed = m_untimed;
        return std::move(m_sources);
    }

private:
    void addFrame(const Frame& frame, int frameIndex)
    {
        const Field* time = frame.first(FieldType::Time);
        const TimeColumn* own = time->times();
        if (!own || own->empty())
            return;
        std::shared_ptr<const TimeColumn> times(time->values, own);
        std::vector<size_t> order;
        if (!isAscending(*time)) {
            order = timeOrder(*own);
            times = reordered(*own, order);
            m_untimed += own->size() - order.size();
        }
        if (times->empty())
            return;
        for (size_t i = 0; i < frame.fields.size(); i++) {
            const Field& field = frame.fields[i];
            if (field.type != FieldType::Number && field.type != FieldType::Boolean)
                continue;
            SeriesSource source;
            source.values = numbersOf(field);
            source.options = optionsOf(field);
            if (!source.values)
                continue;
            if (!order.empty())
                source.values = reordered(*source.values, order);
            source.field = field;
            source.times = times;
            source.origin = {frameIndex, int(i)};
            source.name = field.state.displayName.isEmpty() ? fieldDisplayName(field, frame, m_in.data->frames)
                                                            : field.state.displayName;
            source.scaleKey = scaleKeyOf(field);
            source.hidden = m_in.hidden.contains(source.name) || !matchesFacets(m_in.facets, field.labels);
            m_sources.push_back(std::move(source));
        }
    }

    /// Series of one answer mostly share their column of times: it is looked through once.
    bool isAscending(const Field& time)
    {
        if (time.values == m_ascending)
            return true;
        const TimeColumn& times = *time.times();
        if (times.front() == nullTime || !std::is_sorted(times.begin(), times.end()))
            return false;
        m_ascending = time.values;
        return true;
    }

    /// Fields of one panel mostly share what their configs say: it is read once.
    const TimeSeriesField& optionsOf(const Field& field)
    {
        if (!m_config || field.config->custom != m_config->custom) {
            m_options = timeSeriesFieldFromConfig(*field.config);
            m_config.reset();
        }
        return m_options;
    }

    QString scaleKeyOf(const Field& field)
    {
        const FieldConfig& config = *field.config;
        const bool same = m_config && config.custom == m_config->custom && config.unit == m_config->unit
            && config.min == m_config->min && config.max == m_config->max && field.type == m_keyType;
        if (!same)
            m_scaleKey = scaleKey(config, field.type);
        m_config = field.config;
        m_keyType = field.type;
        return m_scaleKey;
    }

    const TimeSeriesInput& m_in;
    std::vector<SeriesSource> m_sources;
    std::shared_ptr<const Column> m_ascending; ///< times of the newest frame that had them in order
    std::shared_ptr<const FieldConfig> m_config; // of the field before
    TimeSeriesField m_options;
    QString m_scaleKey;
    FieldType m_keyType = FieldType::Number;
    size_t m_untimed = 0;
};

} // namespace

std::vector<SeriesSource> seriesSources(const TimeSeriesInput& input, size_t& untimed)
{
    return Collector(input).collect(untimed);
}

std::shared_ptr<const NumberColumn> ownValuesAt(const TimeColumn& times, const SeriesSource& source)
{
    auto column = std::make_shared<NumberColumn>(times.size(), absentNumber);
    size_t row = 0;
    for (size_t i = 0; i < times.size(); i++) {
        while (row < source.times->size() && (*source.times)[row] < times[i])
            row++;
        if (row < source.times->size() && row < source.values->size() && (*source.times)[row] == times[i])
            (*column)[i] = (*source.values)[row];
    }
    return column;
}

std::optional<std::pair<double, double>> valueRange(const DrawSeries& series, bool log, size_t& undrawn)
{
    constexpr double infinite = std::numeric_limits<double>::infinity();
    double low = infinite;
    double high = -infinite;
    if (series.pyramid && !log) {
        const MinMaxPyramid::Block all = series.pyramid->whole();
        low = all.min;
        high = all.max;
        undrawn += series.pyramid->infiniteRows();
    } else {
        const double least = log ? 0 : -infinite;
        for (const double v : *series.values) {
            if (!(v > least && v < infinite)) {
                undrawn += v <= least || v >= infinite ? 1 : 0; // neither null nor NaN
                continue;
            }
            low = v < low ? v : low;
            high = v > high ? v : high;
        }
    }
    return low <= high ? std::optional(std::pair(low, high)) : std::nullopt;
}
