#include "datasources/loki/lokidecode.h"

#include "datasources/prometheus/prometheusdecode.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace {

constexpr size_t largestKeptParser = 32U << 20; // bytes of JSON; a parser's index is as large as what it parsed
constexpr qsizetype longestMessage = 2000;

QString tr(const char* text)
{
    return QCoreApplication::translate("Loki", text);
}

QString beginningOf(std::string_view body, qsizetype most)
{
    return QString::fromUtf8(body.data(), std::min(qsizetype(body.size()), most)).trimmed();
}

Error notLoki(std::string_view body, const QString& place)
{
    const QString start = beginningOf(body, 500);
    if (start.startsWith(QLatin1Char('<')))
        return {Error::Kind::Parse, tr("%1 sent a web page instead of data: is the address Loki's?").arg(place), start};
    if (start.isEmpty())
        return {Error::Kind::Parse, tr("%1 sent an empty answer.").arg(place), {}};
    return {Error::Kind::Parse, tr("The answer of %1 is damaged or not Loki's.").arg(place), start};
}

Error::Kind kindOf(int status, const QString& words)
{
    if (status == 401 || status == 403)
        return Error::Kind::Auth;
    if (status == 429)
        return Error::Kind::Limit;
    if (status == 504 || words.contains(QLatin1String("deadline exceeded")))
        return Error::Kind::Timeout;
    if (status >= 500 || status == 404 || status == 405)
        return Error::Kind::Http;
    if (words.startsWith(QLatin1String("parse error")))
        return Error::Kind::Query; // whatever words the query holds
    return words.contains(QLatin1String("limit")) || words.contains(QLatin1String("maximum")) ? Error::Kind::Limit
                                                                                              : Error::Kind::Query;
}

/// {"error":"words"}, {"message":"words"}, {"error":{"message":"words"}}.
QString wordsOf(const Json& json)
{
    for (const char* key : {"error", "message", "msg"}) {
        if (QString words = jsonutil::string(json, key); !words.isEmpty())
            return words;
        if (QString words = jsonutil::string(jsonutil::object(json, key), "message"); !words.isEmpty())
            return words;
    }
    return {};
}

/// Loki's errors are plain sentences; /format_query, gateways and proxies send JSON or pages.
std::optional<Error> errorOf(const HttpReply& reply, const QString& place, const QByteArray& url)
{
    if (reply.status >= 200 && reply.status < 300)
        return std::nullopt;
    QString words = beginningOf(reply.body, longestMessage);
    if (words.startsWith(QLatin1Char('{')))
        if (const auto json = jsonutil::parse(QByteArray::fromStdString(reply.body)); json && json->is_object()) {
            words = wordsOf(*json);
        }
    if (words.isEmpty() || words.startsWith(QLatin1Char('<')) || reply.status == 404)
        return httpStatusError(reply, url);
    return Error {kindOf(reply.status, words), tr("%1 answers: %2").arg(place, words),
                  QStringLiteral("HTTP %1").arg(reply.status)};
}

void setTime(Frames& frames, qint64 ms)
{
    for (Frame& frame : frames)
        if (!frame.fields.empty() && frame.fields.front().times())
            frame.fields.front().values = std::make_shared<const Column>(TimeColumn {ms * 1'000'000});
}

Result<LokiAnswer> metricAnswer(std::string_view body, const QString& place, StreamsDecoder& decoder)
{
    auto series = decodePrometheus(body, place);
    if (!series)
        return series.error();
    LokiAnswer answer;
    answer.resultType = series->resultType;
    answer.frames = std::move(series->frames);
    answer.notices = std::move(series->notices);
    answer.stats = std::move(decoder.stats);
    if (answer.resultType == QLatin1String("scalar"))
        setTime(answer.frames, decoder.scalarMs);
    return answer;
}

Result<LokiAnswer> decodeWith(simdjson::ondemand::parser& parser, std::string_view body, const QString& place,
                              bool newestFirst)
{
    StreamsDecoder decoder(body.size());
    simdjson::ondemand::document document;
    const simdjson::padded_string_view padded(body.data(), body.size(), body.size() + httpBodyPadding);
    if (parser.iterate(padded).get(document) != simdjson::SUCCESS || !decoder.decode(document))
        return notLoki(body, place);
    const bool failed = !decoder.status.isEmpty() && decoder.status != QLatin1String("success");
    if (failed || decoder.resultType != QLatin1String("streams"))
        return metricAnswer(body, place, decoder);
    LokiAnswer answer;
    answer.resultType = decoder.resultType;
    answer.stats = std::move(decoder.stats);
    answer.logs = decoder.takeLines(newestFirst);
    for (const QString& warning : std::as_const(decoder.warnings))
        answer.notices.push_back({Notice::Severity::Warning, warning});
    if (decoder.unreadable > 0)
        answer.notices.push_back({Notice::Severity::Warning,
                                  tr("Lines in a form that is not known were left out: %1.").arg(decoder.unreadable)});
    return answer;
}

