#include "tests/support/testmain.h"
#include "widgets/panels/common/repeater.h"

class TestRepeater : public QObject
{
    Q_OBJECT

private slots:
    void tilesShareThePanel_data()
    {
        QTest::addColumn<QSizeF>("size");
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("gap");
        QTest::addColumn<QString>("orientation");
        QTest::addColumn<bool>("grid");
        QTest::addColumn<QRectF>("second");
        QTest::addColumn<QSizeF>("last");
        QTest::newRow("five side by side")
            << QSizeF(954, 140) << 5 << 3.0 << "vertical" << true << QRectF(191.4, 0, 188.4, 140) << QSizeF(188.4, 140);
        QTest::newRow("six in one row of a grid")
            << QSizeF(954, 254) << 6 << 3.0 << "auto" << true << QRectF(159.5, 0, 156.5, 254) << QSizeF(156.5, 254);
        QTest::newRow("last row of a grid is stretched")
            << QSizeF(606, 246) << 5 << 8.0 << "auto" << true << QRectF(204.6667, 0, 196.6667, 119) << QSizeF(299, 119);
        QTest::newRow("stacked") << QSizeF(617, 246) << 5 << 10.0 << "horizontal" << false << QRectF(0, 51.2, 617, 41.2)
                                 << QSizeF(617, 41.2);
        QTest::newRow("auto follows the shape")
            << QSizeF(100, 300) << 2 << 0.0 << "auto" << false << QRectF(0, 150, 100, 150) << QSizeF(100, 150);
    }
    void tilesShareThePanel()
    {
        QFETCH(QSizeF, size);
        QFETCH(int, count);
        QFETCH(double, gap);
        QFETCH(QString, orientation);
        QFETCH(bool, grid);
        QFETCH(QRectF, second);
        QFETCH(QSizeF, last);
        RepeatRequest request;
        request.size = size;
        request.count = count;
        request.gap = gap;
        request.orientation = repeatOrientation(orientation);
        request.autoGrid = grid;
        const RepeatLayout layout = repeatTiles(request);
        QCOMPARE(int(layout.tiles.size()), count);
        const QRectF& tile = layout.tiles[1];
        QVERIFY2(std::abs(tile.x() - second.x()) < 0.01 && std::abs(tile.y() - second.y()) < 0.01
                     && std::abs(tile.width() - second.width()) < 0.01
                     && std::abs(tile.height() - second.height()) < 0.01,
                 qPrintable(QDebug::toString(tile)));
        QVERIFY(std::abs(layout.tiles.back().width() - last.width()) < 0.01);
        QVERIFY(std::abs(layout.tiles.back().height() - last.height()) < 0.01);
        QVERIFY(layout.extent.width() <= size.width() + 0.01 && layout.extent.height() <= size.height() + 0.01);
    }

    void whatIsTooSmallGetsItsMinimumAndScrolls()
    {
        RepeatRequest request;
        request.size = {100, 100};
        request.count = 20;
        request.gap = 2;
        request.orientation = RepeatOrientation::Horizontal;
        request.minimum = {8, 16};
        const RepeatLayout layout = repeatTiles(request);
        QCOMPARE(layout.tiles.front().height(), 16.0);
        QCOMPARE(layout.extent.height(), 20 * 16 + 19 * 2.0);
    }

    void oneValueIsNeverLargerThanThePanel_data()
    {
        QTest::addColumn<QString>("orientation");
        QTest::addColumn<bool>("grid");
        QTest::newRow("grid") << "auto" << true;
        QTest::newRow("stacked") << "horizontal" << false;
        QTest::newRow("side by side") << "vertical" << false;
    }
    void oneValueIsNeverLargerThanThePanel()
    {
        QFETCH(QString, orientation);
        QFETCH(bool, grid);
        RepeatRequest request;
        request.size = {44, 260};
        request.count = 2;
        request.gap = 8;
        request.orientation = repeatOrientation(orientation);
        request.autoGrid = grid;
        request.minimum = {75, 75};
        for (const QRectF& tile : repeatTiles(request).tiles)
            QVERIFY2(tile.width() <= 44 && tile.height() <= 260, qPrintable(QDebug::toString(tile)));
    }

    void aCrowdedGridScrollsDownwardsAlone()
    {
        RepeatRequest request;
        request.size = {956, 296};
        request.count = 50'000;
        request.gap = 3;
        request.autoGrid = true;
        request.minimum = {48, 24};
        const RepeatLayout layout = repeatTiles(request);
        QVERIFY(layout.extent.width() <= 956.01);
        QVERIFY(layout.extent.height() > 296);
        QVERIFY(layout.tiles.front().width() >= 48 && layout.tiles.front().height() >= 24);
    }

    void aFewStackedValuesKeepTheirMaximum()
    {
        RepeatRequest request;
        request.size = {100, 900};
        request.count = 2;
        request.orientation = RepeatOrientation::Horizontal;
        request.maximumHeight = 300;
        QCOMPARE(repeatTiles(request).tiles.front().height(), 300.0);
    }

    void nothingMakesNoTiles()
    {
        RepeatRequest request;
        request.size = {100, 100};
        QVERIFY(repeatTiles(request).tiles.empty());
        request.count = 3;
        request.size = {0, 0};
        QVERIFY(repeatTiles(request).tiles.empty());
    }
};

VEDETTE_TEST_GUILESS(TestRepeater)
#include "tst_repeater.moc"
