#pragma once

#include "datasources/data/jsonutil.h"
#include "datasources/data/value.h"

#include <functional>

using CellTest = std::function<bool(const Value&)>;

/// Grafana's value matchers by id (greater, between, regex, isNull...); unknown ids match nothing.
CellTest cellTest(const QString& id, const Json& options);