Result<LokiAnswer> decodeClean(std::string_view body, const QString& place, bool newestFirst)
{
    if (body.size() > largestKeptParser) {
        simdjson::ondemand::parser parser;
        return decodeWith(parser, body, place, newestFirst);
    }
    static thread_local simdjson::ondemand::parser parser; // its buffers are reused by the next answer
    return decodeWith(parser, body, place, newestFirst);
}

/// What is no UTF-8, and bare NULs, replaced as a reader would see them; empty when the text was fine.
std::string mended(std::string_view body)
{
    QString text = QString::fromUtf8(body.data(), qsizetype(body.size()));
    text.replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter));
    const QByteArray utf8 = text.toUtf8();
    if (std::string_view(utf8.constData(), size_t(utf8.size())) == body)
        return {};
    std::string result;
    result.reserve(size_t(utf8.size()) + httpBodyPadding);
    return result.assign(utf8.constData(), size_t(utf8.size()));
}

} // namespace

Result<LokiAnswer> decodeLoki(std::string_view body, const QString& place, bool newestFirst)
{
    auto answer = decodeClean(body, place, newestFirst);
    if (answer || answer.error().kind != Error::Kind::Parse)
        return answer;
    const std::string clean = mended(body);
    if (clean.empty())
        return answer;
    auto second = decodeClean(clean, place, newestFirst);
    if (second)
        second->notices.push_back(
            {Notice::Severity::Warning,
             tr("The answer of %1 holds bytes that are no UTF-8; they are shown as \uFFFD.").arg(place)});
    return second;
}

Result<LokiAnswer> decodeLokiReply(const HttpReply& reply, const QByteArray& url, bool newestFirst)
{
    const QString place = httpPlace(url);
    if (auto error = errorOf(reply, place, url))
        return *error;
    return decodeLoki(reply.body, place, newestFirst);
}

Result<Json> decodeLokiData(const HttpReply& reply, const QByteArray& url)
{
    const QString place = httpPlace(url);
    if (auto error = errorOf(reply, place, url))
        return *error;
    auto json = jsonutil::parse(QByteArray::fromRawData(reply.body.data(), qsizetype(reply.body.size())));
    if (!json || !json->is_object())
        return notLoki(reply.body, place);
    const auto status = jsonutil::optString(*json, "status");
    if (!status)
        return *std::move(json);
    if (const QString words = wordsOf(*json); *status != QLatin1String("success") && !words.isEmpty())
        return Error {kindOf(400, words), tr("%1 answers: %2").arg(place, words), {}};
    const Json* data = jsonutil::find(*json, "data");
    return data ? *data : Json();
}

Result<LokiTailFrame> decodeLokiTail(const QByteArray& frame, const QString& place)
{
    if (frame.trimmed().isEmpty())
        return LokiTailFrame {std::make_shared<const LogLines>(), {}};
    std::string text;
    text.reserve(size_t(frame.size()) + httpBodyPadding);
    text.assign(frame.constData(), size_t(frame.size()));
    static thread_local simdjson::ondemand::parser parser;
    StreamsDecoder decoder(text.size());
    simdjson::ondemand::document document;
    const simdjson::padded_string_view padded(text.data(), text.size(), text.size() + httpBodyPadding);
    if (parser.iterate(padded).get(document) != simdjson::SUCCESS || !decoder.decodeTail(document))
        return notLoki(text, place);
    return LokiTailFrame {decoder.takeLines(false), decoder.dropped};
}

QString lokiErrorPlace(const QString& message, const QString& query)
{
    static const QRegularExpression pattern(QStringLiteral("at line (\\d+), col (\\d+)"));
    const auto match = pattern.match(message);
    if (!match.hasMatch())
        return {};
    const int line = match.captured(1).toInt();
    const QStringList lines = query.split(QLatin1Char('\n'));
    if (line < 1 || line > lines.size())
        return {};
    const QString& text = lines[line - 1];
    const auto column = std::clamp<qsizetype>(match.captured(2).toInt(), 1, text.size() + 1);
    return text + QLatin1Char('\n') + QString(column - 1, QLatin1Char(' ')) + QLatin1Char('^');
}
