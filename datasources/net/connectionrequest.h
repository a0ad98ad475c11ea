#pragma once

#include "datasources/net/httprequest.h"

struct ConnectionConfig;

/// What all requests of a configured connection have in common: address (without a slash at the end), credentials,
/// headers, certificates and time limits. An error says what in the configuration cannot be used.
Result<HttpRequest> connectionRequest(const ConnectionConfig& config);
