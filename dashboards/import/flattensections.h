#pragma once

#include "dashboards/import/importreport.h"
#include "datasources/data/jsonutil.h"

/// Rows and tabs inside each other become rows of one level, as the classic form has them; what is lost (tabs,
/// conditions, variables of parts) is reported. Dashboards without such parts stay as they are.
void flattenSections(Json& classic, ImportReport& report);
