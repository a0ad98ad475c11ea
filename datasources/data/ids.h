#pragma once

#include <QHash>
#include <QString>

/// A text with a meaning of its own: two kinds of id never mix by accident.
template<typename Tag>
struct StrongId
{
    QString value;

    StrongId() = default;
    explicit StrongId(QString text) : value(std::move(text)) { }
    bool isEmpty() const { return value.isEmpty(); }
    friend bool operator==(const StrongId&, const StrongId&) = default;
    friend bool operator<(const StrongId& a, const StrongId& b) { return a.value < b.value; }
    friend size_t qHash(const StrongId& id, size_t seed = 0) { return qHash(id.value, seed); }
};

using ConnectionId = StrongId<struct ConnectionTag>; ///< uid of a configured datasource
using RefId = StrongId<struct RefTag>; ///< A, B, C... of a query within its panel
