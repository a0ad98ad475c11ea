#include "tests/support/testmain.h"
#include "widgets/chart/plotprint.h"

#include <QDir>
#include <QPainter>

#include <cmath>
#include <limits>
#include <numbers>

namespace {

constexpr qint64 nsPerMs = 1'000'000;

/// A job of 200x200 px in which one ms and one unit of value are one px; zero is at the bottom.
RasterJob squareJob()
{
    RasterJob job;
    job.size = {200, 200};
    job.fromMs = 0;
    job.toMs = 200;
    job.scales.push_back({{}, 0, 200});
    return job;
}

DrawSeries seriesOf(const std::vector<std::pair<double, double>>& points)
{
    auto times = std::make_shared<TimeColumn>();
    auto values = std::make_shared<NumberColumn>();
    for (const auto& [t, v] : points) {
        times->push_back(qint64(t * nsPerMs));
        values->push_back(v);
    }
    DrawSeries series;
    series.times = times;
    series.values = values;
    series.style.color = Qt::white;
    series.style.points = ShowPoints::Never;
    return series;
}

/// Covered area in px.
double inkOf(const QImage& image)
{
    double sum = 0;
    for (int y = 0; y < image.height(); y++)
        for (int x = 0; x < image.width(); x++)
            sum += qAlpha(image.pixel(x, y)) / 255.0;
    return sum;
}

int alphaAt(const QImage& image, int x, int y)
{
    return qAlpha(image.pixel(x, y));
}

DrawSeries wave(int points)
{
    std::vector<std::pair<double, double>> data;
    for (int i = 0; i < points; i++) {
        const double t = 200.0 * i / (points - 1);
        data.emplace_back(t, 100 + 80 * std::sin(t / 15));
    }
    return seriesOf(data);
}

} // namespace

class TestSeriesRaster : public QObject
{
    Q_OBJECT

private slots:
    void aLineIsAsWideAsAskedInEveryDirection_data();
    void aLineIsAsWideAsAskedInEveryDirection();
    void manyPointsLookLikeFew_data();
    void manyPointsLookLikeFew();
    void aNullBreaksTheLine();
    void spannedNullsAreJoined();
    void absentRowsAreNoGap();
    void aStepHoldsItsValue();
    void anAreaReachesZero();
    void anAreaEndsAtTheSeriesBelow();
    void opacityFadesDownwards();
    void barsStandOnZeroWithTheirShareOfTheColumn();
    void negativeBarsHang();
    void aLonePointGetsADot();
    void thresholdsLieUnderTheSeries();
    void logScalesSkipWhatTheyCannotShow();
    void hiddenSeriesAreNotDrawn();
    void aLineOnTheLowerEdgeIsSeenWhereTheScaleBeginsAtZero_data();
    void aLineOnTheLowerEdgeIsSeenWhereTheScaleBeginsAtZero();
    void coloursAreLaidOverEachOtherInTheOrderOfTheSeries_data();
    void coloursAreLaidOverEachOtherInTheOrderOfTheSeries();
    void everyColumnEndsWhereItsOwnValueDoes();
    void hostileColumnsAreSurvived();
    void dotsOnAnEdgeAreWhole();
    void dotsAreShownWhereTheyHaveRoom_data();
    void dotsAreShownWhereTheyHaveRoom();
    void vectorsLookLikePictures_data();
    void vectorsLookLikePictures();
    void whatFilesOfVectorsHold_data();
    void whatFilesOfVectorsHold();
};

void TestSeriesRaster::aLineIsAsWideAsAskedInEveryDirection_data()
{
    QTest::addColumn<double>("width");
    QTest::addColumn<QPointF>("from");
    QTest::addColumn<QPointF>("to");
    const std::vector<std::pair<const char*, std::pair<QPointF, QPointF>>> lines {
        {"flat", {{20, 100}, {180, 100}}},           {"gentle", {{20, 80}, {180, 120}}},
        {"diagonal", {{20, 20}, {180, 180}}},        {"steep", {{90, 20}, {110, 180}}},
        {"nearly upright", {{100, 20}, {103, 180}}}, {"upright", {{100, 20}, {100, 180}}},
        {"falling", {{20, 180}, {180, 20}}}};
    for (const double width : {1.0, 2.0, 3.0, 6.0})
        for (const auto& [name, ends] : lines)
            QTest::addRow("%s %g px", name, width) << width << ends.first << ends.second;
}

