#include "tests/support/testmain.h"
#include "widgets/chart/strokepath.h"

#include <algorithm>
#include <cmath>

namespace {

constexpr int width = 60; ///< px

struct Edges
{
    double lo = 1e9;
    double hi = -1e9;
};

/// What a disc covers at px `x` that stands at many places of the path.
Edges rolled(const std::vector<PathPoint>& path, double radius, double x)
{
    Edges found;
    const auto stand = [&](double atX, double atY) {
        const double rest = radius * radius - (x - atX) * (x - atX);
        if (rest < 0)
            return;
        found.lo = std::min(found.lo, atY - std::sqrt(rest));
        found.hi = std::max(found.hi, atY + std::sqrt(rest));
    };
    for (size_t i = 0; i < path.size(); i++) {
        constexpr int places = 1000;
        const PathPoint from = path[path[i].gap ? i : i - 1];
        for (int k = 0; k <= places; k++) {
            const double t = double(k) / places;
            stand(from.x + t * (path[i].x - from.x), from.y + t * (path[i].y - from.y));
        }
    }
    return found;
}

std::vector<PathPoint> jagged(float step)
{
    std::vector<PathPoint> path;
    for (int i = 0; float(i) * step < width; i++)
        path.push_back({float(i) * step, 50 + float(i * 67 % 41) - 20, i == 0});
    return path;
}

} // namespace

class TestStrokePath : public QObject
{
    Q_OBJECT

private slots:
    void aStrokeIsWhatARolledDiscCovers_data();
    void aStrokeIsWhatARolledDiscCovers();
    void flatEndsStandUprightToTheLine_data();
    void flatEndsStandUprightToTheLine();
    void onlyWhatIsAskedForIsMade();
};

void TestStrokePath::aStrokeIsWhatARolledDiscCovers_data()
{
    QTest::addColumn<std::vector<PathPoint>>("path");
    QTest::addColumn<double>("radius");
    const std::vector<std::pair<const char*, std::vector<PathPoint>>> paths {
        {"a lone point", {{30, 50, true}}},
        {"lone points beside a line", {{10, 50, true}, {20, 40, true}, {40, 60, false}, {50, 50, true}}},
        {"flat", {{10, 50, true}, {50, 50, false}}},
        {"rising and falling", {{5, 80, true}, {30, 20, false}, {55, 80, false}}},
        {"upright", {{30, 20, true}, {30, 80, false}}},
        {"a step up", {{5, 70, true}, {30, 70, false}, {30, 30, false}, {55, 30, false}}},
        {"a step down", {{5, 30, true}, {30, 30, false}, {30, 70, false}, {55, 70, false}}},
        {"there and back", {{30, 20, true}, {30, 80, false}, {30, 40, false}, {50, 40, false}}},
        {"a point twice", {{10, 30, true}, {30, 60, false}, {30, 60, false}, {50, 40, false}}},
        {"a peak thinner than the stroke",
         {{5, 50, true}, {29, 50, false}, {30, 20, false}, {31, 50, false}, {55, 50, false}}},
        {"far outside", {{-20, 50, true}, {30, 60, false}, {90, 20, false}}},
        {"every 5 px", jagged(5)},
        {"every px", jagged(1)},
        {"four a px", jagged(.25F)},
        {"at odd places", jagged(.7F)},
    };
    for (const double radius : {.5, 1.5, 5.0})
        for (const auto& [name, path] : paths)
            QTest::addRow("%s, radius %g", name, radius) << path << radius;
}

void TestStrokePath::aStrokeIsWhatARolledDiscCovers()
{
    QFETCH(std::vector<PathPoint>, path);
    QFETCH(double, radius);
    CurveRequest request;
    request.width = width;
    request.perPx = 4;
    request.radius = float(radius);
    const Curve curve = strokePath(path, request);
    QCOMPARE(curve.lo.size(), size_t(width * 4));
    QCOMPARE(curve.hi.size(), size_t(width * 4));
    for (size_t i = 0; i < curve.lo.size(); i++) {
        const double x = (double(i) + .5) / request.perPx;
        const Edges expected = rolled(path, radius, x);
        const bool same = expected.lo > expected.hi
            ? curve.lo[i] > curve.hi[i]
            : std::abs(curve.lo[i] - expected.lo) < .03 && std::abs(curve.hi[i] - expected.hi) < .03;
        QVERIFY2(same,
                 qPrintable(QStringLiteral("%1: %2 to %3, not %4 to %5")
                                .arg(x)
                                .arg(double(curve.lo[i]))
                                .arg(double(curve.hi[i]))
                                .arg(expected.lo)
                                .arg(expected.hi)));
    }
}

void TestStrokePath::flatEndsStandUprightToTheLine_data()
{
    QTest::addColumn<PathPoint>("from");
    QTest::addColumn<PathPoint>("to");
    QTest::newRow("flat") << PathPoint {10, 50, true} << PathPoint {50, 50, false};
    QTest::newRow("falling") << PathPoint {10, 30, true} << PathPoint {50, 70, false};
    QTest::newRow("rising gently") << PathPoint {10, 60, true} << PathPoint {50, 50, false};
    QTest::newRow("rising steeply") << PathPoint {28, 90, true} << PathPoint {32, 10, false};
    QTest::newRow("upright") << PathPoint {30, 20, true} << PathPoint {30, 80, false};
    QTest::newRow("shorter than it is wide") << PathPoint {30, 40, true} << PathPoint {32, 43, false};
}

void TestStrokePath::flatEndsStandUprightToTheLine()
{
    QFETCH(PathPoint, from);
    QFETCH(PathPoint, to);
    CurveRequest request;
    request.width = width;
    request.perPx = 4;
    request.radius = 5;
    const Curve curve = strokePath({from, to}, request, StrokeEnds::Flat);
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    const double alongX = (to.x - from.x) / length;
    const double alongY = (to.y - from.y) / length;
    constexpr double step = .01;
    for (size_t i = 0; i < curve.lo.size(); i++) {
        const double x = (double(i) + .5) / request.perPx - from.x;
        Edges expected;
        for (double y = -100; y < 100; y += step) {
            const double along = x * alongX + y * alongY;
            const double aside = y * alongX - x * alongY;
            if (along < 0 || along > length || std::abs(aside) > 5)
                continue;
            expected.lo = std::min(expected.lo, y + from.y);
            expected.hi = std::max(expected.hi, y + from.y);
        }
        const bool thin = expected.hi - expected.lo < 4 * step; // a corner that the steps may miss
        QVERIFY2(
            thin || (std::abs(curve.lo[i] - expected.lo) < 3 * step && std::abs(curve.hi[i] - expected.hi) < 3 * step),
            qPrintable(QStringLiteral("%1: %2 to %3, not %4 to %5")
                           .arg(x)
                           .arg(double(curve.lo[i]))
                           .arg(double(curve.hi[i]))
                           .arg(expected.lo)
                           .arg(expected.hi)));
    }
}

void TestStrokePath::onlyWhatIsAskedForIsMade()
{
    CurveRequest request;
    request.width = width;
    request.stroke = false;
    const Curve middle = strokePath(jagged(5), request);
    QVERIFY(middle.lo.empty() && middle.hi.empty());
    QCOMPARE(middle.middle.size(), size_t(width * request.perPx));
    request.stroke = true;
    request.middle = false;
    const Curve stroke = strokePath(jagged(5), request);
    QVERIFY(stroke.middle.empty());
    QCOMPARE(stroke.lo.size(), size_t(width * request.perPx));
}

VEDETTE_TEST_GUILESS(TestStrokePath)
#include "tst_strokepath.moc"
