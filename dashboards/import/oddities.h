#pragma once

#include "dashboards/import/importreport.h"
#include "dashboards/model/dashboard.h"

/// What is harmless but not as the file means it: variables in circles, panels over each other, links that are not
/// opened, more panels than can be shown.
void reportOddities(const Dashboard& dashboard, ImportReport& report);
