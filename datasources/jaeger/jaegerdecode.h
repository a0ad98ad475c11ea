#pragma once

#include "datasources/data/jsonutil.h"
#include "datasources/data/trace.h"
#include "datasources/net/httprequest.h"

// Answers of Jaeger's HTTP API. All run in a pool thread. Those that give traces take the body out of the reply: the
// traces keep it, because attributes are decoded when they are looked at. `errors` gets the server's words about what
// it could not give beside the traces; without it they are warnings of the last trace.

/// `/api/traces` and `/api/traces/{id}` of every version, and files saved from them.
Result<std::vector<TracePtr>> decodeJaegerTraces(HttpReply& reply, const QByteArray& url,
                                                 QStringList* errors = nullptr);
/// OTLP JSON as `/api/v3/traces` sends it, as collectors write it to files (several objects, one a line), and as Tempo
/// answers ("batches", ids in base64).
Result<std::vector<TracePtr>> decodeOtlpTraces(HttpReply& reply, const QByteArray& url, QStringList* errors = nullptr);
/// Both, by traceFormOf(); `name` stands in messages.
Result<std::vector<TracePtr>> decodeTraceFile(std::string text, const QString& name);

/// `/api/v3/trace-summaries`; nullopt when the server has no such path.
Result<std::optional<std::vector<TraceSummary>>> decodeTraceSummaries(const HttpReply& reply, const QByteArray& url);

/// The `data` of the first API's small answers; v3 answers have no such envelope and come as they are.
Result<Json> decodeJaegerData(const HttpReply& reply, const QByteArray& url);
/// The third API's way to say that a search found nothing; any other 404 is an error.
bool saysNothingFound(const HttpReply& reply);
/// The server's own words in an answer of status 400 and above, or that it is not Jaeger at all.
std::optional<Error> jaegerError(const HttpReply& reply, const QByteArray& url);
