#include "datasources/testdata/testduration.h"
#include "datasources/testdata/waves.h"

#include <cmath>

namespace {

constexpr qint64 nsPerMs = 1'000'000;

const QStringList& stateCodes()
{
    static const QStringList codes =
        QStringLiteral("AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MT NE NV NH NJ NM NY NC ND OH OK "
                       "OR MD MA MI MN MS MO PA RI SC SD TN TX UT VT VA WA WV WI WY")
            .split(QLatin1Char(' '));
    return codes;
}

struct UsaQuery
{
    QStringList fields;
    QStringList states;
    qint64 periodMs = 0;
};

UsaQuery usaQuery(const Json& options)
{
    UsaQuery usa;
    usa.fields = jsonutil::strings(options, "fields");
    if (usa.fields.isEmpty())
        usa.fields = QStringList {QStringLiteral("foo"), QStringLiteral("bar"), QStringLiteral("baz")};
    usa.states = jsonutil::strings(options, "states");
    if (usa.states.isEmpty())
        usa.states = stateCodes();
    usa.periodMs = std::max<qint64>(1, durationOr(jsonutil::string(options, "period"), 1'800'000));
    return usa;
}

/// The states lag behind each other evenly over one period.
double stateValue(const UsaQuery& usa, const QString& field, qsizetype state, qint64 timeMs)
{
    const double periodNs = double(usa.periodMs) * double(nsPerMs);
    const double lag = periodNs / double(usa.states.size()) * double(state + 1);
    const double phase = std::floor(std::fmod(double(timeMs) * double(nsPerMs) + lag, periodNs));
    const double value = field == QLatin1String("bar") ? std::cos(phase)
        : field == QLatin1String("baz")                ? std::tan(phase)
                                                       : std::sin(phase);
    return std::trunc(value * 1e10) / 1e10;
}

Labels stateLabel(const QString& state)
{
    return {{QStringLiteral("state"), state}};
}

TimeColumn timesOf(const TestQuery& query)
{
    TimeColumn times;
    qint64 time = query.range().fromMs;
    const int count = std::min(query.request.maxPoints * 2, maxTestRows);
    for (int i = 0; i < count && time < query.range().toMs; ++i, time += query.stepMs())
        times.push_back(time * nsPerMs);
    return times;
}

Field seriesField(const UsaQuery& usa, const QString& field, qsizetype state, const TimeColumn& times)
{
    NumberColumn values;
    for (const qint64 time : times)
        values.push_back(stateValue(usa, field, state, time / nsPerMs));
    return Field(QStringLiteral("Value"), FieldType::Number, std::move(values), stateLabel(usa.states[state]));
}

Frames timeSeries(const TestQuery& query, const UsaQuery& usa, bool wide)
{
    const TimeColumn times = timesOf(query);
    const Field timeField(QStringLiteral("Time"), FieldType::Time, times);
    Frames frames;
    if (wide) {
        frames.emplace_back();
        frames.back().add(timeField);
    }
    for (const QString& name : usa.fields) {
        for (qsizetype state = 0; state < usa.states.size(); ++state) {
            Field field = seriesField(usa, name, state, times);
            if (wide) {
                field.name = name;
                frames.back().add(std::move(field));
                continue;
            }
            Frame frame;
            frame.name = name;
            frame.add(timeField);
            frame.add(std::move(field));
            frames.push_back(std::move(frame));
        }
    }
    return frames;
}

Frames valuesAsFields(const UsaQuery& usa, qint64 timeMs, bool labeled)
{
    Frames frames;
    for (const QString& name : usa.fields) {
        Frame frame;
        frame.name = name;
        for (qsizetype state = 0; state < usa.states.size(); ++state)
            frame.add(Field(labeled ? QString() : usa.states[state], FieldType::Number,
                            NumberColumn {stateValue(usa, name, state, timeMs)},
                            labeled ? stateLabel(usa.states[state]) : Labels()));
        frames.push_back(std::move(frame));
    }
    return frames;
}

Frames valuesAsRows(const UsaQuery& usa, qint64 timeMs)
{
    Frame frame;
    frame.add(Field(QStringLiteral("state"), FieldType::String, StringColumn(usa.states.begin(), usa.states.end())));
    for (const QString& name : usa.fields) {
        NumberColumn values;
        for (qsizetype state = 0; state < usa.states.size(); ++state)
            values.push_back(stateValue(usa, name, state, timeMs));
        frame.add(Field(name, FieldType::Number, std::move(values)));
    }
    return {std::move(frame)};
}

} // namespace

TestResult usaStates(const TestQuery& query)
{
    const Json& options = jsonutil::object(query.spec(), "usa");
    const UsaQuery usa = usaQuery(options);
    const QString mode = jsonutil::string(options, "mode");
    const qint64 end = query.range().toMs;
    if (mode == QLatin1String("timeseries") || mode == QLatin1String("timeseries-wide"))
        return TestAnswer {timeSeries(query, usa, mode.endsWith(QLatin1String("wide"))), {}};
    if (mode == QLatin1String("values-as-fields") || mode == QLatin1String("values-as-labeled-fields"))
        return TestAnswer {valuesAsFields(usa, end, mode.contains(QLatin1String("labeled"))), {}};
    return TestAnswer {valuesAsRows(usa, end), {}};
}
