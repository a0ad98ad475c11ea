#pragma once

#include "dashboards/import/loaddashboard.h"

/// Counts the panels and reports what this program cannot draw, ask or transform.
void reportCapabilities(const Dashboard& dashboard, const Capabilities& capabilities, ImportReport& report);
