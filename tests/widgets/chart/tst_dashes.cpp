#include "tests/support/testmain.h"
#include "widgets/chart/plottedseries.h"
#include "widgets/chart/sparsepainter.h"

#include <QPainter>

#include <cmath>

namespace {

using Points = std::vector<std::pair<double, double>>;

/// A job of 200x200 px in which one ms and one unit of value are one px; zero is at the bottom.
RasterJob dashedJob(const Points& points, double width, bool round)
{
    auto times = std::make_shared<TimeColumn>();
    auto values = std::make_shared<NumberColumn>();
    for (const auto& [ms, value] : points) {
        times->push_back(qint64(ms * 1e6));
        values->push_back(value);
    }
    DrawSeries series;
    series.times = times;
    series.values = values;
    series.style.color = Qt::white;
    series.style.points = ShowPoints::Never;
    series.style.lineWidth = width;
    series.style.dash = round ? std::vector<double> {0, 2 * width} : std::vector<double> {10, 10};
    series.style.roundCaps = round;
    RasterJob job;
    job.size = {200, 200};
    job.toMs = 200;
    job.scales.push_back({{}, -1, 199});
    job.series.push_back(series);
    return job;
}

/// The same as Qt draws it.
QImage byPen(const RasterJob& job)
{
    QImage image(job.size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const CurveRequest request = PlottedSeries(job).request(job.series[0]);
    QPolygonF line;
    for (const PathPoint& p : seriesPath(request, visibleRows(request)))
        line << QPointF(double(p.x), double(p.y));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(dashedPen(job.series[0].style, job.ratio, job.series[0].style.color));
    painter.drawPolyline(line);
    return image;
}

struct Difference
{
    double ink = 0; ///< px that the second picture covers
    double sum = 0; ///< px by which both differ
};

Difference differenceOf(const QImage& a, const QImage& b)
{
    Difference found;
    for (int y = 0; y < b.height(); y++)
        for (int x = 0; x < b.width(); x++) {
            found.ink += qAlpha(b.pixel(x, y)) / 255.0;
            found.sum += std::abs(qAlpha(a.pixel(x, y)) - qAlpha(b.pixel(x, y))) / 255.0;
        }
    return found;
}

} // namespace

class TestDashes : public QObject
{
    Q_OBJECT

private slots:
    void dashesLieWhereAPenPutsThem_data();
    void dashesLieWhereAPenPutsThem();
    void aRunBeginsWithADash();
    void whatIsFarOutsideCostsNothing();
    void aPatternFinerThanAPixelIsALine();
};

void TestDashes::dashesLieWhereAPenPutsThem_data()
{
    QTest::addColumn<Points>("points");
    QTest::addColumn<double>("width");
    QTest::addColumn<bool>("round");
    Points waves;
    for (int i = 0; i <= 20; i++)
        waves.emplace_back(10 * i, 100 + 60 * std::sin(i * .7));
    const std::vector<std::pair<const char*, Points>> lines {
        {"flat", {{0, 100}, {200, 100}}},
        {"slanted", {{10, 10}, {190, 150}}},
        {"steep", {{90, 190}, {110, 10}}},
        {"upright", {{20, 20}, {100, 20}, {100, 180}, {180, 180}}},
        {"through the edges", {{-100, -300}, {50, 150}, {120, 400}, {150, 50}, {300, 90}}},
        {"waves", waves},
    };
    for (const double width : {2.0, 3.0, 8.0}) // Qt stretches the dashes of pens of one px
        for (const bool round : {false, true})
            for (const auto& [name, points] : lines)
                QTest::addRow("%s, %g px, %s", name, width, round ? "dots" : "dashes") << points << width << round;
}

void TestDashes::dashesLieWhereAPenPutsThem()
{
    QFETCH(Points, points);
    QFETCH(double, width);
    QFETCH(bool, round);
    const RasterJob job = dashedJob(points, width, round);
    const Difference found = differenceOf(rasterSeries(job), byPen(job));
    // Qt's discs are polygons, and a column of ours holds one stretch of a dash.
    QVERIFY2(found.ink > 10 && found.sum < .12 * found.ink,
             qPrintable(QStringLiteral("%1 of %2 px differ").arg(found.sum).arg(found.ink)));
}

void TestDashes::aRunBeginsWithADash()
{
    const RasterJob job = dashedJob({{20, 100}, {73, 100}, {80, nullNumber}, {90, 100}, {150, 100}}, 2, false);
    const QImage image = rasterSeries(job);
    const int y = 99;
    for (const auto& [x, drawn] : std::vector<std::pair<int, bool>> {
             {18, false}, {22, true}, {28, true}, {32, false}, {38, false}, {92, true}, {98, true}, {103, false}})
        QCOMPARE(qAlpha(image.pixel(x, y)) > 200, drawn);
}

void TestDashes::whatIsFarOutsideCostsNothing()
{
    // A dash at a time along a line that values of 1e300 pull far out would take for ever.
    Points points;
    for (int i = 0; i < 1000; i++)
        points.emplace_back(.2 * i, i % 2 == 0 ? 1e300 : -1e300);
    const QImage image = rasterSeries(dashedJob(points, 1, false));
    QCOMPARE(image.size(), QSize(200, 200));
}

void TestDashes::aPatternFinerThanAPixelIsALine()
{
    RasterJob job = dashedJob({{0, 100}, {200, 100}}, 3, false);
    job.series[0].style.dash = {.1, .1};
    const QImage image = rasterSeries(job);
    for (int x = 10; x < 190; x++)
        QCOMPARE(qAlpha(image.pixel(x, 99)), 255);
}

VEDETTE_TEST_GUILESS(TestDashes)
#include "tst_dashes.moc"
