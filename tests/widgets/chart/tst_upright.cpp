#include "dashboards/chart/chartlayout.h"
#include "tests/support/testmain.h"
#include "tests/widgets/chart/chartdriver.h"
#include "widgets/chart/chartoverlay.h"
#include "widgets/chart/plotprint.h"
#include "widgets/chart/uprightplot.h"
#include "widgets/panels/timeseries/timeseriesmodel.h"

#include <QPainter>
#include <QSignalSpy>

namespace {

constexpr qint64 nsPerMs = 1'000'000;
constexpr double hour = 3'600'000;
constexpr double minute = 60'000;
constexpr QSize chartSize(600, 240);

/// One series at 20 in the first half of an hour and at 80 in the second.
std::shared_ptr<ChartModel> stepModel()
{
    auto result = std::make_shared<ChartModel>();
    result->upright = true;
    result->fromMs = std::floor(1.7e12 / hour) * hour;
    result->toMs = result->fromMs + hour;
    result->tooltip = TooltipMode::Multi;
    ChartScale scale;
    scale.key = QStringLiteral("a");
    scale.hasRange = true;
    scale.max = 100;
    scale.text = [](double value, std::optional<int>) { return QString::number(value); };
    result->scales.push_back(scale);
    auto times = std::make_shared<TimeColumn>();
    auto values = std::make_shared<NumberColumn>();
    for (int k = 0; k <= 60; k++) {
        times->push_back(qint64(result->fromMs + k * minute) * nsPerMs);
        values->push_back(k < 30 ? 20 : 80);
    }
    DrawSeries s;
    s.times = times;
    s.values = values;
    s.style.color = Qt::green;
    s.style.lineWidth = 4;
    s.style.points = ShowPoints::Never;
    result->series.push_back(s);
    result->infos.push_back({QStringLiteral("a"), DisplayProcessor(), values, true});
    return result;
}

QRectF onScreen(const ChartView& chart)
{
    return chart.placement().turn.toScreen(chart.placement().plot);
}

QRect inkIn(const QImage& image, QRgb color)
{
    QRect ink;
    for (int y = 0; y < image.height(); y++)
        for (int x = 0; x < image.width(); x++)
            if (image.pixel(x, y) == color)
                ink |= QRect(x, y, 1, 1);
    return ink;
}

RasterJob jobOf(const ChartModel& model)
{
    RasterJob job;
    job.size = {200, 300}; // 300 wide and 200 high on the screen
    job.upright = true;
    job.fromMs = model.fromMs;
    job.toMs = model.toMs;
    for (const ChartScale& scale : model.scales)
        job.scales.push_back({scale.options, scale.min, scale.max});
    job.series = model.series;
    job.font = Theme::make(ThemeKind::Dark).fontAxis;
    return job;
}

Frame frameOf(const char* name, const char* unit, const char* placement)
{
    Frame frame;
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, TimeColumn {0, nsPerMs}));
    Field field(QLatin1String(name), FieldType::Number, NumberColumn {1, 2});
    FieldConfig config = *field.config;
    config.unit = QLatin1String(unit);
    config.custom = std::make_shared<const Json>(Json {{"axisPlacement", placement}});
    field.config = std::make_shared<const FieldConfig>(std::move(config));
    frame.add(std::move(field));
    return frame;
}

TimeSeriesModel panelModel(const Json& options)
{
    auto data = std::make_shared<PanelData>();
    data->range = {0, 10};
    data->frames = {frameOf("a", "bytes", "auto"), frameOf("b", "percent", "right")};
    TimeSeriesInput input;
    input.data = data;
    input.options = timeSeriesOptionsFromJson(options);
    input.theme = Theme::make(ThemeKind::Dark);
    return buildTimeSeries(input);
}

} // namespace

