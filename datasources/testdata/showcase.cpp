#include "datasources/testdata/showcase.h"

#include <QCoreApplication>
#include <QDateTime>

namespace {

constexpr qint64 nsPerMs = 1'000'000;

QString pick(const QStringList& list, SeededRandom& random)
{
    return list[random.below(int(list.size()))];
}

JsonPtr object(Json json)
{
    return std::make_shared<const Json>(std::move(json));
}

Field texts(const char* name, StringColumn column)
{
    return Field(QString::fromLatin1(name), FieldType::String, std::move(column));
}

Field numbers(const char* name, NumberColumn column)
{
    return Field(QString::fromLatin1(name), FieldType::Number, std::move(column));
}

Field withConfig(Field field, FieldConfig config)
{
    field.config = std::make_shared<const FieldConfig>(std::move(config));
    return field;
}

Field withColor(Field field, const char* color)
{
    FieldConfig config;
    config.color = FieldColor {QStringLiteral("fixed"), QString::fromLatin1(color), {}, {}};
    return withConfig(std::move(field), std::move(config));
}

QString serviceName(int index)
{
    return QStringLiteral("service-%1").arg(index);
}

/// Frames of a flame graph in depth-first order.
struct FlameRows
{
    NumberColumn levels;
    NumberColumn values;
    NumberColumn selfs;
    StringColumn labels;

    double add(int level, double value, SeededRandom& random)
    {
        static const QStringList verbs = {QStringLiteral("read"), QStringLiteral("parse"), QStringLiteral("write"),
                                          QStringLiteral("sort"), QStringLiteral("hash"),  QStringLiteral("wait")};
        constexpr int deepest = 9;
        const size_t row = values.size();
        levels.push_back(level);
        values.push_back(value);
        selfs.push_back(0);
        labels.push_back(level == 0 ? QStringLiteral("total")
                                    : QStringLiteral("%1_%2").arg(pick(verbs, random)).arg(random.below(40)));
        double left = value;
        for (int child = 0; level < deepest && child < 3 && left > 20; ++child)
            left -= add(level + 1, std::floor(left * (0.2 + 0.5 * random.next())), random);
        selfs[row] = left;
        return value;
    }
};

struct LogRows
{
    ObjectColumn labels;
    TimeColumn times;
    StringColumn bodies;
    StringColumn ids;

    void add(qint64 timeMs, int index, SeededRandom& random, bool levelAsLabel)
    {
        static const QStringList levels = {QStringLiteral("info"),   QStringLiteral("info"),    QStringLiteral("debug"),
                                           QStringLiteral("warn"),   QStringLiteral("error"),   QStringLiteral("trace"),
                                           QStringLiteral("notice"), QStringLiteral("critical")};
        static const QStringList paths = {QStringLiteral("/api/orders"), QStringLiteral("/api/users"),
                                          QStringLiteral("/health")};
        const QString level = pick(levels, random);
        Json label = {{"host", random.below(2) == 0 ? "srv-001" : "srv-002"}, {"job", "web"}};
        if (levelAsLabel)
            label["level"] = level.toStdString();
        const QString when = QDateTime::fromMSecsSinceEpoch(timeMs, Qt::UTC).toString(Qt::ISODate);
        const QString levelPart = levelAsLabel ? QString() : QStringLiteral("level=%1 ").arg(level);
        bodies.push_back(QStringLiteral("t=%1 %2msg=\"request done\" method=GET path=%3 status=%4 duration_ms=%5")
                             .arg(when, levelPart, pick(paths, random))
                             .arg(random.below(10) == 0 ? 502 : 200)
                             .arg(1 + random.below(500)));
        labels.push_back(object(std::move(label)));
        times.push_back(timeMs * nsPerMs);
        ids.push_back(QStringLiteral("%1_%2").arg(timeMs * nsPerMs).arg(index));
    }
};

} // namespace

TestResult logLines(const TestQuery& query)
{
    SeededRandom random = query.random();
    const int count = std::clamp(jsonutil::integer(query.spec(), "lines", 10), 0, maxTestRows);
    const bool levelAsLabel = jsonutil::boolean(query.spec(), "levelColumn");
    LogRows rows;
    qint64 time = query.range().toMs;
    for (int i = 0; i < count && time > query.range().fromMs; ++i, time -= query.stepMs())
        rows.add(time, i, random, levelAsLabel);
    Frame frame;
    frame.name = query.request.refId.value;
    frame.meta.type = QStringLiteral("log-lines");
    frame.meta.preferredVisual = QStringLiteral("logs");
    frame.add(Field(QStringLiteral("labels"), FieldType::Other, std::move(rows.labels)));
    frame.add(Field(QStringLiteral("timestamp"), FieldType::Time, std::move(rows.times)));
    frame.add(texts("body", std::move(rows.bodies)));
    frame.add(texts("id", std::move(rows.ids)));
    return TestAnswer {{std::move(frame)}, {}};
}

