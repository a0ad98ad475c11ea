#pragma once

#include "datasources/loki/lokiquery.h"
#include "datasources/prometheus/prometheusapi.h"

using AskLokiSeries =
    std::function<Pending(const QString& selector, const TimeRange& range, Reply<std::vector<Labels>> reply)>;

/// Which labels of a line are those of its stream. Without categories (Loki 2.9, or a query that renames) a line is
/// shown with parsed parts and structured metadata among its labels, which no selector finds: of the streams that the
/// server has, the one whose labels are all at the line is its own; when none is (labels were dropped or changed),
/// the labels whose names streams have. Without streams all of them.
Labels streamOfLine(const std::vector<Labels>& streams, const Labels& line);

/// As many lines before and behind the line of `query` as it asks for, page by page, of its stream alone and whatever
/// the query that showed it left out; within a week.
Pending runLokiContext(PrometheusApi& api, const LokiQuery& query, const AskLokiSeries& askSeries, Sink sink);
