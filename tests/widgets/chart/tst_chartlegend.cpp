#include "tests/support/testmain.h"
#include "widgets/chart/chartlegend.h"

#include <QScrollBar>
#include <QSignalSpy>

#include <cmath>

class TestChartLegend : public QObject
{
    Q_OBJECT

private slots:
    void legendsSortAndReportClicks();
    void legendTablesKeepTheirColumnsApart();
    void legendsFilterByLabels();
    void rightAxesHaveASectionOfTheirOwn_data();
    void rightAxesHaveASectionOfTheirOwn();
    void namesSortByTheNumbersInThem();
    void valuesInAListMakeItemsWider();
    void textsOfAllScriptsStandOnOneLine();
    void aLegendHasAWholeRowOrNone_data();
    void aLegendHasAWholeRowOrNone();
};

void TestChartLegend::legendsSortAndReportClicks()
{
    ChartLegend legend;
    legend.setTheme(Theme::make(ThemeKind::Light), Qt::white);
    std::vector<LegendItem> items;
    for (int i = 0; i < 300; i++) {
        LegendItem item;
        item.name = QStringLiteral("series %1").arg(i);
        item.calcs.push_back({QStringLiteral("Max"), QString::number(i * 7 % 300), double(i * 7 % 300)});
        items.push_back(item);
    }
    LegendOptions options;
    options.table = true;
    options.sortBy = QStringLiteral("Max");
    options.sortDescending = true;
    legend.setContent(options, items);
    legend.resize(400, 100);
    legend.show();
    QCOMPARE(items[size_t(legend.order().front())].calcs[0].number, 299.0);
    QCOMPARE(legend.contentHeight(400), std::ceil(301 * 23.84) + 26); // with the search field
    QSignalSpy clicked(&legend, &ChartLegend::itemClicked);
    const int second = legend.order()[1];
    QTest::mouseClick(legend.viewport(), Qt::LeftButton, Qt::ControlModifier,
                      legend.itemRect(second).center().toPoint());
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(clicked[0][0].toInt(), second);
    QTest::mouseClick(legend.viewport(), Qt::LeftButton, {}, QPoint(380, 10)); // the header of Max
    QCOMPARE(items[size_t(legend.order().front())].calcs[0].number, 0.0);
}

void TestChartLegend::legendTablesKeepTheirColumnsApart()
{
    ChartLegend legend;
    const Theme theme = Theme::make(ThemeKind::Dark);
    legend.setTheme(theme, Qt::black);
    LegendItem item;
    item.name = QStringLiteral("a");
    for (const char* title : {"Mean", "Last *"})
        item.calcs.push_back({QLatin1String(title), QStringLiteral("1"), 1});
    LegendOptions options;
    options.table = options.right = true;
    legend.setContent(options, {item});
    const double unsorted = legend.contentWidth();
    options.sortBy = QStringLiteral("Last *");
    legend.setContent(options, {item});
    QCOMPARE(legend.contentWidth(), unsorted + 8); // the arrow has a place of its own
    item.calcs[1].text = QStringLiteral("100 MiB");
    legend.setContent(options, {item});
    const double wide = legend.contentWidth();
    item.calcs[1].text = QStringLiteral("99 MiB");
    legend.setContent(options, {item});
    QCOMPARE(legend.contentWidth(), wide); // a digit less moves nothing
    legend.resize(80, 60);
    legend.show();
    QTRY_VERIFY(legend.horizontalScrollBar()->maximum() > 0); // too narrow: scrolled, never written over each other
}

void TestChartLegend::legendsFilterByLabels()
{
    ChartLegend legend;
    legend.setTheme(Theme::make(ThemeKind::Dark), Qt::black);
    std::vector<LegendItem> items(4);
    for (int i = 0; i < 4; i++) {
        items[size_t(i)].name = QStringLiteral("series %1").arg(i);
        items[size_t(i)].labels = {{QStringLiteral("job"), i < 2 ? QStringLiteral("api") : QStringLiteral("db")},
                                   {QStringLiteral("pod"), QString::number(i)}};
    }
    LegendOptions options;
    const double bare = [&] {
        legend.setContent(options, items);
        return legend.contentHeight(400);
    }();
    options.facets = true;
    legend.setContent(options, items);
    QVERIFY(legend.contentHeight(400) > bare); // room for the button
    QSignalSpy chosen(&legend, &ChartLegend::facetsChosen);
    legend.setFacets({{QStringLiteral("job"), {QStringLiteral("db")}}});
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(legend.order(), (std::vector<int> {2, 3}));
    legend.setFacets({{QStringLiteral("job"), {QStringLiteral("db")}}, {QStringLiteral("pod"), {QStringLiteral("3")}}});
    QCOMPARE(legend.order(), (std::vector<int> {3}));
    legend.setFacets({});
    QCOMPARE(legend.order().size(), size_t(4));
}

void TestChartLegend::rightAxesHaveASectionOfTheirOwn_data()
{
    QTest::addColumn<double>("width");
    QTest::addColumn<bool>("beside");
    QTest::newRow("wide: beside each other") << 600.0 << true;
    QTest::newRow("narrow: one below the other") << 150.0 << false;
}

