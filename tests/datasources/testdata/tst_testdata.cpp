#include "datasources/builtinsources.h"
#include "datasources/data/framejson.h"
#include "datasources/testdata/csvdata.h"
#include "datasources/testdata/metrictree.h"
#include "datasources/testdata/testdatasource.h"
#include "datasources/testdata/testduration.h"
#include "tests/support/testmain.h"

#include <QDir>

#include <cmath>

namespace {

constexpr qint64 startMs = 1'795'147'200'000;
constexpr qint64 nsPerMs = 1'000'000;

QueryRequest request(Json spec, const QString& refId = QStringLiteral("A"))
{
    QueryRequest made;
    made.refId = RefId(refId);
    made.spec = std::move(spec);
    made.range = {startMs, startMs + 3'600'000};
    made.intervalMs = 60'000;
    made.maxPoints = 500;
    return made;
}

Result<ResponsePtr> ask(const QueryRequest& question)
{
    TestDataSource source;
    std::optional<Result<ResponsePtr>> answer;
    Sink sink;
    sink.done = [&](const Result<ResponsePtr>& result) { answer = result; };
    const Pending pending = source.run(question, sink);
    if (answer)
        return Error {Error::Kind::Internal, QStringLiteral("answered inside run()"), {}};
    [&] { QTRY_VERIFY(answer.has_value()); }();
    return answer.value_or(Error());
}

Frames framesOf(const Json& spec)
{
    const auto answer = ask(request(spec));
    return answer ? (*answer)->frames : Frames();
}

Frame frameOf(const Json& spec)
{
    const Frames frames = framesOf(spec);
    return frames.size() == 1 ? frames.front() : Frame();
}

QString shown(const Value& value)
{
    switch (value.index()) {
    case 0:
        return QStringLiteral("absent");
    case 1:
        return QStringLiteral("null");
    case 2:
        return std::get<bool>(value) ? QStringLiteral("true") : QStringLiteral("false");
    case 3:
        return QString::number(std::get<double>(value), 'g', 17);
    case 4:
        return std::get<QString>(value);
    default:
        return QString::fromUtf8(jsonutil::dump(*std::get<JsonPtr>(value)));
    }
}

QStringList cells(const Field& field)
{
    QStringList list;
    for (qsizetype row = 0; row < field.size(); ++row)
        list << shown(field.at(row));
    return list;
}

QString dumped(const Frames& frames)
{
    QStringList lines;
    for (const Frame& frame : frames)
        for (const Field& field : frame.fields)
            lines << frame.name + QLatin1Char('|') + field.name + formatLabels(field.labels) + QLatin1Char('|')
                    + cells(field).join(QLatin1Char(','));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class TestTestData : public QObject
{
    Q_OBJECT

private slots:
    void theSameRequestGivesTheSameAnswer_data()
    {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<int>("frames");
        const std::pair<const char*, int> rows[] = {
            {"random_walk", 1},
            {"random_walk_table", 1},
            {"slow_query", 1},
            {"random_walk_with_error", 1},
            {"csv_content", 0},
            {"csv_metric_values", 1},
            {"manual_entry", 1},
            {"raw_frame", 0},
            {"annotations", 1},
            {"predictable_annotations", 1},
            {"no_data_points", 0},
            {"datapoints_outside_range", 1},
            {"table_static", 1},
            {"exponential_heatmap_bucket_data", 1},
            {"logs", 1},
            {"linear_heatmap_bucket_data", 1},
            {"node_graph", 2},
            {"flame_graph", 1},
            {"trace", 1},
            {"usa", 1},
            {"live", 1},
            {"streaming_client", 1},
            {"steps", 1},
            {"variables-query", 1},
            {"predictable_pulse", 1},
        };
        for (const auto& [scenario, frames] : rows)
            QTest::newRow(scenario) << QString::fromLatin1(scenario) << frames;
    }
    void theSameRequestGivesTheSameAnswer()
    {
        QFETCH(QString, scenario);
        QFETCH(int, frames);
        const Json spec = {{"scenarioId", scenario.toStdString()}};
        const auto first = ask(request(spec));
        const auto second = ask(request(spec));
        QVERIFY2(bool(first), first ? "" : qPrintable(first.error().text));
        QVERIFY(bool(second));
        QCOMPARE(int((*first)->frames.size()), frames);
        QCOMPARE(dumped((*first)->frames), dumped((*second)->frames));
        for (const Frame& frame : (*first)->frames)
            QCOMPARE(frame.refId, QStringLiteral("A"));
    }

    void spansMakeATrace()
    {
        const auto answer = ask(request({{"scenarioId", "trace"}, {"spanCount", 12}}));
        QVERIFY(bool(answer));
        QCOMPARE((*answer)->traces.size(), size_t(1));
        const Trace& trace = *(*answer)->traces[0];
        QCOMPARE(trace.size(), size_t(12));
        QCOMPARE(trace.traceId, QStringLiteral("75c665dfb6810000"));
        QCOMPARE(trace.beginNs(), (startMs + 1'800'000) * nsPerMs);
        QCOMPARE(trace.endNs() - trace.beginNs(), 1500 * nsPerMs);
        QCOMPARE(trace.processes.size(), size_t(7));
        QCOMPARE(std::count(trace.parent.begin(), trace.parent.end(), Trace::noParent), 1);
        QCOMPARE(trace.detail(0).attributes.size(), size_t(2));
    }

    void anUnknownScenarioIsNamed()
    {
        const auto answer = ask(request({{"scenarioId", "warp_drive"}}));
        QVERIFY(!answer);
        QCOMPARE(answer.error().text, QStringLiteral("The test data has no scenario named warp_drive."));
    }

    void walksObeyTheirOptions()
    {
        const Json spec = {{"scenarioId", "random_walk"},
                           {"seriesCount", 3},
                           {"startValue", 5},
                           {"min", 4},
                           {"max", 6},
                           {"spread", 8},
                           {"alias", "walk"},
                           {"labels", "a=b, n=$seriesIndex"}};
        const Frames frames = framesOf(spec);
        QCOMPARE(frames.size(), size_t(3));
        QCOMPARE(frames[2].fields[1].name, QStringLiteral("walk"));
        QCOMPARE(formatLabels(frames[2].fields[1].labels), QStringLiteral("{a=\"b\", n=\"2\"}"));
        QCOMPARE(frames[0].rows, 60);
        QCOMPARE((*frames[0].fields[0].times())[1], (startMs + 60'000) * nsPerMs);
        QCOMPARE(frames[0].fields[0].config->intervalMs, 60'000.0);
        const NumberColumn& values = *frames[0].fields[1].numbers();
        QCOMPARE(values[0], 5.0);
        for (const double value : values)
            QVERIFY(value >= 4 && value <= 6);
        QVERIFY(dumped({frames[0]}) != dumped({frames[1]}));
    }

    void seriesWithoutAliasAreNamedByTheirRefId()
    {
        const auto answer = ask(request({{"seriesCount", 2}}, QStringLiteral("C")));
        QVERIFY(answer);
        QCOMPARE((*answer)->frames[0].fields[1].name, QStringLiteral("C-series"));
        QCOMPARE((*answer)->frames[1].fields[1].name, QStringLiteral("C-series1"));
    }

    void droppedPointsAreLeftOut()
    {
        QVERIFY(frameOf({{"scenarioId", "random_walk"}, {"drop", 50}}).rows < 60);
        QCOMPARE(frameOf({{"scenarioId", "random_walk"}, {"drop", 0}}).rows, 60);
    }

    void csvColumnsGetTheirType()
    {
        const Frame frame = frameOf({{"scenarioId", "csv_content"},
                                     {"csvContent",
                                      "time, num,\"value{host=a}\",ok,text\n"
                                      "1000,1,1.5,true,\"a,\"\"b\"\"\"\n\n"
                                      "2000,,null,F,\n"}});
        QCOMPARE(frame.rows, 2);
        QCOMPARE(frame.fields[0].type, FieldType::Time);
        QCOMPARE(frame.fields[1].name, QStringLiteral("num"));
        QCOMPARE(cells(frame.fields[1]), (QStringList {QStringLiteral("1"), QStringLiteral("null")}));
        QCOMPARE(frame.fields[2].name, QStringLiteral("value"));
        QCOMPARE(frame.fields[2].labels.value(QStringLiteral("host")), QStringLiteral("a"));
        QCOMPARE(cells(frame.fields[3]), (QStringList {QStringLiteral("true"), QStringLiteral("false")}));
        QCOMPARE(cells(frame.fields[4]), (QStringList {QStringLiteral("a,\"b\""), QStringLiteral("null")}));
    }

    void raggedCsvIsAnError()
    {
        const auto frame = frameFromCsv(QStringLiteral("a,b\n1\n"), {});
        QVERIFY(!frame);
        QCOMPARE(frame.error().text, QStringLiteral("Row 1 of the CSV has 1 cells, its header has 2."));
    }

    void csvValuesSpreadOverTheRange()
    {
        const Frame frame = frameOf({{"scenarioId", "csv_metric_values"}, {"stringInput", "1, 20,null,30,5"}});
        QCOMPARE(frame.rows, 5);
        QCOMPARE((*frame.fields[0].times())[4], (startMs + 3'600'000) * nsPerMs);
        QCOMPARE(cells(frame.fields[1]).join(QLatin1Char(' ')), QStringLiteral("1 20 null 30 5"));
        QCOMPARE(frame.fields[1].name, QStringLiteral("A-series"));
    }

    void manualPointsAreTaken()
    {
        const Frame frame =
            frameOf({{"scenarioId", "manual_entry"}, {"points", Json::parse("[[1,1000],[null,2000],[3],5]")}});
        QCOMPARE(frame.rows, 2);
        QCOMPARE(cells(frame.fields[1]).join(QLatin1Char(' ')), QStringLiteral("1 null"));
    }

    void wavesDependOnTheTimeAlone()
    {
        const Json spec = {
            {"scenarioId", "predictable_pulse"},
            {"labels", "a=b"},
            {"pulseWave", {{"timeStep", 60}, {"onCount", 2}, {"offCount", 1}, {"onValue", 7}, {"offValue", "null"}}}};
        QueryRequest one = request(spec);
        QueryRequest two = one;
        two.range.fromMs += 600'000;
        const auto first = ask(one);
        const auto second = ask(two);
        QVERIFY(first && second);
        const Field& values = (*first)->frames[0].fields[1];
        QCOMPARE(cells(values).mid(10), cells((*second)->frames[0].fields[1]));
        QCOMPARE(cells(values).count(QStringLiteral("7")), 40);
        QCOMPARE(cells(values).count(QStringLiteral("null")), 20);
        QCOMPARE(values.labels.value(QStringLiteral("a")), QStringLiteral("b"));
    }

    void csvWavesRepeatTheirValues()
    {
        const Json wave = {{"timeStep", 600}, {"valuesCSV", "0,1,nan,null,"}, {"name", "w"}, {"labels", "x=y"}};
        const Frames frames =
            framesOf({{"scenarioId", "predictable_csv_wave"}, {"csvWave", Json::array({wave, wave})}});
        QCOMPARE(frames.size(), size_t(2));
        QCOMPARE(frames[0].name, QStringLiteral("w"));
        QCOMPARE(frames[0].rows, 6);
        const QStringList found = cells(frames[0].fields[1]);
        QCOMPARE(found[0], found[4]);
        QVERIFY(found.contains(QStringLiteral("nan")) && found.contains(QStringLiteral("null")));
        QVERIFY(!ask(request({{"scenarioId", "predictable_csv_wave"}, {"csvWave", {{"valuesCSV", "a"}}}})));
    }

    void errorsAreGivenOnPurpose()
    {
        QVERIFY(!ask(request({{"scenarioId", "server_error_500"}})));
        QVERIFY(ask(request({{"scenarioId", "server_error_500"}, {"stringInput", "1,2"}})));
        QVERIFY(!ask(request({{"scenarioId", "raw_frame"}, {"rawFrameContent", "[{"}})));
        const auto walk = ask(request({{"scenarioId", "random_walk_with_error"}}));
        QVERIFY(walk);
        QCOMPARE((*walk)->notices.front().severity, Notice::Severity::Error);
    }

    void rawFramesAreTakenAsTheyAre()
    {
        const Frame frame = frameOf(
            {{"scenarioId", "raw_frame"}, {"rawFrameContent", R"([{"name":"f","fields":[{"name":"v","type":"number",
            "values":[1,null],"labels":{"a":"b"},"config":{"unit":"bytes"}}]}])"}});
        QCOMPARE(frame.name, QStringLiteral("f"));
        QCOMPARE(frame.fields[0].config->unit, QStringLiteral("bytes"));
        QCOMPARE(cells(frame.fields[0]).join(QLatin1Char(' ')), QStringLiteral("1 null"));
    }

    void durationsAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("ms");
        QTest::newRow("seconds") << "5s" << qint64(5000);
        QTest::newRow("mixed") << "1m30s" << qint64(90'000);
        QTest::newRow("milliseconds") << "500ms" << qint64(500);
        QTest::newRow("fraction") << "1.5h" << qint64(5'400'000);
        QTest::newRow("none") << "soon" << qint64(-1);
        QTest::newRow("empty") << "" << qint64(-1);
    }
    void durationsAreRead()
    {
        QFETCH(QString, text);
        QFETCH(qint64, ms);
        QCOMPARE(testDuration(text).value_or(-1), ms);
    }

    void variableQueriesWalkTheTree_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("names");
        QTest::newRow("top") << "*"
                             << "A B C D E F G H";
        QTest::newRow("below") << "A.*"
                               << "AA AB AC AD AE AF AG AH";
        QTest::newRow("a node gives its children") << "B"
                                                   << "BA BB BC BD BE BF BG BH";
        QTest::newRow("list") << "{A,B}.{AC,BC}"
                              << "ACA ACB ACC ACD ACE ACF ACG ACH BCA BCB BCC BCD BCE BCF BCG BCH";
        QTest::newRow("prefix") << "A.ab*"
                                << "AB";
        QTest::newRow("value") << "value1"
                               << "value1";
        QTest::newRow("unknown") << "Z.*"
                                 << "";
        QTest::newRow("leaf") << "A.AA.AAA.AAAA.AAAAA.AAAAAA.*"
                              << "";
    }
    void variableQueriesWalkTheTree()
    {
        QFETCH(QString, query);
        QFETCH(QString, names);
        QCOMPARE(queryMetricTree(query).join(QLatin1Char(' ')), names);
        TestDataSource source;
        std::optional<VariableOptions> options;
        const Pending pending =
            source.variableValues(Json(query.toStdString()), {},
                                  [&](const Result<VariableOptions>& r) { options = r ? *r : VariableOptions(); });
        QTRY_VERIFY(options.has_value());
        QCOMPARE(options->size(), names.isEmpty() ? size_t(0) : size_t(names.split(QLatin1Char(' ')).size()));
    }

    void streamsGoOnWhereTheyEnded()
    {
        QueryRequest one = request({{"scenarioId", "streaming_client"}, {"stream", {{"speed", 60'000}, {"bands", 2}}}});
        QueryRequest two = one;
        two.range.toMs += 120'000;
        const auto first = ask(one);
        const auto second = ask(two);
        QVERIFY(first && second);
        QCOMPARE((*first)->frames[0].fields.size(), size_t(6));
        const QStringList values = cells((*first)->frames[0].fields[1]);
        QCOMPARE(cells((*second)->frames[0].fields[1]).mid(0, values.size()), values);
        QCOMPARE((*second)->frames[0].rows, (*first)->frames[0].rows + 2);
    }

    void usaModes_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<int>("frames");
        QTest::addColumn<int>("fields");
        QTest::newRow("rows") << "values-as-rows" << 1 << 4;
        QTest::newRow("fields") << "values-as-fields" << 3 << 2;
        QTest::newRow("labeled") << "values-as-labeled-fields" << 3 << 2;
        QTest::newRow("series") << "timeseries" << 6 << 2;
        QTest::newRow("wide") << "timeseries-wide" << 1 << 7;
    }
    void usaModes()
    {
        QFETCH(QString, mode);
        QFETCH(int, frames);
        QFETCH(int, fields);
        const Frames found =
            framesOf({{"scenarioId", "usa"}, {"usa", {{"mode", mode.toStdString()}, {"states", {"CA", "NY"}}}}});
        QCOMPARE(int(found.size()), frames);
        QCOMPARE(int(found[0].fields.size()), fields);
    }

    void hostileOptionsAreSurvived_data()
    {
        QTest::addColumn<QString>("scenario");
        for (const char* id : {"random_walk", "random_walk_table", "predictable_pulse", "predictable_csv_wave", "usa",
                               "streaming_client", "logs", "node_graph", "trace", "annotations",
                               "predictable_annotations", "manual_entry", "csv_content", "steps", "raw_frame"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }
    void hostileOptionsAreSurvived()
    {
        QFETCH(QString, scenario);
        const Json bad[] = {nullptr, -1, 1e300, "x", Json::array(), Json::object()};
        for (const Json& value : bad) {
            Json spec = {{"scenarioId", scenario.toStdString()}};
            for (const char* key : {"seriesCount", "startValue", "spread", "noise", "drop", "lines", "points",
                                    "csvContent", "stringInput", "spanCount", "rawFrameContent", "labels", "alias"})
                spec[key] = value;
            for (const char* key : {"pulseWave", "csvWave", "usa", "stream", "nodes", "predictableAnnotations"})
                spec[key] = {{"timeStep", value}, {"onCount", value}, {"valuesCSV", value},
                             {"period", value},   {"speed", value},   {"bands", value},
                             {"count", value},    {"seed", value},    {"eventFrequency", value}};
            spec["seriesCount"] = value.is_number() ? Json(2) : value;
            QueryRequest question = request(spec);
            question.intervalMs = 0;
            question.range.toMs = question.range.fromMs + 1000;
            const auto answer = ask(question);
            QVERIFY(answer || !answer.error().text.isEmpty());
        }
    }

    void theTypeIsRegistered()
    {
        DataSourceTypes types;
        registerBuiltinSources(types);
        QVERIFY(types.find(QStringLiteral("grafana-testdata-datasource")));
    }

    void theFramesOfTheReferencePicturesAreRead()
    {
        const QString root = qEnvironmentVariable("VEDETTE_SHARED", QStringLiteral(VEDETTE_SOURCE_DIR "/../shared"));
        const QDir cases(root + QStringLiteral("/visual/cases"));
        if (!cases.exists())
            QSKIP("the reference pictures are not on this machine");
        int frames = 0;
        for (const QString& name : cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QFile file(cases.filePath(name + QStringLiteral("/dashboard.json")));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const auto dashboard = jsonutil::parse(file.readAll());
            QVERIFY2(bool(dashboard), qPrintable(name));
            for (const Json& panel : jsonutil::array(*dashboard, "panels")) {
                for (const Json& target : jsonutil::array(panel, "targets")) {
                    const auto answer = ask(request(target));
                    QVERIFY2(bool(answer), qPrintable(name));
                    for (const Frame& frame : (*answer)->frames)
                        for (const Field& field : frame.fields)
                            QVERIFY2(!field.as<ObjectColumn>() && field.size() == frame.rows, qPrintable(name));
                    frames += int((*answer)->frames.size());
                }
            }
        }
        QVERIFY(frames > 0);
    }
};

VEDETTE_TEST_GUILESS(TestTestData)
#include "tst_testdata.moc"
