#pragma once

#include "datasources/data/fieldconfig.h"
#include "datasources/data/jsonutil.h"

/// `actions` of a field config; entries that are none are left out.
std::vector<DataAction> dataActionsFromJson(const Json& json);
/// The request that a canvas button of earlier versions names: {endpoint, method, data, contentType, queryParams,
/// headerParams}.
DataAction dataActionFromApi(const Json& api);
