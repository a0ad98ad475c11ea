#include "tests/support/testmain.h"
#include "widgets/panels/bargauge/bargaugelayout.h"
#include "widgets/panels/common/barpainter.h"
#include "widgets/panels/common/sparkline.h"
#include "widgets/panels/gauge/gaugelayout.h"
#include "widgets/panels/gauge/gaugethresholds.h"

namespace {

double monospaced(const QString& text, int)
{
    return 7.0 * double(text.size());
}

bool near(double a, double b, double tolerance = 0.05)
{
    return std::abs(a - b) < tolerance;
}

Field fieldWith(const FieldConfig& config)
{
    Field field(QStringLiteral("v"), FieldType::Number, NumberColumn {1, 2});
    field.config = std::make_shared<FieldConfig>(config);
    return field;
}

FieldConfig stepsAt(std::initializer_list<double> values, Thresholds::Mode mode = Thresholds::Mode::Absolute)
{
    static const QStringList colors {QStringLiteral("#00ff00"), QStringLiteral("#ffff00"), QStringLiteral("#ff0000")};
    FieldConfig config;
    Thresholds thresholds;
    thresholds.mode = mode;
    for (const double value : values)
        thresholds.steps.push_back({value, colors[qsizetype(thresholds.steps.size())]});
    config.thresholds = thresholds;
    return config;
}

constexpr double infinity = std::numeric_limits<double>::infinity();

} // namespace

class TestGaugeLayout : public QObject
{
    Q_OBJECT

private slots:
    void aTinyGaugeIsItsNumber_data()
    {
        QTest::addColumn<QSizeF>("size");
        QTest::addColumn<bool>("alone");
        QTest::newRow("large") << QSizeF(456, 208) << false;
        QTest::newRow("one of several") << QSizeF(75, 75) << false;
        QTest::newRow("tiny") << QSizeF(82, 30) << true;
        QTest::newRow("nothing") << QSizeF(0, 0) << false;
    }
    void aTinyGaugeIsItsNumber()
    {
        QFETCH(QSizeF, size);
        GaugeTile tile;
        tile.size = size;
        tile.value = QStringLiteral("70.1%");
        const GaugeLayout layout = layoutGauge(tile, monospaced);
        QTEST(layout.numberAlone, "alone");
        QVERIFY(!layout.numberAlone || layout.valueSize > 12);
    }

    void aThinBandLeavesItsNumberLarge()
    {
        GaugeTile tile;
        tile.size = {456, 208};
        tile.value = QStringLiteral("62%");
        const double usual = layoutGauge(tile, monospaced).valueSize;
        tile.widthFactor = 0.1;
        const GaugeLayout thin = layoutGauge(tile, monospaced);
        QVERIFY(thin.band < 10);
        QVERIFY(thin.valueSize >= usual);
    }

    void cellsAreOfWholePixels_data()
    {
        QTest::addColumn<double>("length");
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("used");
        QTest::newRow("nothing") << 0.0 << 0 << 0.0;
        QTest::newRow("too short") << 11.0 << 0 << 0.0;
        QTest::newRow("even") << 24.0 << 2 << 24.0;
        QTest::newRow("larger cells") << 93.0 << 7 << 91.0; // of 11 px with a gap of 2
        QTest::newRow("a rest") << 200.4 << 16 << 192.0;
    }
    void cellsAreOfWholePixels()
    {
        QFETCH(double, length);
        const LcdCells cells = lcdCells(length, BarStyle());
        QTEST(cells.count, "count");
        QTEST(cells.used, "used");
    }

