#include "dashboards/format/color.h"
#include "dashboards/run/annotations.h"
#include "dashboards/run/annotationtables.h"
#include "dashboards/run/queryrunner.h"
#include "dashboards/run/timeregions.h"
#include "tests/support/testmain.h"

#include <QThreadPool>

#include <atomic>

class TestAnnotations : public QObject
{
    Q_OBJECT

    static Frames frames(const std::vector<std::pair<qint64, double>>& samples)
    {
        TimeColumn times;
        NumberColumn values;
        for (const auto& [ms, value] : samples) {
            times.push_back(ms * 1'000'000);
            values.push_back(value);
        }
        Frame frame;
        frame.add(Field(QStringLiteral("Time"), FieldType::Time, times));
        frame.add(Field(QStringLiteral("Value"), FieldType::Number, values,
                        {{QStringLiteral("job"), QStringLiteral("api")}}));
        return {frame};
    }

    static AnnotationSpec spec()
    {
        AnnotationSpec annotation;
        annotation.name = QStringLiteral("deploys");
        annotation.query = Json {{"expr", "changes(x)"},
                                 {"step", "10s"},
                                 {"titleFormat", "deploy of {{job}}"},
                                 {"textFormat", "{{nothing}}"},
                                 {"tagKeys", "job"}};
        return annotation;
    }

    static std::vector<Annotation> events()
    {
        Annotation deploy;
        deploy.timeMs = 1'000;
        deploy.timeEndMs = 5'000;
        deploy.title = QStringLiteral("Deploy");
        deploy.text = QStringLiteral("v2");
        deploy.tags = {QStringLiteral("api"), QStringLiteral("prod")};
        deploy.color = *parseCssColor(QStringLiteral("#ff0000"));
        deploy.source = QStringLiteral("ci");
        Annotation alert = deploy;
        alert.timeMs = alert.timeEndMs = 9'000;
        alert.text = QStringLiteral("fire");
        alert.tags.clear();
        return {deploy, alert};
    }

private slots:
    void eventsSurviveBeingATable() { QCOMPARE(annotationsFromTable(annotationTable(events()), {}), events()); }

