#include "app/windows.h"
#include "dashboards/run/querylink.h"
#include "tests/app/windowdriver.h"
#include "tests/support/clicks.h"
#include "tests/support/lokiserver.h"
#include "widgets/controls/banner.h"
#include "widgets/logs/loglevelbar.h"
#include "widgets/logs/logsidebar.h"
#include "widgets/panels/alertlist/alertlistview.h"
#include "widgets/panels/logs/logexplorer.h"
#include "widgets/panels/logs/logspanel.h"
#include "widgets/panels/timeseries/timeseriesview.h"
#include "widgets/panels/traces/tracesview.h"
#include "widgets/traces/spandetailview.h"
#include "widgets/traces/tracetimeline.h"
#include "widgets/view/panelhost.h"

#include <QTabBar>
#include <QToolButton>

namespace {

const QByteArray traceId = "0fa2f165a950c71f54d97e2c8463d740"; // of the recorded trace
constexpr qint64 traceMs = 1'795'171'277'733;
constexpr qint64 minute = 60'000;

QByteArray recordedTrace()
{
    QFile file(QStringLiteral(VEDETTE_TEST_DATA "/jaeger/v2.19/trace_error_order.200.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QByteArray rules =
    R"({"groups":[{"name":"shop","file":"rules.yml","interval":60,"rules":[{"type":"alerting","name":"OrdersAreSlow",)"
    R"("state":"firing","query":"latency > 1","duration":0,"health":"ok","labels":{"severity":"page"},)"
    R"("annotations":{"summary":"Orders take long"},"alerts":[{"labels":{"alertname":"OrdersAreSlow","job":"order"},)"
    R"("annotations":{},"state":"firing","activeAt":"2026-11-20T10:41:00Z","value":"2.3e+00"}]}]}]})";

/// A Prometheus with one series that has a spike, an exemplar on top of it and an alert about it.
FakeReply prometheus(const FakeRequest& request)
{
    const QByteArray path = request.path + request.body;
    QByteArray data = "[]";
    if (path.contains("/rules")) {
        data = rules;
    } else if (path.contains("exemplars")) {
        data = R"([{"seriesLabels":{"job":"order"},"exemplars":[{"labels":{"trace_id":")" + traceId
            + R"("},"value":"2.3","timestamp":)" + QByteArray::number(double(traceMs) / 1000, 'f', 3) + "}]}]";
    } else if (path.contains("query_range")) {
        QByteArray values;
        for (int i = -30; i <= 30; ++i)
            values += (values.isEmpty() ? "" : ",") + QByteArray("[")
                + QByteArray::number((traceMs + i * minute) / minute * 60) + ",\"" + (i == 0 ? "2.3" : "0.2") + "\"]";
        data = R"({"resultType":"matrix","result":[{"metric":{"job":"order"},"values":[)" + values + "]}]}";
    }
    return {200, "application/json", R"({"status":"success","data":)" + data + "}", {}};
}

/// The first API alone: unknown paths are 404.
FakeReply jaeger(const FakeRequest& request)
{
    if (request.path.startsWith("/api/traces/" + traceId))
        return {200, "application/json", recordedTrace(), {}};
    return {404, "text/plain", "404 page not found\n", {}};
}

QByteArray connections(const QByteArray& prometheusUrl, const QByteArray& jaegerUrl, const QByteArray& lokiUrl)
{
    return "apiVersion: 1\n"
           "datasources:\n"
           "  - name: Metrics\n    uid: prom\n    type: prometheus\n    url: "
        + prometheusUrl
        + "\n    jsonData:\n      exemplarTraceIdDestinations:\n"
          "        - name: trace_id\n          datasourceUid: jaeger\n          urlDisplayLabel: See the trace\n"
          "  - name: Traces\n    uid: jaeger\n    type: jaeger\n    url: "
        + jaegerUrl
        + "\n    jsonData:\n      tracesToLogsV2:\n        datasourceUid: loki\n"
          "        spanStartTimeShift: '-1m'\n        spanEndTimeShift: '1m'\n"
          "        filterByTraceID: true\n        tags:\n          - key: service.name\n            value: app\n"
          "      tracesToMetrics:\n        datasourceUid: prom\n        tags:\n          - key: service.name\n"
          "            value: job\n        queries:\n          - name: Rate of requests\n"
          "            query: 'sum(rate(http_requests_total{$$__tags}[5m]))'\n"
          "  - name: Logs\n    uid: loki\n    type: loki\n    url: "
        + lokiUrl
        + "\n    jsonData:\n      derivedFields:\n        - name: Trace\n          matcherRegex: 'trace=(\\w+)'\n"
          "          datasourceUid: jaeger\n          url: '$${__value.raw}'\n"
          "  - name: Old logs\n    uid: splunk\n    type: grafana-splunk-datasource\n    url: http://127.0.0.1:1\n";
}

