#include "dashboarddriver.h"
#include "dashboards/import/loaddashboard.h"
#include "tests/support/testmain.h"
#include "tests/support/wrongtypes.h"
#include "tests/widgets/chart/chartdriver.h"
#include "widgets/chart/chartoverlay.h"
#include "widgets/controls/variablebar.h"
#include "widgets/view/partvariables.h"

#include <QJsonDocument>
#include <QLabel>
#include <QSignalSpy>

namespace {

PanelSpec panel(const QString& id, int y, const QString& type = QStringLiteral("stat"))
{
    PanelSpec spec;
    spec.id = PanelId(id);
    spec.type = type;
    spec.title = QStringLiteral("panel ") + id;
    spec.gridPos = {0, y, 24, 8};
    TargetSpec target;
    target.refId = RefId(QStringLiteral("A"));
    target.query["expr"] = id.toStdString();
    spec.targets = {target};
    return spec;
}

constexpr int pitch = 8 * 38; ///< from one panel of a column to the next, in pixels

std::vector<PanelSpec> column(int count)
{
    std::vector<PanelSpec> panels;
    for (int i = 0; i < count; ++i)
        panels.push_back(panel(QString::number(i + 1), i * 8));
    return panels;
}

PanelSpec row(const QString& id, int y, std::vector<PanelSpec> children, bool collapsed)
{
    PanelSpec spec;
    spec.id = PanelId(id);
    spec.type = QStringLiteral("row");
    spec.title = QStringLiteral("row ") + id;
    spec.gridPos = {0, y, 24, 1};
    spec.collapsed = collapsed;
    spec.panels = std::move(children);
    return spec;
}

/// A list that scrolls by itself.
struct WheelTaker : QWidget
{
    using QWidget::QWidget;
    void wheelEvent(QWheelEvent* event) override
    {
        ++turns;
        event->accept();
    }
    int turns = 0;
};

QStringList ids(std::initializer_list<const char*> names)
{
    QStringList list;
    for (const char* name : names)
        list << QString::fromLatin1(name);
    return list;
}

} // namespace

class TestDashboardView : public QObject
{
    Q_OBJECT

private slots:
    void onlyPanelsOnTheScreenAsk()
    {
        DashboardDriver driver(column(8));
        driver.start();
        QTRY_COMPARE(driver.waiting(), ids({"1", "2"}));
        driver.answer(1);
        QTRY_COMPARE(driver.session->loadingPanels(), 0);
        driver.scrollTo(3 * pitch + 16); // the fourth stands at the top
        QTRY_COMPARE(driver.waiting(), ids({"4", "5"}));
        QVERIFY(!driver.host("8")); // not even made
        driver.answer(1);
        QTRY_COMPARE(driver.session->loadingPanels(), 0);
        driver.scrollTo(0);
        driver.now += 60'000;
        driver.session->refresh();
        QTRY_COMPARE(driver.waiting(), ids({"1", "2"}));
    }

    void aScrolledAwayPanelKeepsItsPictureAndAsksWhenItComesBack()
    {
        DashboardDriver driver(column(8));
        driver.start();
        QTRY_COMPARE(driver.waiting(), ids({"1", "2"}));
        driver.answer(1);
        QTRY_COMPARE(driver.session->loadingPanels(), 0);
        driver.scrollTo(3 * pitch + 16);
        QTRY_COMPARE(driver.waiting(), ids({"4", "5"}));
        driver.answer(2);
        QTRY_COMPARE(driver.session->loadingPanels(), 0);
        driver.now += 60'000;
        driver.session->refresh();
        QTRY_COMPARE(driver.waiting(), ids({"4", "5"}));
        driver.answer(3);
        driver.scrollTo(0);
        QTRY_COMPARE(driver.waiting(), ids({"1", "2"}));
        QCOMPARE(driver.host("1")->emptyText(), QString()); // the old picture while the new one loads
    }

