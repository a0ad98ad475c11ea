#pragma once

#include "datasources/datasource.h"
#include "datasources/prometheus/prometheusapi.h"

/// Asks for alerting rules and their alerts, page by page where the server divides them; the request's spec says which
/// alerts stay. Without the pages that follow, what came is the answer, and a notice says why.
Pending askForRules(PrometheusApi& api, const QueryRequest& request, Sink sink);
