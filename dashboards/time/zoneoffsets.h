#pragma once

#include <QTimeZone>

#include <array>
#include <atomic>
#include <memory>

/// Offsets of a time zone with a cache, because QTimeZone needs a microsecond for each. The cache is made of atomics:
/// one object may be used by several threads; copies share it.
class ZoneOffsets
{
public:
    explicit ZoneOffsets(const QTimeZone& zone = QTimeZone::utc());

    /// Local time minus UTC at an instant.
    qint64 offsetMs(qint64 utcMs) const;
    /// The instant of a local time; one that a change of the clock skips moves forward by the gap, one that it
    /// repeats is taken the first time.
    qint64 utcFromLocal(qint64 localMs) const;
    QString abbreviation(qint64 utcMs) const;
    bool isUtc() const { return m_utc; }

private:
    struct Cache;
    qint64 lookUp(qint64 utcMs) const;

    QTimeZone m_zone;
    bool m_utc = true;
    std::shared_ptr<Cache> m_cache;
};
