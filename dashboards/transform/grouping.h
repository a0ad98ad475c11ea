#pragma once

#include "datasources/data/frame.h"

#include <QStringList>

/// The rows of a frame that agree in the texts of some fields, in the order of their first rows.
struct Groups
{
    std::vector<std::vector<qsizetype>> rows;
    QStringList keys; ///< the texts, joined by commas
};
Groups groupRows(const Frame& frame, const std::vector<size_t>& byFields);

/// The grouping fields with one row per group.
std::vector<Field> groupedFields(const Frame& frame, const std::vector<size_t>& byFields, const Groups& groups);
/// A field's rows of one group.
Field rowsOf(const Field& field, const std::vector<qsizetype>& rows);
/// One reducer's result per group.
std::vector<Value> reduceGroups(const Field& field, const Groups& groups, const QString& reducer);