const QByteArray dashboard = "{\"title\":\"Shop\",\"uid\":\"shop\",\"schemaVersion\":39,"
                             "\"time\":{\"from\":\"1795170077733\",\"to\":\"1795172477733\"},"
                             "\"panels\":[{\"id\":1,\"type\":\"timeseries\",\"title\":\"Latency\","
                             "\"gridPos\":{\"x\":0,\"y\":0,\"w\":24,\"h\":7},"
                             "\"datasource\":{\"type\":\"prometheus\",\"uid\":\"prom\"},"
                             "\"targets\":[{\"refId\":\"A\",\"expr\":\"latency\",\"exemplar\":true}]},"
                             "{\"id\":2,\"type\":\"logs\",\"title\":\"Lines\","
                             "\"gridPos\":{\"x\":0,\"y\":7,\"w\":24,\"h\":6},"
                             "\"datasource\":{\"type\":\"loki\",\"uid\":\"loki\"},"
                             "\"targets\":[{\"refId\":\"A\",\"expr\":\"{app=\\\"order\\\"}\"}]},"
                             "{\"id\":3,\"type\":\"alertlist\",\"title\":\"Alerts\","
                             "\"gridPos\":{\"x\":0,\"y\":13,\"w\":24,\"h\":5},"
                             "\"options\":{\"datasource\":\"prom\"}}]}";

/// A dashboard over three servers, walked as a person does.
struct Walk
{
    FakeHttpServer prometheusServer {prometheus};
    FakeHttpServer jaegerServer {jaeger};
    LokiServer lokiServer;
    WindowDriver driver;

    Walk()
    {
        lokiServer.setLines({{traceMs * 1'000'000 + 1'900'000'000,
                              {{QStringLiteral("app"), QStringLiteral("order")}},
                              "level=error msg=\"could not store order 366630\" trace=" + traceId,
                              {}}});
    }
    bool open()
    {
        const QString yaml =
            driver.write(QStringLiteral("sources.yaml"),
                         connections(prometheusServer.url({}), jaegerServer.url({}), lokiServer.url()));
        return driver.window().useDatasources(yaml)
            && driver.open(driver.write(QStringLiteral("shop.json"), dashboard));
    }
    template<typename W>
    W* shown()
    {
        return driver.page().findChild<W*>();
    }

    /// True once the page that is shown has a scene of the trace.
    bool traceShown()
    {
        return waitFor([this] {
            auto* view = shown<TracesView>();
            return view && view->timeline()->tree().rows().size() > 0;
        });
    }
    bool openTrace()
    {
        ChartMouse mouse {*shown<ChartView>()};
        return mouse.clickExemplar(0) && mouse.clickLink(QStringLiteral("See the trace")) && traceShown();
    }
    bool selectSpan(const QString& operation)
    {
        auto* view = shown<TracesView>();
        const Trace& trace = *shownTrace();
        for (size_t row = 0; row < view->timeline()->tree().rows().size(); ++row)
            if (trace.operationOf(view->timeline()->tree().rows()[row]) == operation) {
                const QRect rect = view->timeline()->rowRect(row);
                driver.click(view->timeline()->viewport(), {rect.right() - 20, rect.center().y()});
                return view->detail()->isVisible();
            }
        return false;
    }
    std::vector<size_t> alertRows(AlertRow::Kind kind)
    {
        std::vector<size_t> found;
        const auto& rows = shown<AlertListView>()->rows().rows();
        for (size_t i = 0; i < rows.size(); ++i)
            if (rows[i].kind == kind)
                found.push_back(i);
        return found;
    }
    TracePtr shownTrace()
    {
        DashboardSession& session = driver.page().session();
        const PanelDataPtr data = session.data(session.panels().front().id);
        return data->traces.empty() ? nullptr : data->traces.front();
    }
    /// Clicks the link with these words in the span's detail.
    bool clickLink(const QString& href)
    {
        SpanDetailView* detail = shown<TracesView>()->detail();
        QPoint place;
        const auto find = [&] {
            for (int y = 2; y < detail->viewport()->height(); y += 4)
                for (int x = 2; x < detail->viewport()->width(); x += 8)
                    if (detail->anchorAt({x, y}) == href) {
                        place = {x, y};
                        return true;
                    }
            return false;
        };
        if (!waitFor(find))
            return false;
        driver.click(detail->viewport(), place);
        return true;
    }
};