class TestUpright : public QObject
{
    Q_OBJECT

private slots:
    void thePanelOptionMakesAChartUpright();
    void theTurnIsUndone();
    void timeIsAtTheLeftAndValuesBelow();
    void allValueAxesLieBelow();
    void labelsOfValuesStandApart();
    void powersOfALogarithmicAxisAreLabelled();
    void aSmallChartHasNoAxes();
    void sizesAreFilled_data();
    void sizesAreFilled();
    void seriesRunUpwards();
    void aTurnedPictureKeepsItsPixels();
    void valuesAtPointsAreLevel();
    void valuesStandOutsideOfTheLine();
    void vectorsLieWherePixelsDo();
    void draggingUpwardsSelectsATimeRange();
    void aShiftedDragZoomsTheValues();
    void panningFollowsTheMouse();
    void theWheelZoomsAroundTheMouse();
    void hoveringTellsTheTime();
    void aForeignCrosshairLiesAcross();
    void anAnnotationIsLeftOfThePlot();
    void anExemplarIsClickedWhereItIsDrawn();
    void arrowKeysFollowTheAxes();
};

void TestUpright::thePanelOptionMakesAChartUpright()
{
    const TimeSeriesModel lying = panelModel({{"orientation", "auto"}});
    QVERIFY(!lying.chart->upright);
    QVERIFY(lying.chart->scales.at(1).right && lying.legend.at(1).right);
    const TimeSeriesModel upright = panelModel({{"orientation", "vertical"}});
    QVERIFY(upright.chart->upright);
    QCOMPARE(upright.chart->scales.size(), size_t(2));
    QVERIFY(!upright.chart->scales[1].right && !upright.legend.at(1).right); // all axes are on one side
}

void TestUpright::theTurnIsUndone()
{
    const ChartTurn turn {true, {600, 240}};
    QCOMPARE(turn.toScreen(QPointF(0, 0)), QPointF(600, 240));
    QCOMPARE(turn.toScreen(QPointF(240, 600)), QPointF(0, 0));
    QCOMPARE(turn.toChart(turn.toScreen(QPointF(17, 31))), QPointF(17, 31));
    const QRectF area(10, 20, 30, 40);
    QCOMPARE(turn.toScreen(area), turn.transform().mapRect(area));
    QCOMPARE(turn.toChart(turn.toScreen(area)), area);
    const ChartTurn none {false, {600, 240}};
    QCOMPARE(none.toScreen(area), area);
    QVERIFY(none.transform().isIdentity());
}

void TestUpright::timeIsAtTheLeftAndValuesBelow()
{
    const QFont font = Theme::make(ThemeKind::Dark).fontSmall;
    const PlotPlacement placed = placeChart(*stepModel(), chartSize, font);
    const QRectF plot = placed.turn.toScreen(placed.plot);
    QCOMPARE(plot.left(), std::ceil(9 + QFontMetricsF(font).horizontalAdvance(QStringLiteral("22:00"))));
    QCOMPARE(plot.top(), 8.0);
    QCOMPARE(plot.right(), 592.0);
    QCOMPARE(plot.bottom(), 240 - timeAxisHeight(font) - 2);
    QVERIFY(placed.times.size() > 3);
    const auto yOf = [&](const PlacedTick& tick) { return placed.turn.toScreen(QPointF(tick.position, 0)).y(); };
    QCOMPARE(yOf(placed.times.front()), plot.bottom()); // a full hour
    QVERIFY(yOf(placed.times[1]) < yOf(placed.times[0]) - 29);
    const auto& values = placed.axes.at(0).ticks;
    const auto xOf = [&](const PlacedTick& tick) { return placed.turn.toScreen(QPointF(0, tick.position)).x(); };
    QCOMPARE(values.front().text, QStringLiteral("0"));
    QCOMPARE(xOf(values.front()), plot.left());
    QCOMPARE(values.back().text, QStringLiteral("100"));
    QCOMPARE(xOf(values.back()), plot.right());
}

