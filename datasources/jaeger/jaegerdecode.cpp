#include "datasources/jaeger/jaegerdecode.h"

#include "datasources/jaeger/jaegertraces.h"
#include "datasources/jaeger/otlptraces.h"
#include "datasources/jaeger/traceform.h"

#include <QCoreApplication>

#include <algorithm>

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

/// The words of an error that is a text itself or has them under one of the usual keys.
QString wordsIn(const Json& error)
{
    QString text = jsonutil::asString(error).value_or(QString());
    for (const char* key : {"msg", "message"})
        if (text.isEmpty())
            text = jsonutil::string(error, key);
    return text;
}

/// The first API says {"errors":[{"code","msg"}]}, v3 says {"error":{"httpCode","message"}}, gateways
/// {"code","message"}.
QString wordsOf(const Json& answer)
{
    for (const Json& error : jsonutil::array(answer, "errors"))
        if (QString text = wordsIn(error); !text.isEmpty())
            return text;
    const Json* error = jsonutil::find(answer, "error");
    const QString text = error ? wordsIn(*error) : QString();
    return text.isEmpty() && answer.is_object() ? wordsIn(answer) : text;
}

/// An error that came with status 200.
std::optional<Error> errorIn(const Json& answer, const QString& place)
{
    const QString words = wordsOf(answer);
    if (words.isEmpty())
        return std::nullopt;
    return Error {Error::Kind::Query, tr("%1 answers: %2").arg(place, words), {}};
}

std::optional<Error> errorWithin(std::string_view body, const QString& place)
{
    constexpr size_t longest = 1 << 16;
    if (body.size() > longest)
        return std::nullopt;
    const auto json = jsonutil::parse(QByteArray::fromRawData(body.data(), qsizetype(body.size())));
    return json ? errorIn(*json, place) : std::nullopt;
}

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

/// The same with bytes that are no UTF-8 replaced, as the reader refuses the whole text for one of them; nullopt when
/// it has none.
std::optional<std::string> repaired(const std::string& body)
{
    std::string clean = QString::fromUtf8(body.data(), qsizetype(body.size())).toStdString();
    return clean == body ? std::nullopt : std::optional(std::move(clean));
}

using Decode = bool (*)(const std::shared_ptr<const std::string>&, ReadTraces&);

std::optional<ReadTraces> decodedWith(Decode decode, const std::shared_ptr<std::string>& body)
{
    body->reserve(body->size() + httpBodyPadding);
    ReadTraces read;
    return decode(body, read) ? std::optional(std::move(read)) : std::nullopt;
}

/// The last trace with what the server says about the answer: it came when something went wrong.
void addWarnings(std::vector<TracePtr>& traces, const QStringList& warnings)
{
    const auto warned = std::make_shared<Trace>(*traces.back());
    warned->warnings += warnings;
    traces.back() = warned;
}

Result<std::vector<TracePtr>> decodeWith(Decode decode, std::string body, const QString& place, QStringList* errors)
{
    const auto bytes = std::make_shared<std::string>(std::move(body));
    auto read = decodedWith(decode, bytes);
    if (!read)
        if (auto clean = repaired(*bytes))
            read = decodedWith(decode, std::make_shared<std::string>(*std::move(clean)));
    if (read && !read->traces.empty()) {
        if (errors)
            *errors = read->errors;
        else if (!read->errors.isEmpty())
            addWarnings(read->traces, read->errors);
        return std::move(read->traces);
    }
    if (auto error = errorWithin(*bytes, place))
        return *std::move(error);
    if (read)
        return std::move(read->traces);
    return notJaeger(*bytes, place);
}