    void anArcFillsItsPanel()
    {
        GaugeTile tile;
        tile.size = {456, 208};
        tile.value = QStringLiteral("70.1%");
        const GaugeLayout layout = layoutGauge(tile, monospaced);
        QVERIFY(near(layout.band, 37.82));
        QVERIFY(near(layout.ring, 7.56));
        QVERIFY(near(layout.outer, 151.26));
        QCOMPARE(layout.center.x(), 228.0);
        QVERIFY(near(layout.center.y(), 156.26));
        QVERIFY(near(layout.valueSize, 142.6 / (35 + 2) * 14, 0.2));
        QCOMPARE(layout.angleAt(0), 162.0);
        QCOMPARE(layout.angleAt(1), 378.0);
    }

    void aNumberStaysInsideTheBand_data()
    {
        QTest::addColumn<QSizeF>("size");
        QTest::addColumn<bool>("labels");
        QTest::addColumn<bool>("labelled");
        QTest::newRow("large") << QSizeF(456, 208) << true << true;
        QTest::newRow("small") << QSizeF(140, 100) << true << true;
        QTest::newRow("too small for labels") << QSizeF(80, 75) << true << false;
        QTest::newRow("without labels") << QSizeF(140, 100) << false << false;
    }
    void aNumberStaysInsideTheBand()
    {
        QFETCH(QSizeF, size);
        QFETCH(bool, labels);
        GaugeTile tile;
        tile.size = size;
        tile.value = QStringLiteral("48.4 °C");
        tile.labels = labels;
        const GaugeLayout layout = layoutGauge(tile, monospaced);
        QTEST(layout.labelSize > 0, "labelled");
        const double hole = 2 * (layout.outer - layout.ring - layout.band);
        QVERIFY(monospaced(tile.value, 400) * layout.valueSize / 14 <= hole);
    }

    void labelsMakeTheArcSmaller()
    {
        GaugeTile tile;
        tile.size = {456, 208};
        tile.value = QStringLiteral("48.4 C");
        const double plain = layoutGauge(tile, monospaced).outer;
        tile.labels = true;
        const GaugeLayout labelled = layoutGauge(tile, monospaced);
        QVERIFY(labelled.outer < plain - labelled.labelSize);
        QVERIFY(near(labelled.band, 37.82 / 1.5));
    }

    void aTitleStandsBelow()
    {
        GaugeTile tile;
        tile.size = {200, 119};
        tile.title = QStringLiteral("node-a1");
        const GaugeLayout layout = layoutGauge(tile, monospaced);
        QCOMPARE(layout.titleSize, 20.0);
        QVERIFY(layout.title.bottom() <= 119);
        QVERIFY(layout.center.y() < layout.title.top());
    }

    void aGaugeShrinksWithItsPanel_data()
    {
        QTest::addColumn<QSizeF>("size");
        QTest::newRow("tiny") << QSizeF(20, 10);
        QTest::newRow("nothing") << QSizeF(0, 0);
        QTest::newRow("tall") << QSizeF(60, 900);
    }
    void aGaugeShrinksWithItsPanel()
    {
        QFETCH(QSizeF, size);
        GaugeTile tile;
        tile.size = size;
        tile.title = QStringLiteral("title");
        tile.value = QStringLiteral("value");
        tile.labels = true;
        const GaugeLayout layout = layoutGauge(tile, monospaced);
        QVERIFY(layout.outer >= 0 && layout.outer <= size.width() / 2);
        QVERIFY(layout.valueSize >= 0);
    }

    void thresholdsDivideTheRing()
    {
        const Field field = fieldWith(stepsAt({-infinity, 70, 200}));
        const auto bands = gaugeBands(field, {}, {0, 100}, {});
        QCOMPARE(int(bands.size()), 2); // a step beyond the maximum is not on the ring
        QCOMPARE(bands[0].to, 70.0);
        QCOMPARE(bands[1].to, 100.0);
    }

    void percentThresholdsTurnTheScaleIntoPercent()
    {
        const Field field = fieldWith(stepsAt({-infinity, 70}, Thresholds::Mode::Percentage));
        DisplayValue value;
        value.numeric = 3;
        value.percent = 0.75;
        const GaugeScale scale = gaugeScaleOf(field, value);
        QCOMPARE(scale.range.max, 100.0);
        QCOMPARE(scale.value, 75.0);
    }