void TestSeriesRaster::aLineIsAsWideAsAskedInEveryDirection()
{
    QFETCH(double, width);
    QFETCH(QPointF, from);
    QFETCH(QPointF, to);
    RasterJob job = squareJob();
    job.series.push_back(seriesOf({{from.x(), from.y()}, {to.x(), to.y()}}));
    job.series[0].style.lineWidth = width;
    const double length = std::hypot(to.x() - from.x(), to.y() - from.y());
    const double expected = length * width + std::numbers::pi * width * width / 4;
    const double ink = inkOf(rasterSeries(job));
    QVERIFY2(std::abs(ink - expected) < .04 * expected, qPrintable(QStringLiteral("%1 for %2").arg(ink).arg(expected)));
}

void TestSeriesRaster::manyPointsLookLikeFew_data()
{
    QTest::addColumn<double>("width");
    for (const double width : {1.0, 2.0, 3.0})
        QTest::addRow("%g px", width) << width;
}

void TestSeriesRaster::manyPointsLookLikeFew()
{
    QFETCH(double, width);
    RasterJob sparse = squareJob();
    sparse.series.push_back(wave(200));
    RasterJob dense = squareJob();
    dense.series.push_back(wave(5000));
    sparse.series[0].style.lineWidth = dense.series[0].style.lineWidth = width;
    const double a = inkOf(rasterSeries(sparse));
    const double b = inkOf(rasterSeries(dense));
    QVERIFY2(std::abs(a - b) < .08 * a, qPrintable(QStringLiteral("%1 and %2").arg(a).arg(b)));
}

void TestSeriesRaster::aNullBreaksTheLine()
{
    RasterJob job = squareJob();
    job.series.push_back(seriesOf({{0, 100}, {50, 100}, {100, nullNumber}, {150, 100}, {200, 100}}));
    const QImage image = rasterSeries(job);
    QVERIFY(alphaAt(image, 25, 100) > 200);
    QCOMPARE(alphaAt(image, 100, 100), 0);
    QVERIFY(alphaAt(image, 175, 100) > 200);
}

void TestSeriesRaster::spannedNullsAreJoined()
{
    RasterJob job = squareJob();
    job.series.push_back(seriesOf({{0, 100}, {50, 100}, {60, nullNumber}, {80, 100}, {150, nullNumber}, {200, 100}}));
    job.series[0].style.spanNullsMs = 40;
    QImage image = rasterSeries(job);
    QVERIFY(alphaAt(image, 65, 100) > 200);
    QCOMPARE(alphaAt(image, 140, 100), 0);
    job.series[0].style.spanNullsMs = std::numeric_limits<double>::infinity();
    image = rasterSeries(job);
    QVERIFY(alphaAt(image, 140, 100) > 200);
}

void TestSeriesRaster::absentRowsAreNoGap()
{
    RasterJob job = squareJob();
    job.series.push_back(seriesOf({{0, 100}, {100, absentNumber}, {200, 100}}));
    QVERIFY(alphaAt(rasterSeries(job), 100, 100) > 200);
}

void TestSeriesRaster::aStepHoldsItsValue()
{
    RasterJob job = squareJob();
    job.series.push_back(seriesOf({{0, 50}, {100, 150}, {200, 150}}));
    job.series[0].style.interpolation = LineInterpolation::StepAfter;
    QImage image = rasterSeries(job);
    QVERIFY(alphaAt(image, 90, 150) > 200);
    QCOMPARE(alphaAt(image, 90, 50), 0);
    QVERIFY(alphaAt(image, 100, 100) > 200);
    job.series[0].style.interpolation = LineInterpolation::StepBefore;
    image = rasterSeries(job);
    QVERIFY(alphaAt(image, 90, 50) > 200);
    QCOMPARE(alphaAt(image, 90, 150), 0);
}

void TestSeriesRaster::anAreaReachesZero()
{
    RasterJob job = squareJob();
    job.scales[0] = {{}, -100, 100}; // zero in the middle
    job.series.push_back(seriesOf({{0, 50}, {200, 50}}));
    job.series[0].style.fillOpacity = .5;
    const QImage image = rasterSeries(job);
    QCOMPARE(alphaAt(image, 100, 40), 0);
    QVERIFY(std::abs(alphaAt(image, 100, 75) - 128) <= 1);
    QVERIFY(std::abs(alphaAt(image, 100, 99) - 128) <= 1);
    QCOMPARE(alphaAt(image, 100, 101), 0);
}