/// The button that leads back to a page of this title.
bool clickBack(Walk& walk, const QString& title)
{
    return clickButton(walk.driver.page(), title);
}

} // namespace

/// From a spike to its trace, to a slow span, to the lines it wrote, back, and to the alert; by the mouse alone.
class TestJourney : public QObject
{
    Q_OBJECT

private slots:
    void aSpikeLeadsToItsTraceAndToItsLinesAndBack()
    {
        Walk walk;
        QVERIFY(walk.open());
        DashboardPage* start = &walk.driver.page();
        QVERIFY(walk.openTrace());
        DashboardPage* trace = &walk.driver.page();
        QVERIFY(trace != start);
        QCOMPARE(trace->title(), QStringLiteral("See the trace"));

        QVERIFY(walk.selectSpan(QStringLiteral("POST /v1/orders")));
        QVERIFY(walk.shown<TracesView>()->detail()->toPlainText().contains(QStringLiteral("Logs for this span")));
        QVERIFY(walk.clickLink(QStringLiteral("link:0")));
        QTRY_VERIFY(&walk.driver.page() != trace);
        QVERIFY(walk.driver.settled());
        DashboardSession& lines = walk.driver.page().session();
        const PanelDataPtr data = lines.data(lines.panels().front().id);
        QVERIFY(!data->error);
        QCOMPARE(data->logs->size(), 1);
        QVERIFY(data->logs->text(0).contains(QStringLiteral("could not store order")));
        // One minute before the span's start to one after its end.
        QCOMPARE(lines.range().fromMs, 1'795'171'278'098LL - minute);
        QCOMPARE(lines.range().toMs, 1'795'171'279'781LL + minute);
        const QString asked = QString::fromStdString(data->requests.front().spec.value("expr", std::string()));
        QVERIFY2(asked.startsWith(QStringLiteral("{app=\"order\"}")), qPrintable(asked));
        QVERIFY(asked.contains(QString::fromLatin1(traceId)));

        walk.driver.press(QStringLiteral("Esc"));
        QCOMPARE(&walk.driver.page(), trace);
        QVERIFY(walk.shown<TracesView>()->timeline()->selected()); // as it was left

        QVERIFY(walk.clickLink(QStringLiteral("link:1")));
        QTRY_VERIFY(walk.shown<TimeSeriesView>());
        QVERIFY(walk.driver.settled());
        QCOMPARE(walk.driver.page().title(), QStringLiteral("Rate of requests"));
        DashboardSession& series = walk.driver.page().session();
        const Json spec = series.data(series.panels().front().id)->requests.front().spec;
        QCOMPARE(jsonutil::string(spec, "expr"), QStringLiteral("sum(rate(http_requests_total{job=\"order\"}[5m]))"));
        QVERIFY(clickBack(walk, QStringLiteral("See the trace")));
        QTRY_COMPARE(&walk.driver.page(), trace);

        walk.driver.press(QStringLiteral("Esc"));
        QCOMPARE(&walk.driver.page(), start);
        QVERIFY(walk.shown<ChartView>()->isVisible());
        walk.driver.press(QStringLiteral("Esc")); // nothing lies behind
        QCOMPARE(&walk.driver.page(), start);

        auto* alerts = walk.shown<AlertListView>(); // the alert that told of the spike
        QTRY_COMPARE(walk.alertRows(AlertRow::Kind::Section).size(), size_t(1));
        QCOMPARE(walk.alertRows(AlertRow::Kind::Alert).size(), size_t(0));
        QWidget* area = alerts->findChild<QAbstractScrollArea*>()->viewport();
        clickAt(*area, area->mapFrom(alerts, alerts->rowRect(walk.alertRows(AlertRow::Kind::Section)[0]).center()));
        QTRY_COMPARE(walk.alertRows(AlertRow::Kind::Alert).size(), size_t(1));
    }

    void aLineLeadsToItsTrace()
    {
        Walk walk;
        QVERIFY(walk.open());
        DashboardPage* start = &walk.driver.page();
        LogMouse lines {*walk.shown<LogView>()};
        QVERIFY(lines.clickLine(0));
        QVERIFY(lines.view.isOpen(0));
        QVERIFY(lines.clickDetail(0, QStringLiteral("Trace"), LogDetails::Action::Open));
        QVERIFY(walk.traceShown());
        QCOMPARE(walk.shownTrace()->traceId, QString::fromLatin1(traceId));
        walk.driver.press(QStringLiteral("Esc"));
        QCOMPARE(&walk.driver.page(), start);
        QVERIFY(lines.view.isOpen(0)); // as it was left
    }

