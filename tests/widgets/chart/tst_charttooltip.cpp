#include "tests/support/testmain.h"
#include "widgets/chart/charttooltip.h"

class TestChartTooltip : public QObject
{
    Q_OBJECT

private slots:
    void aLongOneLeavesRoomForWhatItPointsAt_data()
    {
        QTest::addColumn<int>("window");
        QTest::addColumn<int>("highest");
        QTest::newRow("large") << 1200 << 800;
        QTest::newRow("low") << 450 << 400;
        QTest::newRow("very low") << 200 << 200;
    }
    void aLongOneLeavesRoomForWhatItPointsAt()
    {
        QFETCH(int, window);
        QFETCH(int, highest);
        QWidget parent;
        parent.resize(600, window);
        ChartTooltip tooltip(&parent);
        tooltip.setTheme(Theme::make(ThemeKind::Dark));
        TooltipContent content;
        content.header = QStringLiteral("2026-01-01 00:00:00");
        for (int i = 0; i < 300; ++i)
            content.rows.push_back(
                {Qt::green, QStringLiteral("series %1").arg(i), QString::number(i), i == 200, false});
        tooltip.showAt(content, {10, 10});
        const int height = tooltip.height();
        QVERIFY2(height <= highest && height > highest - 60, qPrintable(QString::number(height)));
    }
};

VEDETTE_TEST(TestChartTooltip)
#include "tst_charttooltip.moc"
