#pragma once

#include "dashboards/model/dashboard.h"
#include "datasources/data/frame.h"
#include "datasources/data/jsonutil.h"

#include <functional>

// A table of inputs and of what Grafana's own functions returned for them, run against our code.

struct ConformanceCase
{
    const Json& head; ///< of the file: oracle, note, now...
    const Json& input;
};

/// What our code gives for a case, in the form of the table's `expected`; a discarded Json skips the case
/// (no part of ours answers it).
using ConformanceRunner = std::function<Json(const ConformanceCase&)>;

struct Conformance
{
    QString id; ///< `oracle` of the file head, else the file's base name
    ConformanceRunner run;
    /// Compares; the default is sameJson on the keys of `expected`.
    std::function<bool(const Json& actual, const Json& expected)> compare;
};

/// The explicit list of all runners.
const std::vector<Conformance>& conformances();

inline Json skipped()
{
    return Json(Json::value_t::discarded);
}

/// Equal within 1e-9 relative for numbers; texts that are both colours compare without regard to case.
/// {"$":"NaN"} and its kind are values. A key that one side lacks must be {"$":"undefined"} on the other, or an empty
/// text of ours, which is not told from a missing one; a null is a value.
bool sameJson(const Json& actual, const Json& expected);
/// For tables that hold only what a test asserts: other keys of our object are not looked at.
bool sameAsserted(const Json& actual, const Json& expected);

/// NaN, infinities, -0 in the table's notation.
Json numberJson(double value);
double
numberFromOracle(const Json& value); ///< null is nullNumber, undefined is absentNumber, texts are read as numbers
Json valueJson(const Value& value);
Value valueFromOracle(const Json& value);

Frame frameFromOracle(const Json& frame);
Frames framesFromOracle(const Json& frames);
FieldConfigSource fieldConfigSourceFromOracle(const Json& json);
/// The cells of a field in the table's notation; times in ms.
Json cellsJson(const Field& field);

// One per file of this folder; see conformances().