    void aLinkNamesItsDatasourceByName()
    {
        Walk walk;
        QVERIFY(walk.open());
        emit walk.driver.page().linkActivated(
            {QStringLiteral("Lines"), queryLinkUrl({{}, QStringLiteral("Logs"), Json("{app=\"order\"}"), {}})});
        QTRY_COMPARE(walk.driver.page().title(), QStringLiteral("Lines"));
        QVERIFY(walk.driver.settled());
        QTRY_COMPARE(walk.shown<LogView>()->lines()->size(), 1);
    }

    void aMissingDatasourceIsSaidAndThePageStays()
    {
        Walk walk;
        QVERIFY(walk.open());
        DashboardPage* start = &walk.driver.page();
        emit start->linkActivated(
            {QStringLiteral("Gone"), queryLinkUrl({{}, QStringLiteral("tempo-7"), Json("abc"), {}})});
        QTRY_VERIFY(walk.driver.window().banner().isVisible());
        QVERIFY(walk.driver.window().banner().text().contains(QStringLiteral("tempo-7")));
        QCOMPARE(&walk.driver.page(), start);
        // Configured, but of a kind that cannot be asked: a span's link into it says so.
        emit start->linkActivated(
            {QStringLiteral("Logs"), queryLinkUrl({{}, QStringLiteral("splunk"), Json("abc"), {}})});
        QTRY_COMPARE(walk.driver.window().banner().text(),
                     QStringLiteral("Old logs is of type grafana-splunk-datasource, which this program cannot ask."));
        QCOMPARE(&walk.driver.page(), start);
    }

    /// The full-size view of lines: what stands around them, narrower queries, the lines around one.
    void linesLeadToTheirSurroundings()
    {
        Walk walk;
        walk.lokiServer.setOverview(true);
        QVERIFY(walk.open());
        DashboardPage* start = &walk.driver.page();
        QVERIFY(LogMouse {*walk.shown<LogView>()}.clickBar(QStringLiteral("Explore")));
        QTRY_VERIFY(&walk.driver.page() != start);
        QVERIFY(walk.driver.settled());
        DashboardPage* whole = &walk.driver.page();
        LogExplorer* explorer = walk.shown<LogsPanel>()->explorer();
        QVERIFY(explorer && explorer->isVisible());
        QTRY_VERIFY(explorer->volume().chart()->model());
        QTRY_COMPARE(explorer->volume().chart()->model()->series.size(), size_t(1)); // error
        QTabBar& tabs = explorer->sidebar().tabs();
        clickAt(tabs, tabs.tabRect(1).center());
        QCOMPARE(explorer->sidebar().list().rows().size(), size_t(2));
        QVERIFY(clickRow(explorer->sidebar().list(), QStringLiteral("level=error msg=<_>")));
        QTRY_VERIFY(&walk.driver.page() != whole);
        QVERIFY(walk.driver.settled());
        QTRY_COMPARE(walk.shown<LogView>()->lines()->size(), 1);

        QVERIFY(LogMouse {*walk.shown<LogView>()}.choose(0, QStringLiteral("Lines around this one")));
        QTRY_VERIFY(walk.driver.page().title().startsWith(QStringLiteral("Lines around")));
        QVERIFY(walk.driver.settled());
        QCOMPARE(walk.shown<LogView>()->lines()->size(), 1);
        QCOMPARE(walk.shown<LogView>()->marked(), qsizetype(0));
        QVERIFY(!walk.shown<LogsPanel>()->explorer());
        walk.driver.press(QStringLiteral("Esc"));
        walk.driver.press(QStringLiteral("Esc"));
        QCOMPARE(&walk.driver.page(), whole);

        QCOMPARE(explorer->levels().buttons().size(), size_t(1));
        clickAt(*explorer->levels().buttons()[0], explorer->levels().buttons()[0]->rect().center());
        QTRY_VERIFY(&walk.driver.page() != whole);
        QCOMPARE(walk.driver.page().title(), QStringLiteral("{app=\"order\"} | detected_level=\"error\""));
    }

