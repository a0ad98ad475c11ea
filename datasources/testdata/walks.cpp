#include "datasources/testdata/walks.h"

#include <QCoreApplication>

#include <cmath>

namespace {

constexpr qint64 nsPerMs = 1'000'000;

struct WalkOptions
{
    double start = 0;
    double spread = 1;
    double noise = 0;
    double drop = 0; ///< 0 to 1
    std::optional<double> min;
    std::optional<double> max;
};

WalkOptions walkOptions(const TestQuery& query, SeededRandom& random)
{
    const Json& spec = query.spec();
    WalkOptions options;
    const double anywhere = random.next() * 100;
    options.start = jsonutil::number(spec, "startValue", anywhere);
    options.spread = jsonutil::number(spec, "spread", 1);
    options.noise = jsonutil::number(spec, "noise");
    options.drop = jsonutil::number(spec, "drop", jsonutil::number(spec, "dropPercent")) / 100;
    options.min = jsonutil::optNumber(spec, "min");
    options.max = jsonutil::optNumber(spec, "max");
    return options;
}

Frame walkFrame(const TestQuery& query, int index)
{
    SeededRandom random = query.random(index);
    const WalkOptions options = walkOptions(query, random);
    TimeColumn times;
    NumberColumn values;
    double walker = options.start;
    qint64 time = query.range().fromMs;
    for (int i = 0; i < maxTestRows && time < query.range().toMs; ++i, time += query.stepMs()) {
        double value = walker + random.next() * options.noise;
        if (options.min && value < *options.min)
            walker = value = *options.min;
        if (options.max && value > *options.max)
            walker = value = *options.max;
        if (!(options.drop > 0 && random.next() < options.drop)) {
            times.push_back(time * nsPerMs);
            values.push_back(value);
        }
        walker += (random.next() - 0.5) * options.spread;
    }
    Frame frame;
    frame.meta.type = QStringLiteral("timeseries-multi");
    Field timeField(QStringLiteral("time"), FieldType::Time, std::move(times));
    FieldConfig config;
    config.intervalMs = double(query.stepMs());
    timeField.config = std::make_shared<const FieldConfig>(std::move(config));
    frame.add(std::move(timeField));
    frame.add(Field(query.seriesName(index), FieldType::Number, std::move(values),
                    TestQuery::labels(jsonutil::string(query.spec(), "labels"), index)));
    return frame;
}

Frame heatmapFrame(const TestQuery& query, const std::function<qint64(int)>& bucket)
{
    constexpr int buckets = 10;
    constexpr int rows = 100;
    SeededRandom random = query.random();
    TimeColumn times;
    std::vector<NumberColumn> counts(buckets);
    qint64 time = query.range().fromMs;
    for (int row = 0; row < rows && time < query.range().toMs; ++row, time += query.stepMs() * 50) {
        times.push_back(time * nsPerMs);
        for (NumberColumn& column : counts)
            column.push_back(random.below(100));
    }
    Frame frame;
    frame.name = QStringLiteral("data");
    frame.add(Field(QStringLiteral("time"), FieldType::Time, std::move(times)));
    for (int i = 0; i < buckets; ++i)
        frame.add(Field(QString::number(bucket(i)), FieldType::Number, std::move(counts[size_t(i)])));
    return frame;
}

/// The rows of the table scenario while they are made.
struct TableRows
{
    TimeColumn times;
    std::array<NumberColumn, 3> numbers; ///< value, min, max
    StringColumn infos;
    NumberColumn states;

    void add(qint64 timeMs, double walker, double delta, SeededRandom& random, bool withNull)
    {
        constexpr double spread = 2.5;
        std::array<double, 3> values = {walker, walker - (random.next() * spread + 0.01),
                                        walker + (random.next() * spread + 0.01)};
        double state = delta > 0 ? 1 : 2;
        if (withNull && random.next() > 0.8) {
            for (double& value : values) {
                if (random.next() > 0.2) {
                    value = nullNumber;
                    state = 0;
                }
            }
        }
        times.push_back(timeMs * nsPerMs);
        for (size_t i = 0; i < values.size(); ++i)
            numbers[i].push_back(values[i]);
        const QString direction = delta > 0 ? QStringLiteral("up") : QStringLiteral("down");
        infos.push_back(std::abs(delta) > 0.4 ? direction + QLatin1String(" fast") : direction);
        states.push_back(state);
    }
};

} // namespace

TestResult randomWalk(const TestQuery& query)
{
    TestAnswer answer;
    const int count = std::clamp(jsonutil::integer(query.spec(), "seriesCount", 1), 0, 1000);
    for (int i = 0; i < count; ++i)
        answer.frames.push_back(walkFrame(query, i));
    return answer;
}

TestResult randomWalkWithError(const TestQuery& query)
{
    TestAnswer answer;
    answer.frames.push_back(walkFrame(query, 0));
    answer.notices.push_back(
        {Notice::Severity::Error, QCoreApplication::translate("TestData", "This query reports an error on purpose.")});
    return answer;
}

