#include "datasources/prometheus/matrixdecoder.h"

#include "datasources/prometheus/prometheusnumbers.h"

#include <QCoreApplication>

using namespace simdjson::ondemand; // NOLINT(google-build-using-namespace)

namespace {

QString qstring(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

bool readTime(value v, qint64& ns)
{
    const std::string_view token = v.raw_json_token();
    return parseSeconds(token.data(), token.data() + token.size(), ns);
}

/// A number, or a number in quotes.
bool readNumber(value v, double& number)
{
    std::string_view token = v.raw_json_token();
    if (token.starts_with('"'))
        token.remove_prefix(1);
    return parseSample(token.data(), token.data() + token.size(), number);
}

} // namespace

bool MatrixDecoder::decode(document& document)
{
    object root;
    if (document.get_object().get(root) != simdjson::SUCCESS)
        return false;
    for (auto entry : root) {
        std::string_view key;
        value v;
        if (entry.unescaped_key().get(key) != simdjson::SUCCESS || entry.value().get(v) != simdjson::SUCCESS)
            return false;
        bool ok = true;
        if (key == "status")
            ok = readString(v, status);
        else if (key == "errorType")
            ok = readString(v, errorType);
        else if (key == "error")
            ok = readString(v, errorText);
        else if (key == "data")
            ok = readData(v);
        else if (key == "warnings")
            ok = readNotices(v, Notice::Severity::Warning);
        else if (key == "infos")
            ok = readNotices(v, Notice::Severity::Info);
        else if (key == "isPartial") // of VictoriaMetrics' cluster
            readIsPartial(v);
        if (!ok)
            return false;
    }
    return !status.isEmpty();
}

bool MatrixDecoder::readData(value v)
{
    object data;
    if (v.get_object().get(data) != simdjson::SUCCESS)
        return status == QLatin1String("error") || v.is_null();
    bool late = false;
    for (auto entry : data) {
        std::string_view key;
        value inner;
        if (entry.unescaped_key().get(key) != simdjson::SUCCESS || entry.value().get(inner) != simdjson::SUCCESS)
            return false;
        if (key == "resultType" && !readString(inner, answer.resultType))
            return false;
        if (key != "result")
            continue;
        late = answer.resultType.isEmpty();
        if (!late && !readResult(inner))
            return false;
    }
    if (!late)
        return true;
    value result; // the type stood behind the result: go back
    return data.reset().error() == simdjson::SUCCESS
        && data.find_field_unordered("result").get(result) == simdjson::SUCCESS && readResult(result);
}

bool MatrixDecoder::readResult(value v)
{
    m_custom = std::make_shared<const Json>(Json {{"resultType", answer.resultType.toStdString()}});
    if (answer.resultType == QLatin1String("string"))
        return readText(v);
    if (answer.resultType == QLatin1String("scalar")) {
        if (!readSample(v))
            return false;
        finishSeries();
        return true;
    }
    array list;
    if (v.get_array().get(list) != simdjson::SUCCESS)
        return v.is_null();
    for (auto entry : list) {
        value series;
        if (entry.get(series) != simdjson::SUCCESS || !readSeries(series))
            return false;
    }
    return true;
}

bool MatrixDecoder::readSeries(value v)
{
    object series;
    if (v.get_object().get(series) != simdjson::SUCCESS)
        return false;
    for (auto entry : series) {
        std::string_view key;
        value inner;
        if (entry.unescaped_key().get(key) != simdjson::SUCCESS || entry.value().get(inner) != simdjson::SUCCESS
            || !readSeriesField(key, inner))
            return false;
    }
    finishSeries();
    return true;
}

bool MatrixDecoder::readSeriesField(std::string_view key, value v)
{
    if (key == "metric")
        return readLabels(v);
    if (key == "values")
        return readSamples(v);
    if (key == "value")
        return readSample(v);
    if (key == "histogram")
        return readHistogram(v);
    if (key != "histograms")
        return true;
    array list;
    if (v.get_array().get(list) != simdjson::SUCCESS)
        return false;
    for (auto entry : list) {
        value histogram;
        if (entry.get(histogram) != simdjson::SUCCESS || !readHistogram(histogram))
            return false;
    }
    return true;
}

bool MatrixDecoder::readLabels(value v)
{
    object metric;
    if (v.get_object().get(metric) != simdjson::SUCCESS)
        return false;
    for (auto entry : metric) {
        std::string_view name;
        std::string_view text;
        if (entry.unescaped_key().get(name) != simdjson::SUCCESS
            || entry.value().get_string().get(text) != simdjson::SUCCESS)
            return false;
        m_labels.insert(intern(name), intern(text));
    }
    return true;
}

bool MatrixDecoder::readSamples(value v)
{
    array list;
    if (v.get_array().get(list) != simdjson::SUCCESS)
        return false;
    m_times.reserve(m_previousSize);
    m_values.reserve(m_previousSize);
    std::string_view text;
    if (list.raw_json().get(text) != simdjson::SUCCESS)
        return false;
    if (scanSamples(text, m_rowTimes, m_times, m_values))
        return true;
    if (list.reset().error() != simdjson::SUCCESS)
        return false;
    for (auto entry : list) {
        value pair;
        if (entry.get(pair) != simdjson::SUCCESS || !readSample(pair))
            return false;
    }
    return true;
}

bool MatrixDecoder::readSample(value v)
{
    array pair;
    if (v.get_array().get(pair) != simdjson::SUCCESS)
        return false;
    int index = 0;
    qint64 time = 0;
    double number = 0;
    for (auto entry : pair) {
        value item;
        if (entry.get(item) != simdjson::SUCCESS)
            return false;
        if (index == 0 ? !m_rowTimes.read(m_times.size(), item.raw_json_token(), time) : !readNumber(item, number))
            return false;
        ++index;
    }
    m_times.push_back(time);
    m_values.push_back(number);
    return index == 2;
}

bool MatrixDecoder::readText(value v)
{
    array pair;
    if (v.get_array().get(pair) != simdjson::SUCCESS)
        return false;
    int index = 0;
    qint64 time = 0;
    QString text;
    for (auto entry : pair) {
        value item;
        if (entry.get(item) != simdjson::SUCCESS)
            return false;
        if (index == 0 ? !readTime(item, time) : !readString(item, text))
            return false;
        ++index;
    }
    Frame result = frame(QStringLiteral(""));
    result.add(Field(QStringLiteral("Time"), FieldType::Time, TimeColumn {time}));
    result.add(Field(QStringLiteral("Value"), FieldType::String, StringColumn {text}));
    answer.frames.push_back(std::move(result));
    return index == 2;
}

bool MatrixDecoder::readHistogram(value v)
{
    array pair;
    if (v.get_array().get(pair) != simdjson::SUCCESS)
        return false;
    int index = 0;
    qint64 time = 0;
    for (auto entry : pair) {
        value item;
        if (entry.get(item) != simdjson::SUCCESS || (index == 0 && !readTime(item, time)))
            return false;
        if (index == 1) {
            object histogram;
            value buckets;
            if (item.get_object().get(histogram) != simdjson::SUCCESS)
                return false;
            if (histogram.find_field_unordered("buckets").get(buckets) == simdjson::SUCCESS
                && !readBuckets(buckets, time))
                return false;
        }
        ++index;
    }
    return index == 2;
}

/// [boundary rule, low, high, count] each. The rule 0 is open on the left, 1 on the right, 3 closed on both sides.
bool MatrixDecoder::readBuckets(value v, qint64 time)
{
    array list;
    if (v.get_array().get(list) != simdjson::SUCCESS)
        return false;
    for (auto entry : list) {
        array bucket;
        if (entry.get_array().get(bucket) != simdjson::SUCCESS)
            return false;
        double numbers[4] = {};
        size_t index = 0;
        for (auto part : bucket) {
            value item;
            if (part.get(item) != simdjson::SUCCESS || index >= 4 || !readNumber(item, numbers[index++]))
                return false;
        }
        m_histograms.time.push_back(time);
        m_histograms.layout.push_back(numbers[0]);
        m_histograms.low.push_back(numbers[1]);
        m_histograms.high.push_back(numbers[2]);
        m_histograms.count.push_back(numbers[3]);
    }
    return true;
}

void MatrixDecoder::readIsPartial(value v)
{
    bool isPartial = false;
    if (v.get_bool().get(isPartial) == simdjson::SUCCESS && isPartial)
        answer.notices.push_back(
            {Notice::Severity::Warning,
             QCoreApplication::translate("Prometheus",
                                         "The server could not ask all of its storage: data may be missing.")});
}

bool MatrixDecoder::readNotices(value v, Notice::Severity severity)
{
    array list;
    if (v.get_array().get(list) != simdjson::SUCCESS)
        return v.is_null();
    for (auto entry : list) {
        std::string_view text;
        if (entry.get_string().get(text) != simdjson::SUCCESS)
            return false;
        answer.notices.push_back({severity, qstring(text)});
    }
    return true;
}

bool MatrixDecoder::readString(value v, QString& text)
{
    std::string_view view;
    if (v.get_string().get(view) != simdjson::SUCCESS)
        return false;
    text = qstring(view);
    return true;
}

Frame MatrixDecoder::frame(const QString& type) const
{
    Frame result;
    result.meta.type = type;
    result.meta.custom = m_custom;
    return result;
}

std::shared_ptr<const Column> MatrixDecoder::timeColumn()
{
    if (!m_previousTimes || std::get<TimeColumn>(*m_previousTimes) != m_times)
        m_previousTimes = std::make_shared<const Column>(m_times);
    return m_previousTimes;
}

void MatrixDecoder::finishSeries()
{
    static const QString time = QStringLiteral("Time"); // one text for all series
    static const QString manySeries = QStringLiteral("timeseries-multi");
    static const QString manyNumbers = QStringLiteral("numeric-multi");
    static const QString nameLabel = QStringLiteral("__name__");
    const bool matrix = answer.resultType == QLatin1String("matrix");
    const QString name = m_labels.value(nameLabel, QStringLiteral("Value"));
    const bool empty = m_values.empty() && m_histograms.time.empty();
    if (!m_values.empty() || empty) {
        Frame series = frame(matrix ? manySeries : manyNumbers);
        Field times;
        times.name = time;
        times.type = FieldType::Time;
        times.values = timeColumn();
        m_previousSize = m_values.size();
        series.add(std::move(times));
        m_values.shrink_to_fit();
        series.add(Field(name, FieldType::Number, std::move(m_values), m_labels));
        answer.frames.push_back(std::move(series));
    }
    if (!m_histograms.time.empty()) {
        Frame cells = frame(QStringLiteral("heatmap-cells"));
        cells.name = name;
        cells.add(Field(QStringLiteral("xMax"), FieldType::Time, std::move(m_histograms.time)));
        cells.add(Field(QStringLiteral("yMin"), FieldType::Number, std::move(m_histograms.low), m_labels));
        cells.add(Field(QStringLiteral("yMax"), FieldType::Number, std::move(m_histograms.high), m_labels));
        cells.add(Field(QStringLiteral("count"), FieldType::Number, std::move(m_histograms.count), m_labels));
        cells.add(Field(QStringLiteral("yLayout"), FieldType::Number, std::move(m_histograms.layout), m_labels));
        answer.frames.push_back(std::move(cells));
    }
    m_histograms = {};
    m_times.clear();
    m_values = {};
    m_labels = {};
}

QString MatrixDecoder::intern(std::string_view text)
{
    const auto [it, isNew] = m_strings.try_emplace(text);
    if (isNew)
        it->second = qstring(text);
    return it->second;
}
