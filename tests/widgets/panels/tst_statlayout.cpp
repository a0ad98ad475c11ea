#include "tests/support/testmain.h"
#include "widgets/panels/stat/statlayout.h"

namespace {

/// Seven pixels a letter.
double monospaced(const QString& text, int)
{
    return 7.0 * double(text.size());
}

bool near(double a, double b)
{
    return std::abs(a - b) < 0.01;
}

} // namespace

class TestStatLayout : public QObject
{
    Q_OBJECT

private slots:
    void aTinyTileShowsItsNumberWithoutItsName()
    {
        StatTile tile;
        tile.size = {98, 38};
        tile.title = QStringLiteral("main pipeline");
        tile.value = QStringLiteral("7.78 mins");
        const StatLayout tiny = layoutStat(tile, monospaced);
        QVERIFY(tiny.valueSize > 12);
        QCOMPARE(tiny.titleSize, 0.0);
        tile.size = {472, 102};
        QVERIFY(layoutStat(tile, monospaced).titleSize > 12);
    }

    void textsFitTheirShareOfTheTile_data()
    {
        QTest::addColumn<QSizeF>("size");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("chart");
        QTest::addColumn<double>("titleSize");
        QTest::addColumn<double>("valueSize");
        QTest::addColumn<double>("chartHeight");
        QTest::newRow("stacked with a chart") << QSizeF(188.4, 140) << "node-a1"
                                              << "35.1%" << true << 17.5 << 50.0 << 59.0;
        QTest::newRow("wide, alone") << QSizeF(311, 102) << ""
                                     << "n/a" << false << 0.0 << 65.0 << 0.0;
        QTest::newRow("wide with a chart, by height") << QSizeF(472, 140) << ""
                                                      << "15" << true << 0.0 << 58 / 1.2 << 70.0;
        QTest::newRow("wide with a chart, by width")
            << QSizeF(472, 140) << ""
            << "1.45K req/s" << true << 0.0 << 448 * 0.4 / (77 + 2) * 14 << 70.0;
        QTest::newRow("too low for a chart") << QSizeF(472, 48) << ""
                                             << "15" << true << 0.0 << 32 / 1.2 << 0.0;
        QTest::newRow("tiny") << QSizeF(151, 26) << ""
                              << "1.57 weeks" << false << 0.0 << 20 / 1.2 << 0.0;
        QTest::newRow("title at most 0.7 of the value")
            << QSizeF(472, 102) << "main pipeline"
            << "7.78 mins" << false << 448 * 0.3 / 65 * 14 * 0.7 << 448 * 0.3 / 65 * 14 << 0.0;
        QTest::newRow("hardly anything fits") << QSizeF(20, 10) << "a"
                                              << "b" << false << 1.25 << 2.5 / 1.2 << 0.0;
    }
    void textsFitTheirShareOfTheTile()
    {
        QFETCH(QSizeF, size);
        QFETCH(QString, title);
        QFETCH(QString, value);
        QFETCH(bool, chart);
        QFETCH(double, titleSize);
        QFETCH(double, valueSize);
        QFETCH(double, chartHeight);
        StatTile tile;
        tile.size = size;
        tile.title = title;
        tile.value = value;
        tile.chart = chart;
        const StatLayout layout = layoutStat(tile, monospaced);
        QVERIFY2(near(layout.titleSize, titleSize), qPrintable(QString::number(layout.titleSize)));
        QVERIFY2(near(layout.valueSize, valueSize), qPrintable(QString::number(layout.valueSize)));
        QVERIFY2(near(layout.chartHeight, chartHeight), qPrintable(QString::number(layout.chartHeight)));
        QCOMPARE(layout.centered, title.isEmpty());
    }

    void aTitleStandsLeftOfAWideValue()
    {
        StatTile tile;
        tile.size = {472, 102};
        tile.title = QStringLiteral("main pipeline");
        tile.value = QStringLiteral("7.78 mins");
        const StatPlacement place = placeStat(layoutStat(tile, monospaced), tile.size, {130, 102, 0});
        QCOMPARE(place.title.left(), 12.0);
        QCOMPARE(place.value.right(), 460.0);
        QVERIFY(near(place.value.center().y(), 51));
        QVERIFY(near(place.title.center().y(), 51));
    }

    void aStackedValueStandsUnderItsTitle()
    {
        StatTile tile;
        tile.size = {188.4, 140};
        tile.title = QStringLiteral("node-a1");
        tile.value = QStringLiteral("35.1%");
        tile.chart = true;
        const StatPlacement place = placeStat(layoutStat(tile, monospaced), tile.size, {67, 122, 0});
        QCOMPARE(place.title.topLeft(), QPointF(12, 12));
        QVERIFY(near(place.value.top(), 33));
        QVERIFY(near(place.chart.top(), 81));
        QCOMPARE(place.chart.width(), 188.4);
    }