    void aTableNeedsOnlyTimes_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<FieldType>("type");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing else") << "other" << FieldType::String << "";
        QTest::newRow("text") << "text" << FieldType::String << "hello";
    }

    void aTableNeedsOnlyTimes()
    {
        QFETCH(QString, column);
        QFETCH(FieldType, type);
        Frame frame;
        frame.add(Field(QStringLiteral("when"), FieldType::Time, TimeColumn {nullTime, 7'000'000}));
        frame.add(Field(column, type, StringColumn {QStringLiteral("lost"), QStringLiteral("hello")}));
        const auto found = annotationsFromTable(frame, {});
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].timeMs, qint64(7));
        QCOMPARE(found[0].timeEndMs, qint64(7));
        QTEST(found[0].text, "text");
    }

    void transformationsOfTheirTopicChangeEvents_data()
    {
        QTest::addColumn<QString>("topic");
        QTest::addColumn<bool>("disabled");
        QTest::addColumn<int>("left");
        QTest::newRow("annotations") << "annotations" << false << 1;
        QTest::newRow("switched off") << "annotations" << true << 2;
        QTest::newRow("series") << "series" << false << 2;
        QTest::newRow("none means series") << "" << false << 2;
    }

    void transformationsOfTheirTopicChangeEvents()
    {
        QFETCH(QString, topic);
        QFETCH(bool, disabled);
        Transformations registry;
        registerBuiltinTransformations(registry);
        TransformationSpec limit;
        limit.id = QStringLiteral("limit");
        limit.options = Json {{"limitField", 1}};
        limit.topic = topic;
        limit.disabled = disabled;
        const auto left = transformedAnnotations(events(), {limit}, registry, {}, {});
        QTEST(int(left.size()), "left");
        QCOMPARE(left[0], events()[0]);
    }

    void eventsOfTheDashboardAreTransformedInThePool()
    {
        std::atomic<int> inPool = 0;
        std::atomic<int> inThisThread = 0;
        const auto registry = std::make_shared<Transformations>();
        const QThread* const here = QThread::currentThread();
        registry->add({QStringLiteral("first"), [&, here](Frames frames, const Json&, const TransformContext&) {
                           ++(QThread::currentThread() == here ? inThisThread : inPool);
                           for (Frame& frame : frames)
                               for (Field& field : frame.fields)
                                   field = Field(field.name, FieldType::Time, TimeColumn {7'000'000});
                           for (Frame& frame : frames)
                               frame.rows = 1;
                           return frames;
                       }});
        QThreadPool pool;
        int published = 0;
        QueryRunner runner([](const QueryRequest&, Sink) { return Pending(); }, pool, [] { return qint64(1); },
                           [&published](const PanelDataPtr&) { ++published; });
        runner.setAnnotations(events()); // before anything was asked
        QCOMPARE(runner.data()->annotations, events());
        PanelJob job;
        job.pipeline.registry = registry;
        TransformationSpec first;
        first.id = QStringLiteral("first");
        first.topic = annotationsTopic();
        job.pipeline.transformations = {first};
        runner.run(job);
        QTRY_COMPARE(runner.data()->annotations.size(), size_t(1));
        QVERIFY(!runner.isBusy());
        runner.setAnnotations({events()[1]});
        QVERIFY(runner.isBusy());
        QCOMPARE(runner.data()->annotations.size(), size_t(1)); // the earlier one stays until the new one is made
        const int before = published;
        QTRY_COMPARE(published, before + 1);
        QVERIFY(!runner.isBusy());
        QCOMPARE(runner.data()->annotations.size(), size_t(1));
        QCOMPARE(runner.data()->annotations[0].timeMs, 7);
        runner.run(job);
        runner.setAnnotations({}); // while the earlier ones are being transformed
        QTRY_VERIFY(runner.data()->annotations.empty() && !runner.isBusy());
        QVERIFY(inPool >= 3);
        QCOMPARE(inThisThread.load(), 0);
    }

    void eventsDoNotMakeOldAnswersNew()
    {
        const auto registry = std::make_shared<Transformations>();
        registerBuiltinTransformations(*registry);
        QThreadPool pool;
        qint64 now = 1;
        std::vector<Sink> asked;
        QueryRunner runner(
            [&asked](const QueryRequest&, Sink sink) {
                asked.push_back(std::move(sink));
                return Pending();
            },
            pool, [&now] { return now; }, [](const PanelDataPtr&) {});
        PanelJob job;
        job.requests.resize(1);
        job.requests[0].refId = RefId(QStringLiteral("A"));
        job.pipeline.registry = registry;
        TransformationSpec limit;
        limit.id = QStringLiteral("limit");
        limit.topic = annotationsTopic();
        job.pipeline.transformations = {limit};
        runner.run(job);
        asked.at(0).done(ResponsePtr(std::make_shared<const Response>()));
        QTRY_COMPARE(runner.data()->receivedMs, qint64(1));
        now = 2;
        runner.run(job); // not answered yet
        const quint64 before = runner.data()->revision;
        runner.setAnnotations(events());
        QTRY_VERIFY(runner.data()->revision > before);
        QCOMPARE(runner.data()->annotations, events());
        QCOMPARE(runner.data()->receivedMs, qint64(1));
        asked.at(1).done(ResponsePtr(std::make_shared<const Response>()));
        QTRY_COMPARE(runner.data()->receivedMs, qint64(2));
    }

    void samplesAStepApartAreOneRegion()
    {
        const auto events =
            annotationsFromFrames(frames({{0, 1}, {10'000, 1}, {20'000, 0}, {30'000, 2}, {60'000, 1}}), spec(), {});
        QCOMPARE(events.size(), size_t(3));
        QCOMPARE(events[0].timeMs, 0);
        QCOMPARE(events[0].timeEndMs, 10'000);
        QCOMPARE(events[1].timeMs, 30'000);
        QCOMPARE(events[2].timeMs, 60'000);
    }

    void formatsReplaceLabels()
    {
        const auto events = annotationsFromFrames(frames({{0, 1}}), spec(), {});
        QCOMPARE(events[0].title, QStringLiteral("deploy of api"));
        QCOMPARE(events[0].text, QStringLiteral("nothing"));
        QCOMPARE(events[0].tags, QStringList {QStringLiteral("api")});
    }

    void theValueCanBeTheTime()
    {
        AnnotationSpec annotation = spec();
        annotation.query["useValueForTime"] = true;
        const auto events = annotationsFromFrames(frames({{0, 123'456}}), annotation, {});
        QCOMPARE(events[0].timeMs, 123'456);
    }

    void filtersChoosePanels()
    {
        AnnotationSpec annotation = spec();
        annotation.filterIds = {PanelId(QStringLiteral("4"))};
        QVERIFY(annotationApplies(annotation, PanelId(QStringLiteral("4@b"))));
        QVERIFY(!annotationApplies(annotation, PanelId(QStringLiteral("5"))));
        annotation.filterExclude = true;
        QVERIFY(annotationApplies(annotation, PanelId(QStringLiteral("5"))));
    }

    void logLinesAreEvents()
    {
        Frame frame;
        frame.add(Field(QStringLiteral("Time"), FieldType::Time, TimeColumn {1'000'000'000, 2'000'000'000}));
        frame.add(Field(QStringLiteral("Line"), FieldType::String,
                        StringColumn {QStringLiteral("one"), QStringLiteral("two")},
                        {{QStringLiteral("app"), QStringLiteral("web")}}));
        AnnotationSpec annotation;
        annotation.query = Json {{"titleFormat", "{{app}}"}};
        const auto events = annotationsFromFrames({frame}, annotation, {});
        QCOMPARE(events.size(), size_t(2));
        QCOMPARE(events[1].timeMs, 2000);
        QCOMPARE(events[1].text, QStringLiteral("two"));
        QCOMPARE(events[1].title, QStringLiteral("web"));
        QCOMPARE(events[1].tags, QStringList {QStringLiteral("web")});
    }

    void tablesOfEventsHaveColumns()
    {
        Frame frame;
        frame.add(Field(QStringLiteral("time"), FieldType::Time, TimeColumn {1'000'000'000, 2'000'000'000}));
        frame.add(Field(QStringLiteral("timeEnd"), FieldType::Time, TimeColumn {3'000'000'000, nullTime}));
        frame.add(Field(QStringLiteral("what"), FieldType::String,
                        StringColumn {QStringLiteral("w1"), QStringLiteral("w2")}));
        frame.add(Field(QStringLiteral("text"), FieldType::String,
                        StringColumn {QStringLiteral("one"), QStringLiteral("two")}));
        frame.add(Field(QStringLiteral("tags"), FieldType::String, StringColumn {QStringLiteral("a, b"), QString()}));
        AnnotationSpec annotation;
        auto events = annotationsFromFrames({frame}, annotation, {});
        QCOMPARE(events.size(), size_t(2));
        QCOMPARE(events[0].timeEndMs, 3000);
        QCOMPARE(events[1].timeEndMs, 2000);
        QCOMPARE(events[0].text, QStringLiteral("one"));
        QCOMPARE(events[0].tags, (QStringList {QStringLiteral("a"), QStringLiteral("b")}));
        QVERIFY(events[1].tags.isEmpty());
        annotation.query = {
            {"mappings", {{"text", {{"source", "field"}, {"value", "what"}}}, {"timeEnd", {{"source", "skip"}}}}}};
        events = annotationsFromFrames({frame}, annotation, {});
        QCOMPARE(events[0].text, QStringLiteral("w1"));
        QCOMPARE(events[0].timeEndMs, 1000);
        annotation.query = {{"mappings", {{"title", {{"source", "text"}, {"value", "Deploy"}}}}}};
        QCOMPARE(annotationsFromFrames({frame}, annotation, {})[1].title, QStringLiteral("Deploy"));
    }

    void timeRegionsAreFound_data()
    {
        QTest::addColumn<QByteArray>("spec");
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("regions"); // of the week from Monday 2024-01-01 to Sunday, UTC
        const auto add = [](const char* name, const char* json, const char* regions, const char* zone = "UTC") {
            QTest::newRow(name) << QByteArray(json) << QString::fromLatin1(zone) << QString::fromLatin1(regions);
        };
        add("nothing", "{}", "");
        add("hours of Monday", R"({"fromDayOfWeek":1,"toDayOfWeek":1,"from":"09:00","to":"17:30"})", "1T09:00/1T17:30");
        add("the weekend", R"({"fromDayOfWeek":6,"toDayOfWeek":7})", "6T00:00/7T23:59");
        add("over midnight of one day", R"({"fromDayOfWeek":5,"from":"22:00","toDayOfWeek":6,"to":"02:00"})",
            "5T22:00/6T02:00");
        add("another zone", R"({"fromDayOfWeek":2,"from":"01:00","to":"02:00","timezone":"Europe/Berlin"})",
            "2T00:00/2T01:00");
        add("the dashboard's zone", R"({"fromDayOfWeek":2,"from":"01:00","to":"02:00"})", "2T00:00/2T01:00",
            "Europe/Berlin");
        add("cron", R"({"mode":"cron","cronExpr":"30 9 * * 1-5/2","duration":"1h"})",
            "1T09:30/1T10:30 3T09:30/3T10:30 5T09:30/5T10:30");
        add("cron names", R"({"mode":"cron","cronExpr":"0 8,20 * jan SUN","duration":"30m"})",
            "7T08:00/7T08:30 7T20:00/7T20:30");
        add("cron of nonsense", R"({"mode":"cron","cronExpr":"0 8 *","duration":"30m"})", "");
    }
    void timeRegionsAreFound()
    {
        QFETCH(QByteArray, spec);
        QFETCH(QString, zone);
        QFETCH(QString, regions);
        const qint64 monday = 1'704'067'200'000;
        const auto found =
            timeRegions(*jsonutil::parse(spec), {monday, monday + 7 * 86'400'000LL - 1}, QTimeZone(zone.toLatin1()));
        const auto text = [](qint64 ms) {
            const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
            return QStringLiteral("%1T%2").arg(time.date().dayOfWeek()).arg(time.toString(QStringLiteral("HH:mm")));
        };
        QStringList list;
        for (const TimeRange& region : found)
            list << text(region.fromMs) + QLatin1Char('/') + text(region.toMs);
        QCOMPARE(list.join(u' '), regions);
    }
};

VEDETTE_TEST_GUILESS(TestAnnotations)
#include "tst_annotations.moc"