    void rowsHoldTheirPanelsAndStayAsTheyWereLeft()
    {
        DashboardDriver driver(
            {row(QStringLiteral("r"), 0, {panel(QStringLiteral("1"), 1)}, true), panel(QStringLiteral("2"), 1)});
        driver.start();
        QTRY_COMPARE(driver.waiting(), ids({"2"}));
        driver.answer(1);
        QTRY_COMPARE(driver.session->loadingPanels(), 0);
        QVERIFY(!driver.host("1"));
        const int before = driver.host("2")->y();
        driver.clickRow(QStringLiteral("row r"));
        QTRY_COMPARE(driver.waiting(), ids({"1"}));
        QVERIFY(driver.host("1")->isVisible());
        QTRY_VERIFY(driver.host("2")->y() > before);
        driver.answer(1);
        QTRY_COMPARE(driver.session->loadingPanels(), 0);
        driver.session->refresh();
        QTRY_COMPARE(driver.session->loadingPanels(), 2);
        QVERIFY(!driver.header(QStringLiteral("row r"))->row().collapsed);
        driver.answer(1);
        QTRY_COMPARE(driver.session->loadingPanels(), 0);
        driver.clickRow(QStringLiteral("row r"));
        QTRY_COMPARE(driver.host("2")->y(), before);
        QVERIFY(!driver.host("1") || !driver.host("1")->isVisible());
        driver.now += 60'000;
        driver.session->refresh();
        QTRY_COMPARE(driver.waiting(), ids({"2"}));
    }

    void rowsOpenByTheKeyboard()
    {
        DashboardDriver driver({row(QStringLiteral("r"), 0, {panel(QStringLiteral("1"), 1)}, true)});
        driver.start();
        RowHeader* header = driver.header(QStringLiteral("row r"));
        header->setFocus(Qt::TabFocusReason);
        QTest::keyClick(header, Qt::Key_Space);
        QTRY_COMPARE(driver.waiting(), ids({"1"}));
        QTest::keyClick(header, Qt::Key_Return);
        QTRY_VERIFY(driver.header(QStringLiteral("row r"))->row().collapsed);
    }

    void tracesAndAlertsStayWhenARefreshFails()
    {
        DashboardDriver driver({panel(QStringLiteral("1"), 0, QStringLiteral("table"))});
        PanelHost* host = driver.host("1");
        QVERIFY(host);
        auto failed = std::make_shared<PanelData>();
        failed->state = LoadingState::Error;
        failed->error = Error {Error::Kind::Network, QStringLiteral("host:9093 refuses the connection."), {}};
        auto alerts = std::make_shared<AlertList>();
        failed->alerts = alerts; // of a server that knows none: no reason to call all well
        host->setData(failed);
        QCOMPARE(host->emptyText(), failed->error->text);
        auto traces = std::make_shared<PanelData>(*failed);
        traces->traces.push_back(std::make_shared<const Trace>());
        host->setData(traces);
        QCOMPARE(host->emptyText(), QString());
        auto known = std::make_shared<PanelData>(*failed);
        alerts->alerts.emplace_back();
        host->setData(known);
        QCOMPARE(host->emptyText(), QString());
    }

    void aPanelWithoutTitleShowsItsBadgeOverItsPicture()
    {
        PanelSpec untitled = panel(QStringLiteral("1"), 0, QStringLiteral("timeseries"));
        untitled.title.clear();
        DashboardDriver driver({untitled});
        PanelHost* host = driver.host("1");
        const auto atBadge = [host] { return host->grab().toImage().pixelColor(13, 21).rgb(); };
        driver.start();
        QTRY_COMPARE(driver.waiting(), ids({"1"}));
        driver.answer(5);
        QTRY_VERIFY(!host->awaitsPaint() && !host->view()->isDrawing());
        QCOMPARE(host->view()->y(), 9); // the picture has the room of the header
        const QRgb calm = atBadge();
        driver.now += 10'000;
        driver.session->refresh();
        QTRY_COMPARE(driver.waiting(), ids({"1"}));
        driver.fail(QStringLiteral("host:9090 refuses the connection."));
        QTRY_VERIFY(!host->badgeText().isEmpty());
        QTRY_COMPARE(QColor(atBadge()).name(), QStringLiteral("#d10e5c"));
        driver.now += 10'000;
        driver.session->refresh();
        QTRY_COMPARE(driver.waiting(), ids({"1"}));
        driver.answer(5);
        QTRY_COMPARE(atBadge(), calm);
    }