void TestChartLegend::rightAxesHaveASectionOfTheirOwn()
{
    QFETCH(double, width);
    QFETCH(bool, beside);
    ChartLegend legend;
    legend.setTheme(Theme::make(ThemeKind::Dark), Qt::black);
    std::vector<LegendItem> items(3);
    items[0].name = QStringLiteral("memory");
    items[1].name = QStringLiteral("load");
    items[2].name = QStringLiteral("swap");
    items[1].right = items[2].right = true;
    legend.setContent({}, items);
    legend.resize(int(width), 200);
    legend.show();
    QCOMPARE(legend.itemRect(1).top() == legend.itemRect(0).top(), beside);
    QCOMPARE(legend.itemRect(2).right(), legend.viewport()->width() - 4.0);
    QCOMPARE(legend.itemRect(1).right(), legend.itemRect(2).left()); // they read in the order of the series
    QVERIFY(legend.itemRect(1).left() >= 4);
}

void TestChartLegend::namesSortByTheNumbersInThem()
{
    ChartLegend legend;
    legend.setTheme(Theme::make(ThemeKind::Dark), Qt::black);
    std::vector<LegendItem> items(3);
    items[0].name = QStringLiteral("node-10");
    items[1].name = QStringLiteral("node-2");
    items[2].name = QStringLiteral("Node-1");
    LegendOptions options;
    options.table = true;
    options.sortBy = QStringLiteral("Name");
    legend.setContent(options, items);
    QCOMPARE(legend.order(), (std::vector<int> {2, 1, 0}));
}

void TestChartLegend::valuesInAListMakeItemsWider()
{
    ChartLegend legend;
    legend.setTheme(Theme::make(ThemeKind::Dark), Qt::black);
    std::vector<LegendItem> items(2);
    items[0].name = items[1].name = QStringLiteral("requests");
    items[1].calcs.push_back({QStringLiteral("Mean"), QStringLiteral("12"), 12});
    legend.setContent({}, items);
    legend.resize(600, 40);
    legend.show();
    QRect plot;
    QVERIFY(placeLegend(legend, {}, QRect(0, 0, 400, 40), plot).isEmpty()); // too low for both
    QCOMPARE(plot, QRect(0, 0, 400, 40));
    QVERIFY(legend.itemRect(1).width() > legend.itemRect(0).width() + 16);
    QCOMPARE(legend.itemRect(1).left(), legend.itemRect(0).right());
}

/// The lowest row of pixels that text drew in the part of a picture from `left` on.
static int lowestInk(const QImage& picture, int left, int width)
{
    for (int y = picture.height() - 1; y >= 0; --y)
        for (int x = left; x < std::min(left + width, picture.width()); ++x)
            if (qGray(picture.pixel(x, y)) > 120)
                return y;
    return -1;
}

void TestChartLegend::textsOfAllScriptsStandOnOneLine()
{
    const auto pictureOf = [](const QString& title) {
        ChartLegend legend;
        legend.setTheme(Theme::make(ThemeKind::Dark), Qt::black);
        std::vector<LegendItem> items(1);
        items[0].name = QStringLiteral("HHHH");
        items[0].calcs.push_back({title, QStringLiteral("1234567890"), 1});
        legend.setContent({}, items);
        legend.resize(300, 32);
        legend.show();
        return legend.grab().toImage();
    };
    const QImage latin = pictureOf(QStringLiteral("Last"));
    const QImage chinese = pictureOf(QString(QChar(0x6700)) + QChar(0x540E));
    constexpr int digits = 40; // px at the end of the item
    const auto endOf = [](const QImage& picture) {
        for (int x = picture.width() - 1; x > 0; --x)
            for (int y = 0; y < picture.height(); ++y)
                if (qGray(picture.pixel(x, y)) > 120)
                    return x;
        return 0;
    };
    QVERIFY(endOf(latin) > 100);
    QCOMPARE(lowestInk(chinese, endOf(chinese) - digits, digits), lowestInk(latin, endOf(latin) - digits, digits));
}

void TestChartLegend::aLegendHasAWholeRowOrNone_data()
{
    QTest::addColumn<bool>("table");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("legendHeight");
    QTest::newRow("list, no room") << false << 91 << 0;
    QTest::newRow("list, one row") << false << 92 << 33;
    QTest::newRow("list, a third") << false << 200 << 70;
    QTest::newRow("table, no room") << true << 107 << 0;
    QTest::newRow("table, names and one row") << true << 108 << 48;
    QTest::newRow("table, a third") << true << 200 << 70;
}

void TestChartLegend::aLegendHasAWholeRowOrNone()
{
    QFETCH(bool, table);
    QFETCH(int, height);
    QFETCH(int, legendHeight);
    ChartLegend legend;
    legend.setTheme(Theme::make(ThemeKind::Dark), Qt::black);
    LegendOptions options;
    options.table = table;
    std::vector<LegendItem> items(40);
    for (LegendItem& item : items)
        item.name = QStringLiteral("requests");
    legend.setContent(options, items);
    QRect plot;
    const QRect place = placeLegend(legend, options, QRect(0, 0, 300, height), plot);
    QCOMPARE(place.height(), legendHeight);
    QCOMPARE(plot.height(), height - legendHeight);
}

VEDETTE_TEST(TestChartLegend)
#include "tst_chartlegend.moc"
