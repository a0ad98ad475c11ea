#pragma once

#include "datasources/data/frame.h"

/// A field to sort by.
struct SortField
{
    const Field& field;
    bool descending = false;
};

/// Sorts row numbers by the fields, first one first; equal rows keep their order. Missing values come first.
void sortRows(std::vector<quint32>& rows, const std::vector<SortField>& fields);
