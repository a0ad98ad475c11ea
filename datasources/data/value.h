#pragma once

#include <QString>

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <variant>

struct Absent
{
    friend bool operator==(Absent, Absent) { return true; }
};
struct Null
{
    friend bool operator==(Null, Null) { return true; }
};
using JsonPtr = std::shared_ptr<const nlohmann::json>;

/// One cell taken out of a column, for code that looks at single cells (mappings, tables, joins). A time is its
/// number of milliseconds, fractions kept. Absent (JavaScript's undefined) and Null are different, as in Grafana.
using Value = std::variant<Absent, Null, bool, double, QString, JsonPtr>;

inline bool isMissing(const Value& value)
{
    return value.index() <= 1;
}
