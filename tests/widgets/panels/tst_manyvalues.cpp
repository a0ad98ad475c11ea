#include "tests/support/patience.h"
#include "tests/support/testmain.h"
#include "tests/widgets/panels/panelbench.h"
#include "tests/widgets/panels/picturefixture.h"
#include "widgets/chart/chartlegend.h"
#include "widgets/chart/chartview.h"
#include "widgets/panels/barchart/barchartview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>

// Every panel type with 50,000 of what it draws: it ends, keeps few widgets, says what it leaves out, and its legend
// finds all.

namespace {

constexpr int many = 50'000;

QString nameOf(int index)
{
    return QStringLiteral("pod-%1").arg(index);
}

/// A field as the pipeline hands it over.
Field numbers(const QString& name, NumberColumn values, int seriesIndex = 0)
{
    const auto [least, largest] = std::minmax_element(values.begin(), values.end());
    FieldState state;
    state.range = FieldRange {*least, *largest};
    state.displayName = name;
    state.seriesIndex = seriesIndex;
    Field field(name, FieldType::Number, std::move(values));
    field.state = state;
    return field;
}

Field texts(const QString& name, const StringColumn& values)
{
    Field field(name, FieldType::String, values);
    field.state.displayName = name;
    return field;
}

StringColumn manyNames()
{
    StringColumn names;
    for (int i = 0; i < many; i++)
        names.push_back(nameOf(i));
    return names;
}

Field valuesOf(int index)
{
    return numbers(nameOf(index), {double(index), double(index + 1), 1.0 + index % 7}, index);
}

Frames manyFrames()
{
    Frames frames;
    frames.reserve(many);
    const Field time(QStringLiteral("Time"), FieldType::Time, timesOf(3));
    for (int i = 0; i < many; i++) {
        Frame frame;
        frame.add(time);
        frame.add(valuesOf(i));
        frames.push_back(std::move(frame));
    }
    return frames;
}

Frames manyFields()
{
    Frame frame;
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, timesOf(3)));
    for (int i = 0; i < many; i++)
        frame.add(valuesOf(i));
    return {frame};
}

/// A field of ascending numbers, then the others.
Frames manyLines()
{
    Frame frame;
    frame.add(numbers(QStringLiteral("x"), {1, 2, 3}));
    for (int i = 0; i < many; i++)
        frame.add(valuesOf(i));
    return {frame};
}

Frames manyGroups()
{
    Frame frame;
    frame.add(texts(QStringLiteral("pod"), manyNames()));
    for (int column = 0; column < 10; column++) {
        NumberColumn values;
        for (int i = 0; i < many; i++)
            values.push_back(1 + (i * 7 + column * 13) % 1000);
        frame.add(numbers(QStringLiteral("value %1").arg(column), std::move(values), column));
    }
    return {frame};
}

Frames manyTimes()
{
    NumberColumn values;
    for (int i = 0; i < many; i++)
        values.push_back(i % 1000);
    Frame frame;
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, timesOf(many, second)));
    frame.add(texts(QStringLiteral("state"), manyNames()));
    frame.add(numbers(QStringLiteral("value"), std::move(values)));
    return {frame};
}

Frames manyNodes()
{
    StringColumn from;
    for (int i = 0; i < many; i++)
        from.push_back(nameOf(i / 2));
    Frame nodes;
    nodes.name = QStringLiteral("nodes");
    nodes.add(texts(QStringLiteral("id"), manyNames()));
    Frame edges;
    edges.name = QStringLiteral("edges");
    edges.add(texts(QStringLiteral("id"), manyNames()));
    edges.add(texts(QStringLiteral("source"), from));
    edges.add(texts(QStringLiteral("target"), manyNames()));
    return {nodes, edges};
}

Frames profile(bool deep)
{
    NumberColumn levels;
    NumberColumn values;
    for (int i = 0; i < many; i++) {
        levels.push_back(deep ? i : i > 0);
        values.push_back(deep || i == 0 ? many - i : 1);
    }
    Frame frame;
    frame.add(numbers(QStringLiteral("level"), levels));
    frame.add(numbers(QStringLiteral("value"), values));
    frame.add(numbers(QStringLiteral("self"), NumberColumn(many, 1)));
    frame.add(texts(QStringLiteral("label"), manyNames()));
    return {frame};
}
Frames deepProfile()
{
    return profile(true);
}
Frames wideProfile()
{
    return profile(false);
}

Frames manyBuckets()
{
    QStringList bounds;
    for (int i = 0; i < many; i++)
        bounds << QString::number(i);
    return {bucketFrame(bounds, 3)};
}

/// Made once for all panel types.
PanelDataPtr cached(Frames (*make)())
{
    static std::map<Frames (*)(), PanelDataPtr> known;
    PanelDataPtr& data = known[make];
    if (!data)
        data = dataOf(make());
    return data;
}

/// What a panel says that it does not show, wherever it says it.
QString saidBy(const PanelView& view)
{
    if (const QString leftOut = view.leftOut(); !leftOut.isEmpty())
        return leftOut;
    const auto* bars = qobject_cast<const BarChartView*>(&view);
    const auto* chart = view.findChild<ChartView*>();
    return bars ? bars->model()->notice : chart && chart->model() ? chart->model()->notice : QString();
}

using MakeFrames = Frames (*)();

} // namespace

Q_DECLARE_METATYPE(MakeFrames)

