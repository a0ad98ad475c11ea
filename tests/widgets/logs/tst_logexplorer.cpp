#include "tests/support/clicks.h"
#include "tests/support/testmain.h"
#include "tests/widgets/logs/logbench.h"
#include "widgets/logs/logdetailspane.h"
#include "widgets/logs/loglevelbar.h"
#include "widgets/logs/logqueryedit.h"
#include "widgets/panels/timeseries/timeseriesview.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>

/// What stands around the lines in the full-size view of a log query.
class TestLogExplorer : public QObject
{
    Q_OBJECT

private slots:
    void theMenuOfAValueSpeaksOfItsField()
    {
        ExplorerBench bench;
        LogSidebar& sidebar = bench.panel.explorer()->sidebar();
        QTRY_VERIFY(bench.titles().contains(QStringLiteral("trace_id")));
        emit sidebar.list().rowClicked(int(bench.titles().indexOf(QStringLiteral("trace_id"))));
        QTRY_VERIFY(bench.titles().contains(QStringLiteral("t1")));
        const QRect row = sidebar.list().rowRect(int(bench.titles().indexOf(QStringLiteral("t1"))));
        emit sidebar.list().customContextMenuRequested(row.center());
        sidebar.setContents(nullptr, {}); // a refresh while it is open, without any field
        QTRY_VERIFY(sidebar.fields().empty());
        QSignalSpy filtered(&sidebar, &LogSidebar::fieldFilterRequested);
        choose(sidebar, QStringLiteral("Only lines without it"));
        QCOMPARE(filtered.count(), 1);
        QCOMPARE(filtered[0][1].toString() + filtered[0][2].toString(), QStringLiteral("!=t1"));
    }

    void theExplorerShowsLevelsFieldsAndPatterns()
    {
        ExplorerBench bench;
        bool isWhole = false; // a picture waits for this
        connect(&bench.panel, &PanelView::painted, &bench.panel,
                [&] { isWhole = isWhole || !bench.panel.isDrawing(); });
        QTRY_VERIFY(isWhole);
        LogExplorer& explorer = *bench.panel.explorer();
        QVERIFY(explorer.volume().isVisible() && explorer.sidebar().isVisible());
        QTRY_VERIFY(explorer.volume().chart()->model());
        QTRY_COMPARE(explorer.volume().chart()->model()->series.size(), size_t(2)); // info, error
        QTRY_VERIFY(bench.titles().contains(QStringLiteral("status")));
        QVERIFY(bench.titles().contains(QStringLiteral("trace_id"))); // out of the text
        explorer.sidebar().tabs().setCurrentIndex(1);
        QCOMPARE(bench.titles(), QStringList(QStringLiteral("line <_> info")));
        explorer.sidebar().tabs().setCurrentIndex(2);
        QCOMPARE(bench.titles(), QStringList(QStringLiteral("job=web")));
        QCOMPARE(explorer.sidebar().list().rows()[0].trailing, QStringLiteral("4.00 KiB"));
        QCOMPARE(explorer.estimate(), QStringLiteral("To read: about 23.43 MiB · lines: 127,869 · streams: 70"));
        bench.panel.resize(500, 250); // no room
        QVERIFY(!explorer.volume().isVisible() && !explorer.sidebar().isVisible());
    }

    void clicksInTheExplorerNarrowTheQuery()
    {
        ExplorerBench bench;
        RowList& list = bench.panel.explorer()->sidebar().list();
        QSignalSpy links(&bench.panel, &PanelView::linkActivated);
        QTRY_VERIFY(bench.titles().contains(QStringLiteral("trace_id")));
        emit list.rowClicked(int(bench.titles().indexOf(QStringLiteral("trace_id"))));
        QTRY_VERIFY(bench.titles().contains(QStringLiteral("t1"))); // its values
        emit list.rowClicked(int(bench.titles().indexOf(QStringLiteral("t1"))));
        QCOMPARE(bench.asked(links), QStringLiteral("{a=\"b\"} | logfmt | trace_id=\"t1\""));
        emit bench.panel.view().filterAdded(QStringLiteral("pod"), QStringLiteral("!="), QStringLiteral("a"));
        QCOMPARE(bench.asked(links), QStringLiteral("{a=\"b\", pod!=\"a\"}"));
        bench.panel.explorer()->sidebar().tabs().setCurrentIndex(1);
        emit list.rowClicked(0);
        QCOMPARE(bench.asked(links), QStringLiteral("{a=\"b\"} |> \"line <_> info\""));
        bench.panel.explorer()->sidebar().tabs().setCurrentIndex(2);
        emit list.rowClicked(0);
        QCOMPARE(bench.asked(links), QStringLiteral("{a=\"b\", job=\"web\"}"));
        bench.panel.explorer()->sidebar().tabs().setCurrentIndex(0);
        emit list.rowClicked(int(bench.titles().indexOf(QStringLiteral("status"))));
        QTRY_VERIFY(bench.titles().contains(QStringLiteral("All values in the time range…")));
        emit list.rowClicked(int(bench.titles().indexOf(QStringLiteral("All values in the time range…"))));
        const auto link = parseQueryLink(links.back()[0].value<LinkTarget>().url);
        QCOMPARE(jsonutil::string(link->query, "supportingQueryType"), QStringLiteral("detectedFieldValues"));
        QCOMPARE(jsonutil::string(link->query, "field"), QStringLiteral("status"));
        const OrderedJson made = queryDashboard(*link, QStringLiteral("loki"), QStringLiteral("loki"));
        QCOMPARE(jsonutil::string(made["panels"][0], "type"), QStringLiteral("table"));
    }