TestResult nodeGraph(const TestQuery& query)
{
    const Json& options = jsonutil::object(query.spec(), "nodes");
    const int count = std::clamp(jsonutil::integer(options, "count", 10), 1, 2000);
    SeededRandom random(stableHash("nodes") + quint64(jsonutil::integer(options, "seed")) * 1000 + quint64(count));
    StringColumn ids;
    StringColumn titles;
    StringColumn subtitles;
    NumberColumn main;
    NumberColumn success;
    NumberColumn errors;
    StringColumn edgeIds;
    StringColumn sources;
    StringColumn targets;
    NumberColumn rates;
    for (int i = 0; i < count; ++i) {
        ids.push_back(QString::number(i));
        titles.push_back(serviceName(i));
        subtitles.push_back(QStringLiteral("zone-%1").arg(random.below(3)));
        main.push_back(std::floor(random.next() * 1000) / 10);
        errors.push_back(std::floor(random.next() * 50) / 100);
        success.push_back(1 - errors.back());
        if (i == 0)
            continue;
        const int parent = random.below(i);
        edgeIds.push_back(QStringLiteral("%1-%2").arg(parent).arg(i));
        sources.push_back(QString::number(parent));
        targets.push_back(QString::number(i));
        rates.push_back(std::floor(random.next() * 1000) / 10);
    }
    Frame nodes;
    nodes.name = QStringLiteral("nodes");
    nodes.meta.preferredVisual = QStringLiteral("nodeGraph");
    nodes.add(texts("id", std::move(ids)));
    nodes.add(texts("title", std::move(titles)));
    nodes.add(texts("subtitle", std::move(subtitles)));
    FieldConfig milliseconds;
    milliseconds.unit = QStringLiteral("ms");
    nodes.add(withConfig(numbers("mainstat", std::move(main)), milliseconds));
    nodes.add(withColor(numbers("arc__success", std::move(success)), "green"));
    nodes.add(withColor(numbers("arc__errors", std::move(errors)), "red"));
    Frame edges;
    edges.name = QStringLiteral("edges");
    edges.meta.preferredVisual = nodes.meta.preferredVisual;
    edges.add(texts("id", std::move(edgeIds)));
    edges.add(texts("source", std::move(sources)));
    edges.add(texts("target", std::move(targets)));
    FieldConfig perSecond;
    perSecond.unit = QStringLiteral("reqps");
    edges.add(withConfig(numbers("mainstat", std::move(rates)), perSecond));
    return TestAnswer {{std::move(nodes), std::move(edges)}, {}};
}

TestResult flameGraph(const TestQuery&)
{
    SeededRandom random(stableHash("flame"));
    FlameRows rows;
    rows.add(0, 16'460'000, random);
    FieldConfig unit;
    unit.unit = QStringLiteral("short");
    Frame frame;
    frame.name = QStringLiteral("response");
    frame.meta.preferredVisual = QStringLiteral("flamegraph");
    frame.add(numbers("level", std::move(rows.levels)));
    frame.add(withConfig(numbers("value", std::move(rows.values)), unit));
    frame.add(withConfig(numbers("self", std::move(rows.selfs)), unit));
    frame.add(texts("label", std::move(rows.labels)));
    return TestAnswer {{std::move(frame)}, {}};
}

TestResult traceSpans(const TestQuery& query)
{
    const int count = std::clamp(jsonutil::integer(query.spec(), "spanCount", 10), 1, maxTestRows);
    SeededRandom random = query.random();
    const QString traceId = QStringLiteral("75c665dfb6810000");
    const qint64 start = query.range().toMs - query.range().durationMs() / 2;
    StringColumn ids;
    StringColumn parents;
    StringColumn operations;
    StringColumn services;
    ObjectColumn serviceTags;
    NumberColumn starts;
    NumberColumn durations;
    ObjectColumn tags;
    ObjectColumn logs;
    for (int i = 0; i < count; ++i) {
        ids.push_back(QString::number(10'000 + i, 16));
        parents.push_back(i == 0 ? QStringLiteral("") : ids[size_t(random.below(i))]);
        operations.push_back(QStringLiteral("operation %1").arg(i));
        services.push_back(serviceName(i % 7));
        serviceTags.push_back(
            object(Json::array({{{"key", "service.name"}, {"value", services.back().toStdString()}}})));
        starts.push_back(double(start + i * 100LL));
        durations.push_back(i == 0 ? 100.0 * count + 300 : 300);
        tags.push_back(object(Json::array({{{"key", "http.method"}, {"value", "GET"}},
                                           {{"key", "http.status_code"}, {"value", random.below(9) ? 200 : 500}}})));
        logs.push_back(object(
            i % 4 ? Json::array()
                  : Json::array({{{"timestamp", start + i * 100LL},
                                  {"fields", Json::array({{{"key", "msg"}, {"value", "request accepted"}}})}}})));
    }
    Frame frame;
    frame.name = QStringLiteral("Trace");
    frame.meta.preferredVisual = QStringLiteral("trace");
    frame.add(texts("traceID", StringColumn(size_t(count), traceId)));
    frame.add(texts("spanID", std::move(ids)));
    frame.add(texts("parentSpanID", std::move(parents)));
    frame.add(texts("operationName", std::move(operations)));
    frame.add(texts("serviceName", std::move(services)));
    frame.add(Field(QStringLiteral("serviceTags"), FieldType::Other, std::move(serviceTags)));
    frame.add(numbers("startTime", std::move(starts)));
    frame.add(numbers("duration", std::move(durations)));
    frame.add(Field(QStringLiteral("logs"), FieldType::Other, std::move(logs)));
    frame.add(Field(QStringLiteral("tags"), FieldType::Other, std::move(tags)));
    return TestAnswer {{std::move(frame)}, {}};
}
