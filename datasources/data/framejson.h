#pragma once

#include "datasources/data/frame.h"
#include "datasources/data/jsonutil.h"
#include "datasources/data/result.h"

/// Reads a frame in any form Grafana writes: {fields: [{name, type, values...}]}, the wire form {schema, data} with
/// entities, enums and nanos, a time series {target, datapoints} and a table {columns, rows}.
Result<Frame> frameFromJson(const Json& json);

/// A list of frames, or one frame as a list of one.
Result<Frames> framesFromJson(const Json& json);

/// "time", "number", "string"...; nothing for a name that is none.
std::optional<FieldType> fieldTypeFromName(const QString& name);
const char* fieldTypeName(FieldType type);
