#pragma once

#include "datasources/data/frame.h"
#include "datasources/data/jsonutil.h"

#include <vector>

// Cells as JavaScript sees them: dashboards are written against its rules for texts, numbers and equality.
namespace cells {

QString text(const Value& value); ///< String(v): null is "null", absent is "undefined"
double number(const Value& value); ///< Number(v): null is 0, absent is NaN
bool truthy(const Value& value);
bool same(const Value& a, const Value& b); ///< ===
bool equal(const Value& a, const Value& b); ///< ==
Json json(const Value& value); ///< absent is null
Value value(const Json& json);
/// The special values that options name: true, false, null, zero, empty.
Value special(const QString& name);

/// The tightest column that holds the values; texts in a number field stay texts.
Column column(const std::vector<Value>& values, FieldType type);
/// Rows of a column in a new order; -1 gives an absent cell (null in a time column), -2 a null.
Column gather(const Column& column, const std::vector<qsizetype>& rows);
std::vector<Value> values(const Field& field);

Field field(const QString& name, FieldType type, const std::vector<Value>& values);
/// Every field with its rows rearranged; frame.rows follows.
void gatherRows(Frame& frame, const std::vector<qsizetype>& rows);

} // namespace cells
