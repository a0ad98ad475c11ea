#include "datasources/data/tracesettingsjson.h"
#include "datasources/jaeger/jaegerdecode.h"
#include "tests/support/testmain.h"
#include "widgets/panels/traces/tracesview.h"
#include "widgets/traces/spandetailview.h"
#include "widgets/traces/tracefindbar.h"
#include "widgets/traces/traceminimap.h"
#include "widgets/traces/tracetext.h"
#include "widgets/traces/tracetimeline.h"

#include <QApplication>
#include <QComboBox>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>
#include <QToolTip>

namespace {

TracePtr recorded()
{
    QFile file(QStringLiteral(VEDETTE_TEST_DATA "/jaeger/v2.19/trace_error_order.200.json"));
    if (!file.open(QIODevice::ReadOnly))
        return nullptr;
    auto traces = decodeTraceFile(file.readAll().toStdString(), QStringLiteral("trace"));
    return traces && !traces->empty() ? traces->front() : nullptr;
}

/// One root with many children of one level.
TracePtr wideTrace(int spans)
{
    auto trace = std::make_shared<Trace>();
    trace->operations.push_back(QStringLiteral("操作 operation"));
    trace->processes.push_back({QStringLiteral("service"), {}});
    for (int i = 0; i < spans; ++i) {
        trace->startNs.push_back(1'000'000'000 + i);
        trace->durationNs.push_back(i == 0 ? 1'000'000 : 500);
        trace->parent.push_back(i == 0 ? Trace::noParent : 0);
        trace->process.push_back(0);
        trace->operation.push_back(0);
        trace->kind.push_back(SpanKind::Internal);
        trace->flags.push_back(0);
        trace->ids.add(QString::number(i));
    }
    orderSpans(*trace);
    return trace;
}

PanelDataPtr dataOf(const TracePtr& trace)
{
    auto data = std::make_shared<PanelData>();
    if (trace)
        data->traces.push_back(trace);
    data->state = LoadingState::Done;
    data->revision = 1;
    return data;
}

/// The trace as a connection answers that links spans to logs and labels their bars with nothing.
PanelDataPtr withSettings(const TracePtr& trace)
{
    auto data = std::make_shared<PanelData>(*dataOf(trace));
    const Json settings {{"tracesToLogsV2", {{"datasourceUid", "loki"}, {"query", "{a=\"b\"}"}, {"customQuery", true}}},
                         {"spanBar", {{"type", "None"}}}};
    auto response = std::make_shared<Response>();
    response->traces.push_back(trace);
    response->frames.push_back(traceFrame(traceSettingsJson(ConnectionId(QStringLiteral("jaeger")), settings), {}));
    data->responses.push_back(response);
    return data;
}

std::unique_ptr<TracesView> shown(const TracePtr& trace, const QSize& size = {1000, 500})
{
    auto view = std::make_unique<TracesView>();
    PanelContext context;
    context.theme = Theme::make(ThemeKind::Dark);
    view->setContext(context);
    view->setSpec(std::make_shared<PanelSpec>());
    view->resize(size);
    view->show();
    QSignalSpy painted(view.get(), &PanelView::painted);
    view->setData(dataOf(trace));
    return waitFor([&] { return painted.count() > 0 && !view->isDrawing(); }) ? std::move(view) : nullptr;
}

} // namespace

class TestTracesView : public QObject
{
    Q_OBJECT

private slots:
    void durationsAreShort_data()
    {
        QTest::addColumn<qint64>("ns");
        QTest::addColumn<QString>("text");
        QTest::newRow("ns") << qint64(950) << QStringLiteral("950ns");
        QTest::newRow("us") << qint64(12345) << QStringLiteral("12.35µs");
        QTest::newRow("ms") << qint64(1200000) << QStringLiteral("1.2ms");
        QTest::newRow("s") << qint64(3000000000) << QStringLiteral("3s");
        QTest::newRow("min") << qint64(125000000000) << QStringLiteral("2m 5s");
        QTest::newRow("none") << qint64(0) << QStringLiteral("0µs");
    }
    void durationsAreShort()
    {
        QFETCH(qint64, ns);
        QFETCH(QString, text);
        QCOMPARE(spanDurationText(ns), text);
    }

