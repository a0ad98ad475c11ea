#include "dashboards/transform/builtins.h"
#include "tests/support/testmain.h"
#include "tests/widgets/panels/picturefixture.h"
#include "widgets/panels/heatmap/heatmapgrid.h"
#include "widgets/panels/heatmap/heatmapmodel.h"
#include "widgets/panels/heatmap/heatmapraster.h"

namespace {

HeatmapGrid gridOf(const PictureInput& input)
{
    return heatmapGrid(*input.data, heatmapOptionsFromJson(input.spec->options));
}

} // namespace

class TestHeatmap : public QObject
{
    Q_OBJECT

private slots:
    void schemesTurnTowardsTheBackground_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("reverse");
        QTest::addColumn<Rgba>("first");
        QTest::addColumn<Rgba>("last");
        QTest::newRow("oranges, dark") << "Oranges" << true << false << Rgba(0xff7f2704) << Rgba(0xfffff5eb);
        QTest::newRow("oranges, light") << "Oranges" << false << false << Rgba(0xfffff5eb) << Rgba(0xff7f2704);
        QTest::newRow("reversed") << "Oranges" << true << true << Rgba(0xfffff5eb) << Rgba(0xff7f2704);
        QTest::newRow("diverging") << "RdBu" << false << false << Rgba(0xff053061) << Rgba(0xff67001f);
        QTest::newRow("perceptual") << "Viridis" << true << false << Rgba(0xff440154) << Rgba(0xfffde725);
        QTest::newRow("turbo") << "Turbo" << true << false << Rgba(0xff23171b) << Rgba(0xff900c00);
        QTest::newRow("cubehelix") << "Cubehelix" << true << false << Rgba(0xff000000) << Rgba(0xffffffff);
        QTest::newRow("unknown is spectral") << "Nonsense" << true << false << Rgba(0xff5e4fa2) << Rgba(0xff9e0142);
    }
    void schemesTurnTowardsTheBackground()
    {
        QFETCH(QString, scheme);
        QFETCH(bool, dark);
        QFETCH(bool, reverse);
        QFETCH(Rgba, first);
        QFETCH(Rgba, last);
        HeatmapColors colors;
        colors.scheme = scheme;
        colors.reverse = reverse;
        Palette palette;
        palette.theme = dark ? ThemeKind::Dark : ThemeKind::Light;
        const std::vector<Rgba> result = heatmapPalette(colors, palette);
        QCOMPARE(result.size(), size_t(64));
        QCOMPARE(QString::number(result.front(), 16), QString::number(first, 16));
        QCOMPARE(QString::number(result.back(), 16), QString::number(last, 16));
    }

    void opacityGrowsByItsExponent()
    {
        HeatmapColors colors;
        colors.opacity = true;
        colors.fill = QStringLiteral("#ff0000");
        colors.steps = 5;
        colors.exponent = 2;
        const std::vector<Rgba> result = heatmapPalette(colors, {});
        QCOMPARE(result[0], Rgba(0x00ff0000));
        QCOMPARE(result[2] >> 24, Rgba(64)); // .5^2
        QCOMPARE(result[4], Rgba(0xffff0000));
    }

    void bucketsStandSideBySide_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<double>("min");
        QTest::addColumn<double>("max");
        QTest::addColumn<QString>("zero");
        QTest::newRow("le of labels") << QByteArray("{}") << -1.0 << 2.0 << "0.0";
        QTest::newRow("ge") << QByteArray(R"({"rowsFrame":{"layout":"ge"}})") << 0.0 << 3.0 << "0.0";
        QTest::newRow("unknown") << QByteArray(R"({"rowsFrame":{"layout":"unknown"}})") << -.5 << 2.5 << "0.0";
        QTest::newRow("unit") << QByteArray(R"({"yAxis":{"unit":"s"}})") << -1.0 << 2.0 << "0 s";
    }
    void bucketsStandSideBySide()
    {
        QFETCH(QByteArray, options);
        const auto input =
            inputOf({bucketFrame({QStringLiteral("0.1"), QStringLiteral("0.5"), QStringLiteral("+Inf")})}, options);
        const HeatmapGrid grid = gridOf(input);
        QVERIFY2(grid.problem.isEmpty(), qPrintable(grid.problem));
        QCOMPARE(grid.rows.size(), size_t(3));
        QCOMPARE(grid.columns.size(), size_t(10));
        QTEST(grid.min, "min");
        QTEST(grid.max, "max");
        QTEST(grid.zeroName, "zero");
        QCOMPARE(grid.columns[0].from, 0.0); // a sample counts what came before it
        QCOMPARE(grid.columns[0].to, 10'000.0);
        QCOMPARE(grid.at(3, 2), 3.0);
    }

    void numericNamesAreSortedAndMaySetTheScale()
    {
        Frame frame = bucketFrame({QStringLiteral("5"), QStringLiteral("1"), QStringLiteral("+Inf")});
        frame.meta.type.clear();
        const HeatmapGrid sorted = gridOf(inputOf({frame}));
        QCOMPARE(sorted.names,
                 (std::vector<QString> {QStringLiteral("1"), QStringLiteral("5"), QStringLiteral("+Inf")}));
        QCOMPARE(sorted.at(0, 0), 2.0);
        const HeatmapGrid scaled = gridOf(inputOf({frame}, R"({"rowsFrame":{"yBucketScale":{"type":"linear"}}})"));
        QVERIFY(!scaled.isNamed());
        QCOMPARE(scaled.rows[0], (HeatmapGrid::Span {0, 1}));
        QCOMPARE(scaled.rows[1], (HeatmapGrid::Span {1, 5}));
        QCOMPARE(scaled.rows[2], (HeatmapGrid::Span {5, 9}));
    }

    void ofTooManyCellsTheNewestStay()
    {
        constexpr int rows = 16'000;
        constexpr int samples = 1001;
        TimeColumn times;
        NumberColumn counts;
        for (int i = 0; i < samples; ++i) {
            times.push_back(qint64(i) * 1'000'000);
            counts.push_back(i);
        }
        Frame frame;
        frame.add(Field(QStringLiteral("Time"), FieldType::Time, times));
        Field bucket(QString(), FieldType::Number, counts);
        for (int i = 0; i < rows; ++i) {
            bucket.name = QStringLiteral("bucket %1").arg(i);
            frame.add(bucket);
        }
        const HeatmapGrid grid = gridOf(inputOf({frame}));
        QCOMPARE(grid.leftOut, size_t(1));
        QCOMPARE(grid.times.size(), size_t(samples - 1));
        QCOMPARE(grid.times.front(), 1.0);
        QCOMPARE(grid.at(0, 0), 1.0);
        QCOMPARE(grid.at(samples - 2, rows - 1), double(samples - 1));
    }

    void separateFramesAreJoined()
    {
        Frames frames;
        for (const char* bound : {"10", "2"}) {
            Frame frame = bucketFrame({QString::fromLatin1(bound)}, bound[0] == '1' ? 5 : 4);
            frame.meta.type.clear();
            frames.push_back(std::move(frame));
        }
        const HeatmapGrid grid = gridOf(inputOf(std::move(frames)));
        QCOMPARE(grid.columns.size(), size_t(5));
        QCOMPARE(grid.names.size(), size_t(2));
        QCOMPARE(grid.names[0], QStringLiteral("2"));
        QVERIFY(std::isnan(grid.at(4, 0))); // that frame ended earlier
        QCOMPARE(grid.at(4, 1), 1.0);
    }

    void nativeHistogramsLieOnALogarithmicScale_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<int>("type");
        QTest::addColumn<double>("min");
        QTest::newRow("positive") << .3 << int(ScaleType::Log) << .25;
        QTest::newRow("around zero") << -.5 << int(ScaleType::Log) << .25;
        QTest::newRow("negative") << -4.0 << int(ScaleType::Symlog) << -4.0;
    }
    void nativeHistogramsLieOnALogarithmicScale()
    {
        QFETCH(double, low);
        const double high = low == -4 ? -2 : low == .3 ? .5 : .5;
        const HeatmapGrid grid = gridOf(inputOf({cellsFrame({{10, low, high, 2}, {10, 1, 2, 3}, {20, 1, 2, 4}})}));
        QVERIFY2(grid.problem.isEmpty(), qPrintable(grid.problem));
        QCOMPARE(grid.rows.size(), size_t(2));
        QCOMPARE(grid.columns.size(), size_t(2));
        QTEST(int(grid.scale.type), "type");
        QTEST(grid.min, "min");
        QCOMPARE(grid.max, 2.0);
        QVERIFY(std::isnan(grid.at(1, 0)));
        QCOMPARE(grid.at(1, 1), 4.0);
    }

    void samplesAreCountedIntoNiceBuckets()
    {
        const auto input = inputOf({numberFrame({1, 2, 3, 4, 5, 6, 7, 8, 9, 10})},
                                   R"({"calculate":true,"calculation":{"xBuckets":{"mode":"size","value":"50s"},
                                   "yBuckets":{"mode":"size","value":"5"}}})");
        const HeatmapGrid grid = gridOf(input);
        QVERIFY2(grid.problem.isEmpty(), qPrintable(grid.problem));
        QCOMPARE(grid.columns.size(), size_t(3)); // 10..100 s from 0
        QCOMPARE(grid.rows.size(), size_t(3)); // 0, 5, 10
        QCOMPARE(grid.at(0, 0), 4.0);
        QCOMPARE(grid.at(1, 1), 5.0);
        QCOMPARE(grid.at(2, 2), 1.0);
        QCOMPARE(grid.value.name, QStringLiteral("Count"));
        QCOMPARE(grid.columns[1], (HeatmapGrid::Span {50'000, 100'000}));
    }

    void logarithmicBucketsLeaveOutWhatIsNotPositive()
    {
        TransformContext context;
        context.interpolate = [](const QString& text) { return text; };
        const Json options = Json::parse(R"({"yBuckets":{"scale":{"type":"log","log":2},"value":"1"}})");
        const Frames cells = heatmapFromData({numberFrame({-3, 0, 1, 2, 3, 8})}, options, context);
        QCOMPARE(cells.size(), size_t(1));
        double sum = 0;
        for (const double count : *cells[0].fields[2].numbers())
            sum += count;
        QCOMPARE(sum, 4.0);
        QCOMPARE(cells[0].fields[1].numbers()->front(), 1.0);
        QCOMPARE(cells[0].fields[1].numbers()->at(3), 8.0);
    }

    void cellsArePaintedInTheirColours()
    {
        const auto input = inputOf({bucketFrame({QStringLiteral("1"), QStringLiteral("2")})},
                                   R"({"cellGap":0,"color":{"scheme":"Greys","steps":2}})");
        const PictureContent content = buildHeatmap(input);
        QVERIFY2(content.problem.isEmpty(), qPrintable(content.problem));
        const QImage image = content.chart->picture->draw(jobOf(content, {100, 40}));
        QCOMPARE(image.size(), QSize(100, 40));
        QCOMPARE(image.pixelColor(50, 30), QColor(Qt::black)); // the lower bucket counts 1
        QCOMPARE(image.pixelColor(50, 10), QColor(Qt::white)); // the upper 2
        QCOMPARE(image.pixelColor(99, 10), QColor(Qt::white));
    }

    void hiddenCellsStayTransparent()
    {
        const auto input = inputOf({bucketFrame({QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")})},
                                   R"({"cellGap":0,"filterValues":{"le":1,"ge":3}})");
        const PictureContent content = buildHeatmap(input);
        const QImage image = content.chart->picture->draw(jobOf(content, {100, 30}));
        QCOMPARE(image.pixelColor(50, 25).alpha(), 0);
        QCOMPARE(image.pixelColor(50, 15).alpha(), 255);
        QCOMPARE(image.pixelColor(50, 5).alpha(), 0);
        QVERIFY(hoverOf(content, {100, 30}, {50, 25}).tooltip.isEmpty());
    }

    void aReversedAxisTurnsThePictureOver()
    {
        const auto input = inputOf({bucketFrame({QStringLiteral("1"), QStringLiteral("2")})},
                                   R"({"cellGap":0,"color":{"scheme":"Greys","steps":2},"yAxis":{"reverse":true}})");
        const PictureContent content = buildHeatmap(input);
        const QImage image = content.chart->picture->draw(jobOf(content, {100, 40}));
        QCOMPARE(image.pixelColor(50, 10), QColor(Qt::black));
        QCOMPARE(image.pixelColor(50, 30), QColor(Qt::white));
    }

    void moreCellsThanPixelsShowTheGreatest()
    {
        Frame frame = bucketFrame({QStringLiteral("1")}, 1000);
        NumberColumn counts(1000, 1);
        counts[500] = 100;
        frame.fields[1].values = std::make_shared<const Column>(counts);
        auto input = inputOf({frame}, R"({"color":{"scheme":"Greys","steps":2}})");
        auto data = std::make_shared<PanelData>(*input.data);
        data->range = {0, 10'000'000};
        input.data = data;
        const PictureContent content = buildHeatmap(input);
        const QImage image = content.chart->picture->draw(jobOf(content, {10, 4}));
        int white = 0;
        for (int x = 0; x < 10; x++)
            white += image.pixelColor(x, 2) == QColor(Qt::white);
        QCOMPARE(white, 1);
    }

    void tooltipsNameTheBucket_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<QString>("bucket");
        QTest::newRow("plain") << QByteArray("{}") << "0.100-0.500";
        QTest::newRow("seconds") << QByteArray(R"({"yAxis":{"unit":"s"}})") << "100 ms-500 ms";
        QTest::newRow("lower edges") << QByteArray(R"({"rowsFrame":{"layout":"ge"}})")
                                     << QStringLiteral("0.500-\u221E"); // as numbers are written
    }
    void tooltipsNameTheBucket()
    {
        QFETCH(QByteArray, options);
        const auto input =
            inputOf({bucketFrame({QStringLiteral("0.1"), QStringLiteral("0.5"), QStringLiteral("+Inf")})}, options);
        const PictureContent content = buildHeatmap(input);
        const PictureHover hover = hoverOf(content, {100, 30}, {15, 15});
        QCOMPARE(hover.tooltip.header, QStringLiteral("1970-01-01 00:00:20"));
        QCOMPARE(hover.tooltip.rows.size(), size_t(2));
        QCOMPARE(hover.tooltip.rows[0].name, QStringLiteral("Value"));
        QCOMPARE(hover.tooltip.rows[0].value, QStringLiteral("2"));
        QTEST(hover.tooltip.rows[1].value, "bucket");
        QCOMPARE(hover.boxes, (std::vector<QRectF> {QRectF(10, 10, 10, 10)}));
        QCOMPARE(content.barValueAt(viewOf(content, {100, 30}), {15, 15}), std::optional(2.0));
    }

    void tooltipsOfAColumnListItsBuckets()
    {
        const auto input =
            inputOf({bucketFrame({QStringLiteral("1"), QStringLiteral("2")})}, R"({"tooltip":{"mode":"multi"}})");
        const PictureHover hover = hoverOf(buildHeatmap(input), {100, 30}, {15, 25});
        QCOMPARE(hover.tooltip.rows.size(), size_t(2));
        QCOMPARE(hover.tooltip.rows[0].name, QStringLiteral("1-2"));
        QVERIFY(hover.tooltip.rows[1].bold);
    }
};

VEDETTE_TEST(TestHeatmap)
#include "tst_heatmap.moc"
