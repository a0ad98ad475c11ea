#pragma once

#include "datasources/data/jsonutil.h"
#include "datasources/data/result.h"
#include "datasources/data/timerange.h"
#include "datasources/net/httpaddress.h"

#include <vector>

/// A query as Grafana's Jaeger datasource writes it.
struct JaegerQuery
{
    enum class Kind
    {
        TraceId,
        Search,
        Dependencies,
        Metrics ///< of a service, from Jaeger's monitoring storage
    };
    Kind kind = Kind::TraceId;
    QString traceId;
    QString service;
    QString operation; ///< empty: all
    std::vector<std::pair<QString, QString>> tags;
    QString minDuration; ///< "1.2s", "100ms", "500us"; empty: none
    QString maxDuration;
    int limit = 20;
    QString metric; ///< latencies, calls or errors
    double quantile = 0.95; ///< of latencies
    bool byOperation = false;
    QString spanKind; ///< empty: as the server chooses
};

/// The error says which part cannot be read.
Result<JaegerQuery> jaegerQuery(const Json& spec);
/// `a=1 b="two words" c` in logfmt; a key alone means true.
Result<std::vector<std::pair<QString, QString>>> parseTags(const QString& text);
/// Of /api/traces; times in microseconds.
HttpParameters searchParameters(const JaegerQuery& query, const TimeRange& range);
/// Of /api/v3/traces; newer servers write names in camel case and call the others deprecated, older ones know the
/// limit by a third name: all are sent.
HttpParameters searchParametersV3(const JaegerQuery& query, const TimeRange& range);
/// Of a single trace: the range it is looked for in.
HttpParameters traceParameters(const TimeRange& range, bool isThird);
/// Of /api/metrics/latencies, calls and errors; times in ms.
HttpParameters metricsParameters(const JaegerQuery& query, const TimeRange& range, qint64 stepMs);
