#include "dashboards/chart/nullgaps.h"

#include "datasources/data/jsonutil.h"

#include <algorithm>
#include <cmath>

namespace {

/// Above this many rows a frame is not filled: no screen shows them, and a wrong interval must not eat the memory.
constexpr size_t maxRows = 4'000'000;

/// The one interval that all fields agree on, in ns; nullopt: none, or they differ.
std::optional<qint64> commonThreshold(const Frame& frame, const Field& time)
{
    std::optional<double> common;
    for (const Field& field : frame.fields) {
        double threshold = 0;
        if (field.config->custom) // true counts as 1 ms, as it does in JavaScript
            threshold = jsonutil::boolean(*field.config->custom, "insertNulls")
                ? 1
                : jsonutil::number(*field.config->custom, "insertNulls");
        if (threshold == 0)
            threshold = time.config->intervalMs.value_or(0);
        if (threshold == 0)
            continue;
        if (common && *common != threshold)
            return std::nullopt;
        common = threshold;
    }
    if (!common || *common <= 0)
        return std::nullopt;
    return qint64(std::llround(*common * 1e6));
}

/// False where one of them is no time.
bool areApart(qint64 from, qint64 to, qint64 distance)
{
    return from != nullTime && to != nullTime && to - from > distance;
}

bool needsNulls(const TimeColumn& times, qint64 threshold, const std::optional<std::pair<qint64, qint64>>& range)
{
    if (range && (range->first < times.front() || range->second > times.back() + threshold))
        return true;
    return std::adjacent_find(times.begin(), times.end(),
                              [threshold](qint64 a, qint64 b) { return areApart(a, b, threshold); })
        != times.end();
}

/// The filled times, and for each the row it comes from (-1: inserted).
struct Filled
{
    TimeColumn times;
    std::vector<qint64> source;

    void insert(qint64 time) { add(time, -1); }
    void add(qint64 time, qint64 row)
    {
        times.push_back(time);
        source.push_back(row);
    }
};

std::optional<Filled> fill(const TimeColumn& times, qint64 threshold,
                           const std::optional<std::pair<qint64, qint64>>& range, GapNulls mode)
{
    Filled filled;
    const qint64 span = std::max(times.back(), range ? range->second : times.back())
        - std::min(times.front(), range ? range->first : times.front());
    if (mode == GapNulls::EveryStep && size_t(span / threshold) + times.size() > maxRows)
        return std::nullopt;
    if (range && range->first < times.front()) {
        const qint64 steps = (times.front() - range->first + threshold - 1) / threshold;
        for (qint64 slot = times.front() - steps * threshold; slot < times.front(); slot += threshold)
            filled.insert(slot);
    }
    qint64 previous = times.front();
    filled.add(previous, 0);
    for (size_t i = 1; i < times.size(); ++i) {
        while (times[i] - previous > threshold) {
            if (filled.times.size() > maxRows) // times that jump to and fro
                return std::nullopt;
            filled.insert(previous + threshold);
            previous += threshold;
            if (mode == GapNulls::One)
                break;
        }
        filled.add(times[i], qint64(i));
        previous = times[i];
    }
    if (range)
        for (; previous + threshold < range->second; previous += threshold)
            filled.insert(previous + threshold);
    return filled;
}

template<typename C>
C spreadColumn(const C& column, const std::vector<qint64>& source, const typename C::value_type& null)
{
    C out(source.size(), null);
    for (size_t i = 0; i < source.size(); ++i)
        if (source[i] >= 0 && size_t(source[i]) < column.size())
            out[i] = column[size_t(source[i])];
    return out;
}

Column spreadColumn(const Column& column, const std::vector<qint64>& source)
{
    struct Spread
    {
        const std::vector<qint64>& source;
        Column operator()(const TimeColumn& c) const { return spreadColumn(c, source, nullTime); }
        Column operator()(const NumberColumn& c) const { return spreadColumn(c, source, nullNumber); }
        Column operator()(const StringColumn& c) const { return spreadColumn(c, source, QString()); }
        Column operator()(const BoolColumn& c) const { return spreadColumn(c, source, nullBool); }
        Column operator()(const ObjectColumn& c) const { return spreadColumn(c, source, nullptr); }
        Column operator()(const FramesColumn& c) const { return spreadColumn(c, source, nullptr); }
    };
    return std::visit(Spread {source}, column);
}

} // namespace

Frame insertNulls(const Frame& frame, std::optional<std::pair<qint64, qint64>> rangeNs, GapNulls mode)
{
    const Field* time = frame.first(FieldType::Time);
    const TimeColumn* times = time ? time->times() : nullptr;
    if (!times || times->empty() || times->front() == nullTime)
        return frame;
    const std::optional<qint64> threshold = commonThreshold(frame, *time);
    if (!threshold || *threshold <= 0)
        return frame;
    if (mode == GapNulls::One)
        rangeNs.reset();
    if (!needsNulls(*times, *threshold, rangeNs))
        return frame;
    if (std::find(times->begin(), times->end(), nullTime) != times->end())
        return frame; // a sample without a time stands nowhere, so nothing is said of the gaps beside it
    std::optional<Filled> filled = fill(*times, *threshold, rangeNs, mode);
    if (!filled || filled->times.size() == times->size())
        return frame;
    const auto newTimes = std::make_shared<const Column>(std::move(filled->times));
    Frame out = frame;
    for (Field& field : out.fields)
        field.values = field.times() == times
            ? newTimes
            : std::make_shared<const Column>(spreadColumn(*field.values, filled->source));
    out.rows = qsizetype(filled->source.size());
    return out;
}

std::shared_ptr<const NumberColumn> joinShortGaps(const TimeColumn& times,
                                                  const std::shared_ptr<const NumberColumn>& values, qint64 maxGapNs)
{
    std::shared_ptr<NumberColumn> changed;
    const size_t rows = std::min(times.size(), values->size());
    std::optional<size_t> last; // row of the last value
    for (size_t i = 0; i < rows; ++i) {
        if (isMissing((*values)[i]))
            continue;
        const bool timed = last && times[i] != nullTime && times[*last] != nullTime;
        if (timed && i - *last > 1 && times[i] - times[*last] < maxGapNs) {
            if (!changed)
                changed = std::make_shared<NumberColumn>(*values);
            std::fill(changed->begin() + qsizetype(*last) + 1, changed->begin() + qsizetype(i), absentNumber);
        }
        last = i;
    }
    return changed ? changed : values;
}