void TestUpright::allValueAxesLieBelow()
{
    const QFont font = Theme::make(ThemeKind::Dark).fontSmall;
    const auto m = stepModel();
    m->scales.push_back(m->scales[0]);
    m->scales[1].key = QStringLiteral("b");
    m->scales[1].label = QStringLiteral("Memory");
    m->x.label = QStringLiteral("Time");
    const PlotPlacement placed = placeChart(*m, chartSize, font);
    const double row = timeAxisHeight(font);
    const QRectF plot = placed.turn.toScreen(placed.plot);
    QCOMPARE(plot.bottom(), 240 - 2 * row - axisTitlePx - 2);
    QCOMPARE(placed.axes.size(), size_t(2));
    const auto topOf = [&](size_t i) { return placed.turn.toScreen(QPointF(placed.axes[i].edge, 0)).y(); };
    QCOMPARE(topOf(0), plot.bottom());
    QCOMPARE(topOf(1), plot.bottom() + row);
    // The title of the time axis is left of its labels.
    QCOMPARE(placed.turn.toScreen(QPointF(0, placed.titleTop + axisTitlePx)).x(), 0.0);
}

void TestUpright::labelsOfValuesStandApart()
{
    const QFont font = Theme::make(ThemeKind::Dark).fontSmall;
    const auto m = stepModel();
    m->scales[0].text = [](double value, std::optional<int>) {
        return value == 100 ? QStringLiteral("1") : QStringLiteral("a long text for %1").arg(value);
    };
    const PlotPlacement placed = placeChart(*m, chartSize, font);
    const QFontMetricsF metrics(font);
    const auto& ticks = placed.axes.at(0).ticks;
    QVERIFY(ticks.size() > 1);
    for (size_t i = 1; i < ticks.size(); i++)
        QVERIFY(std::abs(ticks[i].position - ticks[i - 1].position)
                > (metrics.horizontalAdvance(ticks[i].text) + metrics.horizontalAdvance(ticks[i - 1].text)) / 2);
}

void TestUpright::powersOfALogarithmicAxisAreLabelled()
{
    const auto m = stepModel();
    m->scales[0].options.type = ScaleType::Log;
    m->scales[0].options.logBase = 10;
    m->scales[0].min = 1;
    m->scales[0].max = 10000;
    const PlotPlacement placed = placeChart(*m, chartSize, Theme::make(ThemeKind::Dark).fontSmall);
    QStringList texts;
    for (const PlacedTick& tick : placed.axes.at(0).ticks)
        if (!tick.text.isEmpty())
            texts << tick.text;
    for (const char* power : {"1", "10", "100", "1000", "10000"})
        QVERIFY2(texts.contains(QLatin1String(power)), qPrintable(texts.join(QLatin1Char(' '))));
}

void TestUpright::aSmallChartHasNoAxes()
{
    const PlotPlacement placed = placeChart(*stepModel(), {60, 100}, Theme::make(ThemeKind::Dark).fontSmall);
    QCOMPARE(placed.turn.toScreen(placed.plot), QRectF(0, 0, 60, 100));
    QVERIFY(placed.axes.empty() && placed.times.empty());
}

void TestUpright::sizesAreFilled_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("small") << QSize(200, 150);
    QTest::newRow("tall") << QSize(150, 900);
    QTest::newRow("4K") << QSize(3840, 2160);
}

void TestUpright::sizesAreFilled()
{
    QFETCH(QSize, size);
    ChartView chart;
    chart.setTheme(Theme::make(ThemeKind::Light), Qt::white);
    chart.setModel(stepModel());
    ChartDriver driver(chart);
    QVERIFY(driver.open(size));
    const QRectF plot = onScreen(chart);
    QVERIFY(QRectF(QPointF(), QSizeF(size)).contains(plot));
    QCOMPARE(plot.right(), size.width() - 8.0);
    const QRect ink = inkIn(chart.grab().toImage(), qRgb(0, 255, 0));
    QVERIFY(ink.height() > .98 * plot.height());
    QVERIFY(std::abs(ink.left() - (plot.left() + .2 * plot.width())) < 4);
    QVERIFY(std::abs(ink.right() - (plot.left() + .8 * plot.width())) < 4);
}

void TestUpright::seriesRunUpwards()
{
    ChartView chart;
    chart.setTheme(Theme::make(ThemeKind::Dark), Qt::black);
    chart.setModel(stepModel());
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    const QImage image = chart.grab().toImage();
    const QColor green(Qt::green);
    QCOMPARE(image.pixelColor(driver.at(.2, .75)).rgb(), green.rgb()); // early and low
    QCOMPARE(image.pixelColor(driver.at(.8, .25)).rgb(), green.rgb()); // late and high
    QVERIFY(image.pixelColor(driver.at(.2, .25)).rgb() != green.rgb());
    QVERIFY(image.pixelColor(driver.at(.8, .75)).rgb() != green.rgb());
}