    void everyStateOfAPanelIsToldInItsPlace()
    {
        DashboardDriver driver({panel(QStringLiteral("1"), 0, QStringLiteral("table"))});
        PanelHost* host = driver.host("1");
        QVERIFY(host);
        driver.start();
        QTRY_COMPARE(driver.waiting(), ids({"1"}));
        QCOMPARE(driver.session->data(PanelId(QStringLiteral("1")))->state, LoadingState::Loading);
        QCOMPARE(host->emptyText().trimmed(), QString()); // neither "No data" nor an error yet
        QVERIFY(!host->view()->isVisible());

        driver.fail(QStringLiteral("host:9090 refuses the connection."));
        QTRY_COMPARE(host->emptyText(), QStringLiteral("host:9090 refuses the connection."));
        QCOMPARE(host->badgeText(), QStringLiteral("host:9090 refuses the connection.\ncurl 7"));
        QVERIFY(!host->isStale()); // there is nothing old to show

        driver.now += 10'000;
        driver.session->refresh();
        QTRY_COMPARE(driver.waiting(), ids({"1"}));
        driver.answer(5);
        QTRY_COMPARE(host->emptyText(), QString());
        QCOMPARE(host->badgeText(), QString());
        QVERIFY(host->view()->isVisible());

        driver.now += 120'000;
        driver.session->refresh();
        QTRY_COMPARE(driver.waiting(), ids({"1"}));
        driver.fail(QStringLiteral("host:9090 refuses the connection."));
        QTRY_VERIFY(host->isStale());
        QCOMPARE(host->emptyText(), QString());
        QVERIFY(host->view()->isVisible()); // the last good picture stays
        QCOMPARE(host->ageLabel(), QStringLiteral("2 min old"));
        driver.now += 3'600'000;
        QTRY_COMPARE(host->ageLabel(), QStringLiteral("1 h old")); // counts without any answer

        driver.session->refresh();
        QTRY_COMPARE(driver.waiting(), ids({"1"}));
        driver.answer(6);
        QTRY_VERIFY(!host->isStale());
        QCOMPARE(host->ageLabel(), QString());
    }

    void picturesOfAnAbsoluteRangeDoNotAge()
    {
        DashboardDriver driver(column(1));
        driver.session->setRefreshInterval(QStringLiteral("10s"));
        driver.session->setRawRange({QStringLiteral("1699990000000"), QStringLiteral("1699999999000")});
        driver.start();
        QTRY_COMPARE(driver.waiting(), ids({"1"}));
        driver.answer(5);
        PanelHost* host = driver.host("1");
        QTRY_COMPARE(driver.session->loadingPanels(), 0);
        const PanelId panel(QStringLiteral("1"));
        driver.now += 120'000;
        emit driver.session->dataChanged(panel); // counts at once
        QVERIFY(!host->isStale());

        driver.session->setRawRange({QStringLiteral("now-1h"), QStringLiteral("now")});
        emit driver.session->dataChanged(panel);
        QVERIFY(host->isStale()); // an answer is due, none is here
    }

    void whatLiesUnderTheRestingMouseHearsOfScrolling()
    {
        DashboardDriver driver(column(4));
        QVERIFY(QTest::qWaitForWindowExposed(driver.view.get()));
        QTest::mouseMove(driver.view.get(), {300, 100});
        QTRY_VERIFY(driver.host("1") && driver.host("1")->underMouse());
        driver.scrollTo(pitch);
        QTRY_VERIFY(driver.host("2")->underMouse());
        QVERIFY(!driver.host("1")->underMouse());
    }