class TestManyValues : public QObject
{
    Q_OBJECT

private slots:
    void panelsStayUsable_data();
    void panelsStayUsable();
    void legendsFindAll_data();
    void legendsFindAll();
    void narrowChartsLeaveTheNoticeToTheirFrame();
};

void TestManyValues::panelsStayUsable_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<MakeFrames>("frames");
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const char* type, MakeFrames frames, const char* said = "",
                        const char* options = "{}") {
        QTest::newRow(name) << QString::fromLatin1(type) << frames << QByteArray(options) << QString::fromLatin1(said);
    };
    const char* rows = R"({"reduceOptions": {"values": true, "limit": 50000}})";
    row("stat", "stat", manyFields);
    row("stat, frames", "stat", manyFrames);
    row("stat, rows", "stat", manyGroups, "", rows);
    row("gauge", "gauge", manyFields);
    row("bar gauge", "bargauge", manyFields);
    row("pie", "piechart", manyFields, "1000 of 50000 slices drawn");
    row("bar chart, series", "barchart", manyFields, "1000 of 50000 series drawn");
    row("bar chart, stacked", "barchart", manyFields, "1000 of 50000 series drawn", R"({"stacking": "normal"})");
    row("bar chart, groups", "barchart", manyGroups);
    row("histogram", "histogram", manyFields, "1000 of 50000 series drawn");
    row("heatmap, frames", "heatmap", manyFrames);
    row("heatmap, buckets", "heatmap", manyBuckets);
    row("table, columns", "table", manyFields, "1000 of 50001 columns shown");
    row("table, frames", "table", manyFrames);
    row("table, rows", "table", manyGroups);
    row("geomap, columns", "geomap", manyFields);
    row("state timeline, rows", "state-timeline", manyFields);
    row("state timeline, states", "state-timeline", manyTimes);
    row("status history, rows", "status-history", manyFields);
    row("xy chart, series", "xychart", manyFields, "1000 of 50000 series drawn");
    row("xy chart, frames", "xychart", manyFrames, "1000 of 50000 series drawn");
    row("xy chart, points", "xychart", manyTimes);
    row("trend", "trend", manyLines, "5000 of 50000 series drawn");
    row("candlestick", "candlestick", manyTimes);
    row("node graph", "nodeGraph", manyNodes, "48500 more nodes are not shown");
    row("flame graph, deep", "flamegraph", deepProfile);
    row("flame graph, wide", "flamegraph", wideProfile);
    row("text for every row", "text", manyGroups, "500 of 50000 rows written",
        R"({"renderMode": "perRow", "content": "${__data.fields[0]}"})");
    row("canvas", "canvas", manyFields);
}

void TestManyValues::panelsStayUsable()
{
    QFETCH(QString, type);
    QFETCH(MakeFrames, frames);
    QFETCH(QByteArray, options);
    QFETCH(QString, said);
    const PanelDataPtr data = cached(frames);
    QElapsedTimer timer;
    timer.start();
    const std::unique_ptr<PanelView> view = shownView(type, data, options);
    QVERIFY(waitFor([&view] { return !view->isDrawing(); }));
    const qint64 first = timer.restart();
    for (const QSize& size : panelSizes) {
        view->resize(size);
        QVERIFY(waitFor([&view] { return !view->isDrawing(); }));
        QVERIFY(!view->grab().isNull());
        QTest::mouseMove(view.get(), QPoint(view->width() / 2, view->height() / 2));
        QCOMPARE(saidBy(*view), said);
    }
    qInfo("%lld ms until drawn, %lld ms in three sizes", first, timer.elapsed());
    constexpr qsizetype fewObjects = 200; // no widget for every value
    QVERIFY2(view->findChildren<QObject*>().size() < fewObjects,
             qPrintable(QString::number(view->findChildren<QObject*>().size())));
}

void TestManyValues::legendsFindAll_data()
{
    QTest::addColumn<QString>("type");
    for (const char* type : {"piechart", "bargauge", "barchart", "histogram", "xychart"})
        QTest::newRow(type) << QString::fromLatin1(type);
}

void TestManyValues::legendsFindAll()
{
    QFETCH(QString, type);
    const std::unique_ptr<PanelView> view = shownView(type, cached(manyFields), R"({"legend": {"showLegend": true}})");
    QVERIFY(waitFor([&view] { return !view->isDrawing(); }));
    auto* legend = view->findChild<ChartLegend*>();
    QVERIFY(legend);
    QCOMPARE(legend->items().size(), size_t(many));
    QVERIFY(std::all_of(legend->items().begin(), legend->items().end(), [](const auto& item) { return item.visible; }));
    legend->searchField()->setText(nameOf(many - 1));
    QCOMPARE(legend->order().size(), size_t(1));
    QCOMPARE(legend->leftOut(), 0);
}

void TestManyValues::narrowChartsLeaveTheNoticeToTheirFrame()
{
    const std::unique_ptr<PanelView> view = shownView(QStringLiteral("barchart"), cached(manyFields));
    QVERIFY(waitFor([&view] { return !view->isDrawing(); }));
    QCOMPARE(view->leftOut(), QString()); // the plot has it in its corner
    view->resize(panelSizes[2]);
    QCOMPARE(view->leftOut(), QStringLiteral("1000 of 50000 series drawn"));
}

VEDETTE_TEST(TestManyValues)
#include "tst_manyvalues.moc"
