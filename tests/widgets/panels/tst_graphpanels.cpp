// Flame graph and node graph: their models, and the panels on the screen.

#include "dashboards/run/panelpipeline.h"
#include "tests/support/testmain.h"
#include "widgets/inspector/panelpicture.h"
#include "widgets/panels/flamegraph/flamegraphview.h"
#include "widgets/panels/flamegraph/flametable.h"
#include "widgets/panels/nodegraph/nodegraphview.h"

#include <QSignalSpy>

namespace {

Frame profile()
{
    Frame frame;
    FieldConfig unit;
    unit.unit = QStringLiteral("ns");
    Field value(QStringLiteral("value"), FieldType::Number, NumberColumn {100, 60, 20, 30, 30});
    value.config = std::make_shared<const FieldConfig>(unit);
    frame.add(Field(QStringLiteral("level"), FieldType::Number, NumberColumn {0, 1, 2, 2, 1}));
    frame.add(value);
    frame.add(Field(QStringLiteral("self"), FieldType::Number, NumberColumn {10, 10, 20, 30, 30}));
    frame.add(Field(QStringLiteral("label"), FieldType::String,
                    StringColumn {QStringLiteral("total"), QStringLiteral("a.F"), QStringLiteral("b.G"),
                                  QStringLiteral("a.F"), QStringLiteral("b.G")}));
    return frame;
}

Frames services()
{
    const auto texts = [](const char* name, StringColumn column) {
        return Field(QString::fromLatin1(name), FieldType::String, std::move(column));
    };
    Frame nodes;
    nodes.add(texts("id", {QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")}));
    nodes.add(texts("title", {QStringLiteral("网关"), QStringLiteral("api"), QString(10000, QLatin1Char('x'))}));
    nodes.add(Field(QStringLiteral("mainstat"), FieldType::Number, NumberColumn {1.5, std::nan(""), nullNumber}));
    FieldConfig green;
    green.color = FieldColor {QStringLiteral("fixed"), QStringLiteral("#00ff00"), {}, {}};
    Field arc(QStringLiteral("arc__ok"), FieldType::Number, NumberColumn {1, .5, 0});
    arc.config = std::make_shared<const FieldConfig>(green);
    nodes.add(arc);
    Frame edges;
    edges.add(texts("id", {QStringLiteral("e1"), QStringLiteral("e2")}));
    edges.add(texts("source", {QStringLiteral("1"), QStringLiteral("2")}));
    edges.add(texts("target", {QStringLiteral("2"), QStringLiteral("nobody")}));
    return {nodes, edges};
}

std::shared_ptr<PanelData> dataOf(Frames frames)
{
    auto data = std::make_shared<PanelData>();
    data->frames = std::move(frames);
    data->revision = 1;
    data->state = LoadingState::Done;
    data->displays = makeDisplays(data->frames, data->display);
    return data;
}

void prepare(PanelView& view, const char* options = "{}", ThemeKind theme = ThemeKind::Dark)
{
    auto spec = std::make_shared<PanelSpec>();
    spec->options = Json::parse(options, nullptr, false);
    PanelContext context;
    context.theme = Theme::make(theme);
    context.interpolate = [](const QString& text) { return text; };
    view.setContext(context);
    view.setSpec(spec);
}

int pixelsOf(const QImage& image, QColor color)
{
    int count = 0;
    for (int y = 0; y < image.height(); y++)
        for (int x = 0; x < image.width(); x++)
            count += image.pixelColor(x, y).rgb() == color.rgb();
    return count;
}

} // namespace

class TestGraphPanels : public QObject
{
    Q_OBJECT

private slots:
    void nestedSetsBecomeTrees()
    {
        const FlameTree tree = flameTree(profile());
        QVERIFY(tree.problem.isEmpty());
        QCOMPARE(int(tree.nodes.size()), 5);
        QCOMPARE(tree.total, 100.0);
        QCOMPARE(tree.depth, 3);
        QCOMPARE(tree.nodes[3].start, 20.0);
        QCOMPARE(tree.nodes[4].start, 60.0);
        QCOMPARE(tree.nodes[1].end, 4);
        QCOMPARE(tree.nodes[3].parent, 1);
        const int f = int(tree.labels.indexOf(QLatin1String("a.F")));
        QCOMPARE(tree.symbols[size_t(f)].total, 60.0); // the inner call is part of the outer one
        QCOMPARE(tree.symbols[size_t(f)].self, 40.0);
        QCOMPARE(tree.symbols[size_t(f)].count, 2);
    }

    void brokenProfilesAreRead_data()
    {
        QTest::addColumn<QList<double>>("levels");
        QTest::addColumn<QList<double>>("values");
        const double nan = std::nan("");
        QTest::newRow("jumps") << QList<double> {0, 5, 9} << QList<double> {3, 2, 1};
        QTest::newRow("not numbers") << QList<double> {nan, nan, 1} << QList<double> {nan, 2, nan};
        QTest::newRow("negative") << QList<double> {-1, -2, 1} << QList<double> {-5, 5, 1};
        QTest::newRow("children wider than parents") << QList<double> {0, 1, 1} << QList<double> {1, 5, 5};
        QTest::newRow("huge") << QList<double> {0, 1e300, 1} << QList<double> {1e308, 1e308, 1e308};
    }
    void brokenProfilesAreRead()
    {
        QFETCH(QList<double>, levels);
        QFETCH(QList<double>, values);
        Frame frame;
        frame.add(Field(QStringLiteral("level"), FieldType::Number, NumberColumn(levels.begin(), levels.end())));
        frame.add(Field(QStringLiteral("value"), FieldType::Number, NumberColumn(values.begin(), values.end())));
        frame.add(Field(QStringLiteral("label"), FieldType::String, StringColumn(3, QStringLiteral("f"))));
        const FlameTree tree = flameTree(frame);
        QCOMPARE(int(tree.nodes.size()), 3);
        for (const FlameNode& node : tree.nodes) {
            QVERIFY(node.start + node.value <= tree.total * (1 + 1e-12));
            QVERIFY(node.end <= 3 && node.level < tree.depth);
        }
    }

    void sandwichesMergeCalls()
    {
        const FlameTree tree = flameTree(profile());
        const int g = int(tree.labels.indexOf(QLatin1String("b.G")));
        const FlameTree callers = flameCallers(tree, g);
        QCOMPARE(callers.total, 50.0);
        QCOMPARE(int(callers.nodes.size()), 4); // G, total, F, total above it
        QCOMPARE(callers.nodes[1].value, 30.0); // called by total alone
        const FlameTree callees = flameCallees(tree, int(tree.labels.indexOf(QLatin1String("a.F"))));
        QCOMPARE(callees.total, 60.0);
        QCOMPARE(int(callees.nodes.size()), 3);
    }

    void packagesHaveColors_data()
    {
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("package");
        QTest::newRow("go") << "crypto.Sign"
                            << "crypto.";
        QTest::newRow("go path") << "github.com/x/y.(*T).Run"
                                 << "github.com/x/y.";
        QTest::newRow("plain") << "total"
                               << "total";
        QTest::newRow("file") << "lib/web/app.py:12 run"
                              << "lib/web/";
    }
    void packagesHaveColors()
    {
        QFETCH(QString, label);
        QFETCH(QString, package);
        QCOMPARE(flamePackage(label), package);
    }

    void theColorsAreThoseOfTheBrowser()
    {
        FlameTree tree;
        tree.labels = {QStringLiteral("total"), QStringLiteral("crypto.Sign"), QStringLiteral("gc.mark")};
        const FlameColors colors(tree, FlameColoring::ByPackage, ThemeKind::Dark);
        FlameNode node;
        node.label = 1;
        QCOMPARE(colors.of(node), QColor(234, 100, 96));
        node.label = 0;
        QCOMPARE(colors.of(node).rgb() & 0xf0f0f0, QColor(137, 130, 201).rgb() & 0xf0f0f0);
    }

    void aBlockIsFocusedAndLeft()
    {
        FlameGraphView view;
        prepare(view);
        view.resize(1200, 400);
        view.setData(dataOf({profile()}));
        QVERIFY(!view.grab().isNull());
        QVERIFY(view.summary().startsWith(QLatin1String("100 ns")));
        QCOMPARE(view.table()->order().front(), int(view.tree()->labels.indexOf(QLatin1String("b.G"))));
        FlameCanvas* canvas = view.canvas();
        const QRectF block = canvas->blockRect(4);
        QVERIFY(std::abs(block.width() - canvas->viewport()->width() * .3) < 1);
        QCOMPARE(canvas->nodeAt(block.center()), 4);
        QTest::mouseClick(canvas->viewport(), Qt::LeftButton, {}, block.center().toPoint());
        QCOMPARE(canvas->focused(), 4);
        QVERIFY(view.summary().contains(QLatin1String("b.G")));
        QCOMPARE(canvas->blockRect(4).width(), double(canvas->viewport()->width()));
        QTest::mouseClick(canvas->viewport(), Qt::LeftButton, {}, canvas->blockRect(4).center().toPoint());
        QCOMPARE(canvas->focused(), -1);
    }

    void textsOfSavedBlocksEndInsideThem()
    {
        FlameGraphView view;
        prepare(view, R"({"showFlameGraphOnly":true})");
        view.resize(260, 400);
        view.setData(dataOf({profile()}));
        view.show();
        const QString svg =
            QString::fromUtf8(pictureFile(*view.canvas()->viewport(), PictureFormat::Svg, QStringLiteral("t")));
        int texts = 0;
        const QFontMetricsF metrics(Theme::make(ThemeKind::Dark).fontMono);
        for (qsizetype at = svg.indexOf(QLatin1String("<text")); at >= 0;
             at = svg.indexOf(QLatin1String("<text"), at + 1)) {
            const qsizetype from = svg.indexOf(u'>', at) + 1;
            const QString text = svg.mid(from, svg.indexOf(u'<', from) - from);
            texts += text.contains(QChar(0x2026)) ? 1 : 0;
            QVERIFY2(metrics.horizontalAdvance(text) <= view.canvas()->viewport()->width(), qPrintable(text));
        }
        QVERIFY2(texts > 0, qPrintable(svg));
    }

    void aSearchMutesTheRest()
    {
        FlameGraphView view;
        prepare(view);
        view.resize(1200, 400);
        view.setData(dataOf({profile()}));
        const int before = pixelsOf(view.grab().toImage(), FlameColors(*view.tree(), {}, {}).of(view.tree()->nodes[1]));
        QVERIFY(before > 1000);
        view.search(QStringLiteral("b.g"));
        QCOMPARE(int(view.table()->order().size()), 1);
        const int after = pixelsOf(view.grab().toImage(), FlameColors(*view.tree(), {}, {}).of(view.tree()->nodes[1]));
        QVERIFY(after < before / 10);
    }

    void aSandwichShowsCallers()
    {
        FlameGraphView view;
        prepare(view);
        view.resize(1200, 500);
        view.setData(dataOf({profile()}));
        view.showSandwich(int(view.tree()->labels.indexOf(QLatin1String("b.G"))));
        QVERIFY(!view.callers()->isHidden());
        QVERIFY(view.callers()->blockRect(0).bottom() >= view.callers()->blockRect(1).bottom());
        QVERIFY(!view.grab().isNull());
        view.showSandwich(-1);
        QVERIFY(view.callers()->isHidden());
    }

    void framesBecomeNodesAndEdges()
    {
        const auto data = dataOf(services());
        const NodeGraphData graph = nodeGraphData(*data, {}, {});
        QCOMPARE(int(graph.nodes.size()), 3);
        QCOMPARE(int(graph.links.size()), 1); // the other one leads nowhere
        QCOMPARE(graph.nodes[0].mainStat, QStringLiteral("1.50"));
        QCOMPARE(graph.legend.front().name, QStringLiteral("ok"));
        QCOMPARE(graph.nodes[1].arcs.front().part, .5);
        QVERIFY(graph.nodes[2].arcs.empty());
    }

    void edgesAloneMakeNodes()
    {
        const auto data = dataOf({services()[1]});
        const NodeGraphData graph = nodeGraphData(*data, {}, {});
        QCOMPARE(int(graph.nodes.size()), 3);
        QCOMPARE(int(graph.links.size()), 2);
        QCOMPARE(graph.nodes[2].title, QStringLiteral("nobody"));
    }

    void optionsChooseUnitsAndArcs()
    {
        const Json json = Json::parse(
            R"({"nodes":{"mainStatUnit":"percent","arcs":[{"field":"mainstat","color":"red"}]},"layoutAlgorithm":"force","zoomMode":"greedy"})");
        const NodeGraphOptions options = nodeGraphOptionsFromJson(json);
        QCOMPARE(options.layout, GraphLayoutKind::Force);
        QVERIFY(options.greedyZoom);
        const NodeGraphData graph = nodeGraphData(*dataOf(services()), options, {});
        QCOMPARE(graph.nodes[0].mainStat, QStringLiteral("1.50%"));
        QCOMPARE(int(graph.legend.size()), 1);
        QCOMPARE(graph.legend.front().name, QStringLiteral("mainstat"));
    }

    void aGraphIsDrawnOnceItIsLaidOut()
    {
        NodeGraphView view;
        prepare(view);
        view.resize(600, 400);
        view.show();
        QSignalSpy painted(&view, &PanelView::painted);
        view.setData(dataOf(services()));
        QTRY_COMPARE(int(view.places().size()), 3);
        QTRY_VERIFY(painted.count() > 0);
        QVERIFY(pixelsOf(view.grab().toImage(), QColor(0, 255, 0)) > 100);
        const double zoom = view.viewport().zoom;
        view.zoomBy(2, {300, 200});
        QCOMPARE(view.viewport().zoom, zoom * 2);
        view.fit();
        QCOMPARE(view.viewport().zoom, zoom);
        const double x = view.places()[0].x;
        auto next = dataOf(services());
        next->revision = 2;
        view.setData(next);
        QVERIFY(!view.isDrawing()); // the same graph keeps its places
        QCOMPARE(view.places()[0].x, x);
    }

    void aSmallViewGivesItsRoomToTheGraph()
    {
        NodeGraphView view;
        prepare(view);
        view.resize(250, 90); // too small for its buttons
        view.show();
        view.setData(dataOf(services()));
        QTRY_COMPARE(int(view.places().size()), 3);
        double top = view.height();
        double bottom = 0;
        for (size_t i = 0; i < view.places().size(); ++i) {
            const double y = view.viewport().toScreen(view.places()[i]).y();
            const double radius = view.graph().nodes[i].radius * view.viewport().zoom;
            top = std::min(top, y - radius);
            bottom = std::max(bottom, y + radius);
        }
        QVERIFY(top >= 0 && bottom <= view.height());
        QVERIFY2(bottom - top > view.height() * .3, qPrintable(QString::number(bottom - top)));
    }

    void anySizeAndDataCanBePainted_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        for (const QSize size : {QSize(1, 1), QSize(40, 30), QSize(300, 120), QSize(1500, 900)})
            for (const bool dark : {true, false})
                QTest::addRow("%dx%d %s", size.width(), size.height(), dark ? "dark" : "light") << size << dark;
    }
    void anySizeAndDataCanBePainted()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        const ThemeKind theme = dark ? ThemeKind::Dark : ThemeKind::Light;
        FlameGraphView flame;
        NodeGraphView graph;
        for (PanelView* view : {static_cast<PanelView*>(&flame), static_cast<PanelView*>(&graph)}) {
            prepare(*view, R"({"layoutAlgorithm":7,"nodes":[1],"edges":null})", theme);
            view->resize(size);
            for (const Frames& frames : {Frames(), Frames {Frame()}, Frames {profile()}, services()}) {
                view->setData(dataOf(frames));
                QTRY_VERIFY(!view->isDrawing());
                QVERIFY(!view->grab().isNull());
                view->setData(std::make_shared<PanelData>());
            }
        }
    }
};

VEDETTE_TEST(TestGraphPanels)
#include "tst_graphpanels.moc"