    void barsShareTheirTile_data()
    {
        QTest::addColumn<QSizeF>("size");
        QTest::addColumn<bool>("vertical");
        QTest::addColumn<double>("titleSize");
        QTest::addColumn<QRectF>("bar");
        QTest::newRow("name above") << QSizeF(617, 41.2) << false << 12.36 << QRectF(0, 18.54, 493.6, 22.66);
        QTest::newRow("name above, lcd") << QSizeF(617, 47.6) << false << 14.28 << QRectF(0, 21.42, 493.6, 26.18);
        QTest::newRow("name left") << QSizeF(617, 30) << false << 12.0
                                   << QRectF(49 * 12 / 14.0 + 15, 0, 493.6 - 57, 30);
        QTest::newRow("name below") << QSizeF(121.8, 246) << true << 14.0 << QRectF(0, 24.6, 121.8, 200.4);
    }
    void barsShareTheirTile()
    {
        QFETCH(QSizeF, size);
        QFETCH(bool, vertical);
        QFETCH(double, titleSize);
        QFETCH(QRectF, bar);
        BarTile tile;
        tile.size = size;
        tile.vertical = vertical;
        tile.title = QStringLiteral("node-a1");
        tile.value = QStringLiteral("35.1%");
        const BarGaugeLayout layout = layoutBar(tile, monospaced);
        QVERIFY2(near(layout.titleSize, titleSize), qPrintable(QString::number(layout.titleSize)));
        QVERIFY2(near(layout.bar.x(), bar.x()) && near(layout.bar.y(), bar.y()) && near(layout.bar.width(), bar.width())
                     && near(layout.bar.height(), bar.height()),
                 qPrintable(QDebug::toString(layout.bar)));
    }

    void valuesOfBarsStayInTheirTile_data()
    {
        QTest::addColumn<QSizeF>("size");
        QTest::addColumn<bool>("vertical");
        QTest::addColumn<std::optional<double>>("valueSize");
        QTest::addColumn<bool>("readable");
        using Size = std::optional<double>;
        QTest::newRow("upright and narrow") << QSizeF(40, 246) << true << Size() << true;
        QTest::newRow("upright, in a size given by hand") << QSizeF(40, 246) << true << Size(12) << true;
        QTest::newRow("upright, too narrow to read") << QSizeF(11, 246) << true << Size(12) << false;
        QTest::newRow("lying in a narrow panel") << QSizeF(44, 80) << false << Size() << true;
        QTest::newRow("lying, in a size given by hand") << QSizeF(120, 80) << false << Size(60) << true;
        QTest::newRow("lying, too narrow to read") << QSizeF(8, 80) << false << Size() << false;
    }
    void valuesOfBarsStayInTheirTile()
    {
        QFETCH(QSizeF, size);
        QFETCH(bool, vertical);
        QFETCH(std::optional<double>, valueSize);
        QFETCH(bool, readable);
        BarTile tile;
        tile.size = size;
        tile.vertical = vertical;
        tile.value = QStringLiteral("1000 kWh");
        tile.valueSize = valueSize;
        const BarGaugeLayout layout = layoutBar(tile, monospaced);
        const double text = monospaced(tile.value, 400) * layout.valueSize / 14;
        QVERIFY2(text <= layout.value.width(), qPrintable(QString::number(text)));
        QVERIFY(QRectF(QPointF(), size).adjusted(0, 0, 0.001, 0.001).contains(layout.value) || !readable);
        QCOMPARE(layout.valueSize > 0, readable);
        if (!readable) // the bar has the room
            QCOMPARE(layout.bar, QRectF(QPointF(), size));
    }

