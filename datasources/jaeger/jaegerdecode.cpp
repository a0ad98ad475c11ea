#include "datasources/jaeger/jaegerdecode.h"

#include "datasources/jaeger/jaegertraces.h"
#include "datasources/jaeger/otlptraces.h"
#include "datasources/jaeger/traceform.h"

#include <QCoreApplication>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Jaeger", text);
}

QString startOf(std::string_view body)
{
    constexpr size_t shown = 500;
    return QString::fromUtf8(body.data(), qsizetype(std::min(body.size(), shown)));
}

Error notJaeger(std::string_view body, const QString& place)
{
    const QString start = startOf(body);
    if (start.trimmed().startsWith(QLatin1Char('<')))
        return {Error::Kind::Parse, tr("%1 sent a web page instead of data: is the address Jaeger's?").arg(place),
                start};
    if (start.trimmed().isEmpty())
        return {Error::Kind::Parse, tr("%1 sent an empty answer.").arg(place), {}};
    return {Error::Kind::Parse, tr("The answer of %1 is damaged or not Jaeger's.").arg(place), start};
}

/// The first API says {"errors":[{"code","msg"}]}, v3 says {"error":{"httpCode","message"}}.
QString wordsOf(const Json& answer)
{
    for (const Json& error : jsonutil::array(answer, "errors"))
        if (QString text = jsonutil::string(error, "msg"); !text.isEmpty())
            return text;
    QString text = jsonutil::string(jsonutil::object(answer, "error"), "message");
    return text.isEmpty() ? jsonutil::string(answer, "message") : text;
}

using Decode = bool (*)(const std::shared_ptr<const std::string>&, std::vector<TracePtr>&);

Result<std::vector<TracePtr>> decodeWith(Decode decode, std::string body, const QString& place)
{
    body.reserve(body.size() + httpBodyPadding);
    const auto bytes = std::make_shared<const std::string>(std::move(body));
    std::vector<TracePtr> traces;
    if (decode(bytes, traces))
        return traces;
    constexpr size_t longestError = 1 << 16;
    const auto json =
        bytes->size() > longestError ? Result<Json>(Error {}) : jsonutil::parse(QByteArray::fromStdString(*bytes));
    if (const QString words = json ? wordsOf(*json) : QString(); !words.isEmpty()) // an error with status 200
        return Error {Error::Kind::Query, tr("%1 answers: %2").arg(place, words), {}};
    return notJaeger(*bytes, place);
}

Result<std::vector<TracePtr>> decodeReply(Decode decode, HttpReply& reply, const QByteArray& url)
{
    if (auto error = jaegerError(reply, url))
        return *error;
    return decodeWith(decode, std::move(reply.body), httpPlace(url));
}

/// Numbers come as decimal texts, because they exceed what JavaScript counts exactly.
qint64 wholeNumber(const Json& object, const char* key)
{
    const Json* value = jsonutil::find(object, key);
    if (value && value->is_string())
        return jsonutil::asString(*value)->toLongLong();
    return value && value->is_number_integer() ? value->get<qint64>() : 0;
}

TraceSummary summaryOf(const Json& json)
{
    const auto count = [&](const char* key) { return size_t(std::max<qint64>(0, wholeNumber(json, key))); };
    TraceSummary summary;
    summary.traceId = jsonutil::string(json, "traceId");
    summary.service = jsonutil::string(json, "rootServiceName");
    summary.operation = jsonutil::string(json, "rootOperationName");
    summary.startNs = wholeNumber(json, "minStartTimeUnixNano");
    summary.durationNs = std::max<qint64>(0, wholeNumber(json, "maxEndTimeUnixNano") - summary.startNs);
    summary.spans = count("spanCount");
    summary.errors = count("errorSpanCount");
    summary.orphans = count("orphanSpanCount");
    for (const Json& service : jsonutil::array(json, "services"))
        summary.services << jsonutil::string(service, "name");
    summary.services.sort();
    return summary;
}

} // namespace

Result<std::optional<std::vector<TraceSummary>>> decodeTraceSummaries(const HttpReply& reply, const QByteArray& url)
{
    using Summaries = std::optional<std::vector<TraceSummary>>;
    const auto json = jsonutil::parse(QByteArray::fromRawData(reply.body.data(), qsizetype(reply.body.size())));
    if (reply.status == 404 && json && jsonutil::find(*json, "error")) // "not found" is how a search says nothing
        return Summaries(std::in_place);
    if (reply.status == 404 || reply.status == 405 || reply.status == 501)
        return Summaries();
    if (auto error = jaegerError(reply, url))
        return *error;
    if (!json || !json->is_object()) // older servers answer unknown paths with their web page
        return Summaries();
    const Json* result = jsonutil::find(*json, "result");
    std::vector<TraceSummary> summaries;
    for (const Json& one : jsonutil::array(result ? *result : *json, "summaries"))
        summaries.push_back(summaryOf(one));
    return Summaries(std::move(summaries));
}

std::optional<Error> jaegerError(const HttpReply& reply, const QByteArray& url)
{
    if (reply.status >= 200 && reply.status < 300)
        return std::nullopt;
    const auto json = jsonutil::parse(QByteArray::fromRawData(reply.body.data(), qsizetype(reply.body.size())));
    const QString words = json ? wordsOf(*json) : QString();
    if (words.isEmpty())
        return httpStatusError(reply, url);
    Error::Kind kind = reply.status < 500 ? Error::Kind::Query : Error::Kind::Http;
    if (reply.status == 401 || reply.status == 403)
        kind = Error::Kind::Auth;
    return Error {kind, tr("%1 answers: %2").arg(httpPlace(url), words), QStringLiteral("HTTP %1").arg(reply.status)};
}

Result<std::vector<TracePtr>> decodeJaegerTraces(HttpReply& reply, const QByteArray& url)
{
    return decodeReply(readJaegerTraces, reply, url);
}

Result<std::vector<TracePtr>> decodeOtlpTraces(HttpReply& reply, const QByteArray& url)
{
    return decodeReply(readOtlpTraces, reply, url);
}

Result<std::vector<TracePtr>> decodeTraceFile(std::string text, const QString& name)
{
    const bool isOtlp = traceFormOf(text) == TraceForm::Otlp;
    return decodeWith(isOtlp ? readOtlpTraces : readJaegerTraces, std::move(text), name);
}

Result<Json> decodeJaegerData(const HttpReply& reply, const QByteArray& url)
{
    if (auto error = jaegerError(reply, url))
        return *error;
    auto json = jsonutil::parse(QByteArray::fromRawData(reply.body.data(), qsizetype(reply.body.size())));
    if (!json || !(json->is_object() || json->is_array()))
        return notJaeger(reply.body, httpPlace(url));
    if (const Json* data = jsonutil::find(*json, "data"))
        return *data;
    return json;
}
