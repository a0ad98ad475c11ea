#pragma once

#include "datasources/loki/lokiquery.h"
#include "datasources/prometheus/prometheusapi.h"

/// Sends the query (page by page if it wants more lines than a server gives at once, day by day for numbers over a long
/// range; each part but the last comes as a partial answer). `done` of the sink comes later, exactly once unless
/// cancelled. Not for tails.
Pending runLokiQuery(PrometheusApi& api, const LokiQuery& query, Sink sink);
