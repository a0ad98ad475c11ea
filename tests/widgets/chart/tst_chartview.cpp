#include "tests/support/testmain.h"
#include "tests/widgets/chart/chartdriver.h"
#include "widgets/chart/annotationclusters.h"
#include "widgets/chart/chartoverlay.h"

#include <QPainter>
#include <QSignalSpy>

namespace {

constexpr qint64 nsPerMs = 1'000'000;
constexpr double hour = 3'600'000;
constexpr QSize chartSize(600, 240);

std::shared_ptr<ChartModel> model(int series, TooltipMode tooltip)
{
    auto result = std::make_shared<ChartModel>();
    result->fromMs = 1.7e12;
    result->toMs = result->fromMs + hour;
    result->tooltip = tooltip;
    ChartScale scale;
    scale.hasRange = true;
    scale.min = 0;
    scale.max = 100;
    scale.text = [](double value, std::optional<int>) { return QString::number(value); };
    result->scales.push_back(scale);
    for (int i = 0; i < series; i++) {
        auto times = std::make_shared<TimeColumn>();
        auto values = std::make_shared<NumberColumn>();
        for (int k = 0; k <= 60; k++) {
            times->push_back(qint64(result->fromMs + k * 60000.0) * nsPerMs);
            values->push_back(20.0 + i * 30);
        }
        DrawSeries s;
        s.times = times;
        s.values = values;
        s.style.color = QColor::fromHsv(i * 90, 200, 200);
        result->series.push_back(s);
        result->infos.push_back({QStringLiteral("series %1").arg(i), DisplayProcessor(), values, true});
    }
    return result;
}

} // namespace

class TestChartView : public QObject
{
    Q_OBJECT

private slots:
    void theAxesTakeTheirMeasuredSpace();
    void seriesAppearInTheirColor();
    void draggingSelectsATimeRange();
    void aShortDragSelectsNothing();
    void doubleClickingZoomsOut();
    void hoveringTellsTheTime();
    void singleTooltipsShowTheNearestSeries();
    void multiTooltipsSortAndHideZeros();
    void aForeignCrosshairIsFollowed();
    void anAnnotationTellsItsText();
    void crowdedAnnotationsAreShownAsOne();
    void arrowKeysMoveTheCursorFromSampleToSample();
    void theKeyboardReachesTheCursor();
    void arrowKeysPassAnyTimeAndGaps_data();
    void arrowKeysPassAnyTimeAndGaps();
    void theOldPictureStaysUntilTheNewOneIsReady();
    void aShiftedDragZoomsTheValuesAndADoubleClickGoesBack();
    void panningAsksForTheMovedRange();
    void theWheelZoomsOnlyWithAModifier();
    void aPinnedTooltipStaysAndOffersLinks();
    void aPressElsewhereOnlyUnpins();
    void numbersAndCategoriesTakeTheTimeAxis();
    void shapesAreDrawnInThePlot();
    void longTooltipsSayWhatIsLeftOut();
    void logarithmicNumbersHaveTicksAtPowers();
    void numbersZoomWithoutAskingForARange();
    void theZoomStaysWithItsNumbersWhenTheDataGrows();
};

void TestChartView::theAxesTakeTheirMeasuredSpace()
{
    ChartView chart;
    chart.setTheme(Theme::make(ThemeKind::Dark), Qt::black);
    chart.setModel(model(1, TooltipMode::Single));
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    const QRectF plot = chart.placement().plot;
    const double widest =
        QFontMetricsF(Theme::make(ThemeKind::Dark).fontSmall).horizontalAdvance(QStringLiteral("100"));
    QCOMPARE(plot.left(), std::ceil(9 + widest));
    QCOMPARE(plot.top(), 8.0);
    QCOMPARE(plot.right(), 592.0);
    QCOMPARE(plot.bottom(), 219.0);
}

void TestChartView::seriesAppearInTheirColor()
{
    ChartView chart;
    const auto m = model(1, TooltipMode::Single);
    m->series[0].style.lineWidth = 4;
    m->series[0].style.points = ShowPoints::Never;
    chart.setTheme(Theme::make(ThemeKind::Dark), Qt::black);
    chart.setModel(m);
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    const QImage image = chart.grab().toImage();
    QCOMPARE(image.pixelColor(driver.at(.5, .8)).rgb(), m->series[0].style.color.rgb());
    QCOMPARE(image.pixelColor(driver.at(.5, .8) - QPoint(0, 12)).rgb(), QColor(Qt::black).rgb());
}