    void aTraceIsShownFoundAndCollapsed()
    {
        const TracePtr trace = recorded();
        QVERIFY(trace);
        const auto view = shown(trace);
        QVERIFY(view);
        TraceTimeline& timeline = *view->timeline();
        QCOMPARE(timeline.tree().rows().size(), trace->size());
        QVERIFY2(view->headline().contains(QString::number(trace->size())), qPrintable(view->headline()));

        QTest::mouseClick(timeline.viewport(), Qt::LeftButton, {},
                          QPoint(timeline.nameWidth() - 20, timeline.rowRect(1).center().y()));
        QCOMPARE(timeline.selected(), std::optional(trace->order[1]));

        QTest::keyClick(&timeline, Qt::Key_BracketLeft);
        QCOMPARE(timeline.tree().rows().size(), size_t(1));
        QTest::keyClick(&timeline, Qt::Key_BracketRight);
        QCOMPARE(timeline.tree().rows().size(), trace->size());

        view->findBar()->field()->setText(QStringLiteral("\"otel.status_code=ERROR\""));
        QTest::keyClick(view->findBar()->field(), Qt::Key_Return);
        QTRY_VERIFY(timeline.selected()
                    && (QTest::keyClick(view->findBar()->field(), Qt::Key_Return),
                        trace->has(*timeline.selected(), Trace::HasError)));
    }

    void aRefreshInAnotherOrderKeepsWhatIsChosenAndCollapsed()
    {
        const auto named = [](const std::vector<const char*>& ids, const std::vector<qint32>& parents) {
            auto trace = std::make_shared<Trace>(*wideTrace(int(ids.size())));
            trace->traceId = QStringLiteral("t");
            trace->parent = parents;
            trace->ids = {};
            for (const char* id : ids)
                trace->ids.add(QString::fromLatin1(id));
            orderSpans(*trace);
            return trace;
        };
        const auto view = shown(named({"root", "a", "a1", "b"}, {-1, 0, 1, 0}));
        QVERIFY(view);
        TraceTimeline& timeline = *view->timeline();
        timeline.select(1); // a
        QTest::keyClick(&timeline, Qt::Key_Space);
        QCOMPARE(timeline.tree().rows().size(), size_t(3));
        const auto later = named({"b", "a1", "new", "a", "root"}, {4, 3, 4, 4, -1});
        view->setData(dataOf(later));
        QTRY_COMPARE(timeline.tree().rows().size(), size_t(4));
        QCOMPARE(later->spanId(timeline.selected().value_or(0)), QStringLiteral("a"));
        QVERIFY(timeline.tree().isCollapsed(3));
        view->setData(dataOf(named({"b", "root"}, {1, -1})));
        QTRY_COMPARE(timeline.tree().rows().size(), size_t(2));
        QVERIFY(!timeline.selected());
        QVERIFY(!view->detail()->isVisible());
    }

    void levelsAreFoldedOneByOne()
    {
        const TracePtr trace = recorded(); // four levels, of which the last has no children
        const auto view = shown(trace);
        QVERIFY(view);
        TraceTimeline& timeline = *view->timeline();
        std::vector<size_t> counts;
        for (const Qt::Key key : {Qt::Key_P, Qt::Key_P, Qt::Key_P, Qt::Key_P, Qt::Key_O, Qt::Key_O, Qt::Key_O}) {
            QTest::keyClick(&timeline, key);
            counts.push_back(timeline.tree().rows().size());
        }
        QCOMPARE(counts, (std::vector<size_t> {7, 4, 1, 1, 4, 7, 10}));
        const auto buttons = timeline.viewport()->findChildren<QToolButton*>();
        QCOMPARE(buttons.size(), 2);
        QTest::mouseClick(buttons[1], Qt::LeftButton);
        QCOMPARE(timeline.tree().rows().size(), size_t(1));
        QTest::mouseClick(buttons[0], Qt::LeftButton);
        QCOMPARE(timeline.tree().rows().size(), size_t(10));
    }

    void matchesAreCountedAndWalkedThrough()
    {
        const auto view = shown(recorded());
        QVERIFY(view);
        QLineEdit* field = view->findBar()->field();
        const auto says = [&] { return view->findBar()->findChild<QLabel*>()->text(); };
        field->setText(QStringLiteral("order"));
        QTRY_VERIFY(says().toInt() > 1);
        const int count = says().toInt();
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(says(), QStringLiteral("1 of %1").arg(count));
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(says(), QStringLiteral("%1 of %1").arg(count));
        field->setText(QStringLiteral("nowhere"));
        QTRY_COMPARE(says(), QStringLiteral("No match"));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(field->text().isEmpty());
        QTRY_VERIFY(!view->findBar()->findChild<QLabel*>()->isVisible());
    }

