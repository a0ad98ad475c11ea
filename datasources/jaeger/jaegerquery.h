#pragma once

#include "datasources/data/jsonutil.h"
#include "datasources/data/result.h"
#include "datasources/data/timerange.h"

#include <utility>
#include <vector>

/// A query as Grafana's Jaeger datasource writes it.
struct JaegerQuery
{
    enum class Kind
    {
        TraceId,
        Search,
        Dependencies
    };
    Kind kind = Kind::TraceId;
    QString traceId;
    QString service;
    QString operation; ///< empty: all
    std::vector<std::pair<QString, QString>> tags;
    QString minDuration; ///< "1.2s", "100ms", "500us"; empty: none
    QString maxDuration;
    int limit = 20;
};
using JaegerParameters = std::vector<std::pair<QString, QString>>;

/// The error says which part cannot be read.
Result<JaegerQuery> jaegerQuery(const Json& spec);
/// `a=1 b="two words" c` in logfmt; a key alone means true.
Result<std::vector<std::pair<QString, QString>>> parseTags(const QString& text);
/// Of /api/traces; times in microseconds.
JaegerParameters searchParameters(const JaegerQuery& query, const TimeRange& range);
/// Of /api/v3/traces; older servers know the limit by another name, so both are sent.
JaegerParameters searchParametersV3(const JaegerQuery& query, const TimeRange& range);