    void theScaleOfASparkline_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<std::optional<double>>("least");
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("to");
        using Least = std::optional<double>;
        QTest::newRow("values") << QList<double> {3, 9, 5} << Least() << 3.0 << 9.0;
        QTest::newRow("widened by a limit") << QList<double> {3, 9} << Least(0) << 0.0 << 9.0;
        QTest::newRow("a limit cuts nothing") << QList<double> {-3, 9} << Least(0) << -3.0 << 9.0;
        QTest::newRow("flat") << QList<double> {5, 5} << Least() << 5.0 << 10.0;
        QTest::newRow("flat at zero") << QList<double> {0, 0} << Least() << 0.0 << 1.0;
        QTest::newRow("flat below zero") << QList<double> {-2, -2} << Least() << -4.0 << -2.0;
    }
    void theScaleOfASparkline()
    {
        QFETCH(QList<double>, values);
        QFETCH(std::optional<double>, least);
        Field field(QStringLiteral("v"), FieldType::Number, NumberColumn(values.begin(), values.end()));
        FieldConfig config = *field.config;
        config.min = least;
        field.config = std::make_shared<FieldConfig>(config);
        const FieldRange range = sparklineRange(field);
        QTEST(range.min, "from");
        QTEST(range.max, "to");
    }

    void roundedEndsStayInTheTile()
    {
        GaugeTile tile;
        tile.size = {200, 160};
        tile.value = QStringLiteral("5");
        tile.rounded = true;
        const GaugeLayout layout = layoutGauge(tile, monospaced);
        const double middle = layout.outer - layout.ring - layout.band / 2;
        const double sine = std::sin(162 * 3.14159265358979 / 180);
        QVERIFY(layout.center.y() + middle * sine + layout.band / 2 <= 160.0);
        QVERIFY(layout.center.y() - layout.outer >= 0.0);
    }

    void longValuesWidenTheirColumnInTheSizeOfTheNames()
    {
        BarTile tile;
        tile.size = {617, 70};
        tile.title = QStringLiteral("node-a1");
        tile.value = QStringLiteral("1.45K req/s");
        const BarGaugeLayout layout = layoutBar(tile, monospaced);
        QVERIFY(near(layout.titleSize, 21)); // 0.45 of the height, in lines of 1.5
        QVERIFY(near(layout.bar.width(), 617 - (77 * 21 / 14.0 + 20)));
    }

    void hiddenValuesLeaveTheirRoomToTheBar()
    {
        BarTile tile;
        tile.size = {200, 30};
        tile.showValue = false;
        tile.placement = NamePlacement::Hidden;
        tile.title = QStringLiteral("name");
        QCOMPARE(layoutBar(tile, monospaced).bar, QRectF(0, 0, 200, 30));
    }

    void onlyReachedThresholdsColourABar()
    {
        const Field field = fieldWith(stepsAt({-infinity, 70, 85}));
        const BarValue value {80, Qt::yellow, {0, 100}, field};
        const QGradientStops stops = barGradientStops(value, {}, 400, 500);
        QCOMPARE(stops.size(), 3);
        QCOMPARE(stops[1].first, 175.0 / 400); // the first colour holds half way to the step at 350 px
        QCOMPARE(stops.back().first, 1.0);
    }

    void valuesOffTheScaleStayOnTheBar_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("part");
        QTest::newRow("below") << -5.0 << 0.0;
        QTest::newRow("above") << 500.0 << 1.0;
        QTest::newRow("no number") << std::nan("") << 0.0;
        QTest::newRow("middle") << 50.0 << 0.5;
    }
    void valuesOffTheScaleStayOnTheBar()
    {
        QFETCH(double, value);
        QFETCH(double, part);
        QCOMPARE(filledPart(value, {0, 100}), part);
        QCOMPARE(filledPart(value, {7, 7}), 0.0);
    }
};

VEDETTE_TEST_GUILESS(TestGaugeLayout)
#include "tst_gaugelayout.moc"
