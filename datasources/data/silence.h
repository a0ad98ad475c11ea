#pragma once

#include "datasources/data/matcher.h"

/// A span of time in which matching alerts notify nobody.
struct Silence
{
    enum class State
    {
        Active,
        Pending,
        Expired
    };
    QString id; ///< empty: not saved yet
    Matchers matchers;
    qint64 startsAtMs = 0;
    qint64 endsAtMs = 0;
    qint64 updatedAtMs = 0; ///< 0: not saved yet
    QString createdBy;
    QString comment;
    Labels annotations; ///< of newer servers; kept when it is changed
    State state = State::Active;

    friend bool operator==(const Silence&, const Silence&) = default;
};
using Silences = std::vector<Silence>;
