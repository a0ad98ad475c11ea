#include "dashboards/run/dashboardsession.h"
#include "dashboards/run/timelink.h"
#include "datasources/datasources.h"
#include "datasources/net/httpclient.h"
#include "tests/support/scriptedsource.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QThreadPool>

namespace {

/// A session over scripted servers with a clock the test turns.
struct Bench
{
    std::shared_ptr<Script> script = std::make_shared<Script>();
    DataSourceTypes types;
    HttpClient http;
    QThreadPool pool;
    qint64 now = 1'700'000'000'000;
    std::unique_ptr<DataSources> sources;
    std::shared_ptr<Transformations> transformations = std::make_shared<Transformations>();

    Bench()
    {
        types.add(scriptedType(script));
        sources = std::make_unique<DataSources>(types, http, [this] { return now; });
        sources->setConnections({scriptedConnection(QStringLiteral("one"))});
    }
    DashboardSession::Services services()
    {
        return {*sources, pool, transformations, [this] { return now; }};
    }
};

PanelSpec panel(const QString& id, const QString& expr)
{
    PanelSpec spec;
    spec.id = PanelId(id);
    spec.type = QStringLiteral("stat");
    spec.gridPos = {0, id.toInt() * 4, 12, 4};
    TargetSpec target;
    target.refId = RefId(QStringLiteral("A"));
    target.query["expr"] = expr.toStdString();
    spec.targets = {target};
    return spec;
}

double firstValue(const DashboardSession& session, const QString& id)
{
    const PanelDataPtr data = session.data(PanelId(id));
    if (data->frames.empty() || !data->frames.front().fields.back().numbers())
        return -1;
    return data->frames.front().fields.back().numbers()->front();
}

} // namespace

class TestDashboardSession : public QObject
{
    Q_OBJECT

private slots:
    void onlyVisiblePanelsAsk()
    {
        Bench bench;
        Dashboard dashboard;
        dashboard.panels = {panel(QStringLiteral("1"), QStringLiteral("up")),
                            panel(QStringLiteral("2"), QStringLiteral("down"))};
        DashboardSession session(dashboard, bench.services());
        session.setPanelVisible(PanelId(QStringLiteral("1")), true, 400);
        session.start();
        QTRY_COMPARE(bench.script->asked.size(), size_t(1));
        QCOMPARE(jsonutil::string(bench.script->asked[0]->request.spec, "expr"), QStringLiteral("up"));
        session.setPanelVisible(PanelId(QStringLiteral("2")), true, 400);
        QTRY_COMPARE(bench.script->asked.size(), size_t(2));
    }

