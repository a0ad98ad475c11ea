#pragma once

#include "datasources/data/fieldconfig.h"
#include "datasources/data/jsonutil.h"

/// Reads `fieldConfig.defaults` of a panel or `config` of a data frame's field; unknown keys stay in
/// FieldConfig::other, values of a wrong type count as not set.
FieldConfig fieldConfigFromJson(const Json& json);

/// Sets one top-level key ("unit", "thresholds"; not "custom.lineWidth"); null removes it. False: not a key we know.
bool setFieldConfigKey(FieldConfig& config, const QString& key, const Json& value);

Thresholds thresholdsFromJson(const Json& json);
std::vector<ValueMapping> mappingsFromJson(const Json& json);
std::vector<DataLink> dataLinksFromJson(const Json& json);
