#pragma once

#include "datasources/data/poolthread.h"

#include <QThreadPool>

#include <utility>

/// Gives up a shared value in the pool: freeing the columns and texts of a refresh takes milliseconds in which the
/// interface would stand still. For values whose last owner this probably is.
template<typename T>
void discard(T value)
{
    if (value)
        QThreadPool::globalInstance()->start([value = std::move(value)]() mutable {
            giveWayToInterface();
            value = {};
        });
}
