#include "dashboards/model/gridlayout.h"
#include "tests/support/testmain.h"

using Positions = std::vector<GridPos>;

namespace {

Positions compacted(const Positions& positions)
{
    std::vector<grid::Item> items;
    for (const GridPos& pos : positions)
        items.push_back({pos, false});
    grid::correctBounds(items);
    grid::compact(items);
    Positions result;
    for (const grid::Item& item : items)
        result.push_back(item.pos);
    return result;
}

} // namespace

class TestGridLayout : public QObject
{
    Q_OBJECT

private slots:
    void panelsMoveUpAndApart_data()
    {
        QTest::addColumn<Positions>("before");
        QTest::addColumn<Positions>("after");
        QTest::newRow("empty") << Positions {} << Positions {};
        QTest::newRow("hole above") << Positions {{3, 9, 6, 4}} << Positions {{3, 0, 6, 4}};
        QTest::newRow("same place, file order wins")
            << Positions {{0, 0, 6, 3}, {0, 0, 6, 3}} << Positions {{0, 0, 6, 3}, {0, 3, 6, 3}};
        QTest::newRow("side by side stays") << Positions {{0, 0, 12, 3}, {12, 0, 12, 5}, {0, 3, 12, 2}}
                                            << Positions {{0, 0, 12, 3}, {12, 0, 12, 5}, {0, 3, 12, 2}};
        QTest::newRow("over the right edge") << Positions {{20, 0, 8, 3}} << Positions {{16, 0, 8, 3}};
        QTest::newRow("too wide") << Positions {{4, 0, 40, 3}} << Positions {{0, 0, 24, 3}};
        QTest::newRow("file order differs from reading order")
            << Positions {{0, 10, 24, 2}, {0, 2, 24, 2}} << Positions {{0, 2, 24, 2}, {0, 0, 24, 2}};
    }
    void panelsMoveUpAndApart()
    {
        QFETCH(Positions, before);
        QFETCH(Positions, after);
        QCOMPARE(compacted(before), after);
    }

    void fixedItemsStayAndOthersMakeWay()
    {
        std::vector<grid::Item> items = {{{0, 4, 24, 2}, true}, {{0, 4, 12, 3}, false}};
        grid::compact(items);
        QCOMPARE(items[0].pos, (GridPos {0, 4, 24, 2}));
        QCOMPARE(items[1].pos, (GridPos {0, 6, 12, 3}));
    }

    void thousandsOfOverlappingPanelsEndInOneColumn()
    {
        const Positions after = compacted(Positions(2000, GridPos {0, 0, 6, 3}));
        for (size_t i = 0; i < after.size(); ++i)
            QCOMPARE(after[i].y, int(i) * 3);
    }

    void pixelsLeaveEightBetweenPanels()
    {
        const QRect left = grid::pixelRect({0, 0, 12, 8}, 1920);
        const QRect right = grid::pixelRect({12, 0, 12, 8}, 1920);
        QCOMPARE(left, QRect(0, 0, 956, 296));
        QCOMPARE(right.left() - (left.left() + left.width()), 8);
    }

    void aScreenfulEndsWithinItsHeight()
    {
        Positions items = {{0, 0, 12, 20}, {12, 0, 12, 40}};
        grid::fitInHeight(items, 1080);
        QCOMPARE(items[1].h, 27);
        QCOMPARE(items[0].h, 14);
        grid::fitInHeight(items, 0);
        QCOMPARE(items[0].h, 1);
    }

    void manyPanelsAreStackedInNoTime()
    {
        std::vector<grid::Item> tidy;
        std::vector<grid::Item> piled;
        for (int i = 0; i < 10'000; ++i) {
            tidy.push_back({{i % 4 * 6, i / 4 * 5, 6, 4}, false});
            piled.push_back({{0, 0, 24, 2}, false});
        }
        grid::compact(tidy);
        QCOMPARE(tidy.back().pos, (GridPos {18, 2499 * 4, 6, 4}));
        grid::compact(piled);
        QCOMPARE(grid::bottom(piled), 20'000);
    }

    void narrowContainersStackTheirItems()
    {
        std::vector<GridPos> items {{0, 0, 12, 4}, {12, 0, 12, 6}, {0, 6, 24, 1},
                                    {0, 7, 8, 3},  {8, 7, 16, 5},  {0, 12, 8, 3}};
        grid::stack(items, {-1, -1, -1, 7, 7, -1});
        QCOMPARE(items[0], (GridPos {0, 0, 24, 4}));
        QCOMPARE(items[1], (GridPos {0, 4, 24, 6}));
        QCOMPARE(items[2], (GridPos {0, 10, 24, 1}));
        QCOMPARE(items[3], (GridPos {0, 11, 8, 3})); // of an automatic grid: side by side as they were
        QCOMPARE(items[4], (GridPos {8, 11, 16, 5}));
        QCOMPARE(items[5], (GridPos {0, 16, 24, 3}));
    }
};

VEDETTE_TEST_GUILESS(TestGridLayout)
#include "tst_gridlayout.moc"