    /// No text of a panel names its filters.
    void anotherFilterAsksAgain_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<QStringList>("choice");
        QTest::newRow("filter") << int(VariableSpec::Type::AdHoc) << QStringList {QStringLiteral("job|=|api")};
        QTest::newRow("grouping") << int(VariableSpec::Type::GroupBy) << QStringList {QStringLiteral("job")};
    }
    void anotherFilterAsksAgain()
    {
        QFETCH(int, type);
        QFETCH(QStringList, choice);
        Bench bench;
        Dashboard dashboard;
        dashboard.panels = {panel(QStringLiteral("1"), QStringLiteral("up"))};
        VariableSpec variable;
        variable.type = VariableSpec::Type(type);
        variable.name = QStringLiteral("v");
        variable.options = {{QStringLiteral("job"), QStringLiteral("job"), {}}};
        dashboard.variables = {variable};
        DashboardSession session(dashboard, bench.services());
        session.setPanelVisible(PanelId(QStringLiteral("1")), true, 400);
        session.start();
        QTRY_COMPARE(bench.script->asked.size(), size_t(1));
        bench.script->answerAll(1);
        QTRY_COMPARE(session.loadingPanels(), 0);
        session.setVariable(QStringLiteral("v"), choice, {});
        QTRY_COMPARE(bench.script->asked.size(), size_t(2));
    }

    void linkedSessionsShareRangeAndCrosshair()
    {
        Bench bench;
        DashboardSession one(Dashboard(), bench.services());
        DashboardSession two(Dashboard(), bench.services());
        TimeLink link;
        link.join(one);
        link.join(two);
        one.setRawRange({QStringLiteral("now-5m"), QStringLiteral("now")});
        QCOMPARE(two.rawRange().from, QStringLiteral("now-5m"));
        std::vector<std::optional<double>> seen;
        connect(&two, &DashboardSession::crosshairShown, this,
                [&seen](std::optional<double> timeMs) { seen.push_back(timeMs); });
        QSignalSpy back(&one, &DashboardSession::crosshairShown);
        one.setCrosshair(5.0);
        QCOMPARE(seen.size(), size_t(1));
        QCOMPARE(seen.front(), std::optional(5.0));
        QCOMPARE(back.size(), 0);
        link.leave(two);
        one.setRawRange({QStringLiteral("now-1h"), QStringLiteral("now")});
        QCOMPARE(two.rawRange().from, QStringLiteral("now-5m"));
    }

    /// The clock says 2023-11-14 22:13:20 UTC, a Tuesday.
    void panelsAskForTheirOwnTimes_data()
    {
        QTest::addColumn<QString>("timeFrom");
        QTest::addColumn<QString>("timeShift");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("info");
        const auto row = [](const char* name, const char* timeFrom, const char* timeShift, const char* from,
                            const char* to, const char* info) {
            QTest::newRow(name) << QString::fromLatin1(timeFrom) << QString::fromLatin1(timeShift)
                                << QString::fromLatin1(from) << QString::fromLatin1(to) << QString::fromLatin1(info);
        };
        // Data takes two minutes to be whole, so what ends in now ends at 22:11:20.
        row("the dashboard's", "", "", "14 16:13:20", "14 22:11:20", "");
        row("an hour", "1h", "", "14 21:13:20", "14 22:11:20", "Last 1 hour");
        row("from a variable", "$span", "", "14 19:13:20", "14 22:11:20", "Last 3 hours");
        row("a day earlier", "", "1d", "13 16:13:20", "13 22:11:20", "timeshift -1d");
        row("this week, which begins on Monday", "now/w", "", "13 00:00:00", "14 22:11:20", "This week so far");
        row("this quarter of a year that begins in February", "now/fQ", "", "01 00:00:00", "14 22:11:20",
            "This fiscal quarter so far");
    }
    void panelsAskForTheirOwnTimes()
    {
        QFETCH(QString, timeFrom);
        QFETCH(QString, timeShift);
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, info);
        Bench bench;
        Dashboard dashboard;
        dashboard.timezone = QStringLiteral("utc");
        dashboard.weekStart = QStringLiteral("monday");
        dashboard.fiscalYearStartMonth = 1;
        dashboard.timePicker.nowDelay = QStringLiteral("2m");
        VariableSpec span;
        span.name = QStringLiteral("span");
        span.type = VariableSpec::Type::Constant;
        span.query = "3h";
        dashboard.variables = {span};
        dashboard.panels = {panel(QStringLiteral("1"), QStringLiteral("up"))};
        dashboard.panels.front().timeFrom = timeFrom;
        dashboard.panels.front().timeShift = timeShift;
        DashboardSession session(dashboard, bench.services());
        session.setPanelVisible(PanelId(QStringLiteral("1")), true, 400);
        session.start();
        QTRY_COMPARE(bench.script->asked.size(), size_t(1));
        const TimeRange range = bench.script->asked[0]->request.range;
        const auto text = [](qint64 ms) { return formatMoment(ms, QStringLiteral("DD HH:mm:ss"), QTimeZone::utc()); };
        QCOMPARE(text(range.fromMs), from);
        QCOMPARE(text(range.toMs), to);
        bench.script->answerAll(1);
        QTRY_COMPARE(session.data(PanelId(QStringLiteral("1")))->timeInfo, info);
    }

    void overridesOfALinkWinOverTheFile()
    {
        Bench bench;
        Dashboard dashboard;
        dashboard.timezone = QStringLiteral("utc");
        DashboardSession::Overrides overrides;
        overrides.from = QStringLiteral("now/d");
        overrides.timezone = QStringLiteral("Asia/Shanghai");
        DashboardSession session(dashboard, bench.services(), overrides);
        QCOMPARE(session.timezone(), QStringLiteral("Asia/Shanghai"));
        // 06:13 of the 15th there: its midnight is 16:00 UTC of the day before.
        QCOMPARE(session.range().fromMs, qint64(1'699'977'600'000));
    }

    void anEarlierPeriodIsLaidOverThePresent()
    {
        Bench bench;
        Dashboard dashboard;
        dashboard.panels = {panel(QStringLiteral("1"), QStringLiteral("up"))};
        dashboard.panels.front().options = Json {{"timeCompare", "__previousPeriod"}};
        DashboardSession session(dashboard, bench.services());
        session.setPanelVisible(PanelId(QStringLiteral("1")), true, 400);
        session.start();
        QTRY_COMPARE(bench.script->asked.size(), size_t(2));
        const QueryRequest& now = bench.script->asked[0]->request;
        const QueryRequest& earlier = bench.script->asked[1]->request;
        QCOMPARE(earlier.range.toMs, now.range.fromMs);
        QCOMPARE(earlier.refId.value, QStringLiteral("A-compare"));
        bench.script->answerAll(7);
        QTRY_COMPARE(session.data(PanelId(QStringLiteral("1")))->frames.size(), size_t(2));
        const Frames& frames = session.data(PanelId(QStringLiteral("1")))->frames;
        QCOMPARE(*frames[1].fields[0].times(), *frames[0].fields[0].times());
        QVERIFY(frames[1].fields[1].state.timeCompare && !frames[0].fields[1].state.timeCompare);
        session.setTimeCompare(PanelId(QStringLiteral("1")), QStringLiteral("1w"));
        QTRY_COMPARE(bench.script->asked.size(), size_t(4));
        QCOMPARE(now.range.fromMs - bench.script->asked[3]->request.range.fromMs, qint64(7) * 86'400'000);
    }

    void anAnswerBecomesDataAndEndsTheRefresh()
    {
        Bench bench;
        Dashboard dashboard;
        dashboard.panels = {panel(QStringLiteral("1"), QStringLiteral("up"))};
        DashboardSession session(dashboard, bench.services());
        QSignalSpy finished(&session, &DashboardSession::refreshFinished);
        session.setPanelVisible(PanelId(QStringLiteral("1")), true, 400);
        session.start();
        QTRY_COMPARE(bench.script->waiting().size(), size_t(1));
        bench.script->answerAll(7);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(firstValue(session, QStringLiteral("1")), 7.0);
        QCOMPARE(session.data(PanelId(QStringLiteral("1")))->receivedMs, bench.now);
    }

    void aFailedRefreshKeepsThePictureAndSaysWhy()
    {
        Bench bench;
        Dashboard dashboard;
        dashboard.panels = {panel(QStringLiteral("1"), QStringLiteral("up"))};
        DashboardSession session(dashboard, bench.services());
        QSignalSpy finished(&session, &DashboardSession::refreshFinished);
        session.setPanelVisible(PanelId(QStringLiteral("1")), true, 400);
        session.start();
        QTRY_COMPARE(bench.script->waiting().size(), size_t(1));
        bench.script->answerAll(7);
        QTRY_COMPARE(finished.size(), 1);
        const qint64 firstGood = bench.now;
        bench.now += 60'000;
        session.refresh();
        QTRY_COMPARE(bench.script->waiting().size(), size_t(1));
        bench.script->fail(*bench.script->waiting().front(),
                           {Error::Kind::Network, QStringLiteral("server is down"), {}});
        QTRY_COMPARE(finished.size(), 2);
        const PanelDataPtr data = session.data(PanelId(QStringLiteral("1")));
        QCOMPARE(firstValue(session, QStringLiteral("1")), 7.0);
        QCOMPARE(data->state, LoadingState::Error);
        QCOMPARE(data->error->text, QStringLiteral("server is down"));
        QCOMPARE(data->receivedMs, firstGood);
    }

    void expressionsComputeFromHiddenQueries()
    {
        Bench bench;
        Dashboard dashboard;
        PanelSpec spec = panel(QStringLiteral("1"), QStringLiteral("up"));
        spec.targets[0].hidden = true;
        TargetSpec unused = spec.targets[0];
        unused.refId = RefId(QStringLiteral("U"));
        TargetSpec computed;
        computed.refId = RefId(QStringLiteral("Total"));
        computed.datasource.kind = DataSourceRef::Kind::Expression;
        computed.query = {{"type", "math"}, {"expression", "$A * 2"}};
        spec.targets.push_back(unused);
        spec.targets.push_back(computed);
        PanelSpec sharer = panel(QStringLiteral("2"), {});
        sharer.targets[0].datasource.kind = DataSourceRef::Kind::Dashboard;
        sharer.targets[0].query = {{"panelId", 1}};
        dashboard.panels = {spec, sharer};
        DashboardSession session(dashboard, bench.services());
        QSignalSpy finished(&session, &DashboardSession::refreshFinished);
        session.setPanelVisible(PanelId(QStringLiteral("1")), true, 400);
        session.setPanelVisible(PanelId(QStringLiteral("2")), true, 400);
        session.start();
        QTRY_COMPARE(bench.script->waiting().size(), size_t(1)); // nobody reads U
        bench.script->answerAll(7);
        QTRY_COMPARE(finished.size(), 1);
        for (const char* id : {"1", "2"}) {
            const PanelDataPtr data = session.data(PanelId(QString::fromLatin1(id)));
            QCOMPARE(data->frames.size(), size_t(1));
            QCOMPARE(data->frames.front().refId, QStringLiteral("Total"));
            QCOMPARE(firstValue(session, QString::fromLatin1(id)), 14.0);
        }
    }

    void anExpressionThatFailsIsNamedByItsRefId()
    {
        Bench bench;
        Dashboard dashboard;
        PanelSpec spec = panel(QStringLiteral("1"), QStringLiteral("up"));
        TargetSpec computed;
        computed.refId = RefId(QStringLiteral("B"));
        computed.datasource.kind = DataSourceRef::Kind::Expression;
        computed.query = {{"type", "sql"}, {"expression", "select 1"}};
        spec.targets.push_back(computed);
        dashboard.panels = {spec};
        DashboardSession session(dashboard, bench.services());
        QSignalSpy finished(&session, &DashboardSession::refreshFinished);
        session.setPanelVisible(PanelId(QStringLiteral("1")), true, 400);
        session.start();
        QTRY_COMPARE(bench.script->waiting().size(), size_t(1));
        bench.script->answerAll(7);
        QTRY_COMPARE(finished.size(), 1);
        const PanelDataPtr data = session.data(PanelId(QStringLiteral("1")));
        QCOMPARE(data->state, LoadingState::Error);
        QCOMPARE(data->error->text, QStringLiteral("Expression B: SQL expressions are not evaluated."));
        QCOMPARE(firstValue(session, QStringLiteral("1")), 7.0); // the other query is shown all the same
    }

    void aNewRangeReplacesTheRunningRequest()
    {
        Bench bench;
        Dashboard dashboard;
        dashboard.panels = {panel(QStringLiteral("1"), QStringLiteral("up"))};
        DashboardSession session(dashboard, bench.services());
        session.setPanelVisible(PanelId(QStringLiteral("1")), true, 400);
        session.start();
        QTRY_COMPARE(bench.script->waiting().size(), size_t(1));
        session.setRawRange({QStringLiteral("now-1h"), QStringLiteral("now")});
        QTRY_VERIFY(bench.script->asked.size() == 2 && bench.script->waiting().size() == 1);
        QVERIFY(bench.script->asked[0]->cancelled);
        QCOMPARE(bench.script->asked[1]->request.range, (TimeRange {bench.now - 3'600'000, bench.now}));
    }

    void variablesComeBeforeQueriesAndAChangeAsksOnlyWhatNamesThem()
    {
        Bench bench;
        bench.script->variables = {{QStringLiteral("hosts"), {QStringLiteral("a"), QStringLiteral("b")}}};
        Dashboard dashboard;
        dashboard.panels = {panel(QStringLiteral("1"), QStringLiteral("up{host=\"$host\"}")),
                            panel(QStringLiteral("2"), QStringLiteral("fixed"))};
        VariableSpec host;
        host.name = QStringLiteral("host");
        host.query = "hosts";
        dashboard.variables = {host};
        DashboardSession session(dashboard, bench.services());
        for (const char* id : {"1", "2"})
            session.setPanelVisible(PanelId(QString::fromLatin1(id)), true, 400);
        session.start();
        QTRY_COMPARE(bench.script->asked.size(), size_t(2));
        QCOMPARE(jsonutil::string(bench.script->asked[0]->request.spec, "expr"), QStringLiteral("up{host=\"a\"}"));
        bench.script->answerAll(1);
        session.setVariable(QStringLiteral("host"), {QStringLiteral("b")});
        QTRY_COMPARE(bench.script->asked.size(), size_t(3));
        QCOMPARE(jsonutil::string(bench.script->asked[2]->request.spec, "expr"), QStringLiteral("up{host=\"b\"}"));
    }

    void aChangeAsksTheAnnotationsThatNameIt()
    {
        Bench bench;
        bench.script->variables = {{QStringLiteral("hosts"), {QStringLiteral("a"), QStringLiteral("b")}}};
        Dashboard dashboard;
        const auto annotation = [](const char* name, const char* expr) {
            AnnotationSpec spec;
            spec.name = QString::fromLatin1(name);
            spec.query["expr"] = expr;
            return spec;
        };
        dashboard.annotations = {annotation("restarts", "changes(up{host=\"$host\"}[1m])"),
                                 annotation("releases", "changes(version[1m])")};
        VariableSpec host;
        host.name = QStringLiteral("host");
        host.query = "hosts";
        dashboard.variables = {host};
        DashboardSession session(dashboard, bench.services());
        session.start();
        QTRY_COMPARE(bench.script->asked.size(), size_t(2));
        bench.script->answerAll(1);
        session.setVariable(QStringLiteral("host"), {QStringLiteral("b")});
        QTRY_COMPARE(bench.script->asked.size(), size_t(3));
        QCOMPARE(jsonutil::string(bench.script->asked[2]->request.spec, "expr"),
                 QStringLiteral("changes(up{host=\"b\"}[1m])"));
    }

    /// They ask nobody, so no answer shows them.
    void regionsOfTimeFollowTheRange()
    {
        Bench bench;
        Dashboard dashboard;
        dashboard.panels = {panel(QStringLiteral("1"), QStringLiteral("up"))};
        dashboard.timezone = QStringLiteral("utc");
        AnnotationSpec nights;
        nights.name = QStringLiteral("nights");
        nights.query["target"] = {{"queryType", "timeRegions"},
                                  {"timeRegion", {{"mode", "cron"}, {"cronExpr", "0 22 * * *"}, {"duration", "1h"}}}};
        dashboard.annotations = {nights};
        DashboardSession session(dashboard, bench.services());
        session.setPanelVisible(PanelId(QStringLiteral("1")), true, 400);
        session.start();
        QTRY_COMPARE(bench.script->asked.size(), size_t(1));
        bench.script->answerAll(1);
        QTRY_COMPARE(session.loadingPanels(), 0);
        const qint64 dayMs = 86'400'000;
        const qint64 midnight = bench.now / dayMs * dayMs;
        const auto events = [&session] { return session.data(PanelId(QStringLiteral("1")))->annotations; };
        for (const qint64 start : {midnight - dayMs, midnight - 3 * dayMs}) {
            session.setAbsoluteRange({start, start + dayMs});
            QTRY_COMPARE(events().size(), size_t(1));
            QCOMPARE(events().front().timeMs, start + 22 * qint64(3'600'000));
        }
    }

    void copiesOfARepeatedRowHaveVariablesOfTheirOwn()
    {
        Bench bench;
        bench.script->holdQueries = false;
        const auto list = [](const char* text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); };
        bench.script->variables = {
            {QStringLiteral("spaces"), list("x y")},      {QStringLiteral("pods of x"), list("x1 x2")},
            {QStringLiteral("pods of y"), list("y1 y2")}, {QStringLiteral("parts of x1"), list("x1p")},
            {QStringLiteral("parts of y1"), list("y1p")}, {QStringLiteral("parts of y2"), list("y2p")}};
        const auto variable = [](const QString& name, const char* query) {
            VariableSpec spec;
            spec.name = name;
            spec.query = query;
            return spec;
        };
        Dashboard dashboard;
        dashboard.variables = {variable(QStringLiteral("ns"), "spaces"), variable(QStringLiteral("pod"), "nothing"),
                               variable(QStringLiteral("pod@1"), "pods of $ns"),
                               variable(QStringLiteral("part"), "parts of $pod")};
        dashboard.variables[0].multi = true;
        dashboard.variables[0].currentValues = list("x y");
        PanelSpec row = panel(QStringLiteral("9"), {});
        row.type = QStringLiteral("row");
        row.repeat = QStringLiteral("ns");
        row.ownVariables = {{QStringLiteral("pod"), QStringLiteral("pod@1")},
                            {QStringLiteral("part"), QStringLiteral("part")}};
        row.panels = {panel(QStringLiteral("1"), QStringLiteral("up $ns $pod $part"))};
        dashboard.panels = {row};
        DashboardSession session(dashboard, bench.services());
        const auto show = [&session] {
            for (const LivePanel& live : session.panels())
                session.setPanelVisible(live.id, true, 400);
        };
        connect(&session, &DashboardSession::panelsChanged, &session, show);
        show();
        session.start();
        const auto asked = [&bench](size_t from) {
            QStringList texts;
            for (size_t i = from; i < bench.script->asked.size(); ++i)
                texts << jsonutil::string(bench.script->asked[i]->request.spec, "expr");
            texts.sort();
            return texts.join(QLatin1Char(','));
        };
        QTRY_COMPARE(asked(0), QStringLiteral("up x x1 x1p,up y y1 y1p"));
        QCOMPARE(session.panels().at(0).variables, (QStringList {QStringLiteral("pod@1"), QStringLiteral("part")}));
        QCOMPARE(session.panels().at(2).variables, (QStringList {QStringLiteral("pod@1@y"), QStringLiteral("part@y")}));
        const size_t before = bench.script->asked.size();
        session.setVariable(QStringLiteral("pod@1@y"), {QStringLiteral("y2")});
        QTRY_COMPARE(asked(before), QStringLiteral("up y y2 y2p")); // the other row's panels stay
        session.setVariable(QStringLiteral("ns"), {QStringLiteral("y")});
        QTRY_COMPARE(session.panels().size(), size_t(2));
        QTRY_COMPARE(asked(before + 1), QStringLiteral("up y y1 y1p"));
        QCOMPARE(session.variables().size(), size_t(4));
    }

    void equalQueriesOfTwoPanelsAreSentOnce()
    {
        Bench bench;
        Dashboard dashboard;
        dashboard.panels = {panel(QStringLiteral("1"), QStringLiteral("up")),
                            panel(QStringLiteral("2"), QStringLiteral("up"))};
        DashboardSession session(dashboard, bench.services());
        QSignalSpy finished(&session, &DashboardSession::refreshFinished);
        for (const char* id : {"1", "2"})
            session.setPanelVisible(PanelId(QString::fromLatin1(id)), true, 400);
        session.start();
        QTRY_COMPARE(bench.script->waiting().size(), size_t(1));
        bench.script->answerAll(3);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(firstValue(session, QStringLiteral("1")), 3.0);
        QCOMPARE(firstValue(session, QStringLiteral("2")), 3.0);
        QCOMPARE(bench.script->asked.size(), size_t(1));
    }

    void aPanelShowsTheAnswersOfAnother()
    {
        Bench bench;
        Dashboard dashboard;
        PanelSpec shows = panel(QStringLiteral("2"), QString());
        shows.targets[0].datasource.kind = DataSourceRef::Kind::Dashboard;
        shows.targets[0].query = Json {{"panelId", 1}};
        dashboard.panels = {panel(QStringLiteral("1"), QStringLiteral("up")), shows};
        DashboardSession session(dashboard, bench.services());
        session.setPanelVisible(PanelId(QStringLiteral("2")), true, 400); // only the one that shows
        session.start();
        QTRY_COMPARE(bench.script->waiting().size(), size_t(1));
        bench.script->answerAll(5);
        QTRY_COMPARE(firstValue(session, QStringLiteral("2")), 5.0);
    }

    void aPanelShowsWhatAnotherMadeOfItsAnswers_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QStringList>("columns");
        QTest::newRow("its answers") << QByteArray("{\"panelId\":1}") << QStringList();
        QTest::newRow("transformed") << QByteArray("{\"panelId\":1,\"withTransforms\":true}")
                                     << QStringList {QStringLiteral("Field"), QStringLiteral("Max")};
        QTest::newRow("events") << QByteArray("{\"panelId\":1,\"topic\":\"annotations\"}")
                                << QStringList {QStringLiteral("time"),  QStringLiteral("timeEnd"),
                                                QStringLiteral("title"), QStringLiteral("text"),
                                                QStringLiteral("tags"),  QStringLiteral("color"),
                                                QStringLiteral("source")};
    }
    void aPanelShowsWhatAnotherMadeOfItsAnswers()
    {
        QFETCH(QByteArray, query);
        QFETCH(QStringList, columns);
        Bench bench;
        Dashboard dashboard;
        PanelSpec made = panel(QStringLiteral("1"), QStringLiteral("up"));
        TransformationSpec reduce;
        reduce.id = QStringLiteral("reduce");
        reduce.options = Json {{"reducers", {"max"}}};
        made.transformations = {reduce};
        PanelSpec shows = panel(QStringLiteral("2"), QString());
        shows.targets[0].datasource.kind = DataSourceRef::Kind::Dashboard;
        shows.targets[0].query = *jsonutil::parse(query);
        dashboard.panels = {made, shows};
        registerBuiltinTransformations(*bench.transformations);
        DashboardSession session(dashboard, bench.services());
        session.setPanelVisible(PanelId(QStringLiteral("2")), true, 400);
        session.start();
        QTRY_COMPARE(bench.script->waiting().size(), size_t(1));
        bench.script->answerAll(5);
        const auto shown = [&session] { return session.data(PanelId(QStringLiteral("2"))); };
        QTRY_VERIFY(!shown()->frames.empty());
        QStringList names;
        for (const Field& field : shown()->frames.front().fields)
            names << field.name;
        if (columns.isEmpty())
            QCOMPARE(firstValue(session, QStringLiteral("2")), 5.0);
        else
            QCOMPARE(names, columns);
    }

    void anUnknownDatasourceIsNamed()
    {
        Bench bench;
        Dashboard dashboard;
        PanelSpec lost = panel(QStringLiteral("1"), QStringLiteral("up"));
        lost.targets[0].datasource = {DataSourceRef::Kind::Named, QStringLiteral("prometheus"),
                                      QStringLiteral("nowhere")};
        dashboard.panels = {lost};
        DashboardSession session(dashboard, bench.services());
        QSignalSpy finished(&session, &DashboardSession::refreshFinished);
        session.setPanelVisible(PanelId(QStringLiteral("1")), true, 400);
        session.start();
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(session.data(PanelId(QStringLiteral("1")))->error->text.contains(QLatin1String("nowhere")));
    }

    void destroyingTheSessionWhileItLoadsCallsNothing()
    {
        Bench bench;
        Dashboard dashboard;
        dashboard.panels = {panel(QStringLiteral("1"), QStringLiteral("up"))};
        {
            DashboardSession session(dashboard, bench.services());
            session.setPanelVisible(PanelId(QStringLiteral("1")), true, 400);
            session.start();
            QTRY_COMPARE(bench.script->waiting().size(), size_t(1));
        }
        QVERIFY(bench.script->asked[0]->cancelled);
    }
};

VEDETTE_TEST_GUILESS(TestDashboardSession)
#include "tst_dashboardsession.moc"