void TestUpright::aTurnedPictureKeepsItsPixels()
{
    QImage lying(70, 40, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < lying.height(); y++)
        for (int x = 0; x < lying.width(); x++)
            lying.setPixel(x, y, qRgba(x, y, 0, 255));
    lying.setDevicePixelRatio(2);
    const QImage turned = turnedUpright(lying);
    QCOMPARE(turned.size(), QSize(40, 70));
    QCOMPARE(turned.devicePixelRatio(), 2.0);
    for (int y = 0; y < turned.height(); y++)
        for (int x = 0; x < turned.width(); x++)
            QCOMPARE(turned.pixel(x, y), qRgba(69 - y, 39 - x, 0, 255));
}

void TestUpright::valuesAtPointsAreLevel()
{
    const auto m = stepModel();
    DrawSeries& series = m->series[0];
    series.times = std::make_shared<TimeColumn>(TimeColumn {qint64(m->fromMs + hour / 2) * nsPerMs});
    series.values = std::make_shared<NumberColumn>(NumberColumn {50});
    series.style.lineWidth = 0;
    series.textOf = [](double) { return QStringLiteral("HHHHHHHH"); };
    const QImage picture = rasterUpright(jobOf(*m));
    QCOMPARE(picture.size(), QSize(300, 200));
    QRect ink;
    for (int y = 0; y < picture.height(); y++)
        for (int x = 0; x < picture.width(); x++)
            if (qAlpha(picture.pixel(x, y)) > 60)
                ink |= QRect(x, y, 1, 1);
    QVERIFY2(ink.width() > 3 * ink.height(), qPrintable(QStringLiteral("%1 x %2").arg(ink.width()).arg(ink.height())));
    QVERIFY2(ink.left() > 140 && ink.left() < 160, qPrintable(QString::number(ink.left()))); // right of its point
    QVERIFY(std::abs(ink.center().y() - 100) < 3);
}

void TestUpright::valuesStandOutsideOfTheLine()
{
    const auto m = stepModel();
    DrawSeries& series = m->series[0];
    const auto at = [&](double share) { return qint64(m->fromMs + share * hour) * nsPerMs; };
    series.times = std::make_shared<TimeColumn>(TimeColumn {at(.25), at(.5), at(.75)});
    series.values = std::make_shared<NumberColumn>(NumberColumn {90, 50, 90});
    series.style.lineWidth = 0;
    series.textOf = [](double value) { return value < 60 ? QStringLiteral("HHHHHHHH") : QString(); };
    const QImage picture = rasterUpright(jobOf(*m));
    int left = 0;
    int right = 0;
    for (int y = 90; y < 110; y++)
        for (int x = 0; x < picture.width(); x++)
            if (qAlpha(picture.pixel(x, y)) > 60)
                (x < 146 ? left : right) += 1;
    QVERIFY2(left > 50 && right < 50, qPrintable(QStringLiteral("%1 %2").arg(left).arg(right)));
}

void TestUpright::vectorsLieWherePixelsDo()
{
    const RasterJob job = jobOf(*stepModel());
    QVERIFY(canPrint(job));
    QImage printed(300, 200, QImage::Format_ARGB32_Premultiplied);
    printed.fill(Qt::transparent);
    QPainter painter(&printed);
    printUpright(painter, job);
    painter.end();
    const QRect ink = inkIn(printed, qRgb(0, 255, 0));
    const QRect drawn = inkIn(rasterUpright(job), qRgb(0, 255, 0));
    for (const int off : {ink.left() - drawn.left(), ink.right() - drawn.right(), ink.top() - drawn.top(),
                          ink.bottom() - drawn.bottom()})
        QVERIFY2(std::abs(off) < 3, qPrintable(QString::number(off)));
    QCOMPARE(printed.pixel(60, 150), qRgb(0, 255, 0));
    QCOMPARE(printed.pixel(240, 50), qRgb(0, 255, 0));
}

