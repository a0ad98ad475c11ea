#include "dashboards/graphlayout/components.h"
#include "tests/support/testmain.h"

#include <cmath>

namespace {

GraphLayoutRequest chain(int nodes, GraphLayoutKind kind)
{
    GraphLayoutRequest request;
    request.nodes = nodes;
    request.kind = kind;
    for (int i = 1; i < nodes; i++)
        request.edges.push_back({i - 1, i});
    return request;
}

double nearestPair(const std::vector<GraphPoint>& points)
{
    double least = std::numeric_limits<double>::max();
    for (size_t i = 0; i < points.size(); i++)
        for (size_t k = i + 1; k < points.size(); k++)
            least = std::min(least, std::hypot(points[i].x - points[k].x, points[i].y - points[k].y));
    return least;
}

} // namespace

class TestGraphLayout : public QObject
{
    Q_OBJECT

private slots:
    void layersLeadToTheRight()
    {
        const auto points = layoutGraph(chain(5, GraphLayoutKind::Layered));
        QVERIFY(points);
        for (size_t i = 1; i < points->size(); i++) {
            QVERIFY((*points)[i].x > (*points)[i - 1].x + 100);
            QVERIFY(std::abs((*points)[i].y - (*points)[0].y) < 1);
        }
        QVERIFY(std::abs((*points)[0].x + (*points)[4].x) < 1e-6); // their middle is at zero
    }

    void nodesKeepTheirDistance_data()
    {
        QTest::addColumn<int>("nodes");
        QTest::addColumn<int>("kind");
        for (const int nodes : {2, 7, 60, 300})
            for (const GraphLayoutKind kind : {GraphLayoutKind::Layered, GraphLayoutKind::Force, GraphLayoutKind::Grid})
                QTest::addRow("%d nodes, kind %d", nodes, int(kind)) << nodes << int(kind);
    }
    void nodesKeepTheirDistance()
    {
        QFETCH(int, nodes);
        QFETCH(int, kind);
        GraphLayoutRequest request;
        request.nodes = nodes;
        request.kind = GraphLayoutKind(kind);
        for (int i = 1; i < nodes; i++)
            request.edges.push_back({i * 7 % i, i});
        const auto points = layoutGraph(request);
        QVERIFY(points);
        QCOMPARE(int(points->size()), nodes);
        for (const GraphPoint& p : *points)
            QVERIFY(std::isfinite(p.x) && std::isfinite(p.y));
        QVERIFY2(nearestPair(*points) > request.spacing.along * .6, qPrintable(QString::number(nearestPair(*points))));
    }

    void theSameGraphLooksTheSame()
    {
        const GraphLayoutRequest request = chain(20, GraphLayoutKind::Force);
        const auto first = layoutGraph(request);
        const auto second = layoutGraph(request);
        QVERIFY(first && second);
        for (size_t i = 0; i < first->size(); i++)
            QCOMPARE((*first)[i].x, (*second)[i].x);
    }

    void oddGraphsAreLaidOut_data()
    {
        QTest::addColumn<int>("nodes");
        QTest::addColumn<QList<int>>("ends");
        QTest::newRow("none") << 0 << QList<int> {};
        QTest::newRow("one") << 1 << QList<int> {};
        QTest::newRow("a loop") << 1 << QList<int> {0, 0};
        QTest::newRow("no edges") << 9 << QList<int> {};
        QTest::newRow("a cycle") << 3 << QList<int> {0, 1, 1, 2, 2, 0};
        QTest::newRow("double edges") << 2 << QList<int> {0, 1, 0, 1, 1, 0};
        QTest::newRow("edges to nowhere") << 2 << QList<int> {0, 5, -1, 1, 0, 1};
        QTest::newRow("two parts") << 4 << QList<int> {0, 1, 2, 3};
    }
    void oddGraphsAreLaidOut()
    {
        QFETCH(int, nodes);
        QFETCH(QList<int>, ends);
        GraphLayoutRequest request;
        request.nodes = nodes;
        for (qsizetype i = 0; i + 1 < ends.size(); i += 2)
            request.edges.push_back({ends[i], ends[i + 1]});
        for (const GraphLayoutKind kind : {GraphLayoutKind::Layered, GraphLayoutKind::Force}) {
            request.kind = kind;
            const auto points = layoutGraph(request);
            QVERIFY(points);
            QCOMPARE(int(points->size()), nodes);
            QVERIFY(nodes < 2 || nearestPair(*points) > 50);
        }
    }

    void partsStandApart()
    {
        GraphLayoutRequest request = chain(3, GraphLayoutKind::Layered);
        request.nodes = 5;
        request.edges.push_back({4, 3});
        const std::vector<GraphComponent> parts = connectedComponents(request);
        QCOMPARE(int(parts.size()), 2);
        QCOMPARE(parts[0].nodes, (std::vector<int> {0, 1, 2}));
        QCOMPARE(parts[1].nodes, (std::vector<int> {3, 4}));
        QCOMPARE(parts[1].request.edges, (std::vector<GraphEdge> {{1, 0}}));
    }
};

VEDETTE_TEST_GUILESS(TestGraphLayout)
#include "tst_graphlayout.moc"
