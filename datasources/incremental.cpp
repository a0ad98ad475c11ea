#include "datasources/incremental.h"

#include <algorithm>

namespace {

constexpr qint64 nsPerMs = 1'000'000;

/// -1, 0, 1 in the order in which Prometheus sorts series: name by name, value by value, the shorter first.
int compareLabels(const Labels& a, const Labels& b)
{
    auto left = a.cbegin();
    auto right = b.cbegin();
    for (; left != a.cend() && right != b.cend(); ++left, ++right) {
        if (const int names = left.key().compare(right.key()); names != 0)
            return names;
        if (const int values = left.value().compare(right.value()); values != 0)
            return values;
    }
    return left == a.cend() ? (right == b.cend() ? 0 : -1) : 1;
}

bool isSeries(const Frame& frame)
{
    if (frame.fields.size() != 2)
        return false;
    const TimeColumn* times = frame.fields[0].times();
    const NumberColumn* values = frame.fields[1].numbers();
    return times && values && times->size() == values->size() && std::is_sorted(times->begin(), times->end());
}

const Labels& labelsOf(const Frame& frame)
{
    return frame.fields[1].labels;
}

bool comesBefore(const Frame& a, const Frame& b)
{
    return compareLabels(labelsOf(a), labelsOf(b)) < 0;
}

/// Strictly: two series of the same labels could not be told apart.
bool isSorted(const Frames& frames)
{
    return std::adjacent_find(frames.begin(), frames.end(),
                              [](const Frame& a, const Frame& b) { return !comesBefore(a, b); })
        == frames.end();
}

/// A frame without fields stands for "no series".
std::optional<Frames> seriesOf(const Frames& frames)
{
    Frames series;
    for (const Frame& frame : frames) {
        if (frame.fields.empty())
            continue;
        if (!isSeries(frame))
            return std::nullopt;
        series.push_back(frame);
    }
    return series;
}

/// Joins the columns of one series after another. Series that shared their times before share them afterwards.
class Joiner
{
public:
    Joiner(qint64 fromMs, qint64 tailFromMs) : m_fromNs(fromMs * nsPerMs), m_tailFromNs(tailFromMs * nsPerMs) { }

    /// nullptr where the series is missing. The result may have no rows.
    Frame join(const Frame* earlier, const Frame* tail)
    {
        const Part before = earlier ? part(*earlier, m_fromNs, m_tailFromNs) : Part();
        const Part after = tail ? part(*tail, std::max(m_fromNs, m_tailFromNs), farFuture) : Part();
        Frame frame = tail ? *tail : *earlier; // the newer one knows the configuration
        frame.fields[0].values = joinedTimes(before, after);
        NumberColumn values;
        values.reserve(size_t(before.size() + after.size()));
        append(values, before);
        append(values, after);
        frame.fields[1].values = std::make_shared<const Column>(std::move(values));
        frame.rows = before.size() + after.size();
        return frame;
    }

private:
    static constexpr qint64 farFuture = std::numeric_limits<qint64>::max();

    /// Rows of a frame between two times.
    struct Part
    {
        const Frame* frame = nullptr;
        qsizetype begin = 0;
        qsizetype end = 0;
        qsizetype size() const { return end - begin; }
        const Column* times() const { return frame ? frame->fields[0].values.get() : nullptr; }
    };

    static Part part(const Frame& frame, qint64 fromNs, qint64 beforeNs)
    {
        const TimeColumn& times = *frame.fields[0].times();
        const auto begin = std::lower_bound(times.begin(), times.end(), fromNs);
        const auto end = std::lower_bound(begin, times.end(), beforeNs);
        return {&frame, begin - times.begin(), end - times.begin()};
    }

    static void append(NumberColumn& values, const Part& part)
    {
        if (!part.frame)
            return;
        const NumberColumn& all = *part.frame->fields[1].numbers();
        values.insert(values.end(), all.begin() + part.begin, all.begin() + part.end);
    }