void TestSeriesRaster::anAreaEndsAtTheSeriesBelow()
{
    RasterJob job = squareJob();
    job.series.push_back(seriesOf({{0, 50}, {200, 50}}));
    job.series.push_back(seriesOf({{0, 150}, {200, 150}}));
    job.series[1].style.fillOpacity = .5;
    job.series[1].below = 0;
    const QImage image = rasterSeries(job);
    QVERIFY(alphaAt(image, 100, 100) > 100);
    QCOMPARE(alphaAt(image, 100, 180), 0);
}

void TestSeriesRaster::opacityFadesDownwards()
{
    RasterJob job = squareJob();
    job.series.push_back(seriesOf({{0, 190}, {200, 190}}));
    job.series[0].style.fillOpacity = 1;
    job.series[0].style.gradient = GradientMode::Opacity;
    const QImage image = rasterSeries(job);
    QVERIFY(alphaAt(image, 100, 20) > 220);
    QVERIFY(alphaAt(image, 100, 100) > 110 && alphaAt(image, 100, 100) < 145);
    QVERIFY(alphaAt(image, 100, 195) < 15);
}

void TestSeriesRaster::barsStandOnZeroWithTheirShareOfTheColumn()
{
    RasterJob job = squareJob();
    job.series.push_back(seriesOf({{50, 100}, {100, 150}, {150, 50}}));
    job.series[0].style.draw = DrawStyle::Bars;
    job.series[0].style.fillOpacity = 1;
    const QImage image = rasterSeries(job);
    int covered = 0;
    for (int x = 75; x < 125; x++)
        covered += alphaAt(image, x, 180) > 200;
    QCOMPARE(covered, 30); // .6 of 50
    QCOMPARE(alphaAt(image, 100, 40), 0);
    QVERIFY(alphaAt(image, 100, 60) > 200);
    QVERIFY(alphaAt(image, 100, 199) > 200);
}

void TestSeriesRaster::negativeBarsHang()
{
    RasterJob job = squareJob();
    job.scales[0] = {{}, -100, 100};
    job.series.push_back(seriesOf({{100, -50}}));
    job.series[0].style.draw = DrawStyle::Bars;
    job.series[0].style.fillOpacity = 1;
    const QImage image = rasterSeries(job);
    QCOMPARE(alphaAt(image, 100, 90), 0);
    QVERIFY(alphaAt(image, 100, 125) > 200);
    QCOMPARE(alphaAt(image, 100, 160), 0);
}

void TestSeriesRaster::aLonePointGetsADot()
{
    RasterJob job = squareJob();
    std::vector<std::pair<double, double>> points;
    for (int i = 0; i < 100; i++)
        points.emplace_back(i, 50);
    points.insert(points.end(), {{110, nullNumber}, {120, 150}, {130, nullNumber}});
    job.series.push_back(seriesOf(points));
    job.series[0].style.points = ShowPoints::Auto;
    const QImage image = rasterSeries(job);
    QVERIFY(alphaAt(image, 120, 50) > 200);
    QVERIFY(alphaAt(image, 121, 49) > 200);
    QCOMPARE(alphaAt(image, 127, 50), 0);
}

void TestSeriesRaster::thresholdsLieUnderTheSeries()
{
    RasterJob job = squareJob();
    ThresholdMark mark;
    mark.from = 100;
    mark.to = std::numeric_limits<double>::infinity();
    mark.color = Qt::red;
    mark.area = true;
    job.thresholds.push_back(mark);
    job.series.push_back(seriesOf({{0, 150}, {200, 150}}));
    const QImage image = rasterSeries(job);
    QVERIFY(std::abs(alphaAt(image, 100, 20) - 38) <= 1);
    QCOMPARE(alphaAt(image, 100, 120), 0);
    QCOMPARE(image.pixelColor(100, 50), QColor(Qt::white));
}

void TestSeriesRaster::logScalesSkipWhatTheyCannotShow()
{
    RasterJob job = squareJob();
    job.scales[0].options.type = ScaleType::Log;
    job.scales[0].options.logBase = 10;
    job.scales[0].min = 1;
    job.scales[0].max = 100;
    job.series.push_back(seriesOf({{0, 10}, {100, 10}, {120, -5}, {130, 0}, {140, 10}, {200, 10}}));
    const QImage image = rasterSeries(job);
    QVERIFY(alphaAt(image, 50, 100) > 200); // 10 is half way between 1 and 100
    QVERIFY(alphaAt(image, 170, 100) > 200);
}

