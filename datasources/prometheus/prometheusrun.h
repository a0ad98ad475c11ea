#pragma once

#include "datasources/datasource.h"
#include "datasources/prometheus/prometheusapi.h"
#include "datasources/prometheus/prometheusframes.h"
#include "datasources/prometheus/tracelinks.h"

/// One query of a panel as requests to the server.
struct PrometheusPlan
{
    struct Part
    {
        PrometheusApi::Call call;
        PrometheusShape shape;
        bool exemplars = false;
        std::shared_ptr<const TraceLinks> traces = {}; ///< of exemplars
    };
    std::vector<Part> parts; ///< range, instant, exemplars; none for an empty query
    QString executedQuery; ///< "Expr: up\nStep: 15s"
};

struct PrometheusDefaults
{
    QString scrapeInterval; ///< timeInterval of the connection
    QString queryTimeout; ///< sent to the server when not empty
    std::optional<qint64> overlapMs = std::nullopt; ///< of incremental queries; nothing when they are switched off
    std::shared_ptr<const TraceLinks> traces = std::make_shared<const TraceLinks>();
};

Result<PrometheusPlan> planPrometheusQuery(const QueryRequest& request, const PrometheusDefaults& defaults);
/// For range queries whose samples depend on nothing but their own time.
std::optional<IncrementalPlan> incrementalPrometheusPlan(const QueryRequest& request,
                                                         const PrometheusDefaults& defaults);
/// Sends all parts and puts their answers together. `done` of the sink comes later, exactly once unless cancelled.
Pending runPrometheusPlan(PrometheusApi& api, PrometheusPlan plan, Sink sink);