    void theMinimapLeadsBackToTheWhole()
    {
        const auto view = shown(recorded());
        QVERIFY(view);
        TraceTimeline& timeline = *view->timeline();
        const TraceWindow whole = timeline.window();
        auto* all = view->findChild<TraceMinimap*>()->findChild<QToolButton*>();
        QVERIFY(all && !all->isVisible());
        QTest::keyClick(&timeline, Qt::Key_A); // nothing lies before the trace
        QVERIFY(timeline.window() == whole);
        QTest::keyClick(&timeline, Qt::Key_Plus);
        QVERIFY(timeline.window() != whole && all->isVisible());
        QTest::mouseClick(all, Qt::LeftButton);
        QVERIFY(timeline.window() == whole && !all->isVisible());
    }

    void theDetailSaysAllAndCloses()
    {
        const std::string otlp = "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":\"1\",\"spanId\":\"a\","
                                 "\"kind\":3,\"status\":{\"code\":2},\"attributes\":[{\"key\":\"long\",\"value\":{"
                                 "\"stringValue\":\""
            + std::string(100'000, 'x') + "<b>\"}},{\"key\":\"json\",\"value\":{\"stringValue\":\"{\\\""
            + std::string(80, 'k') + "\\\":[1,2]}\"}}],\"links\":[{\"traceId\":\"1\",\"spanId\":\"a\"}]}]}]}]}";
        const auto traces = decodeTraceFile(otlp, QStringLiteral("trace"));
        QVERIFY(traces && traces->size() == 1);
        const auto view = shown(traces->front());
        QVERIFY(view);
        view->timeline()->select(0);
        QTRY_VERIFY(view->detail()->isVisible());
        const QString text = view->detail()->toPlainText();
        QVERIFY(text.contains(QStringLiteral("client")));
        QVERIFY(text.contains(QStringLiteral("Error")));
        QVERIFY(text.contains(QStringLiteral("unknown-service: ")));
        QVERIFY(text.size() < 30'000);
        QVERIFY(text.count(u'\n') > 10); // JSON is set out over lines
        emit view->detail()->closed();
        QVERIFY(!view->detail()->isVisible());
        QVERIFY(!view->timeline()->selected());
    }

    void namesThatAreCutAreWholeInTheToolTip()
    {
        const auto view = shown(wideTrace(3), {300, 300});
        QVERIFY(view);
        QWidget* viewport = view->timeline()->viewport();
        const QPoint place = view->timeline()->rowRect(1).center();
        QHelpEvent help(QEvent::ToolTip, place, viewport->mapToGlobal(place));
        QApplication::sendEvent(viewport, &help);
        QVERIFY2(QToolTip::text().contains(QString::fromUtf8("service: 操作 operation")), qPrintable(QToolTip::text()));
        QToolTip::hideText();
    }

    void draggingZoomsAndTheMinimapFollows()
    {
        const auto view = shown(recorded());
        QVERIFY(view);
        TraceTimeline& timeline = *view->timeline();
        const TraceWindow before = timeline.window();
        const int left = timeline.nameWidth();
        const int width = timeline.viewport()->width() - left;
        const int y = timeline.rowRect(3).center().y();
        QTest::mousePress(timeline.viewport(), Qt::LeftButton, {}, QPoint(left + width / 4, y));
        QTest::mouseMove(timeline.viewport(), QPoint(left + width / 2, y));
        QTest::mouseRelease(timeline.viewport(), Qt::LeftButton, {}, QPoint(left + width / 2, y));
        QVERIFY(timeline.window().durationNs() < before.durationNs() * 0.3);
        QVERIFY(timeline.window().fromNs > before.fromNs);
        const TraceWindow zoomed = timeline.window();
        QTest::keyClick(&timeline, Qt::Key_D);
        QVERIFY(timeline.window().fromNs > zoomed.fromNs);
    }

    void manySpansAndAnySizeArePainted_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("usual") << QSize(1000, 500);
        QTest::newRow("40 px") << QSize(40, 40);
        QTest::newRow("flat") << QSize(1000, 60);
        QTest::newRow("4K") << QSize(3840, 2160);
    }
    void manySpansAndAnySizeArePainted()
    {
        QFETCH(QSize, size);
        const auto view = shown(wideTrace(100000), size);
        QVERIFY(view);
        QCOMPARE(view->timeline()->tree().rows().size(), size_t(100000));
        QVERIFY(!view->grab().isNull());
        QVERIFY(view->timeline()->verticalScrollBar()->maximum() > 1000000);
    }

    void theDetailStandsWhereThereIsRoom()
    {
        const auto view = shown(wideTrace(20), {1000, 500});
        QVERIFY(view);
        view->timeline()->select(3);
        QTRY_VERIFY(view->detail()->x() > view->timeline()->x());
        view->resize(420, 600);
        QTRY_VERIFY(view->detail()->y() > view->timeline()->y());
        QCOMPARE(view->detail()->width(), view->timeline()->width());
    }

    void whatIsShownIsActedOnWhileANewTraceIsPrepared()
    {
        const auto view = shown(wideTrace(1000));
        QVERIFY(view);
        QSignalSpy links(view.get(), &PanelView::linkActivated);
        view->setData(withSettings(wideTrace(500)));
        QTRY_VERIFY(!view->isDrawing());
        view->setData(withSettings(wideTrace(2)));
        QVERIFY(view->isDrawing());
        view->timeline()->select(400); // of the 500 spans that are still shown
        emit view->detail()->linkChosen(0);
        QCOMPARE(links.size(), 1);
        QTRY_VERIFY(!view->isDrawing());
        QCOMPARE(view->timeline()->tree().rows().size(), size_t(2));
        emit view->detail()->linkChosen(0);
        QCOMPARE(links.size(), 1); // no span of the new one is chosen
    }

    void aJumpToASpanIsOneOfTheTraceThatIsShown()
    {
        const auto named = [](const char* id, int spans) {
            auto trace = std::make_shared<Trace>(*wideTrace(spans));
            trace->traceId = QString::fromLatin1(id);
            return trace;
        };
        const auto view = shown(named("aa", 5));
        QVERIFY(view);
        view->setData(withSettings(named("aa", 500)));
        QTRY_VERIFY(!view->isDrawing());
        QSignalSpy links(view.get(), &PanelView::linkActivated);
        view->setData(withSettings(named("bb", 2)));
        QVERIFY(view->isDrawing());
        emit view->detail()->spanActivated(QStringLiteral("aa"), QStringLiteral("400"));
        QCOMPARE(view->timeline()->selected().value_or(0), quint32(400));
        QCOMPARE(links.size(), 0);
        emit view->detail()->spanActivated(QStringLiteral("bb"),
                                           QStringLiteral("1")); // another trace until it is shown
        QCOMPARE(links.size(), 1);
        QTRY_VERIFY(!view->isDrawing());
        emit view->detail()->spanActivated(QStringLiteral("bb"), QStringLiteral("1"));
        QCOMPARE(view->timeline()->selected().value_or(0), quint32(1));
        QCOMPARE(links.size(), 1);
    }

    void barLabelsAreThoseOfTheTracesConnection()
    {
        const auto plain = shown(wideTrace(20));
        const auto view = shown(wideTrace(20));
        QVERIFY(plain && view);
        const QImage labelled = plain->timeline()->viewport()->grab().toImage();
        QSignalSpy painted(view.get(), &PanelView::painted);
        view->setData(withSettings(wideTrace(20)));
        QTRY_VERIFY(painted.count() > 0 && !view->isDrawing());
        QVERIFY(view->timeline()->viewport()->grab().toImage() != labelled);
        view->setData(dataOf(wideTrace(20))); // of a connection that says nothing
        QTRY_VERIFY(!view->isDrawing());
        QCOMPARE(view->timeline()->viewport()->grab().toImage(), labelled);
    }

    void severalTracesAreNamedAndStayChosen()
    {
        const auto view = shown(wideTrace(3));
        QVERIFY(view);
        auto data = std::make_shared<PanelData>(*dataOf(wideTrace(5)));
        data->traces.push_back(wideTrace(7));
        view->setData(data);
        auto* choice = view->findChild<QComboBox*>();
        QTRY_COMPARE(choice->itemText(1), QString::fromUtf8("service: 操作 operation (1ms)"));
        choice->setCurrentIndex(1);
        emit choice->activated(1);
        QTRY_COMPARE(view->timeline()->tree().rows().size(), size_t(7));
        QSignalSpy removed(choice->model(), &QAbstractItemModel::rowsRemoved);
        QSignalSpy reset(choice->model(), &QAbstractItemModel::modelReset);
        view->setData(std::make_shared<PanelData>(*data)); // the same traces once more
        QCOMPARE(removed.size() + reset.size(), 0);
        QCOMPARE(choice->currentIndex(), 1);
    }

    void noTraceIsSaid()
    {
        const auto view = shown(nullptr);
        QVERIFY(view);
        const QImage image = view->grab().toImage();
        bool hasText = false;
        for (int x = 0; x < image.width() && !hasText; ++x)
            for (int y = 0; y < image.height() && !hasText; ++y)
                hasText = image.pixel(x, y) != image.pixel(0, 0);
        QVERIFY(hasText);
    }
};

VEDETTE_TEST(TestTracesView)
#include "tst_tracesview.moc"