    /// A panel that scrolls without end reads further when its end comes near, and less again at the newest line.
    void scrollingToTheEndAsksForOlderLines()
    {
        Walk walk;
        std::vector<LokiServer::Line> lines;
        for (int i = 0; i < 2500; ++i)
            lines.push_back({(traceMs - i * 100) * 1'000'000,
                             {{QStringLiteral("app"), QStringLiteral("order")}},
                             "line " + QByteArray::number(i),
                             {}});
        walk.lokiServer.setLines(lines);
        QVERIFY(walk.open());
        QVERIFY(LogMouse {*walk.shown<LogView>()}.clickBar(QStringLiteral("Explore")));
        QTRY_COMPARE(walk.driver.page().title(), QStringLiteral("{app=\"order\"}"));
        QVERIFY(walk.driver.settled());
        auto* view = walk.shown<LogView>();
        QTRY_COMPARE(view->lines()->size(), 1000);
        QTRY_VERIFY(!view->isArranging());
        QTest::keyClick(view, Qt::Key_End);
        QTRY_COMPARE(view->lines()->size(), 2000);
        QCOMPARE(view->copyText(view->current(), false), QStringLiteral("line 999")); // what was seen stays
        QVERIFY(walk.driver.settled()); // the end is not reached before its lines have their places
        QTRY_VERIFY(!view->isArranging());
        QTest::keyClick(view, Qt::Key_End);
        QTRY_COMPARE(view->lines()->size(), 2500);
        QVERIFY(walk.driver.settled());
        const auto asked = walk.lokiServer.http().requests().size();
        QTest::keyClick(view, Qt::Key_Home);
        QTest::keyClick(view, Qt::Key_End); // there are no more: nobody is asked
        QTest::keyClick(view, Qt::Key_Home);
        QCOMPARE(walk.lokiServer.http().requests().size(), asked);
        walk.driver.page().session().refresh();
        QTRY_COMPARE(view->lines()->size(), 1000);
    }

    void theWayFromASpikeIsOpenInTheNextWindow()
    {
        for (int window = 0; window < 2; ++window) {
            Walk walk;
            QVERIFY(walk.open());
            QVERIFY(walk.openTrace());
            QCOMPARE(walk.shownTrace()->traceId, QString::fromLatin1(traceId));
        }
    }

    void twoWindowsOfOneProgramGoTheirOwnWays()
    {
        Walk walk;
        QVERIFY(walk.open());
        Timings timings {QString()};
        Windows windows(Options(), walk.driver.services(), timings);
        windows.first().resize(1280, 800);
        windows.first().show();
        QVERIFY(windows.first().openFile(walk.driver.path(QStringLiteral("shop.json"))));
        QPointer<MainWindow> beside = windows.openBeside(windows.first());
        DashboardPage* start = windows.first().page();
        const LinkTarget link {QStringLiteral("See"),
                               queryLinkUrl({{}, QStringLiteral("jaeger"), Json(traceId.toStdString()), {}})};
        emit beside->page()->linkActivated(link);
        QTRY_VERIFY(beside->findChild<TracesView*>());
        QTRY_VERIFY(beside->findChild<TracesView*>()->timeline()->tree().rows().size() > 0);
        QCOMPARE(windows.first().page(), start);
        QVERIFY(!windows.first().findChild<TracesView*>());
        emit beside->page()->linkActivated(link); // on its way when the window goes
        beside->close();
        QTRY_VERIFY(!beside);
        start->session().refresh();
        QTRY_COMPARE(start->session().loadingPanels(), 0);
        QVERIFY(!start->session().data(start->session().panels().front().id)->error);
        emit start->linkActivated(link);
        QTRY_VERIFY(windows.first().findChild<TracesView*>());
        QTRY_VERIFY(windows.first().findChild<TracesView*>()->timeline()->tree().rows().size() > 0);
    }

    void aFileOfTracesOpensInFullSize()
    {
        WindowDriver driver;
        QVERIFY(driver.open(driver.write(QStringLiteral("saved.json"), recordedTrace())));
        QCOMPARE(driver.page().title(), QStringLiteral("saved.json"));
        QTRY_VERIFY(driver.page().findChild<TracesView*>()->timeline()->tree().rows().size() > 0);
        const QString broken = driver.write(QStringLiteral("broken.json"), recordedTrace().left(5000));
        driver.window().openFile(broken);
        DashboardSession& session = driver.page().session();
        QTRY_COMPARE(session.data(session.panels().front().id)->state, LoadingState::Error);
        QVERIFY(session.data(session.panels().front().id)->error->text.contains(QStringLiteral("broken.json")));
    }
};

VEDETTE_TEST(TestJourney)
#include "tst_journey.moc"