    void userSizesWin()
    {
        StatTile tile;
        tile.size = {400, 200};
        tile.title = QStringLiteral("a");
        tile.value = QStringLiteral("b");
        tile.titleSize = 40;
        tile.valueSize = 20;
        tile.percent = QStringLiteral("7.25%");
        const StatLayout layout = layoutStat(tile, monospaced);
        QCOMPARE(layout.titleSize, 40.0);
        QCOMPARE(layout.valueSize, 20.0);
        QCOMPARE(layout.percentSize, 12.0);
        tile.size = {60, 200};
        tile.value = QStringLiteral("126.5%");
        QVERIFY(near(layoutStat(tile, monospaced).valueSize, 36 / (6 * 7 + 2.0) * 14)); // but no number is cut
    }

    void aChangeFitsItsTile_data()
    {
        QTest::addColumn<QSizeF>("size");
        QTest::addColumn<QString>("percent");
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("most");
        QTest::newRow("room") << QSizeF(400, 300) << "12%" << 12.0 << 100.0;
        QTest::newRow("narrow") << QSizeF(80, 300) << "-123456%" << 10.7 << 10.8;
        QTest::newRow("too narrow") << QSizeF(40, 300) << "-123456%" << 0.0 << 0.0;
        QTest::newRow("too low") << QSizeF(60, 24) << "12%" << 0.0 << 0.0;
        QTest::newRow("wide") << QSizeF(100, 30) << "-123456%" << 12.0 << 12.0;
    }
    void aChangeFitsItsTile()
    {
        QFETCH(QSizeF, size);
        QFETCH(QString, percent);
        QFETCH(double, least);
        QFETCH(double, most);
        StatTile tile;
        tile.size = size;
        tile.value = QStringLiteral("7");
        tile.percent = percent;
        const StatLayout layout = layoutStat(tile, monospaced);
        QVERIFY2(layout.percentSize >= least && layout.percentSize <= most,
                 qPrintable(QString::number(layout.percentSize)));
        const double wide = percentArrow(layout.percentSize) + percentGap(layout.percentSize)
            + monospaced(percent, 500) * layout.percentSize / 14;
        QVERIFY(layout.percentSize == 0 || wide <= size.width() - 2 * layout.padding + 0.01);
    }

    void aChangeStandsCloseUnderItsValue()
    {
        StatTile tile;
        tile.size = {300, 300};
        tile.title = QStringLiteral("node");
        tile.value = QStringLiteral("12");
        tile.percent = QStringLiteral("3%");
        const StatLayout layout = layoutStat(tile, monospaced);
        QVERIFY(layout.percentSize > 12);
        const StatPlacement place = placeStat(layout, tile.size, {40, 100, 50});
        QVERIFY(near(place.percent.top(), place.value.bottom() - layout.percentSize / 4));
        QCOMPARE(place.title.left(), 12.0);
    }

    void aWideTileHasItsChangeAtTheEnd()
    {
        StatTile tile;
        tile.size = {624, 102};
        tile.title = QStringLiteral("node");
        tile.value = QStringLiteral("12");
        tile.percent = QStringLiteral("3%");
        const StatPlacement place = placeStat(layoutStat(tile, monospaced), tile.size, {100, 80, 60});
        QCOMPARE(place.title.left(), 12.0);
        QCOMPARE(place.percent.right(), 612.0);
        QVERIFY(near(place.value.left() - place.title.right(), place.percent.left() - place.value.right()));
    }

    void aTitleOfAGivenSizeLeavesTheValueItsRoom()
    {
        StatTile tile;
        tile.size = {624, 102};
        tile.title = QStringLiteral("node");
        tile.value = QStringLiteral("12");
        tile.titleSize = 10;
        QVERIFY(near(layoutStat(tile, monospaced).valueSize, 78 / 1.2)); // as high as the tile
    }

    void longTitlesAreCutBeforeTheyAreUnreadable()
    {
        StatTile tile;
        tile.size = {120, 100};
        tile.title = QString(200, QLatin1Char('n'));
        tile.value = QStringLiteral("12");
        QCOMPARE(layoutStat(tile, monospaced).titleSize, 10.0);
        tile.size = {120, 20};
        QVERIFY(layoutStat(tile, monospaced).titleSize < 10);
    }

    void aTinyTileGivesUpPaddingBeforeItsValueIsUnreadable()
    {
        StatTile tile;
        tile.size = {151, 26};
        tile.value = QStringLiteral("1.57 weeks");
        const StatLayout layout = layoutStat(tile, monospaced);
        QCOMPARE(layout.padding, 3.0);
        QVERIFY(layout.valueSize > 12);
    }

    void withoutTextOnlyTheChartIsLeft()
    {
        StatTile tile;
        tile.size = {100, 60};
        tile.noText = true;
        tile.chart = true;
        const StatLayout layout = layoutStat(tile, monospaced);
        QCOMPARE(layout.valueSize, 0.0);
        QCOMPARE(layout.padding, 2.0);
        QCOMPARE(layout.chartHeight, 60.0); // too low for the usual chart: all of it
        tile.size = {400, 120};
        QCOMPARE(layoutStat(tile, monospaced).chartHeight, 60.0);
        QCOMPARE(layoutStat(tile, monospaced).percentSize, 0.0);
        tile.percent = QStringLiteral("5%");
        QVERIFY(layoutStat(tile, monospaced).percentSize > 30);
    }
};

VEDETTE_TEST_GUILESS(TestStatLayout)
#include "tst_statlayout.moc"
