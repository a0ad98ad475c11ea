#pragma once

#include "datasources/data/jsonutil.h"

#include <functional>

class DataSources;

/// What the name or uid of a datasource stands for: {"type", "uid"}; an empty name is the default. Null where nobody
/// configured it.
using DataSourceLookup = std::function<Json(const QString& nameOrUid)>;

/// Looks names up in what is configured here; `sources` must outlive it.
DataSourceLookup dataSourceLookup(const DataSources& sources);
