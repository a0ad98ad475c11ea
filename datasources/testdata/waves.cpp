#include "datasources/testdata/waves.h"

#include "datasources/testdata/testduration.h"

#include <QCoreApplication>

#include <cmath>

namespace {

constexpr qint64 nsPerMs = 1'000'000;

QString tr(const char* text)
{
    return QCoreApplication::translate("TestData", text);
}

/// Repeats `wave` from the epoch on, one value a step.
Frame waveFrame(const TestQuery& query, qint64 stepMs, qint64 length, const std::function<double(qint64)>& wave)
{
    TimeColumn times;
    NumberColumn values;
    qint64 time = query.range().fromMs - query.range().fromMs % stepMs;
    for (int i = 0; i < maxTestRows && time < query.range().toMs; ++i, time += stepMs) {
        const qint64 index = time / stepMs % length;
        times.push_back(time * nsPerMs);
        values.push_back(wave(index < 0 ? index + length : index));
    }
    Frame frame;
    frame.name = query.seriesName(0);
    frame.meta.type = QStringLiteral("timeseries-multi");
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, std::move(times)));
    frame.add(Field(QStringLiteral("Value"), FieldType::Number, std::move(values)));
    return frame;
}

/// A number, "null" or "nan"; nothing for any other text.
std::optional<double> waveValue(const QString& text)
{
    if (text == QLatin1String("null"))
        return nullNumber;
    if (text == QLatin1String("nan"))
        return std::nan("");
    bool ok = false;
    const double value = text.toDouble(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

double pulseValue(const Json& options, const char* key)
{
    return jsonutil::optNumber(options, key).value_or(waveValue(jsonutil::string(options, key)).value_or(nullNumber));
}

qint64 stepOf(const Json& options)
{
    return qint64(std::clamp(jsonutil::number(options, "timeStep", 60), 0.001, 1e9) * 1000);
}

Result<Frame> oneCsvWave(const TestQuery& query, const Json& wave)
{
    QString text = jsonutil::string(wave, "valuesCSV").trimmed();
    while (text.endsWith(QLatin1Char(',')))
        text.chop(1);
    NumberColumn values;
    for (const QString& part : text.split(QLatin1Char(','))) {
        const auto value = waveValue(part.trimmed());
        if (!value)
            return testError(tr("The wave's value %1 is not a number.").arg(part.trimmed()));
        values.push_back(*value);
    }
    Frame frame =
        waveFrame(query, stepOf(wave), qint64(values.size()), [&](qint64 index) { return values[size_t(index)]; });
    frame.fields[1].labels = TestQuery::labels(jsonutil::string(wave, "labels"), 0);
    if (const QString name = jsonutil::string(wave, "name"); !name.isEmpty())
        frame.name = name;
    return frame;
}

struct AnnotationRows
{
    TimeColumn times;
    TimeColumn ends;
    StringColumn texts;
    StringColumn tags;

    void add(qint64 startMs, std::optional<qint64> endMs, const QString& text, const QString& tag)
    {
        times.push_back(startMs * nsPerMs);
        ends.push_back(endMs ? *endMs * nsPerMs : nullTime);
        texts.push_back(text);
        tags.push_back(tag);
    }
    TestResult answer()
    {
        Frame frame;
        frame.name = QStringLiteral("annotations");
        frame.meta.topic = QStringLiteral("annotations");
        frame.add(Field(QStringLiteral("time"), FieldType::Time, std::move(times)));
        frame.add(Field(QStringLiteral("timeEnd"), FieldType::Time, std::move(ends)));
        frame.add(Field(QStringLiteral("text"), FieldType::String, std::move(texts)));
        frame.add(Field(QStringLiteral("tags"), FieldType::String, std::move(tags)));
        return TestAnswer {{std::move(frame)}, {}};
    }
};

} // namespace

TestResult pulseWave(const TestQuery& query)
{
    const Json& options = jsonutil::object(query.spec(), "pulseWave");
    const qint64 on = std::max(0, jsonutil::integer(options, "onCount", 3));
    const qint64 off = std::max(0, jsonutil::integer(options, "offCount", 3));
    const double high = pulseValue(options, "onValue");
    const double low = pulseValue(options, "offValue");
    Frame frame = waveFrame(query, stepOf(options), std::max<qint64>(1, on + off),
                            [&](qint64 index) { return index < on ? high : low; });
    frame.fields[1].labels = TestQuery::labels(jsonutil::string(query.spec(), "labels"), 0);
    return TestAnswer {{std::move(frame)}, {}};
}

TestResult csvWave(const TestQuery& query)
{
    const Json* waves = jsonutil::find(query.spec(), "csvWave");
    const Json list = !waves ? Json::array() : waves->is_array() ? *waves : Json::array({*waves});
    TestAnswer answer;
    for (const Json& wave : list) {
        auto frame = oneCsvWave(query, wave);
        if (!frame)
            return frame.error();
        answer.frames.push_back(*std::move(frame));
    }
    return answer;
}

TestResult annotationEvents(const TestQuery& query)
{
    const int count = std::clamp(jsonutil::integer(query.spec(), "lines", 10), 0, maxTestRows);
    AnnotationRows rows;
    for (int i = 0; i < count; ++i)
        rows.add(query.range().fromMs + query.range().durationMs() * i / count, std::nullopt,
                 tr("An event of the test data"), QStringLiteral("text,server"));
    return rows.answer();
}

TestResult predictableAnnotations(const TestQuery& query)
{
    const Json& options = jsonutil::object(query.spec(), "predictableAnnotations");
    const qint64 every = durationOr(jsonutil::string(options, "eventFrequency"), 3'600'000);
    const qint64 incidentEvery = durationOr(jsonutil::string(options, "incidentFrequency"), 6 * 3'600'000LL);
    const qint64 lasting = durationOr(jsonutil::string(options, "incidentDuration"), 600'000);
    const auto seed = quint64(jsonutil::integer(options, "seed"));
    std::vector<std::pair<qint64, bool>> starts;
    const auto collect = [&](qint64 frequency, qint64 from, bool incident) {
        for (qint64 t = from - from % std::max<qint64>(1, frequency);
             frequency > 0 && t <= query.range().toMs && starts.size() < size_t(maxTestRows); t += frequency)
            if (t >= from)
                starts.emplace_back(t, incident);
    };
    collect(every, query.range().fromMs, false);
    collect(incidentEvery, query.range().fromMs - lasting, true);
    std::sort(starts.begin(), starts.end());
    AnnotationRows rows;
    for (const auto& [start, incident] : starts) {
        SeededRandom random(seed ^ quint64(start));
        const QString number = QString::number(random.below(1000));
        if (incident)
            rows.add(start, start + lasting, tr("Incident %1").arg(number), QStringLiteral("incident,critical"));
        else
            rows.add(start, std::nullopt, tr("Event %1").arg(number), QStringLiteral("event,deploy"));
    }
    return rows.answer();
}