    std::shared_ptr<const Column> joinedTimes(const Part& before, const Part& after)
    {
        auto& shared = m_times[{before.times(), after.times()}];
        if (shared)
            return shared;
        TimeColumn times;
        times.reserve(size_t(before.size() + after.size()));
        for (const Part& part : {before, after}) {
            if (!part.frame)
                continue;
            const TimeColumn& all = *part.frame->fields[0].times();
            times.insert(times.end(), all.begin() + part.begin, all.begin() + part.end);
        }
        shared = std::make_shared<const Column>(std::move(times));
        return shared;
    }

    qint64 m_fromNs;
    qint64 m_tailFromNs;
    std::map<std::pair<const Column*, const Column*>, std::shared_ptr<const Column>> m_times;
};

void keep(Frames& merged, Frame frame)
{
    if (frame.rows > 0)
        merged.push_back(std::move(frame));
}

Frames mergeSorted(const Frames& earlier, const Frames& tail, Joiner& joiner)
{
    Frames merged;
    auto old = earlier.begin();
    auto fresh = tail.begin();
    while (old != earlier.end() || fresh != tail.end()) {
        const bool takeOld = fresh == tail.end() || (old != earlier.end() && !comesBefore(*fresh, *old));
        const bool takeFresh = !takeOld || (fresh != tail.end() && !comesBefore(*old, *fresh));
        keep(merged, joiner.join(takeOld ? &*old : nullptr, takeFresh ? &*fresh : nullptr));
        old += takeOld ? 1 : 0;
        fresh += takeFresh ? 1 : 0;
    }
    return merged;
}

/// For servers that sort otherwise: the earlier order holds if nothing is new and nothing changed places.
std::optional<Frames> mergeInOrder(const Frames& earlier, const Frames& tail, Joiner& joiner)
{
    QHash<QString, qsizetype> known;
    for (const Frame& frame : earlier)
        known.insert(formatLabels(labelsOf(frame)), known.size());
    if (known.size() != qsizetype(earlier.size()))
        return std::nullopt;
    std::vector<const Frame*> fresh(earlier.size(), nullptr);
    qsizetype last = -1;
    for (const Frame& frame : tail) {
        const qsizetype at = known.value(formatLabels(labelsOf(frame)), -1);
        if (at <= last)
            return std::nullopt;
        fresh[size_t(at)] = &frame;
        last = at;
    }
    Frames merged;
    for (size_t i = 0; i < earlier.size(); ++i)
        keep(merged, joiner.join(&earlier[i], fresh[i]));
    return merged;
}

} // namespace

std::optional<qint64> tailStart(const IncrementalPlan& earlier, const IncrementalPlan& now)
{
    const qint64 step = now.stepMs;
    if (step < 1 || earlier.stepMs != step || now.samples.fromMs < earlier.samples.fromMs
        || now.samples.toMs < earlier.samples.toMs || (now.samples.fromMs - earlier.samples.fromMs) % step != 0)
        return std::nullopt;
    const qint64 known = earlier.samples.toMs - now.overlapMs - now.samples.fromMs;
    if (known < step)
        return std::nullopt;
    return now.samples.fromMs + known / step * step;
}

std::optional<Frames> mergeTail(const Frames& earlier, const Frames& tail, qint64 fromMs, qint64 tailFromMs)
{
    const auto old = seriesOf(earlier);
    const auto fresh = seriesOf(tail);
    if (!old || !fresh)
        return std::nullopt;
    Joiner joiner(fromMs, tailFromMs);
    auto merged = isSorted(*old) && isSorted(*fresh) ? std::optional(mergeSorted(*old, *fresh, joiner))
                                                     : mergeInOrder(*old, *fresh, joiner);
    if (merged && merged->empty())
        return std::nullopt; // only the server knows the form of an empty answer
    return merged;
}
