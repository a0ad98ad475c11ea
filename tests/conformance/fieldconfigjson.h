#pragma once

#include "datasources/data/fieldconfigjson.h"

// A field's config back in the form of the tables.

Json thresholdsJson(const Thresholds& thresholds);
Json fieldConfigJson(const FieldConfig& config);