    void whatComesUnderTheMouseDoesNotStopTheWheel()
    {
        DashboardDriver driver(column(9));
        auto* greedy = new WheelTaker(driver.view->widget());
        const auto turn = [](QWidget* under) {
            const QPointF at(10, 10);
            QWheelEvent event(at, under->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
            QApplication::sendEvent(under, &event);
        };
        turn(greedy);
        QCOMPARE(greedy->turns, 1); // the wheel began there
        QScrollBar* bar = driver.view->verticalScrollBar();
        turn(driver.view->viewport());
        const int scrolled = bar->value();
        QVERIFY(scrolled > 0);
        turn(greedy);
        QVERIFY(bar->value() > scrolled);
        QCOMPARE(greedy->turns, 1);
        QTRY_VERIFY(!driver.view->findChild<QTimer*>(QStringLiteral("wheel"))->isActive());
        turn(greedy);
        QCOMPARE(greedy->turns, 2);
    }

    void menusAndScrollingTakeTooltipsAway()
    {
        std::vector<PanelSpec> panels = column(4);
        panels.front().type = QStringLiteral("timeseries");
        DashboardDriver driver(std::move(panels));
        driver.start();
        QTRY_VERIFY(driver.waiting().contains(QStringLiteral("1")));
        driver.answer(5);
        auto* chart = driver.host("1")->findChild<ChartView*>();
        QTRY_VERIFY(chart->model() && chart->isSettled());
        ChartDriver(*chart).hoverAt(.5, .5);
        QVERIFY(chart->tooltip());
        QVERIFY(chart->overlay()->crosshairX());
        QSignalSpy menus(driver.view.get(), &DashboardView::panelMenuRequested);
        const QPoint at = chart->rect().center();
        QContextMenuEvent menu(QContextMenuEvent::Mouse, at, chart->mapToGlobal(at));
        QApplication::sendEvent(chart, &menu);
        QCOMPARE(menus.size(), 1);
        QVERIFY(!chart->overlay()->crosshairX());

        TooltipContent content;
        content.note = QStringLiteral("an event");
        chart->tooltip()->showAt(content, {10, 10});
        chart->pinTooltip({});
        QVERIFY(chart->isTooltipPinned());
        driver.scrollTo(50);
        QTRY_VERIFY(!chart->isTooltipPinned());
    }

    void anAnswerWithoutRowsIsNoData()
    {
        DashboardDriver driver({panel(QStringLiteral("1"), 0, QStringLiteral("table"))});
        driver.start();
        QTRY_COMPARE(driver.waiting(), ids({"1"}));
        driver.script->asked[0]->answered = true;
        driver.script->asked[0]->sink.done(ResponsePtr(std::make_shared<Response>()));
        QTRY_COMPARE(driver.host("1")->emptyText(), QStringLiteral("No data"));
    }

    void whatWasNeverShownHasNoAge()
    {
        DashboardDriver driver({panel(QStringLiteral("1"), 0, QStringLiteral("table"))});
        driver.start();
        QTRY_COMPARE(driver.waiting(), ids({"1"}));
        driver.script->asked[0]->answered = true;
        driver.script->asked[0]->sink.done(ResponsePtr(std::make_shared<Response>()));
        PanelHost* host = driver.host("1");
        QTRY_COMPARE(host->emptyText(), QStringLiteral("No data"));
        driver.now += 120'000;
        driver.session->refresh();
        QTRY_COMPARE(driver.waiting(), ids({"1"}));
        driver.fail(QStringLiteral("host:9090 refuses the connection."));
        QTRY_COMPARE(host->emptyText(), QStringLiteral("host:9090 refuses the connection."));
        host->updateAge(driver.now, 10'000);
        QVERIFY(!host->isStale());
        QCOMPARE(host->ageLabel(), QString());
    }

    void anUnknownPanelKeepsItsPlaceAndNamesItsType()
    {
        DashboardDriver driver(
            {panel(QStringLiteral("1"), 0, QStringLiteral("vendor-flow-panel")), panel(QStringLiteral("2"), 8)});
        driver.start();
        QTRY_COMPARE(driver.waiting().contains(QStringLiteral("2")), true);
        PanelHost* host = driver.host("1");
        QVERIFY(host);
        QCOMPARE(host->height(), 8 * 38 - 8);
        QVERIFY(host->view()->isVisible());
        QVERIFY(host->view()->toolTip().contains(QLatin1String("vendor-flow-panel")));
    }

    void onePanelFillsTheView()
    {
        DashboardDriver driver({panel(QStringLiteral("1"), 0), panel(QStringLiteral("2"), 8)});
        driver.start();
        QTRY_COMPARE(driver.waiting(), ids({"1", "2"}));
        driver.answer(1);
        QTRY_COMPARE(driver.session->loadingPanels(), 0);
        QTest::mouseDClick(driver.host("2"), Qt::LeftButton, {}, QPoint(30, 20));
        QCOMPARE(driver.view->fullPanel(), std::optional(PanelId(QStringLiteral("2"))));
        QVERIFY(driver.host("2")->height() > 500);
        QVERIFY(!driver.host("1")->isVisible());
        driver.now += 60'000;
        driver.session->refresh();
        QTRY_COMPARE(driver.waiting(), ids({"2"}));
        QTest::mouseDClick(driver.host("2"), Qt::LeftButton, {}, QPoint(30, 20));
        QVERIFY(!driver.view->fullPanel());
        QVERIFY(driver.host("1")->isVisible());
    }

    void theMenuOpensAtThePanel()
    {
        DashboardDriver driver({panel(QStringLiteral("1"), 0)});
        QSignalSpy menu(driver.view.get(), &DashboardView::panelMenuRequested);
        PanelHost* host = driver.host("1");
        QTest::mouseClick(host, Qt::LeftButton, {}, QPoint(host->width() - 20, 20));
        QCOMPARE(menu.count(), 1);
        QCOMPARE(menu[0][0].value<PanelId>(), PanelId(QStringLiteral("1")));
        QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(50, 20), host->mapToGlobal(QPoint(50, 20)));
        QCoreApplication::sendEvent(host, &event);
        QCOMPARE(menu.count(), 2);
    }

    void panelLinksGoOutResolved()
    {
        PanelSpec spec = panel(QStringLiteral("1"), 0);
        LinkSpec link;
        link.title = QStringLiteral("Runbook");
        link.url = QStringLiteral("https://example.org/${__from}");
        spec.links = {link};
        DashboardDriver driver({spec});
        driver.start();
        QSignalSpy activated(driver.view.get(), &DashboardView::linkActivated);
        PanelHost* host = driver.host("1");
        for (int x = 0; x < host->width() && activated.isEmpty(); x += 8)
            QTest::mouseClick(host, Qt::LeftButton, {}, QPoint(x, 20));
        QCOMPARE(activated.count(), 1);
        const auto target = activated[0][0].value<LinkTarget>();
        QVERIFY2(target.url.startsWith(QLatin1String("https://example.org/1")), qPrintable(target.url));
    }

    void dataLinksGoOutWithTheirValue()
    {
        const auto loaded = loadDashboard(R"({"title":"t","schemaVersion":41,"panels":[{"id":1,"type":"stat",
            "gridPos":{"x":0,"y":0,"w":24,"h":8},"targets":[{"refId":"A","expr":"1"}],"fieldConfig":{"defaults":{
            "links":[{"title":"Go","url":"https://example.org/?v=${__value.raw}&f=${__from}"}]},"overrides":[]}}]})",
                                          {});
        QVERIFY(loaded);
        DashboardDriver driver(loaded->dashboard);
        driver.start();
        QTRY_COMPARE(driver.waiting(), ids({"1"}));
        driver.answer(5);
        QTRY_COMPARE(driver.session->loadingPanels(), 0);
        QSignalSpy activated(driver.view.get(), &DashboardView::linkActivated);
        PanelView* view = driver.host("1")->view();
        QTest::mouseClick(view, Qt::LeftButton, {}, view->rect().center());
        QTRY_COMPARE(activated.count(), 1);
        const auto target = activated[0][0].value<LinkTarget>();
        QVERIFY2(target.url.startsWith(QLatin1String("https://example.org/?v=5&f=1")), qPrintable(target.url));
    }

    void wrongTypesInEveryKeyCanBeShown()
    {
        QFile sample(QStringLiteral(VEDETTE_TEST_DATA "/dashboards/every-key.json"));
        QVERIFY(sample.open(QIODevice::ReadOnly));
        const QJsonArray panels =
            QJsonDocument::fromJson(sample.readAll()).object()[QStringLiteral("panels")].toArray();
        int shown = 0;
        for (const QJsonValue& panel : panels) {
            forEachWrongType(panel, {-1e99, QJsonArray {1, QJsonArray {}}}, [&shown](const QJsonValue& changed) {
                const QJsonObject board {{QStringLiteral("title"), QStringLiteral("t")},
                                         {QStringLiteral("schemaVersion"), 41},
                                         {QStringLiteral("panels"), QJsonArray {changed}}};
                const auto loaded = loadDashboard(QJsonDocument(board).toJson(), {});
                QVERIFY2(loaded, qPrintable(loaded ? QString() : loaded.error().text));
                DashboardDriver driver(loaded->dashboard, {400, 300});
                driver.script->holdQueries = false;
                driver.start();
                for (int turn = 0; turn < 4; ++turn)
                    QCoreApplication::processEvents();
                driver.pool.waitForDone();
                QCoreApplication::processEvents();
                QVERIFY(!driver.view->grab().isNull());
                ++shown;
            });
        }
        QVERIFY(shown > 300);
    }

    void automaticColumnsFollowTheWindow()
    {
        auto panels = column(4);
        for (PanelSpec& spec : panels)
            spec.autoGrid = AutoGridSpec {3, 200, 8, false};
        const DashboardDriver driver(panels, {1000, 2000}); // no scroll bar takes of the width
        driver.start();
        const auto lefts = [&driver] {
            QStringList list;
            for (const char* id : {"1", "2", "3", "4"})
                list << QString::number(driver.host(id) ? driver.host(id)->x() : -1);
            return list.join(QLatin1Char(' '));
        };
        QTRY_COMPARE(lefts(), QStringLiteral("16 341 667 16"));
        QCOMPARE(driver.host("1")->width(), 317);
        driver.view->resize(500, 2000);
        QTRY_COMPARE(lefts(), QStringLiteral("16 254 16 254"));
        driver.view->resize(300, 2000);
        QTRY_COMPARE(lefts(), QStringLiteral("16 16 16 16"));
    }

    void aDashboardWithoutPanelsSaysSo_data()
    {
        QTest::addColumn<bool>("empty");
        QTest::newRow("empty") << true;
        QTest::newRow("with a panel") << false;
    }
    void aDashboardWithoutPanelsSaysSo()
    {
        QFETCH(bool, empty);
        DashboardDriver driver(empty ? std::vector<PanelSpec>()
                                     : std::vector<PanelSpec> {panel(QStringLiteral("1"), 0)});
        const auto labels = driver.view->findChildren<QLabel*>();
        const bool told = std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() && label->text() == QLatin1String("This dashboard has no panels.");
        });
        QCOMPARE(told, empty);
    }

    void measuringTheHeightChangesNothing()
    {
        auto panels = column(4);
        for (PanelSpec& spec : panels)
            spec.autoGrid = AutoGridSpec {3, 200, 8, false};
        const DashboardDriver driver(panels, {1000, 2000});
        driver.start();
        QTRY_VERIFY(driver.host("4") && driver.host("4")->isVisible());
        const QRect before = driver.host("4")->geometry();
        QSignalSpy changed(driver.session.get(), &DashboardSession::panelsChanged);
        const int oneLine = 8 * 38 - 8 + 2 * 16;
        QCOMPARE(driver.view->contentHeight(300), oneLine + 3 * pitch);
        QCOMPARE(driver.view->contentHeight(500), oneLine + pitch);
        QCOMPARE(driver.view->contentHeight(1000), oneLine + pitch);
        QCOMPARE(changed.size(), 0);
        QCOMPARE(driver.host("4")->geometry(), before);
    }

    void variablesOfARowStandUnderItsHeading()
    {
        VariableSpec own;
        own.type = VariableSpec::Type::Custom;
        own.name = QStringLiteral("env@1");
        own.query = "dev,prod";
        Dashboard dashboard = ofPanels({row(QStringLiteral("r"), 0, {panel(QStringLiteral("1"), 1)}, false)});
        dashboard.variables = {own};
        dashboard.panels[0].ownVariables = {{QStringLiteral("env"), own.name}};
        dashboard.panels[0].panels[0].title = QStringLiteral("$env");
        const DashboardDriver driver(dashboard);
        driver.start();
        QTRY_VERIFY(driver.session->variablesReady());
        PartVariables* variables = driver.view->variablesOf(PanelId(QStringLiteral("r")));
        QVERIFY(variables && variables->isVisible());
        QTRY_VERIFY(variables->bar().control(own.name));
        QVERIFY(variables->geometry().top() >= driver.header(QStringLiteral("row r"))->geometry().bottom());
        QVERIFY(variables->geometry().bottom() < driver.host("1")->geometry().top());
        QCOMPARE(driver.host("1")->panel().title, QStringLiteral("dev"));
        emit variables->bar().valuePicked(own.name, {QStringLiteral("prod")}, {QStringLiteral("prod")});
        QTRY_COMPARE(driver.host("1")->panel().title, QStringLiteral("prod"));
        driver.clickRow(QStringLiteral("row r"));
        QTRY_VERIFY(!variables->bar().control(own.name));
        driver.clickRow(QStringLiteral("row r"));
        QTRY_VERIFY(variables->bar().control(own.name));
    }

    void filtersOfARowAreSuggested()
    {
        VariableSpec own;
        own.type = VariableSpec::Type::AdHoc;
        own.name = QStringLiteral("filters@1");
        Dashboard dashboard = ofPanels({row(QStringLiteral("r"), 0, {panel(QStringLiteral("1"), 1)}, false)});
        dashboard.variables = {own};
        dashboard.panels[0].ownVariables = {{QStringLiteral("filters"), own.name}};
        const DashboardDriver driver(dashboard);
        driver.start();
        QTRY_VERIFY(driver.session->variablesReady());
        QStringList asked; // the variables whose filters can be suggested
        driver.view->setTags([&asked](const VariableSpec& spec) {
            asked << spec.name;
            return [](const QString&, const Reply<QStringList>&) { return Pending(); };
        });
        PartVariables* variables = driver.view->variablesOf(PanelId(QStringLiteral("r")));
        QVERIFY(variables && variables->bar().control(own.name));
        QCOMPARE(asked, QStringList {own.name});
        driver.clickRow(QStringLiteral("row r"));
        driver.clickRow(QStringLiteral("row r"));
        QTRY_VERIFY(driver.view->variablesOf(PanelId(QStringLiteral("r")))->bar().control(own.name));
        QCOMPARE(asked.last(), own.name);
    }

    void aResizedWindowLaysOutAgain()
    {
        DashboardDriver driver({panel(QStringLiteral("1"), 0)});
        driver.start();
        driver.view->resize(400, 300);
        QTRY_VERIFY(driver.host("1")->width() < 400);
        driver.view->resize(20, 20);
        QVERIFY(!driver.view->grab().isNull());
        QVERIFY(driver.host("1")->width() >= 1);
    }
};

VEDETTE_TEST(TestDashboardView)
#include "tst_dashboardview.moc"
