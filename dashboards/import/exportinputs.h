#pragma once

#include "dashboards/import/importreport.h"
#include "datasources/data/jsonutil.h"

/// Resolves what a shared export leaves open: constants of `__inputs` are filled in, references to its datasources get
/// their type and keep their name, panels of `__elements` take the place of their references.
void resolveExportInputs(Json& dashboard, ImportReport& report);