void TestSeriesRaster::hiddenSeriesAreNotDrawn()
{
    RasterJob job = squareJob();
    job.series.push_back(wave(50));
    job.series[0].visible = false;
    QCOMPARE(inkOf(rasterSeries(job)), 0.0);
}

void TestSeriesRaster::aLineOnTheLowerEdgeIsSeenWhereTheScaleBeginsAtZero_data()
{
    QTest::addColumn<double>("min");
    QTest::addColumn<double>("width");
    QTest::addColumn<double>("ink"); // px of a column
    QTest::newRow("1 px on zero") << 0.0 << 1.0 << 1.0;
    QTest::newRow("2 px on zero") << 0.0 << 2.0 << 2.0;
    QTest::newRow("3 px on zero") << 0.0 << 3.0 << 3.0;
    QTest::newRow("2 px on another edge are cut") << 5.0 << 2.0 << 1.0;
}

void TestSeriesRaster::aLineOnTheLowerEdgeIsSeenWhereTheScaleBeginsAtZero()
{
    QFETCH(double, min);
    QFETCH(double, width);
    QFETCH(double, ink);
    DrawSeries line = seriesOf({{-50, min}, {250, min}});
    line.style.lineWidth = width;
    RasterJob job = squareJob();
    job.series.push_back(line);
    job.scales[0].min = min;
    const QImage image = rasterSeries(job);
    QVERIFY(std::abs(inkOf(image) / image.width() - ink) < .02);
}

void TestSeriesRaster::coloursAreLaidOverEachOtherInTheOrderOfTheSeries_data()
{
    QTest::addColumn<GradientMode>("gradient");
    QTest::addColumn<bool>("overThreshold");
    QTest::newRow("plain") << GradientMode::None << false;
    QTest::newRow("fading") << GradientMode::Opacity << false;
    QTest::newRow("over a threshold") << GradientMode::None << true;
}

void TestSeriesRaster::coloursAreLaidOverEachOtherInTheOrderOfTheSeries()
{
    QFETCH(GradientMode, gradient);
    QFETCH(bool, overThreshold);
    RasterJob job = squareJob();
    const std::vector<QColor> colors {Qt::red, Qt::green, Qt::blue, Qt::yellow, Qt::magenta};
    for (size_t i = 0; i < colors.size(); i++) {
        // Slanted, so that strips have rows that all of their columns cover and rows that some do.
        DrawSeries series = seriesOf({{0, 60.0 + 20 * double(i)}, {200, 160.0 - 20 * double(i)}});
        series.style.color = colors[i];
        series.style.lineWidth = 2;
        series.style.fillOpacity = .3;
        series.style.gradient = gradient;
        job.series.push_back(series);
    }
    if (overThreshold) {
        ThresholdMark mark;
        mark.to = std::numeric_limits<double>::infinity();
        mark.color = Qt::cyan;
        mark.area = true;
        job.thresholds.push_back(mark);
    }
    const QImage together = rasterSeries(job);
    RasterJob single = job;
    single.series.clear();
    QImage stacked = rasterSeries(single).convertToFormat(QImage::Format_RGBA32FPx4_Premultiplied);
    for (const DrawSeries& series : job.series) {
        single.thresholds.clear();
        single.series = {series};
        QPainter(&stacked).drawImage(0, 0, rasterSeries(single));
    }
    stacked = stacked.convertToFormat(together.format());
    int worst = 0;
    for (int y = 0; y < job.size.height(); y++) {
        const uchar* a = together.constScanLine(y);
        const uchar* b = stacked.constScanLine(y);
        for (int i = 0; i < together.width() * 4; i++)
            worst = std::max(worst, std::abs(a[i] - b[i]));
    }
    QVERIFY2(worst <= 4, qPrintable(QString::number(worst)));
}

void TestSeriesRaster::everyColumnEndsWhereItsOwnValueDoes()
{
    std::vector<std::pair<double, double>> points;
    for (int i = 0; i < 40; i++)
        points.emplace_back(2.5 + 5 * i, 10 + (i * 67) % 180);
    RasterJob job = squareJob();
    job.series.push_back(seriesOf(points));
    SeriesStyle& style = job.series[0].style;
    style.draw = DrawStyle::Bars;
    style.barWidthFactor = 1;
    style.lineWidth = 0;
    style.fillOpacity = .4;
    const QImage image = rasterSeries(job);
    for (const auto& [x, height] : points) {
        const int column = int(x);
        const int top = 200 - int(height);
        QCOMPARE(alphaAt(image, column, top - 1), 0);
        QCOMPARE(alphaAt(image, column, top), 102);
        QCOMPARE(alphaAt(image, column, 199), 102);
    }
}

