#pragma once

#include "dashboards/format/fieldoverrides.h"

/// Whether the frames in the field's cells are tables of their own, rather than small series.
bool holdsTables(const Field& field);

/// Frames in the cells of a field: rules of the scope "nested" speak of tables; series inherit what their column says,
/// and share indexes, colours and a range over all rows. Other fields stay.
void overrideInCells(Field& field, const FieldConfigSource& source, const OverrideContext& context);
