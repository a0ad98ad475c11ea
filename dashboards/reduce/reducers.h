#pragma once

#include "datasources/data/frame.h"

#include <QStringList>

#include <span>

/// One calculation over a column, as fieldReducers of @grafana/data 13.2 defines it.
struct Reducer
{
    QString id;
    QString name; ///< "Last *", "Mean": as legends show it
    QString description;
    QStringList aliases; ///< avg, current, total
};

/// All reducers in Grafana's order, p1..p99 included.
std::span<const Reducer> reducers();
const Reducer* findReducer(const QString& idOrAlias); ///< nullptr when unknown

enum class NullMode
{
    Ignore,
    Null,
    AsZero
}; ///< nullValueMode connected, null, "null as zero"

/// The result of one reducer; Null for an empty series unless the reducer says otherwise.
Value reduceField(const Field& field, const QString& reducerId, NullMode mode = NullMode::Ignore);
/// The cells of allValues and uniqueValues, which are lists.
std::vector<Value> reduceToCells(const Field& field, const QString& reducerId);
/// Same as reduceField, as a number: bools 0/1, missing is NaN.
double reduceToNumber(const Field& field, const QString& reducerId);