void TestUpright::draggingUpwardsSelectsATimeRange()
{
    const auto m = stepModel();
    ChartView chart;
    chart.setModel(m);
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    QSignalSpy selected(&chart, &ChartView::rangeSelected);
    driver.drag(.5, .75, .5, .25, Qt::LeftButton, {});
    QCOMPARE(selected.size(), 1);
    QVERIFY(std::abs(selected[0][0].toDouble() - (m->fromMs + hour / 4)) < minute);
    QVERIFY(std::abs(selected[0][1].toDouble() - (m->fromMs + 3 * hour / 4)) < minute);
    driver.drag(.25, .5, .75, .5, Qt::LeftButton, {}); // across the time: nothing
    QCOMPARE(selected.size(), 1);
    QSignalSpy zoomedOut(&chart, &ChartView::zoomOutRequested);
    driver.doubleClick(.5, .5);
    QCOMPARE(zoomedOut.size(), 1);
}

void TestUpright::aShiftedDragZoomsTheValues()
{
    ChartView chart;
    chart.setModel(stepModel());
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    driver.drag(.25, .5, .75, .5, Qt::LeftButton, Qt::ShiftModifier);
    QVERIFY(driver.settle());
    QVERIFY(std::abs(chart.model()->scales[0].min - 25) < 1);
    QVERIFY(std::abs(chart.model()->scales[0].max - 75) < 1);
}

void TestUpright::panningFollowsTheMouse()
{
    const auto m = stepModel();
    ChartView chart;
    chart.setModel(m);
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    QSignalSpy selected(&chart, &ChartView::rangeSelected);
    driver.drag(.5, .5, .5, .25, Qt::LeftButton, Qt::ControlModifier);
    QCOMPARE(selected.size(), 1);
    QVERIFY(std::abs(selected[0][0].toDouble() - (m->fromMs - hour / 4)) < minute);
}

void TestUpright::theWheelZoomsAroundTheMouse()
{
    const auto m = stepModel();
    ChartView chart;
    chart.setModel(m);
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    QVERIFY(driver.turnWheel(.5, .99, Qt::ControlModifier)); // near the beginning, which stays
    QVERIFY(driver.settle());
    QVERIFY(std::abs(chart.model()->fromMs - m->fromMs) < minute);
    QVERIFY(chart.model()->toMs < m->toMs - 5 * minute);
    QVERIFY(driver.turnWheel(.01, .5, Qt::ShiftModifier)); // near the least value
    QVERIFY(driver.settle());
    QVERIFY(std::abs(chart.model()->scales[0].min) < 1);
    QVERIFY(chart.model()->scales[0].max < 90);
}

void TestUpright::hoveringTellsTheTime()
{
    const auto m = stepModel();
    ChartView chart;
    chart.setModel(m);
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    QSignalSpy hovered(&chart, &ChartView::hovered);
    driver.hoverAt(.79, .25);
    QCOMPARE(hovered.size(), 1);
    const auto time = hovered[0][0].value<std::optional<double>>();
    QVERIFY(time && std::abs(*time - (m->fromMs + 3 * hour / 4)) < minute);
    QCOMPARE(chart.hover().focus, 0); // the line is near
    QCOMPARE(chart.hover().points.at(0).value, 80.0);
    QVERIFY(chart.tooltip() && chart.tooltip()->isVisible());
    const QPoint mouse = driver.at(.79, .25);
    const QRect tooltip = chart.tooltip()->geometry().adjusted(-30, -30, 30, 30);
    QVERIFY2(tooltip.contains(chart.mapTo(chart.window(), mouse)), "the tooltip is beside the mouse");
    driver.hoverAt(.2, .25);
    QCOMPARE(chart.hover().focus, -1); // it is high at this time
    driver.leave();
    QVERIFY(!chart.overlay()->crosshairX());
}

