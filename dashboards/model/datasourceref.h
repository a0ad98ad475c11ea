#pragma once

#include "dashboards/model/dashboard.h"

/// Reads every form a datasource is named in: a name, null, {type, uid}, "${var}", and the special ones
/// "-- Mixed --", "-- Dashboard --", "-- Grafana --", "__expr__".
DataSourceRef dataSourceRefFromJson(const Json* value);
