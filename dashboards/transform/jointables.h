#pragma once

#include "datasources/data/frame.h"

/// One frame of a join: its key and what goes along.
struct JoinTable
{
    Field key;
    std::vector<Field> fields;
};

/// Joins rows of equal keys as SQL does, so that duplicates multiply; `outer` keeps the rows without a partner.
Frame joinTables(const std::vector<JoinTable>& tables, bool outer);