void TestChartView::draggingSelectsATimeRange()
{
    ChartView chart;
    const auto m = model(1, TooltipMode::Single);
    chart.setModel(m);
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    QSignalSpy selected(&chart, &ChartView::rangeSelected);
    driver.selectRange(.25, .75);
    QCOMPARE(selected.size(), 1);
    const double minute = 60000;
    QVERIFY(std::abs(selected[0][0].toDouble() - (m->fromMs + hour / 4)) < minute);
    QVERIFY(std::abs(selected[0][1].toDouble() - (m->fromMs + 3 * hour / 4)) < minute);
    driver.selectRange(.75, .25);
    QCOMPARE(selected.size(), 2);
    QVERIFY(selected[1][0].toLongLong() < selected[1][1].toLongLong());
}

void TestChartView::aShortDragSelectsNothing()
{
    ChartView chart;
    chart.setModel(model(1, TooltipMode::Single));
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    QSignalSpy selected(&chart, &ChartView::rangeSelected);
    driver.selectRange(.5, .503);
    QCOMPARE(selected.size(), 0);
}

void TestChartView::doubleClickingZoomsOut()
{
    ChartView chart;
    chart.setModel(model(1, TooltipMode::Single));
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    QSignalSpy zoomed(&chart, &ChartView::zoomOutRequested);
    driver.doubleClick(.5, .5);
    QCOMPARE(zoomed.size(), 1);
}

void TestChartView::hoveringTellsTheTime()
{
    ChartView chart;
    const auto m = model(1, TooltipMode::Single);
    chart.setModel(m);
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    std::vector<std::optional<double>> times;
    connect(&chart, &ChartView::hovered, &chart, [&](std::optional<double> t) { times.push_back(t); });
    driver.hoverAt(.5, .5);
    QCOMPARE(times.size(), size_t(1));
    QVERIFY(times[0] && std::abs(*times[0] - (m->fromMs + hour / 2)) < 60000);
    QVERIFY(chart.overlay()->crosshairX().has_value());
    driver.leave();
    QCOMPARE(times.size(), size_t(2));
    QVERIFY(!times[1]);
    QVERIFY(!chart.overlay()->crosshairX());
}

void TestChartView::singleTooltipsShowTheNearestSeries()
{
    ChartView chart;
    chart.setModel(model(3, TooltipMode::Single)); // at 20, 50 and 80
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    driver.hoverAt(.5, .52);
    QVERIFY(chart.tooltip() && chart.tooltip()->isVisible());
    QCOMPARE(chart.tooltip()->content().rows.size(), size_t(1));
    QCOMPARE(chart.tooltip()->content().rows[0].name, QStringLiteral("series 1"));
    driver.hoverAt(.5, .02); // far above all
    QVERIFY(!chart.tooltip()->isVisible());
}

void TestChartView::multiTooltipsSortAndHideZeros()
{
    const auto m = model(3, TooltipMode::Multi);
    m->sort = TooltipSort::Descending;
    m->hideZeros = true;
    m->infos[0].values = std::make_shared<NumberColumn>(61, 0.0);
    ChartView chart;
    chart.setModel(m);
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    driver.hoverAt(.5, .5);
    const TooltipContent& content = chart.tooltip()->content();
    QCOMPARE(content.rows.size(), size_t(2));
    QCOMPARE(content.rows[0].value, QStringLiteral("80"));
    QCOMPARE(content.rows[1].value, QStringLiteral("50"));
    QVERIFY(content.rows[1].bold);
    QVERIFY(!content.rows[0].bold);
}

void TestChartView::aForeignCrosshairIsFollowed()
{
    const auto m = model(2, TooltipMode::Multi);
    ChartView chart;
    chart.setModel(m);
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    QSignalSpy hovered(&chart, &ChartView::hovered);
    chart.setCrosshair(m->fromMs + hour / 2, false);
    QVERIFY(std::abs(*chart.overlay()->crosshairX() - driver.at(.5, 0).x()) < 2);
    QVERIFY(!chart.tooltip());
    chart.setCrosshair(m->fromMs + hour / 2, true);
    QCOMPARE(chart.tooltip()->content().rows.size(), size_t(2));
    chart.setCrosshair({}, true);
    QVERIFY(!chart.overlay()->crosshairX());
    QVERIFY(!chart.tooltip()->isVisible());
    QCOMPARE(hovered.size(), 0); // what comes from others is not sent back
}