    void aLevelLeavesItsLines()
    {
        ExplorerBench bench;
        LogExplorer& explorer = *bench.panel.explorer();
        QTRY_VERIFY(explorer.volume().chart()->model());
        const auto& buttons = explorer.levels().buttons();
        QCOMPARE(buttons.size(), size_t(2));
        QCOMPARE(buttons[0]->text(), QStringLiteral("error 7"));
        QSignalSpy links(&bench.panel, &PanelView::linkActivated);
        clickAt(*buttons[0], buttons[0]->rect().center());
        QCOMPARE(bench.asked(links), QStringLiteral("{a=\"b\", level=\"error\"}"));
        QTest::mouseClick(buttons[1], Qt::LeftButton, Qt::ControlModifier);
        QCOMPARE(links.size(), 2);
    }

    void aBarLeavesTheLinesOfItsLevel_data()
    {
        QTest::addColumn<QString>("level");
        QTest::newRow("error") << QStringLiteral("error");
        QTest::newRow("info") << QStringLiteral("info");
    }
    void aBarLeavesTheLinesOfItsLevel()
    {
        QFETCH(QString, level);
        ExplorerBench bench;
        ChartView& chart = *bench.panel.explorer()->volume().chart();
        QTRY_VERIFY(chart.model() && chart.isSettled() && chart.model()->series.size() == 2);
        const HoverState state = hoverAt(*chart.model(), chart.placement(), 60'000, std::nullopt);
        QCOMPARE(state.points.size(), size_t(2));
        const size_t series = chart.model()->infos[0].name == level ? 0 : 1;
        const QPoint bar = state.points[series].position.toPoint() + QPoint(0, 2);
        QSignalSpy links(&bench.panel, &PanelView::linkActivated);
        QTest::mouseMove(&chart, bar);
        clickAt(chart, bar);
        QCOMPARE(links.size(), 1);
        QCOMPARE(bench.asked(links), QStringLiteral("{a=\"b\", level=\"%1\"}").arg(level));
    }

    void levelsAreCountedInTheLinesWhereTheServerDoesNot()
    {
        ExplorerBench bench;
        auto data = answered(manyLines(200));
        data->revision = 2;
        data->range = {0, 120'000};
        data->requests[0].intervalMs = 100;
        bench.panel.setData(data);
        LogExplorer& explorer = *bench.panel.explorer();
        QCOMPARE(explorer.levels().buttons().size(), size_t(2));
        QCOMPARE(explorer.levels().buttons()[0]->text(), QStringLiteral("error 20"));
        QVERIFY(!explorer.levels().buttons()[0]->isEnabled()); // the server has no word for it
        QTRY_VERIFY(explorer.volume().chart()->model());
        QTRY_COMPARE(explorer.volume().chart()->model()->series.size(), size_t(2));
    }

    void detailsStandBesideTheLines()
    {
        LogsPanel panel;
        PanelSpec spec;
        spec.options = Json {{"detailsMode", "sidebar"}};
        panel.resize(900, 400);
        panel.setSpec(std::make_shared<const PanelSpec>(spec));
        PanelContext context;
        context.theme = Theme::make(ThemeKind::Dark);
        panel.setContext(context);
        panel.show();
        panel.setData(answered(manyLines(50)));
        LogDetailsPane& pane = *panel.detailsPane();
        QVERIFY(!pane.isVisible());
        LogMouse lines {panel.view()};
        QVERIFY(lines.clickLine(0));
        QVERIFY(pane.isVisible() && !panel.view().isOpen(0));
        QVERIFY(pane.content().text.text.contains(QStringLiteral("line 49")));
        QTest::keyClick(&panel.view(), Qt::Key_Down);
        QVERIFY(pane.content().text.text.contains(QStringLiteral("line 48")));
        QSignalSpy filters(&panel, &PanelView::filterAdded);
        const QRect details = pane.detailsRect();
        for (int y = details.top(); y < details.bottom() && filters.isEmpty(); y += 4)
            if (const auto hit = pane.content().details.hit(details, {14, y});
                hit.action == LogDetails::Action::FilterFor)
                clickAt(*pane.viewport(), {14, y});
        QCOMPARE(filters.size(), 1);
        QCOMPARE(filters[0][0].toString(), QStringLiteral("job"));
        clickAt(pane.closeButton(), pane.closeButton().rect().center());
        QVERIFY(!pane.isVisible());
        panel.resize(400, 400); // no room beside the lines
        QVERIFY(lines.clickLine(0));
        QVERIFY(!pane.isVisible() && panel.view().isOpen(0));
    }

    void theQueryIsShownFormattedAndChanged()
    {
        ExplorerBench bench;
        LogQueryEdit& query = bench.panel.explorer()->query();
        QSignalSpy links(&bench.panel, &PanelView::linkActivated);
        QCOMPARE(query.text(), QStringLiteral("{a=\"b\"}"));
        QVERIFY(query.isVisible() && query.formatButton().isEnabled());
        const int oneLine = query.edit().height();
        query.formatButton().click();
        QCOMPARE(query.text(), QStringLiteral("{\n  a=\"b\"\n}"));
        QVERIFY(!query.formatButton().isEnabled());
        QTRY_VERIFY(query.edit().height() > oneLine);
        QTest::keyClick(&query.edit(), Qt::Key_Escape);
        QCOMPARE(query.text(), QStringLiteral("{a=\"b\"}"));
        query.edit().selectAll();
        QTest::keyClicks(&query.edit(), QStringLiteral("{a=\"c\"}"));
        QVERIFY(!query.formatButton().isEnabled()); // the server formatted another one
        query.setQuery(QStringLiteral("{a=\"b\"} "), {});
        QCOMPARE(query.text(), QStringLiteral("{a=\"c\"}")); // what is being written stays
        QTest::keyClick(&query.edit(), Qt::Key_Return);
        QCOMPARE(bench.asked(links), QStringLiteral("{a=\"c\"}"));
        QTest::keyClick(&query.edit(), Qt::Key_Return, Qt::AltModifier);
        QVERIFY(query.text().contains(u'\n'));
        query.edit().clear();
        QVERIFY(!query.runButton().isEnabled());
        QTest::keyClick(&query.edit(), Qt::Key_Return);
        QCOMPARE(links.size(), 1); // nothing to ask
    }

    void aPictureWaitsForTheFields()
    {
        ExplorerBench bench;
        QVERIFY(bench.panel.explorer()->sidebar().isCounting());
        QVERIFY(bench.panel.isDrawing());
        QCOMPARE(bench.titles(), QStringList(QStringLiteral("Counting the fields…")));
        QTRY_VERIFY(!bench.panel.isDrawing());
        QVERIFY(bench.titles().contains(QStringLiteral("trace_id")));
    }

    void theEstimateComesBeforeTheLines()
    {
        ExplorerBench bench;
        QTRY_VERIFY(bench.titles().contains(QStringLiteral("status")));
        auto loading = std::make_shared<PanelData>();
        loading->state = LoadingState::Loading;
        loading->revision = 2;
        addSupporting(*loading, "indexStats", {lokiSizeFrame({1, 1, 1024, 5})});
        bench.panel.setData(loading);
        QCOMPARE(bench.panel.explorer()->estimate(), QStringLiteral("To read: about 1.00 KiB · lines: 5 · streams: 1"));
        QVERIFY(bench.titles().contains(QStringLiteral("status"))); // nothing is said about lines that may still come
    }

    void anExplorerOfNothingSaysSo()
    {
        ExplorerBench bench;
        auto nothing = std::make_shared<PanelData>();
        nothing->logs = std::make_shared<const LogLines>();
        bench.panel.setData(nothing);
        QTRY_COMPARE(bench.titles(), QStringList(QStringLiteral("The lines have no fields.")));
        bench.panel.explorer()->sidebar().tabs().setCurrentIndex(1);
        QCOMPARE(bench.titles(), QStringList(QStringLiteral("The server knows no patterns.")));
        bench.panel.explorer()->sidebar().tabs().setCurrentIndex(2);
        QCOMPARE(bench.titles(), QStringList(QStringLiteral("The server tells no volume of these streams.")));
    }
};

VEDETTE_TEST(TestLogExplorer)
#include "tst_logexplorer.moc"
