#include "datasources/loki/lokichunks.h"

#include <QHash>

#include <algorithm>

namespace {

constexpr qint64 nsPerMs = 1'000'000;
constexpr qint64 dayNs = 86'400'000 * nsPerMs;
constexpr qint64 mostDays = 30; // servers as they come refuse an hour more

/// Of wide steps, some more days than one: not a request for each sample.
qint64 samplesOfChunk(qint64 stepNs)
{
    constexpr qint64 fewSamples = 24;
    return stepNs * 2 <= dayNs ? dayNs / stepNs : std::clamp(mostDays * dayNs / stepNs, qint64(1), fewSamples);
}

bool isSeries(const Frame& frame)
{
    return frame.fields.size() == 2 && frame.fields[0].times() && frame.fields[1].numbers()
        && frame.fields[0].times()->size() == frame.fields[1].numbers()->size();
}

template<typename C>
std::shared_ptr<const Column> joined(const C& before, const C& after)
{
    C values;
    values.reserve(before.size() + after.size());
    values.insert(values.end(), before.begin(), before.end());
    values.insert(values.end(), after.begin(), after.end());
    return std::make_shared<const Column>(std::move(values));
}

} // namespace

std::vector<LokiChunk> lokiChunks(qint64 fromNs, qint64 toNs, qint64 stepMs)
{
    const qint64 step = std::max<qint64>(1, stepMs) * nsPerMs;
    const qint64 length = samplesOfChunk(step) * step;
    std::vector<LokiChunk> chunks;
    if (toNs - fromNs <= std::max(dayNs, length))
        return {{fromNs, toNs}};
    for (qint64 from = fromNs; from <= toNs; from += length)
        chunks.push_back({from, std::max(std::min(toNs, from + length - step), from + 1)}); // an empty one is refused
    return chunks;
}

Frames withEarlierSeries(Frames later, const Frames& earlier)
{
    QHash<QString, size_t> places;
    for (size_t i = 0; i < later.size(); ++i)
        if (isSeries(later[i]))
            places.insert(formatLabels(later[i].fields[1].labels), i);
    for (const Frame& frame : earlier) {
        const auto place = isSeries(frame) ? places.constFind(formatLabels(frame.fields[1].labels)) : places.cend();
        if (place == places.cend()) {
            later.push_back(frame);
            continue;
        }
        Frame& whole = later[*place];
        whole.fields[0].values = joined(*frame.fields[0].times(), *whole.fields[0].times());
        whole.fields[1].values = joined(*frame.fields[1].numbers(), *whole.fields[1].numbers());
        whole.rows += frame.rows;
    }
    return later;
}