void TestChartView::anAnnotationTellsItsText()
{
    const auto m = model(1, TooltipMode::Single);
    Annotation annotation;
    annotation.timeMs = annotation.timeEndMs = qint64(m->fromMs + hour / 2);
    annotation.title = QStringLiteral("Deploy");
    annotation.text = QStringLiteral("<b>version</b> 3<br>by ci");
    annotation.tags = QStringList {QStringLiteral("prod")};
    annotation.color = 0xffff0000;
    m->annotations.push_back(annotation);
    ChartView chart;
    chart.setModel(m);
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    driver.moveTo(driver.at(.5, 1) + QPoint(0, 3));
    QCOMPARE(chart.tooltip()->content().note, QStringLiteral("Deploy\nversion 3\nby ci\nprod"));
}

void TestChartView::crowdedAnnotationsAreShownAsOne()
{
    const auto m = model(1, TooltipMode::Single);
    for (const double minute : {30.0, 30.2, 30.4, 50.0}) {
        Annotation annotation;
        annotation.timeMs = annotation.timeEndMs = qint64(m->fromMs + minute * 60000);
        annotation.title = QStringLiteral("Deploy %1").arg(minute);
        annotation.source = QStringLiteral("ci");
        m->annotations.push_back(annotation);
    }
    m->annotations[1].source = QStringLiteral("alerts"); // another source, so not one of them
    QCOMPARE(shownAnnotations(*m, 550).size(), size_t(4));
    m->annotationClusters = true;
    const std::vector<Annotation> shown = shownAnnotations(*m, 550);
    QCOMPARE(shown.size(), size_t(3));
    QCOMPARE(shown[0].timeMs, m->annotations[0].timeMs);
    QCOMPARE(shown[0].timeEndMs, m->annotations[2].timeMs);
    QVERIFY(shown[0].text.contains(QLatin1String("Deploy 30.4")));
    QCOMPARE(shown[2], m->annotations[3]);
    QCOMPARE(shownAnnotations(*m, 1e6).size(), size_t(4)); // zoomed in they stand apart
}

