#include "datasources/data/tracesettingsjson.h"
#include "datasources/jaeger/jaegerdecode.h"
#include "tests/support/testmain.h"
#include "widgets/panels/traces/tracesview.h"
#include "widgets/traces/spandetailview.h"
#include "widgets/traces/tracetext.h"
#include "widgets/traces/tracetimeline.h"

#include <QComboBox>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>

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
        QTest::newRow("none") << qint64(0) << QStringLiteral("0ns");
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

        view->findField()->setText(QStringLiteral("\"otel.status_code=ERROR\""));
        QTest::keyClick(view->findField(), Qt::Key_Return);
        QTRY_VERIFY(
            timeline.selected()
            && (QTest::keyClick(view->findField(), Qt::Key_Return), trace->has(*timeline.selected(), Trace::HasError)));
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
