// Bar chart, trend, xy chart and candlestick: their models and places, and the panels on the screen.

#include "dashboards/run/panelpipeline.h"
#include "tests/support/testmain.h"
#include "widgets/chart/chartlegend.h"
#include "widgets/chart/chartview.h"
#include "widgets/panels/barchart/barchartview.h"
#include "widgets/panels/candlestick/candlestickmodel.h"
#include "widgets/panels/common/legendtoggles.h"
#include "widgets/panels/panelview.h"
#include "widgets/panels/trend/trendmodel.h"
#include "widgets/panels/xychart/xychartmodel.h"

namespace {

const double noNumber = std::nan("");

Field number(const char* name, NumberColumn column)
{
    Field field(QString::fromLatin1(name), FieldType::Number, std::move(column));
    FieldConfig config;
    config.color = FieldColor {QStringLiteral("palette-classic"), {}, {}, {}};
    field.config = std::make_shared<const FieldConfig>(config);
    return field;
}

Field texts(const char* name, const QStringList& column)
{
    return Field(QString::fromLatin1(name), FieldType::String, StringColumn(column.begin(), column.end()));
}

Frame teams()
{
    Frame frame;
    frame.add(texts("team", {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
    frame.add(number("x", {4, 2, noNumber}));
    frame.add(number("y", {6, -2, 5}));
    return frame;
}

Frame prices()
{
    Frame frame;
    frame.add(Field(QStringLiteral("time"), FieldType::Time, TimeColumn {0, 60'000'000'000, 120'000'000'000}));
    frame.add(number("open", {10, 12, 9}));
    frame.add(number("high", {13, 14, 12}));
    frame.add(number("low", {9, 8, 9}));
    frame.add(number("close", {12, 9, 9}));
    frame.add(number("volume", {100, 300, 200}));
    return frame;
}

Frame cloud()
{
    Frame frame;
    frame.add(number("a", {1, 2, 3, 4}));
    frame.add(number("b", {10, 20, noNumber, 40}));
    frame.add(number("c", {1, 4, 9, 16}));
    return frame;
}

std::shared_ptr<PanelData> dataOf(Frames frames)
{
    auto data = std::make_shared<PanelData>();
    data->frames = std::move(frames);
    data->revision = 1;
    data->state = LoadingState::Done;
    data->range = {0, 180'000};
    data->displays = makeDisplays(data->frames, data->display);
    return data;
}

std::shared_ptr<const BarChartModel> barModel(Frame frame, const char* options = "{}")
{
    BarChartInput input;
    input.data = dataOf({std::move(frame)});
    input.options = barChartOptionsFromJson(Json::parse(options, nullptr, false));
    input.theme = Theme::make(ThemeKind::Dark);
    return buildBarChart(input);
}

BarChartLayout barLayout(const BarChartModel& model, QSizeF size)
{
    BarChartMeasures measures;
    measures.axis = [](const QString& text) { return text.size() * 7.0; };
    measures.value = [](const QString& text) { return text.size() * 8.0; };
    return layoutBarChart(model, size, measures);
}

TimeSeriesInput seriesInput(Frames frames)
{
    TimeSeriesInput input;
    input.data = dataOf(std::move(frames));
    input.theme = Theme::make(ThemeKind::Dark);
    return input;
}

XYChartModel xyModel(Frames frames, const char* options = "{}")
{
    XYChartInput input;
    input.data = dataOf(std::move(frames));
    input.options = xyChartOptionsFromJson(Json::parse(options, nullptr, false));
    input.theme = Theme::make(ThemeKind::Dark);
    return buildXYChart(input);
}

std::unique_ptr<PanelView> makeView(const QString& type, const QByteArray& options, ThemeKind theme)
{
    PanelTypes types;
    registerBuiltinPanels(types);
    const PanelType* found = types.find(type);
    if (!found)
        return nullptr;
    std::unique_ptr<PanelView> view(found->create(nullptr));
    auto spec = std::make_shared<PanelSpec>();
    spec->type = type;
    spec->options = Json::parse(options.constData(), nullptr, false);
    PanelContext context;
    context.theme = Theme::make(theme);
    context.interpolate = [](const QString& text) { return text; };
    view->setContext(context);
    view->setSpec(spec);
    return view;
}

} // namespace

class TestChartPanels : public QObject
{
    Q_OBJECT

private slots:
    void legendsSwitchNames_data()
    {
        QTest::addColumn<QString>("byDashboard");
        QTest::addColumn<QString>("clicks");
        QTest::addColumn<QString>("hidden");
        // Clicks on the names a, b, c; +name with Ctrl; "=names" when the dashboard hides others than before.
        QTest::newRow("nothing") << ""
                                 << ""
                                 << "";
        QTest::newRow("one alone") << ""
                                   << "a"
                                   << "b c";
        QTest::newRow("the only one brings all back") << ""
                                                      << "a a"
                                                      << "";
        QTest::newRow("another alone") << ""
                                       << "a b"
                                       << "a c";
        QTest::newRow("switched off and on") << ""
                                             << "+a +b +a"
                                             << "b";
        QTest::newRow("the dashboard hides") << "b c"
                                             << ""
                                             << "b c";
        QTest::newRow("what it hides can be shown") << "b c"
                                                    << "+b"
                                                    << "c";
        QTest::newRow("a click on what it shows brings all back") << "b c Time"
                                                                  << "a"
                                                                  << "";
        QTest::newRow("refreshes keep clicks") << "b"
                                               << "+c =b"
                                               << "b c";
        QTest::newRow("the dashboard changes its mind") << "b"
                                                        << "+c =a"
                                                        << "a c";
    }
    void legendsSwitchNames()
    {
        QFETCH(QString, byDashboard);
        QFETCH(QString, clicks);
        QFETCH(QString, hidden);
        const auto setOf = [](const QString& text) {
            const QStringList names = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
            return QSet<QString>(names.begin(), names.end());
        };
        const QStringList names {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
        LegendToggles toggles;
        toggles.follow(setOf(byDashboard));
        for (const QString& click : clicks.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            if (click.startsWith(QLatin1Char('=')))
                toggles.follow(setOf(click.mid(1)));
            else if (click.startsWith(QLatin1Char('+')))
                toggles.click(click.mid(1), names, Qt::ControlModifier);
            else
                toggles.click(click, names, Qt::NoModifier);
        }
        QCOMPARE(toggles.hidden(), setOf(hidden));
    }

    /// What a click on a legend in Grafana leaves in the file: all but the named are hidden, and greyed in the legend.
    void seriesHiddenByTheFileAreGreyInTheLegend_data()
    {
        QTest::addColumn<QString>("type");
        for (const char* type : {"timeseries", "barchart", "xychart", "histogram", "trend"})
            QTest::newRow(type) << QString::fromLatin1(type);
    }
    void seriesHiddenByTheFileAreGreyInTheLegend()
    {
        QFETCH(QString, type);
        Frame frame;
        frame.add(Field(QStringLiteral("time"), FieldType::Time, TimeColumn {0, 60'000'000'000, 120'000'000'000}));
        const bool needsNumberX = type == QLatin1String("xychart") || type == QLatin1String("trend");
        if (needsNumberX)
            frame.fields.front() = number("at", {1, 2, 3});
        frame.add(number("x", {4, 2, 3}));
        frame.add(number("y", {6, 2, 5}));
        FieldConfigSource source;
        OverrideRule rule;
        rule.systemRef = QStringLiteral("hideSeriesFrom");
        rule.matcher = {QStringLiteral("byNames"),
                        Json {{"mode", "exclude"}, {"names", {"x"}}, {"prefix", "All except:"}, {"readOnly", true}},
                        {}};
        rule.properties = {
            {QStringLiteral("custom.hideFrom"), Json {{"legend", false}, {"tooltip", true}, {"viz", true}}}};
        source.overrides = {rule};
        auto data = dataOf(applyFieldOverrides({frame}, source, {}));

        const auto view = makeView(type, R"({"xField":"at","legend":{"showLegend":true}})", ThemeKind::Dark);
        QVERIFY(view);
        view->resize(400, 300);
        view->show();
        view->setData(data);
        const auto* legend = view->findChild<ChartLegend*>();
        QVERIFY(legend);
        QTRY_COMPARE(legend->items().size(), size_t(2));
        QCOMPARE(legend->items()[0].name, QStringLiteral("x"));
        QVERIFY(legend->items()[0].visible);
        QCOMPARE(legend->items()[1].name, QStringLiteral("y"));
        QVERIFY(!legend->items()[1].visible);
    }

    void itemsStandApartEvenly_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("factor");
        QTest::addColumn<QList<double>>("starts");
        QTest::newRow("one is centred") << 1 << .5 << QList<double> {.25};
        QTest::newRow("two") << 2 << .5 << QList<double> {0, .75};
        QTest::newRow("three") << 3 << .6 << QList<double> {0, .4, .8};
        QTest::newRow("no gaps") << 4 << 1.0 << QList<double> {0, .25, .5, .75};
        QTest::newRow("none") << 0 << .5 << QList<double> {};
    }
    void itemsStandApartEvenly()
    {
        QFETCH(int, count);
        QFETCH(double, factor);
        QFETCH(QList<double>, starts);
        const std::vector<CategorySpan> spans = distributed(count, factor);
        QCOMPARE(qsizetype(spans.size()), starts.size());
        for (qsizetype i = 0; i < starts.size(); i++) {
            QVERIFY(std::abs(spans[size_t(i)].from - starts[i]) < 1e-9);
            QVERIFY(std::abs(spans[size_t(i)].to - starts[i] - factor / count) < 1e-9);
        }
    }

    void barsBeginAtZero()
    {
        const auto model = barModel(teams());
        QVERIFY(model->problem.isEmpty());
        QCOMPARE(model->categories, (QStringList {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
        QCOMPARE(int(model->series.size()), 2);
        QCOMPARE(int(model->scales.size()), 1);
        QVERIFY(model->scales[0].min < -2 && model->scales[0].max >= 6);
        const BarChartLayout layout = barLayout(*model, {600, 300});
        QCOMPARE(int(layout.bars.size()), 5); // one value is missing
        for (const PlacedBar& bar : layout.bars)
            QVERIFY(layout.plot.adjusted(-1, -1, 1, 1).contains(bar.rect));
        QVERIFY(layout.bars[3].negative); // y of b
        QCOMPARE(layout.bars[3].rect.top(), layout.bars[0].rect.bottom());
    }

    void thePaletteBeginsWithTheFirstBar()
    {
        const auto model = barModel(teams());
        QCOMPARE(model->series[0].style.color, QColor(0x73, 0xbf, 0x69));
    }

    void barsStack_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<double>("top"); // of the second series in the first row
        QTest::addColumn<QString>("text");
        QTest::newRow("beside") << QByteArray("{}") << 6.0 << "6";
        QTest::newRow("stacked") << QByteArray(R"({"stacking":"normal"})") << 10.0 << "6";
        QTest::newRow("percent") << QByteArray(R"({"stacking":"percent"})") << 1.0 << "60%";
        QTest::newRow("unknown") << QByteArray(R"({"stacking":7})") << 6.0 << "6";
    }
    void barsStack()
    {
        QFETCH(QByteArray, options);
        QFETCH(double, top);
        QFETCH(QString, text);
        const auto model = barModel(teams(), options.constData());
        QCOMPARE((*model->series[1].tops)[0], top);
        QCOMPARE(model->valueText(1, 0), text);
        QCOMPARE(model->valueText(0, 2), QString());
    }

    void orientationFollowsTheShape_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<QSizeF>("size");
        QTest::addColumn<bool>("upright");
        QTest::newRow("wide") << QByteArray("{}") << QSizeF(600, 300) << true;
        QTest::newRow("high") << QByteArray("{}") << QSizeF(300, 600) << false;
        QTest::newRow("lying") << QByteArray(R"({"orientation":"horizontal"})") << QSizeF(600, 300) << false;
        QTest::newRow("upright") << QByteArray(R"({"orientation":"vertical"})") << QSizeF(300, 600) << true;
    }
    void orientationFollowsTheShape()
    {
        QFETCH(QByteArray, options);
        QFETCH(QSizeF, size);
        QFETCH(bool, upright);
        const BarChartLayout layout = barLayout(*barModel(teams(), options.constData()), size);
        QCOMPARE(layout.upright, upright);
        // The first category stands at the left or at the top.
        QVERIFY(layout.categories.front().position < layout.categories.back().position);
    }

    void labelsNeverOverlap_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<int>("rows");
        QTest::newRow("few") << QByteArray("{}") << 3;
        QTest::newRow("many") << QByteArray("{}") << 300;
        QTest::newRow("rotated") << QByteArray(R"({"xTickLabelRotation":90})") << 300;
        QTest::newRow("spacing") << QByteArray(R"({"xTickLabelSpacing":200})") << 300;
        QTest::newRow("from the end") << QByteArray(R"({"xTickLabelSpacing":-200})") << 300;
        QTest::newRow("lying") << QByteArray(R"({"orientation":"horizontal"})") << 300;
    }
    void labelsNeverOverlap()
    {
        QFETCH(QByteArray, options);
        QFETCH(int, rows);
        QStringList names;
        NumberColumn values;
        for (int i = 0; i < rows; i++) {
            names << QStringLiteral("category %1").arg(i);
            values.push_back(i);
        }
        Frame frame;
        frame.add(texts("n", names));
        frame.add(number("v", values));
        const BarChartLayout layout = barLayout(*barModel(frame, options.constData()), {900, 600});
        QVERIFY(!layout.categories.empty());
        const bool straight = layout.upright && !options.contains("Rotation");
        for (size_t i = 1; i < layout.categories.size(); i++)
            QVERIFY(layout.categories[i].position - layout.categories[i - 1].position
                    >= (straight ? layout.categoryWidth : 12));
        if (options.contains("-200"))
            QCOMPARE(layout.categories.back().row, rows - 1);
    }

    void timesBecomeShortLabels()
    {
        Frame frame;
        constexpr qint64 day = 86'400'000'000'000;
        frame.add(Field(QStringLiteral("time"), FieldType::Time, TimeColumn {0, day, 2 * day}));
        frame.add(number("v", {1, 2, 3}));
        const BarChartLayout layout = barLayout(*barModel(frame), {600, 300});
        QCOMPARE(layout.categories[1].text, QStringLiteral("01/02 00:00"));
    }

    void whatCannotBeDrawnSaysWhy_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<int>("which");
        for (const char* type : {"barchart", "trend", "xychart", "candlestick"})
            for (int which = 0; which < 3; which++)
                QTest::newRow((type + QByteArray::number(which)).constData()) << QString::fromLatin1(type) << which;
    }
    void whatCannotBeDrawnSaysWhy()
    {
        QFETCH(QString, type);
        QFETCH(int, which);
        Frame text;
        text.add(texts("t", {QStringLiteral("only text")}));
        const Frames frames[] = {{}, {Frame()}, {text}};
        const auto data = dataOf(frames[which]);
        if (type == QLatin1String("barchart")) {
            BarChartInput input;
            input.data = data;
            QVERIFY(!buildBarChart(input)->problem.isEmpty());
        } else if (type == QLatin1String("trend")) {
            QVERIFY(!buildTrend(seriesInput(frames[which]), {}).problem.isEmpty());
        } else if (type == QLatin1String("xychart")) {
            QVERIFY(!xyModel(frames[which]).problem.isEmpty());
        } else {
            QVERIFY(!buildCandlestick(seriesInput(frames[which]), {}).problem.isEmpty());
        }
    }

    void aTrendRunsOverNumbers()
    {
        const TimeSeriesModel model = buildTrend(seriesInput({cloud()}), QStringLiteral("c"));
        QVERIFY(model.problem.isEmpty());
        const ChartModel& chart = *model.chart;
        QCOMPARE(int(chart.series.size()), 2);
        QCOMPARE(chart.x.kind, ChartX::Kind::Number);
        QVERIFY(!chart.hasTime());
        const auto valueAt = [&](qint64 ns) { return chart.x.origin + double(ns) / 1e6 * chart.x.perMs; };
        QCOMPARE(valueAt((*chart.series[0].times)[0]), 1.0);
        QVERIFY(std::abs(valueAt((*chart.series[0].times)[2]) - 9) < 1e-6);
        QCOMPARE(chart.x.text(4, std::nullopt), QStringLiteral("4"));
        QCOMPARE(model.origins[0].field, 0);
        QCOMPARE(model.origins[1].field, 1);
    }

    void aTrendWantsAscendingNumbers()
    {
        Frame frame;
        frame.add(number("x", {1, 3, 2}));
        frame.add(number("y", {1, 2, 3}));
        QVERIFY(buildTrend(seriesInput({frame}), {}).problem.contains(QLatin1String("ascend")));
        QVERIFY(buildTrend(seriesInput({cloud()}), QStringLiteral("none")).problem.contains(QLatin1String("none")));
        QVERIFY(!buildTrend(seriesInput({cloud(), cloud()}), {}).problem.isEmpty());
    }

    void pointsComeFromPairsOfFields()
    {
        const XYChartModel model = xyModel({cloud()});
        QCOMPARE(int(model.series->size()), 2); // b and c over a
        QCOMPARE((*model.series)[0].name, QStringLiteral("b"));
        QCOMPARE(model.chart->x.kind, ChartX::Kind::Number);
        QVERIFY(model.chart->toMs > model.chart->fromMs);
    }

    void bothSchemasChooseFields_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::newRow("present") << QByteArray(
            R"({"mapping":"manual","series":[{"frame":{"matcher":{"id":"byIndex","options":0}},
                "x":{"matcher":{"id":"byName","options":"b"}},"y":{"matcher":{"id":"byName","options":"a"}},
                "size":{"matcher":{"id":"byName","options":"c"}},"name":{"fixed":"mine"}}]})");
        QTest::newRow("older") << QByteArray(
            R"({"seriesMapping":"manual","series":[{"x":"b","y":"a","name":"mine","frame":0,
                "pointSize":{"field":"c","fixed":5}}]})");
    }
    void bothSchemasChooseFields()
    {
        QFETCH(QByteArray, options);
        const XYChartModel model = xyModel({cloud()}, options.constData());
        QCOMPARE(int(model.series->size()), 1);
        const XYSeries& series = model.series->front();
        QCOMPARE(series.name, QStringLiteral("mine"));
        QCOMPARE(series.x[0], 10.0);
        QCOMPARE(series.y[3], 4.0);
        QCOMPARE(series.sizes.front(), 5.0);
        QCOMPARE(series.sizes.back(), 100.0);
    }

    void thePointUnderTheMouseIsFound()
    {
        const XYChartModel model = xyModel({cloud()});
        PlotMap map;
        map.fromMs = model.chart->fromMs;
        map.toMs = model.chart->toMs;
        map.size = {400, 300};
        const ChartScale& scale = model.chart->scales[0];
        map.scales.emplace_back(scale.options, scale.min, scale.max, 300);
        const double x = map.x((2 - model.chart->x.origin) / model.chart->x.perMs);
        const XYPoint hit = xyPointAt(*model.series, model.chart->x, map, {x + 2, map.y(0, 20) - 1});
        QCOMPARE(hit.series, 0);
        QCOMPARE(int(hit.row), 1);
        QCOMPARE(xyPointAt(*model.series, model.chart->x, map, {-50, -50}).series, -1);
    }

    void candlesFindTheirFields()
    {
        Candles candles;
        const TimeSeriesModel model = buildCandlestick(seriesInput({prices()}), {}, &candles);
        QVERIFY(model.problem.isEmpty());
        QVERIFY(candles.volume);
        QCOMPARE(candles.direction(0), 1);
        QCOMPARE(candles.direction(1), -1);
        QCOMPARE(candles.direction(2), 0);
        QVERIFY(candles.priceScale >= 0 && candles.volumeScale >= 0 && candles.priceScale != candles.volumeScale);
        QCOMPARE(model.chart->scales[size_t(candles.volumeScale)].max, 2100.0);
        QCOMPARE(model.chart->scales[size_t(candles.volumeScale)].labelledTo, std::optional(300.0));
        QVERIFY(model.legend.empty()); // candles stand for themselves
    }

    void candlesCompareWithTheCloseBefore()
    {
        CandlestickOptions options;
        options.closeToClose = true;
        Candles candles;
        buildCandlestick(seriesInput({prices()}), options, &candles);
        QCOMPARE(candles.direction(0), 1);
        QCOMPARE(candles.direction(1), -1);
        QCOMPARE(candles.direction(2), 0);
    }

    void oneNumberMakesCandles()
    {
        Frame frame;
        frame.add(Field(QStringLiteral("time"), FieldType::Time, TimeColumn {0, 60'000'000'000, 120'000'000'000}));
        frame.add(number("value", {1, 3, 2}));
        Candles candles;
        const TimeSeriesModel model = buildCandlestick(seriesInput({frame}), {}, &candles);
        QVERIFY(model.problem.isEmpty());
        QCOMPARE(*candles.close, (NumberColumn {3, 2, 2}));
        QCOMPARE(candles.direction(0), 1);
        QCOMPARE(candles.direction(1), -1);
    }

    void candlesAreColoredByDirection()
    {
        Candles candles;
        CandlestickOptions options;
        options.mode = CandlestickOptions::Mode::Candles;
        const TimeSeriesModel model = buildCandlestick(seriesInput({prices()}), options, &candles);
        QVERIFY(!candles.volume);
        QImage image(300, 200, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        PlotMap map;
        map.fromMs = -60'000;
        map.toMs = 180'000;
        map.size = image.size();
        const ChartScale& scale = model.chart->scales[0];
        map.scales.emplace_back(scale.options, scale.min, scale.max, 200);
        QPainter painter(&image);
        paintCandles(painter, map, candles);
        painter.end();
        QCOMPARE(image.pixelColor(75, int(map.y(0, 11))), candles.up);
        QCOMPARE(image.pixelColor(150, int(map.y(0, 10))), candles.down);
        QCOMPARE(image.pixelColor(75 + 20, int(map.y(0, 12.5))).alpha(), 0); // beside the wick
    }

    void anySizeAndDataCanBePainted_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<QSize>("size");
        const QList<QByteArray> options {
            "{}", R"({"stacking":"percent","orientation":"horizontal","showValue":"always","barRadius":9,"xField":7})",
            R"({"mapping":"manual","series":[null,{"x":{}}],"xTickLabelRotation":"-45","legend":[],"mode":1})",
            R"({"xTickLabelRotation":45,"candleStyle":"ohlcbars","colorStrategy":"close-close","includeAllFields":true})"};
        for (const char* type : {"barchart", "trend", "xychart", "candlestick"})
            for (qsizetype i = 0; i < options.size(); i++)
                for (const QSize size : {QSize(1, 1), QSize(40, 120), QSize(900, 300)})
                    QTest::addRow("%s %lld at %dx%d", type, qlonglong(i), size.width(), size.height())
                        << QString::fromLatin1(type) << options[i] << size;
    }
    void anySizeAndDataCanBePainted()
    {
        QFETCH(QString, type);
        QFETCH(QByteArray, options);
        QFETCH(QSize, size);
        Frame odd;
        odd.add(Field(QStringLiteral("time"), FieldType::Time, TimeColumn {nullTime, 5, 5, 1}));
        odd.add(
            texts("s", {QString(10000, QLatin1Char('x')), QStringLiteral("汉字"), QString(), QStringLiteral("עברית")}));
        odd.add(number("v", {1e308, -1e308, std::numeric_limits<double>::infinity(), noNumber}));
        odd.add(number("w", {noNumber, noNumber, noNumber, noNumber}));
        for (const ThemeKind theme : {ThemeKind::Dark, ThemeKind::Light}) {
            const auto view = makeView(type, options, theme);
            QVERIFY(view);
            view->resize(size);
            for (const Frames& frames : {Frames {odd}, Frames {teams()}, Frames {prices(), prices()}, Frames {cloud()},
                                         Frames {Frame()}, Frames()}) {
                view->setData(dataOf(frames));
                QTRY_VERIFY(!view->isDrawing());
                QVERIFY(!view->grab().isNull());
                view->setData(std::make_shared<PanelData>());
            }
        }
    }

    void aHoveredBarSaysItsValue()
    {
        const auto view = makeView(QStringLiteral("barchart"), R"({"tooltip":{"mode":"single"}})", ThemeKind::Dark);
        auto* chart = qobject_cast<BarChartView*>(view.get());
        QVERIFY(chart);
        view->resize(600, 300);
        view->setData(dataOf({teams()}));
        QTRY_VERIFY(!view->isDrawing());
        const PlacedBar bar = chart->plot()->chartLayout().bars[1];
        const BarChartPlot::Hit hit = chart->plot()->hitAt(bar.rect.center());
        QCOMPARE(hit.row, bar.row);
        QCOMPARE(hit.bar, 1);
        const QImage image = view->grab().toImage();
        QVERIFY(image.pixelColor(chart->plot()->mapTo(chart, bar.rect.center().toPoint()))
                != Theme::make(ThemeKind::Dark).panel);
        QCOMPARE(int(chart->legend()->items().size()), 2);
    }
};

VEDETTE_TEST(TestChartPanels)
#include "tst_chartpanels.moc"
