#include "dashboards/time/zoneoffsets.h"

#include "dashboards/time/civil.h"

#include <QDateTime>

#include <algorithm>

namespace {

// A bucket whose two ends have the same offset has no change inside (no zone changes twice in three days).
constexpr qint64 coarseMs = 3 * civil::msPerDay;
// Buckets that hold a change are divided again; changes of the clock fall on quarters of an hour.
constexpr qint64 fineMs = 900'000;
constexpr std::size_t cacheEntries = 128;

constexpr qint64 offsetBias = 1 << 18;
constexpr quint64 mixed = (1u << 20) - 1; ///< stands for "has a change inside"

} // namespace

struct ZoneOffsets::Cache
{
    /// bucket number + 2^42 in the upper 44 bits, seconds + offsetBias in the lower 20; 0 is empty.
    std::array<std::atomic<quint64>, cacheEntries> coarse {};
    std::array<std::atomic<quint64>, cacheEntries> fine {};
};

namespace {

struct Slot
{
    std::atomic<quint64>& word;
    quint64 key;
};

Slot slotOf(std::array<std::atomic<quint64>, cacheEntries>& table, qint64 bucket)
{
    const quint64 key = quint64(bucket + (qint64(1) << 42));
    return {table[key % cacheEntries], key};
}

} // namespace

ZoneOffsets::ZoneOffsets(const QTimeZone& zone)
    : m_zone(zone.isValid() ? zone : QTimeZone::utc())
    , m_utc(m_zone == QTimeZone::utc()
            || (!m_zone.hasTransitions() && m_zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(0, Qt::UTC)) == 0))
{
    if (!m_utc)
        m_cache = std::make_shared<Cache>();
}

qint64 ZoneOffsets::lookUp(qint64 utcMs) const
{
    // Beyond these years Qt's dates get slow or fail, and no zone has rules of its own there.
    constexpr qint64 limit = 250'000'000'000'000;
    return m_zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(std::clamp(utcMs, -limit, limit), Qt::UTC));
}

qint64 ZoneOffsets::offsetMs(qint64 utcMs) const
{
    if (m_utc)
        return 0;
    qint64 seconds = 0;
    const auto cached = [&](std::array<std::atomic<quint64>, cacheEntries>& table, qint64 bucketMs) {
        const qint64 bucket = civil::floorDiv(utcMs, bucketMs);
        const Slot slot = slotOf(table, bucket);
        quint64 word = slot.word.load(std::memory_order_relaxed);
        if (word >> 20 != slot.key) {
            const qint64 first = lookUp(bucket * bucketMs);
            const qint64 last = lookUp((bucket + 1) * bucketMs - 1);
            word = slot.key << 20 | (first == last ? quint64(first + offsetBias) : mixed);
            slot.word.store(word, std::memory_order_relaxed);
        }
        seconds = qint64(word & mixed) - offsetBias;
        return (word & mixed) != mixed;
    };
    if (cached(m_cache->coarse, coarseMs) || cached(m_cache->fine, fineMs))
        return seconds * 1000;
    return lookUp(utcMs) * 1000;
}

qint64 ZoneOffsets::utcFromLocal(qint64 localMs) const
{
    if (m_utc)
        return localMs;
    // The offsets a day before and after are those on both sides of a change nearby.
    const qint64 before = offsetMs(localMs - civil::msPerDay);
    const qint64 after = offsetMs(localMs + civil::msPerDay);
    const qint64 first = localMs - std::max(before, after);
    if (offsetMs(first) == std::max(before, after))
        return first;
    const qint64 second = localMs - std::min(before, after);
    if (offsetMs(second) == std::min(before, after))
        return second;
    return localMs - before; // inside the gap: read with the offset before it
}

QString ZoneOffsets::abbreviation(qint64 utcMs) const
{
    return m_zone.abbreviation(QDateTime::fromMSecsSinceEpoch(utcMs, Qt::UTC));
}