void TestSeriesRaster::hostileColumnsAreSurvived()
{
    const double inf = std::numeric_limits<double>::infinity();
    RasterJob job = squareJob();
    job.series.push_back(seriesOf({}));
    job.series.push_back(seriesOf({{0, inf}, {50, -inf}, {100, std::nan("")}, {150, 1e300}, {200, -1e300}}));
    job.series.push_back(seriesOf({{100, 50}, {50, 60}, {150, 70}, {20, 80}}));
    job.series.push_back(wave(5000));
    auto longer = std::make_shared<TimeColumn>(*job.series[3].times);
    longer->resize(longer->size() + 100, longer->back());
    job.series[3].times = longer;
    job.series.push_back(wave(10));
    job.series[4].scale = 7;
    job.series.push_back(wave(10));
    job.series[5].below = 5;
    job.series[5].style.fillOpacity = .2;
    for (const DrawStyle draw : {DrawStyle::Line, DrawStyle::Bars, DrawStyle::Points}) {
        for (DrawSeries& series : job.series) {
            series.style.draw = draw;
            series.style.points = ShowPoints::Auto;
            series.style.interpolation = LineInterpolation::Smooth;
        }
        const QImage picture = rasterSeries(job);
        QVERIFY(QRect(picture.offset(), picture.size()).contains(QRect({}, job.size)));
    }
    job.size = {1, 1};
    QVERIFY(rasterSeries(job).width() < 20); // as wide as its dots
    job.size = {0, 50};
    QVERIFY(rasterSeries(job).isNull());
}

void TestSeriesRaster::dotsOnAnEdgeAreWhole()
{
    RasterJob job = squareJob();
    job.series.push_back(seriesOf({{0, 100}, {100, 100}, {200, 100}}));
    job.series[0].style.draw = DrawStyle::Points;
    job.series[0].style.pointSize = 10;
    const QImage picture = rasterSeries(job);
    QCOMPARE(picture.offset(), QPoint(-5, 0));
    QCOMPARE(picture.width(), job.size.width() + 10);
    const int y = job.size.height() / 2;
    const auto dotAt = [&](int x) { return picture.copy(x - 5 - picture.offset().x(), y - 5, 10, 10); };
    QVERIFY(alphaAt(dotAt(100), 5, 5) == 255);
    QCOMPARE(dotAt(0), dotAt(100));
    QCOMPARE(dotAt(200), dotAt(100));
}

void TestSeriesRaster::dotsAreShownWhereTheyHaveRoom_data()
{
    QTest::addColumn<double>("lineWidth");
    QTest::addColumn<int>("count");
    QTest::addColumn<double>("width");
    QTest::addColumn<bool>("shown");
    QTest::newRow("thin, far apart") << 1.0 << 41 << 850.0 << true;
    QTest::newRow("thin, close") << 1.0 << 121 << 600.0 << false;
    QTest::newRow("wide, far apart") << 2.0 << 37 << 898.0 << true;
    QTest::newRow("wide, close") << 2.0 << 73 << 908.0 << false;
}

void TestSeriesRaster::dotsAreShownWhereTheyHaveRoom()
{
    QFETCH(double, lineWidth);
    QFETCH(int, count);
    QFETCH(double, width);
    QFETCH(bool, shown);
    SeriesStyle style;
    style.lineWidth = lineWidth;
    QCOMPARE(showsPoints(style, count, width), shown);
    style.points = ShowPoints::Never;
    QVERIFY(!showsPoints(style, count, width));
    style.points = ShowPoints::Always;
    QVERIFY(showsPoints(style, count, width));
}

