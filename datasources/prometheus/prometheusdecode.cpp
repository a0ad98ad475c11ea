#include "datasources/prometheus/prometheusdecode.h"

#include "datasources/prometheus/matrixdecoder.h"

#include <QCoreApplication>

namespace {

constexpr size_t largestKeptParser = 32U << 20; // bytes of JSON; a parser's index is as large as what it parsed

QString tr(const char* text)
{
    return QCoreApplication::translate("Prometheus", text);
}

Error serverError(const QString& type, const QString& text, const QString& place)
{
    static const QHash<QString, Error::Kind> kinds = {{QStringLiteral("timeout"), Error::Kind::Timeout},
                                                      {QStringLiteral("canceled"), Error::Kind::Timeout},
                                                      {QStringLiteral("unavailable"), Error::Kind::Http},
                                                      {QStringLiteral("internal"), Error::Kind::Http}};
    const QString words = text.isEmpty() ? tr("an error without a text") : text;
    return {kinds.value(type, Error::Kind::Query), tr("%1 answers: %2").arg(place, words),
            QStringLiteral("errorType: ") + type};
}

Error notPrometheus(std::string_view body, const QString& place)
{
    const QString start = QString::fromUtf8(body.data(), qsizetype(std::min<size_t>(body.size(), 500)));
    if (start.trimmed().startsWith(QLatin1Char('<')))
        return {Error::Kind::Parse, tr("%1 sent a web page instead of data: is the address Prometheus's?").arg(place),
                start};
    if (start.trimmed().isEmpty())
        return {Error::Kind::Parse, tr("%1 sent an empty answer.").arg(place), {}};
    return {Error::Kind::Parse, tr("The answer of %1 is damaged or not Prometheus's.").arg(place), start};
}

bool looksLikeJson(const HttpReply& reply)
{
    const auto first = reply.body.find_first_not_of(" \t\r\n");
    return first != std::string::npos && reply.body[first] == '{';
}

Result<PrometheusAnswer> decodeWith(simdjson::ondemand::parser& parser, std::string_view body, const QString& place)
{
    MatrixDecoder decoder;
    simdjson::ondemand::document document;
    const simdjson::padded_string_view padded(body.data(), body.size(), body.size() + httpBodyPadding);
    if (parser.iterate(padded).get(document) != simdjson::SUCCESS || !decoder.decode(document))
        return notPrometheus(body, place);
    if (decoder.status != QLatin1String("success"))
        return serverError(decoder.errorType, decoder.errorText, place);
    return std::move(decoder.answer);
}

/// Prometheus's own error in an answer with a bad status; nullopt when it is none of Prometheus's.
std::optional<Error> errorOf(const HttpReply& reply, const QString& place, const QByteArray& url)
{
    if (reply.status >= 200 && reply.status < 300)
        return std::nullopt;
    const auto json =
        looksLikeJson(reply) ? jsonutil::parse(QByteArray::fromStdString(reply.body)) : Result<Json>(Error {});
    if (!json || jsonutil::string(*json, "error").isEmpty())
        return httpStatusError(reply, url);
    Error error = serverError(jsonutil::string(*json, "errorType"), jsonutil::string(*json, "error"), place);
    error.detail = QStringLiteral("HTTP %1, ").arg(reply.status) + error.detail;
    if (reply.status == 401 || reply.status == 403)
        error.kind = Error::Kind::Auth;
    return error;
}

/// Columns of exemplars: a text column for each label that any of them has.
class ExemplarColumns
{
public:
    void add(const Json& series, const Json& exemplar)
    {
        const auto number = jsonutil::optNumber(exemplar, "value");
        m_times.push_back(qint64(std::llround(jsonutil::number(exemplar, "timestamp") * 1000)) * 1'000'000);
        m_values.push_back(number.value_or(std::nan("")));
        for (const Json* labels : {&jsonutil::object(series, "seriesLabels"), &jsonutil::object(exemplar, "labels")})
            for (const auto& [name, text] : labels->items())
                put(QString::fromStdString(name), jsonutil::asString(text).value_or(QString()));
    }

    Frame take()
    {
        Frame frame;
        frame.name = QStringLiteral("exemplar");
        frame.meta.topic = QStringLiteral("exemplar");
        frame.meta.type = QStringLiteral("exemplar");
        frame.meta.custom = std::make_shared<const Json>(Json {{"resultType", "exemplar"}});
        const size_t rows = m_times.size();
        frame.add(Field(QStringLiteral("Time"), FieldType::Time, std::move(m_times)));
        frame.add(Field(QStringLiteral("Value"), FieldType::Number, std::move(m_values)));
        for (auto& [name, texts] : m_labels) {
            texts.resize(rows, QStringLiteral(""));
            frame.add(Field(name, FieldType::String, std::move(texts)));
        }
        return frame;
    }

private:
    void put(const QString& name, const QString& text)
    {
        StringColumn& column = m_labels[name];
        column.resize(m_times.size(), QStringLiteral(""));
        column.back() = text;
    }

    TimeColumn m_times;
    NumberColumn m_values;
    std::map<QString, StringColumn> m_labels;
};

} // namespace

Result<PrometheusAnswer> decodePrometheus(std::string_view body, const QString& place)
{
    if (body.size() > largestKeptParser) {
        simdjson::ondemand::parser parser;
        return decodeWith(parser, body, place);
    }
    static thread_local simdjson::ondemand::parser parser; // its buffers are reused by the next answer
    return decodeWith(parser, body, place);
}

Result<PrometheusAnswer> decodePrometheusReply(const HttpReply& reply, const QByteArray& url)
{
    const QString place = httpPlace(url);
    if (auto error = errorOf(reply, place, url))
        return *error;
    return decodePrometheus(reply.body, place);
}

Result<Json> decodePrometheusData(const HttpReply& reply, const QByteArray& url)
{
    const QString place = httpPlace(url);
    if (auto error = errorOf(reply, place, url))
        return *error;
    auto json = jsonutil::parse(QByteArray::fromRawData(reply.body.data(), qsizetype(reply.body.size())));
    if (!json || !json->is_object() || !jsonutil::find(*json, "status"))
        return notPrometheus(reply.body, place);
    if (jsonutil::string(*json, "status") != QLatin1String("success"))
        return serverError(jsonutil::string(*json, "errorType"), jsonutil::string(*json, "error"), place);
    const Json* data = jsonutil::find(*json, "data");
    return data ? *data : Json();
}

Result<PrometheusAnswer> decodeExemplars(const HttpReply& reply, const QByteArray& url)
{
    const auto data = decodePrometheusData(reply, url);
    if (!data)
        return data.error();
    ExemplarColumns columns;
    if (data->is_array())
        for (const Json& series : *data)
            for (const Json& exemplar : jsonutil::array(series, "exemplars"))
                columns.add(series, exemplar);
    PrometheusAnswer answer;
    answer.frames.push_back(columns.take());
    return answer;
}
