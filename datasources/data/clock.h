#pragma once

#include <QDateTime>

#include <functional>

/// The present time in ms since the epoch. Injected everywhere, so that a test decides what now is.
using Clock = std::function<qint64()>;

inline Clock systemClock()
{
    return [] { return QDateTime::currentMSecsSinceEpoch(); };
}