void TestSeriesRaster::vectorsLookLikePictures_data()
{
    QTest::addColumn<RasterJob>("job");
    using Change = std::function<void(DrawSeries&)>;
    const auto row = [](const char* name, const Change& change, bool onlyFirst = false) {
        RasterJob job = squareJob();
        job.series.push_back(
            seriesOf({{-20, 20}, {10, 30}, {60, 150}, {90, nullNumber}, {100, 90}, {150, 260}, {220, 40}}));
        job.series.push_back(seriesOf({{0, 10}, {60, 60}, {100, 20}, {150, 80}, {200, 10}}));
        job.series[1].style.color = Qt::red;
        change(job.series[0]);
        if (!onlyFirst)
            change(job.series[1]);
        QTest::newRow(name) << job;
    };
    row("thin lines", [](DrawSeries&) {});
    row("wide lines", [](DrawSeries& s) { s.style.lineWidth = 5; });
    row("steps after", [](DrawSeries& s) { s.style.interpolation = LineInterpolation::StepAfter; });
    row("steps before", [](DrawSeries& s) { s.style.interpolation = LineInterpolation::StepBefore; });
    row("curves", [](DrawSeries& s) { s.style.interpolation = LineInterpolation::Smooth; });
    row("areas", [](DrawSeries& s) { s.style.fillOpacity = .5; });
    row("fading areas", [](DrawSeries& s) {
        s.style.fillOpacity = .8;
        s.style.gradient = GradientMode::Opacity;
    });
    row(
        "an area down to another line",
        [](DrawSeries& s) {
            s.style.fillOpacity = .5;
            s.below = 1;
        },
        true);
    row("dots", [](DrawSeries& s) { s.style.points = ShowPoints::Always; });
    row("bars", [](DrawSeries& s) {
        s.style.draw = DrawStyle::Bars;
        s.style.fillOpacity = .5;
    });
    RasterJob dashed = squareJob();
    dashed.series.push_back(seriesOf({{0, 10}, {60, 60}, {100, 20}, {150, 80}, {200, 10}}));
    dashed.series[0].style.dash = {10, 6};
    dashed.series[0].style.lineWidth = 2; // Qt stretches the dashes of pens of one px
    QTest::newRow("dashes") << dashed;
    RasterJob job = squareJob();
    ThresholdMark mark;
    mark.from = 80;
    mark.to = std::numeric_limits<double>::infinity();
    mark.color = Qt::red;
    mark.area = mark.line = true;
    job.thresholds = {mark};
    QTest::newRow("thresholds") << job;
}

void TestSeriesRaster::vectorsLookLikePictures()
{
    QFETCH(RasterJob, job);
    const QImage whole = rasterSeries(job);
    const QImage raster = whole.copy(QRect(-whole.offset(), job.size));
    QImage printed(job.size, QImage::Format_ARGB32_Premultiplied);
    printed.fill(Qt::transparent);
    QPainter painter(&printed);
    QVERIFY(canPrint(job));
    printSeries(painter, job);
    painter.end();
    constexpr int edge = 100; // of 255: the two round the edges of their strokes differently
    int differing = 0;
    for (int y = 0; y < job.size.height(); y++)
        for (int x = 0; x < job.size.width(); x++)
            differing += std::abs(alphaAt(raster, x, y) - alphaAt(printed, x, y)) > edge ? 1 : 0;
    if (differing > 100) {
        raster.save(QDir::temp().filePath(QStringLiteral("raster.png")));
        printed.save(QDir::temp().filePath(QStringLiteral("printed.png")));
    }
    QVERIFY2(differing <= 100, qPrintable(QString::number(differing)));
}

void TestSeriesRaster::whatFilesOfVectorsHold_data()
{
    QTest::addColumn<RasterJob>("job");
    QTest::addColumn<bool>("vectors");
    RasterJob job = squareJob();
    job.series.push_back(wave(20'000));
    QTest::newRow("20,000 points") << job << true;
    job.series.push_back(wave(2));
    QTest::newRow("more") << job << false;
    job.series = {wave(10)};
    job.series[0].style.gradient = GradientMode::Hue;
    QTest::newRow("a colour that changes along the line") << job << false;
    job.series[0].style.gradient = GradientMode::None;
    job.shapesAbove.emplace_back([](QPainter&, const PlotMap&) {});
    QTest::newRow("shapes that may leave the plot") << job << false;
    job.shapesAbove.clear();
    job.draw = [](const RasterJob&) { return QImage(); };
    QTest::newRow("a picture") << job << false;
}

void TestSeriesRaster::whatFilesOfVectorsHold()
{
    QFETCH(RasterJob, job);
    QFETCH(bool, vectors);
    QCOMPARE(canPrint(job), vectors);
}

VEDETTE_TEST_GUILESS(TestSeriesRaster)
#include "tst_seriesraster.moc"