Result<std::vector<TracePtr>> decodeReply(Decode decode, HttpReply& reply, const QByteArray& url, QStringList* errors)
{
    if (auto error = jaegerError(reply, url))
        return *error;
    return decodeWith(decode, std::move(reply.body), httpPlace(url), errors);
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
    const qint64 endNs = wholeNumber(json, "maxEndTimeUnixNano");
    summary.durationNs = summary.startNs > 0 ? std::max<qint64>(0, endNs - summary.startNs) : 0;
    summary.spans = count("spanCount");
    summary.errors = count("errorSpanCount");
    summary.orphans = count("orphanSpanCount");
    for (const Json& service : jsonutil::array(json, "services"))
        if (const QString name = jsonutil::string(service, "name"); !name.isEmpty())
            summary.services << name;
    summary.services.sort();
    return summary;
}

/// An answer, or a stream of them, one a line; empty when something of it is no object.
std::vector<Json> objectsOf(std::string_view body)
{
    const QByteArray text = QByteArray::fromRawData(body.data(), qsizetype(body.size()));
    std::vector<Json> objects;
    if (auto whole = jsonutil::parse(text)) {
        objects.push_back(*std::move(whole));
    } else {
        for (const QByteArray& line : text.split('\n'))
            if (auto json = line.trimmed().isEmpty() ? Result<Json>(Json()) : jsonutil::parse(line); !json)
                return {};
            else if (!json->is_null())
                objects.push_back(*std::move(json));
    }
    const bool areObjects = std::all_of(objects.begin(), objects.end(), [](const Json& j) { return j.is_object(); });
    return areObjects ? objects : std::vector<Json>();
}

} // namespace

bool saysNothingFound(const HttpReply& reply)
{
    if (reply.status != 404)
        return false;
    const auto json = jsonutil::parse(QByteArray::fromRawData(reply.body.data(), qsizetype(reply.body.size())));
    return json && jsonutil::find(*json, "error");
}

Result<std::optional<std::vector<TraceSummary>>> decodeTraceSummaries(const HttpReply& reply, const QByteArray& url)
{
    using Summaries = std::optional<std::vector<TraceSummary>>;
    if (saysNothingFound(reply))
        return Summaries(std::in_place);
    if (reply.status == 404 || reply.status == 405 || reply.status == 501)
        return Summaries();
    if (auto error = jaegerError(reply, url))
        return *error;
    const std::vector<Json> objects = objectsOf(reply.body);
    if (objects.empty()) // older servers answer unknown paths with their web page
        return Summaries();
    std::vector<TraceSummary> summaries;
    for (const Json& object : objects) {
        if (auto error = errorIn(object, httpPlace(url)))
            return *std::move(error);
        const Json* result = jsonutil::find(object, "result");
        for (const Json& one : jsonutil::array(result ? *result : object, "summaries"))
            summaries.push_back(summaryOf(one));
    }
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

Result<std::vector<TracePtr>> decodeJaegerTraces(HttpReply& reply, const QByteArray& url, QStringList* errors)
{
    return decodeReply(readJaegerTraces, reply, url, errors);
}

Result<std::vector<TracePtr>> decodeOtlpTraces(HttpReply& reply, const QByteArray& url, QStringList* errors)
{
    return decodeReply(readOtlpTraces, reply, url, errors);
}

Result<std::vector<TracePtr>> decodeTraceFile(std::string text, const QString& name)
{
    if (std::string_view(text).starts_with(byteOrderMark))
        text.erase(0, byteOrderMark.size());
    const bool isOtlp = traceFormOf(text) == TraceForm::Otlp;
    return decodeWith(isOtlp ? readOtlpTraces : readJaegerTraces, std::move(text), name, nullptr);
}

Result<Json> decodeJaegerData(const HttpReply& reply, const QByteArray& url)
{
    if (auto error = jaegerError(reply, url))
        return *error;
    auto json = jsonutil::parse(QByteArray::fromRawData(reply.body.data(), qsizetype(reply.body.size())));
    if (!json || !(json->is_object() || json->is_array()))
        return notJaeger(reply.body, httpPlace(url));
    const Json* data = jsonutil::find(*json, "data");
    const bool isEmpty = data ? data->is_null() || data->empty() : json->is_object();
    if (auto error = isEmpty ? errorIn(*json, httpPlace(url)) : std::nullopt)
        return *std::move(error);
    if (data)
        return *data;
    return json;
}