void TestChartView::arrowKeysMoveTheCursorFromSampleToSample()
{
    const auto m = model(2, TooltipMode::Multi);
    ChartView chart;
    chart.setModel(m);
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    QSignalSpy clicked(&chart, &ChartView::pointClicked);
    driver.hoverAt(.5, .8);
    const double start = chart.hover().timeMs;
    const double minute = 60000;
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(chart.hover().timeMs, start + minute);
    QTest::keyClick(&chart, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(chart.hover().timeMs, start - 9 * minute);
    QTest::keyClick(&chart, Qt::Key_End);
    QCOMPARE(chart.hover().timeMs, m->toMs);
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(chart.hover().timeMs, m->toMs);
    QTest::keyClick(&chart, Qt::Key_Home);
    QCOMPARE(chart.hover().timeMs, m->fromMs);
    QTest::keyClick(&chart, Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(chart.hover().timeMs, m->toMs);
    QTest::keyClick(&chart, Qt::Key_Home, Qt::ShiftModifier);
    QCOMPARE(chart.hover().timeMs, m->fromMs);
    QCOMPARE(chart.tooltip()->content().rows.size(), size_t(2));
    QTest::keyClick(&chart, Qt::Key_Return);
    QCOMPARE(clicked.size(), 1);
    const auto fixed = model(2, TooltipMode::Multi);
    fixed->keyboard = false;
    chart.setModel(fixed);
    QVERIFY(driver.settle());
    QTest::keyClick(&chart, Qt::Key_End);
    QCOMPARE(chart.hover().timeMs, fixed->fromMs);
}

void TestChartView::theKeyboardReachesTheCursor()
{
    const auto m = model(1, TooltipMode::Multi);
    ChartView chart;
    chart.setModel(m);
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    QVERIFY(chart.focusPolicy() & Qt::TabFocus);
    QFocusEvent in(QEvent::FocusIn, Qt::TabFocusReason);
    QApplication::sendEvent(&chart, &in);
    QCOMPARE(chart.hover().timeMs, m->toMs); // the newest sample
    chart.setAttribute(Qt::WA_UnderMouse, false); // wherever the pointer of this machine stands
    QFocusEvent out(QEvent::FocusOut, Qt::TabFocusReason);
    QApplication::sendEvent(&chart, &out);
    QTRY_VERIFY(chart.hover().points.empty());
    const auto fixed = model(1, TooltipMode::Multi);
    fixed->keyboard = false;
    chart.setModel(fixed);
    QVERIFY(!(chart.focusPolicy() & Qt::TabFocus)); // nothing to do there
}

void TestChartView::arrowKeysPassAnyTimeAndGaps_data()
{
    QTest::addColumn<int>("startMs");
    for (const int ms : {0, 1, 2, 3, 333}) // nanoseconds of some have no exact double
        QTest::addRow("starts at %d ms", ms) << ms;
}

void TestChartView::arrowKeysPassAnyTimeAndGaps()
{
    QFETCH(int, startMs);
    const auto m = model(1, TooltipMode::Multi);
    auto times = std::make_shared<TimeColumn>();
    auto values = std::make_shared<NumberColumn>();
    for (int k = 0; k <= 20; ++k) {
        times->push_back((qint64(m->fromMs) + startMs + k * 60'000) * nsPerMs);
        values->push_back(k == 5 || k == 6 ? std::numeric_limits<double>::quiet_NaN() : k);
    }
    m->series[0].times = times;
    m->series[0].values = values;
    m->infos[0].values = values;
    ChartView chart;
    chart.setModel(m);
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    const auto walk = [&chart, &times](Qt::Key key, int steps) {
        QStringList rows;
        for (int i = 0; i < steps; ++i) {
            QTest::keyClick(&chart, key);
            const auto at = std::find(times->begin(), times->end(), chart.hover().timeNs);
            rows << QString::number(at - times->begin());
        }
        return rows.join(u' ');
    };
    QTest::keyClick(&chart, Qt::Key_Home);
    QCOMPARE(walk(Qt::Key_Right, 8), QStringLiteral("1 2 3 4 7 8 9 10"));
    QCOMPARE(walk(Qt::Key_Left, 8), QStringLiteral("9 8 7 4 3 2 1 0"));
}

void TestChartView::theOldPictureStaysUntilTheNewOneIsReady()
{
    const auto first = model(1, TooltipMode::Single);
    ChartView chart;
    chart.setModel(first);
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    const auto second = model(2, TooltipMode::Single);
    const auto third = model(3, TooltipMode::Single);
    chart.setModel(second);
    chart.setModel(third);
    QCOMPARE(chart.model(), ChartModelPtr(first));
    QVERIFY(!chart.isSettled());
    QVERIFY(driver.settle());
    QCOMPARE(chart.model(), ChartModelPtr(third));
}

void TestChartView::aShiftedDragZoomsTheValuesAndADoubleClickGoesBack()
{
    ChartView chart;
    chart.setModel(model(1, TooltipMode::Single));
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    QSignalSpy selected(&chart, &ChartView::rangeSelected);
    QSignalSpy zoomedOut(&chart, &ChartView::zoomOutRequested);
    driver.drag(.5, .25, .5, .75, Qt::LeftButton, Qt::ShiftModifier);
    QVERIFY(driver.settle());
    QVERIFY(std::abs(chart.model()->scales[0].min - 25) < 1);
    QVERIFY(std::abs(chart.model()->scales[0].max - 75) < 1);
    QCOMPARE(selected.size(), 0);
    driver.doubleClick(.5, .5);
    QVERIFY(driver.settle());
    QCOMPARE(chart.model()->scales[0].max, 100.0);
    QCOMPARE(zoomedOut.size(), 0);
    driver.doubleClick(.5, .5);
    QCOMPARE(zoomedOut.size(), 1);
}

void TestChartView::panningAsksForTheMovedRange()
{
    ChartView chart;
    const auto m = model(1, TooltipMode::Single);
    chart.setModel(m);
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    QSignalSpy selected(&chart, &ChartView::rangeSelected);
    driver.drag(.5, .5, .75, .5, Qt::LeftButton, Qt::ControlModifier);
    QCOMPARE(selected.size(), 1);
    QVERIFY(std::abs(selected[0][0].toDouble() - (m->fromMs - hour / 4)) < 60000);
    QVERIFY(driver.settle());
    QCOMPARE(chart.model()->toMs - chart.model()->fromMs, hour);
    auto moved = std::make_shared<ChartModel>(*m);
    moved->fromMs -= hour / 4;
    moved->toMs -= hour / 4;
    chart.setModel(moved);
    QVERIFY(driver.settle());
    QCOMPARE(chart.model(), ChartModelPtr(moved)); // the asked range is here: no zoom is left
}

void TestChartView::theWheelZoomsOnlyWithAModifier()
{
    ChartView chart;
    chart.setModel(model(1, TooltipMode::Single));
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    QVERIFY(!driver.turnWheel(.5, .5, {}));
    QVERIFY(chart.zoom().isEmpty());
    QVERIFY(driver.turnWheel(.5, .5, Qt::ShiftModifier));
    QVERIFY(driver.settle());
    QVERIFY(chart.model()->scales[0].max < 99);
    QSignalSpy selected(&chart, &ChartView::rangeSelected);
    QVERIFY(driver.turnWheel(.5, .5, Qt::ControlModifier));
    QTRY_COMPARE(selected.size(), 1);
    QVERIFY(selected[0][1].toDouble() - selected[0][0].toDouble() < hour);
}

void TestChartView::aPinnedTooltipStaysAndOffersLinks()
{
    ChartView chart;
    chart.setTheme(Theme::make(ThemeKind::Dark), Qt::black);
    chart.setModel(model(2, TooltipMode::Multi));
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    driver.hoverAt(.5, .5);
    chart.pinTooltip({QStringLiteral("Trace"), QStringLiteral("Logs")});
    QVERIFY(chart.isTooltipPinned());
    const auto pinnedAt = chart.overlay()->crosshairX();
    QVERIFY(pinnedAt);
    QSignalSpy hovered(&chart, &ChartView::hovered);
    driver.leave();
    chart.setCrosshair(chart.model()->fromMs + hour / 4, false); // another chart
    QCOMPARE(chart.overlay()->crosshairX(), pinnedAt);
    QCOMPARE(hovered.size(), 0); // other charts keep it, too
    QVERIFY(chart.tooltip()->isVisible());
    QSignalSpy clicked(&chart, &ChartView::linkClicked);
    QTest::mouseClick(chart.tooltip(), Qt::LeftButton, {}, chart.tooltip()->linkRect(1).center().toPoint());
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(clicked[0][0].toInt(), 1);
    QVERIFY(!chart.isTooltipPinned());
    QTRY_VERIFY(chart.overlay()->crosshairX() != pinnedAt); // the other chart leads now
}

void TestChartView::aPressElsewhereOnlyUnpins()
{
    ChartView chart;
    chart.setTheme(Theme::make(ThemeKind::Dark), Qt::black);
    chart.setModel(model(2, TooltipMode::Multi));
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    driver.hoverAt(.5, .5);
    chart.pinTooltip({QStringLiteral("Trace")});
    QSignalSpy points(&chart, &ChartView::pointClicked);
    QSignalSpy empty(&chart, &ChartView::plotClicked);
    QTest::mouseClick(&chart, Qt::LeftButton, {}, driver.at(.25, .5));
    QVERIFY(!chart.isTooltipPinned());
    QCOMPARE(points.size() + empty.size(), 0);
    QTest::mouseClick(&chart, Qt::LeftButton, {}, driver.at(.25, .5));
    QCOMPARE(points.size() + empty.size(), 1);
}

void TestChartView::numbersAndCategoriesTakeTheTimeAxis()
{
    const auto m = model(1, TooltipMode::Multi);
    m->x.kind = ChartX::Kind::Number;
    m->x.origin = 100 - m->fromMs * 50 / hour; // 100 at the left, 150 at the right
    m->x.perMs = 50 / hour;
    const QFont font = Theme::make(ThemeKind::Dark).fontSmall;
    const PlotPlacement numbers = placeChart(*m, chartSize, font);
    QCOMPARE(numbers.times.front().text, QStringLiteral("100"));
    QVERIFY(std::abs(numbers.times.front().position - numbers.plot.left()) < 1);
    QCOMPARE(numbers.times.back().text, QStringLiteral("150"));
    QVERIFY(!m->hasTime());
    m->x.kind = ChartX::Kind::Given;
    for (int i = 0; i < 200; i++)
        m->x.ticks.emplace_back(m->fromMs + i * hour / 200, QStringLiteral("category %1").arg(i));
    const PlotPlacement given = placeChart(*m, chartSize, font);
    QVERIFY(given.times.size() > 2 && given.times.size() < 20);
    QCOMPARE(given.times.front().text, QStringLiteral("category 0"));
}

void TestChartView::shapesAreDrawnInThePlot()
{
    const auto m = model(1, TooltipMode::None);
    m->shapesAbove.push_back([](QPainter& painter, const PlotMap& map) {
        painter.fillRect(QRectF(map.size.width() / 2, map.y(0, 20), 20, 10), Qt::magenta);
    });
    ChartView chart;
    chart.setModel(m);
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    const QImage image = chart.grab().toImage();
    QCOMPARE(image.pixelColor(driver.at(.5, .8) + QPoint(5, 5)).rgb(), QColor(Qt::magenta).rgb());
}

void TestChartView::longTooltipsSayWhatIsLeftOut()
{
    const auto m = model(60, TooltipMode::Multi);
    m->sort = TooltipSort::Descending;
    ChartView chart;
    chart.setTooltipLimits(0, 150);
    chart.setTheme(Theme::make(ThemeKind::Dark), Qt::black);
    chart.setModel(m);
    ChartDriver driver(chart);
    QVERIFY(driver.open({600, 400}));
    driver.hoverAt(.5, .5);
    QCOMPARE(chart.tooltip()->content().rows.size(), size_t(60));
    QVERIFY(chart.tooltip()->height() <= 150);
    driver.hoverAt(.5, .8); // the lowest line comes last and is shown all the same
    QCOMPARE(chart.tooltip()->firstRow() + chart.tooltip()->shownRows(), 60);
    chart.setModel(model(700, TooltipMode::Multi));
    QVERIFY(driver.settle());
    driver.hoverAt(.5, .5);
    QCOMPARE(chart.tooltip()->content().rows.size(), size_t(500));
    QCOMPARE(chart.tooltip()->content().leftOut, 200);
}

/// Numbers 1 to 10,000 over the whole width.
std::shared_ptr<ChartModel> numberModel(bool log)
{
    auto m = model(1, TooltipMode::Single);
    m->x.kind = ChartX::Kind::Number;
    m->x.scale.type = log ? ScaleType::Log : ScaleType::Linear;
    m->x.scale.logBase = 10;
    m->x.perMs = (log ? std::log(10'000.0) : 9999) / hour;
    m->x.origin = (log ? 0 : 1) - m->fromMs * m->x.perMs;
    return m;
}

void TestChartView::logarithmicNumbersHaveTicksAtPowers()
{
    const auto m = numberModel(true);
    const PlotPlacement placed = placeChart(*m, chartSize, Theme::make(ThemeKind::Dark).fontSmall);
    QStringList texts;
    for (const PlacedTick& tick : placed.times)
        if (!tick.text.isEmpty())
            texts << tick.text;
    for (const char* power : {"1", "10", "100", "1000", "10000"})
        QVERIFY2(texts.contains(QLatin1String(power)), qPrintable(texts.join(u' ')));
    QVERIFY(std::isnan(m->x.positionOf(0)));
    QVERIFY(std::abs(m->x.valueAt(m->x.positionOf(250)) - 250) < 1e-3);
}

void TestChartView::numbersZoomWithoutAskingForARange()
{
    ChartView chart;
    chart.setModel(numberModel(false));
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    QSignalSpy selected(&chart, &ChartView::rangeSelected);
    driver.selectRange(.25, .75);
    QVERIFY(driver.settle());
    QCOMPARE(selected.size(), 0);
    const auto edge = [&chart](double ms) { return chart.model()->x.valueAt(ms); };
    QVERIFY(std::abs(edge(chart.model()->fromMs) - 2500) < 30);
    QVERIFY(std::abs(edge(chart.model()->toMs) - 7500) < 30);
    driver.drag(.9, .5, .1, .5, Qt::MiddleButton, {}); // there is nothing right of the last number
    QVERIFY(driver.settle());
    QVERIFY(std::abs(edge(chart.model()->toMs) - 10'000) < 1);
    driver.doubleClick(.5, .5);
    QVERIFY(driver.settle());
    QVERIFY(std::abs(edge(chart.model()->fromMs) - 1) < 1e-3);
}

void TestChartView::theZoomStaysWithItsNumbersWhenTheDataGrows()
{
    ChartView chart;
    chart.setModel(numberModel(false));
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    driver.selectRange(.25, .75);
    QVERIFY(driver.settle());
    const double before = chart.model()->x.valueAt(chart.model()->fromMs);
    auto grown = numberModel(false);
    grown->x.perMs *= 2;
    grown->x.origin = 1 - grown->fromMs * grown->x.perMs;
    chart.setModel(grown);
    QVERIFY(driver.settle());
    QVERIFY(std::abs(chart.model()->x.valueAt(chart.model()->fromMs) - before) < 1e-3);
}

VEDETTE_TEST(TestChartView)
#include "tst_chartview.moc"