void TestUpright::aForeignCrosshairLiesAcross()
{
    const auto m = stepModel();
    ChartView chart;
    chart.setTheme(Theme::make(ThemeKind::Dark), Qt::black);
    chart.setModel(m);
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    const QImage before = chart.grab().toImage();
    chart.setCrosshair(m->fromMs + .7 * hour, false);
    const QImage after = chart.grab().toImage();
    QRect changed;
    for (int y = 0; y < after.height(); y++)
        for (int x = 0; x < after.width(); x++)
            if (after.pixel(x, y) != before.pixel(x, y))
                changed |= QRect(x, y, 1, 1);
    QVERIFY(changed.width() > .95 * onScreen(chart).width());
    QCOMPARE(changed.height(), 1);
    QVERIFY(std::abs(changed.top() - driver.at(0, .3).y()) <= 1);
}

void TestUpright::anAnnotationIsLeftOfThePlot()
{
    const auto m = stepModel();
    Annotation annotation;
    annotation.timeMs = qint64(m->fromMs + hour / 4);
    annotation.timeEndMs = qint64(m->fromMs + hour / 2);
    annotation.title = QStringLiteral("Deploy");
    annotation.color = 0xffff0000;
    m->annotations.push_back(annotation);
    ChartView chart;
    chart.setTheme(Theme::make(ThemeKind::Dark), Qt::black);
    chart.setModel(m);
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    const QRect ink = inkIn(chart.grab().toImage(), qRgb(255, 0, 0));
    const QRectF plot = onScreen(chart);
    QVERIFY(ink.left() >= plot.left() - 6 && ink.left() < plot.left());
    QVERIFY(std::abs(ink.top() - driver.at(0, .5).y()) <= 2);
    QVERIFY(std::abs(ink.bottom() - driver.at(0, .75).y()) <= 2);
    driver.moveTo(driver.at(0, .6) - QPoint(3, 0));
    QVERIFY(chart.tooltip() && chart.tooltip()->isVisible());
    QVERIFY(chart.tooltip()->content().note.startsWith(QLatin1String("Deploy")));
}

void TestUpright::anExemplarIsClickedWhereItIsDrawn()
{
    const auto m = stepModel();
    ExemplarMark mark;
    mark.timeMs = m->fromMs + .75 * hour;
    mark.value = 30;
    mark.color = Qt::red;
    m->exemplars.push_back(mark);
    m->exemplarText = [](const ExemplarMark&) {
        TooltipContent content;
        content.note = QStringLiteral("a trace");
        return content;
    };
    ChartView chart;
    chart.setTheme(Theme::make(ThemeKind::Dark), Qt::black);
    chart.setModel(m);
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    const QPoint there = driver.at(.3, .25);
    QVERIFY((inkIn(chart.grab().toImage(), qRgb(255, 0, 0)).center() - there).manhattanLength() <= 2);
    driver.moveTo(there);
    QCOMPARE(chart.tooltip()->content().note, QStringLiteral("a trace"));
    QSignalSpy clicked(&chart, &ChartView::exemplarClicked);
    QTest::mouseClick(&chart, Qt::LeftButton, {}, there);
    QCOMPARE(clicked.size(), 1);
    const auto crosshair = chart.overlay()->crosshairX();
    chart.pinTooltip({});
    driver.moveTo(driver.at(.8, .9));
    QVERIFY(chart.isTooltipPinned());
    QCOMPARE(chart.overlay()->crosshairX(), crosshair);
}

void TestUpright::arrowKeysFollowTheAxes()
{
    const auto m = stepModel();
    ChartView chart;
    chart.setModel(m);
    ChartDriver driver(chart);
    QVERIFY(driver.open(chartSize));
    driver.hoverAt(.5, .5);
    const double start = chart.hover().timeMs;
    QTest::keyClick(&chart, Qt::Key_Up);
    QCOMPARE(chart.hover().timeMs, start + minute);
    QTest::keyClick(&chart, Qt::Key_Down);
    QTest::keyClick(&chart, Qt::Key_Down);
    QCOMPARE(chart.hover().timeMs, start - minute);
    for (int i = 0; i < 3; i++)
        QTest::keyClick(&chart, Qt::Key_Right, Qt::ShiftModifier); // towards higher values
    QCOMPARE(chart.hover().timeMs, start - minute);
}

VEDETTE_TEST(TestUpright)
#include "tst_upright.moc"