TestResult randomWalkTable(const TestQuery& query)
{
    SeededRandom random = query.random();
    const bool withNull = jsonutil::boolean(query.spec(), "withNil");
    double walker = jsonutil::number(query.spec(), "startValue", random.next() * 100);
    TableRows rows;
    qint64 time = query.range().fromMs;
    const int count = std::min(query.request.maxPoints, maxTestRows);
    for (int i = 0; i < count && time < query.range().toMs; ++i, time += query.stepMs()) {
        const double delta = random.next() - 0.5;
        walker += delta;
        rows.add(time, walker, delta, random, withNull);
    }
    Frame frame;
    frame.name = query.request.refId.value;
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, std::move(rows.times)));
    const char* names[] = {"Value", "Min", "Max"};
    for (size_t i = 0; i < rows.numbers.size(); ++i)
        frame.add(Field(QString::fromLatin1(names[i]), FieldType::Number, std::move(rows.numbers[i])));
    frame.add(Field(QStringLiteral("Info"), FieldType::String, std::move(rows.infos)));
    Field state(QStringLiteral("State"), FieldType::Enum, std::move(rows.states));
    FieldConfig config;
    config.enumTexts = QStringList {QStringLiteral("Unknown"), QStringLiteral("Up"), QStringLiteral("Down")};
    state.config = std::make_shared<const FieldConfig>(std::move(config));
    frame.add(std::move(state));
    return TestAnswer {{std::move(frame)}, {}};
}

TestResult pointsOutsideRange(const TestQuery& query)
{
    constexpr qint64 hourMs = 3'600'000;
    Frame frame;
    frame.name = query.seriesName(0);
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, TimeColumn {(query.range().fromMs - hourMs) * nsPerMs}));
    frame.add(Field(QStringLiteral("Value"), FieldType::Number, NumberColumn {10}));
    return TestAnswer {{std::move(frame)}, {}};
}

TestResult exponentialHeatmap(const TestQuery& query)
{
    return TestAnswer {{heatmapFrame(query, [](int i) { return qint64(1) << i; })}, {}};
}

TestResult linearHeatmap(const TestQuery& query)
{
    return TestAnswer {{heatmapFrame(query, [](int i) { return qint64(i) * 10; })}, {}};
}

TestResult staticTable(const TestQuery& query)
{
    TimeColumn times;
    qint64 time = query.range().fromMs;
    for (int i = 0; i < 10 && time < query.range().toMs; ++i, time += query.stepMs())
        times.push_back(time * nsPerMs);
    const size_t rows = times.size();
    Frame frame;
    frame.name = query.request.refId.value;
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, std::move(times)));
    frame.add(Field(QStringLiteral("Message"), FieldType::String, StringColumn(rows, QStringLiteral("A message"))));
    frame.add(Field(QStringLiteral("Description"), FieldType::String, StringColumn(rows, QStringLiteral("Its text"))));
    frame.add(Field(QStringLiteral("Value"), FieldType::Number, NumberColumn(rows, 23.1)));
    return TestAnswer {{std::move(frame)}, {}};
}

TestResult streamSignal(const TestQuery& query)
{
    const Json& options = jsonutil::object(query.spec(), "stream");
    const qint64 speedMs = std::max(1, jsonutil::integer(options, "speed", 250));
    const double spread = jsonutil::number(options, "spread", 3.5);
    const double noise = jsonutil::number(options, "noise", 2.2);
    const int bands = std::clamp(jsonutil::integer(options, "bands", 1), 0, 20);
    const qint64 last = query.range().toMs / speedMs;
    const qint64 first = std::max(query.range().fromMs / speedMs + 1, last - query.request.maxPoints + 1);
    TimeColumn times;
    std::vector<NumberColumn> columns(size_t(1 + 2 * bands));
    for (qint64 tick = first; tick <= last && qint64(times.size()) < maxTestRows; ++tick) {
        SeededRandom random {quint64(tick)}; // of the tick alone, so that a later answer goes on where this one ends
        const double value = 50 + 10 * spread * std::sin(double(tick) / 40) + (random.next() - 0.5) * spread;
        times.push_back(tick * speedMs * nsPerMs);
        columns[0].push_back(value);
        double low = value;
        double high = value;
        for (size_t band = 0; band < size_t(bands); ++band) {
            columns[1 + 2 * band].push_back(low -= random.next() * noise);
            columns[2 + 2 * band].push_back(high += random.next() * noise);
        }
    }
    Frame frame;
    frame.name = jsonutil::string(query.spec(), "alias", QStringLiteral("Signal %1").arg(query.request.refId.value));
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, std::move(times)));
    frame.add(Field(QStringLiteral("Value"), FieldType::Number, std::move(columns[0])));
    for (int band = 1; band <= bands; ++band) {
        const size_t at = 2 * size_t(band);
        const QString suffix = bands > 1 ? QString::number(band) : QString();
        frame.add(Field(QStringLiteral("Min") + suffix, FieldType::Number, std::move(columns[at - 1])));
        frame.add(Field(QStringLiteral("Max") + suffix, FieldType::Number, std::move(columns[at])));
    }
    return TestAnswer {{std::move(frame)}, {}};
}
