#include "tests/support/testmain.h"
#include "tests/widgets/chart/chartdriver.h"
#include "widgets/chart/chartlegend.h"
#include "widgets/chart/chartview.h"
#include "widgets/chart/minmaxpyramid.h"
#include "widgets/panels/timeseries/timeseriesview.h"

#include <QLineEdit>
#include <QSignalSpy>

namespace {

constexpr qint64 nsPerMs = 1'000'000;
constexpr qint64 start = 1'700'000'000'000;
constexpr qint64 minute = 60'000;

Field numberField(const QString& name, NumberColumn values, const Json& custom, const QString& unit = {})
{
    Field field(name, FieldType::Number, std::move(values));
    FieldConfig config = *field.config;
    config.custom = std::make_shared<const Json>(custom);
    if (!unit.isEmpty())
        config.unit = unit;
    field.config = std::make_shared<const FieldConfig>(std::move(config));
    field.state.displayName = name;
    return field;
}

Frame frameOf(Field value)
{
    Frame frame;
    TimeColumn times;
    for (qsizetype i = 0; i < value.size(); i++)
        times.push_back((start + i * minute) * nsPerMs);
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, std::move(times)));
    frame.add(std::move(value));
    return frame;
}

std::shared_ptr<PanelData> dataOf(Frames frames)
{
    auto data = std::make_shared<PanelData>();
    data->state = LoadingState::Done;
    data->revision = 1;
    data->range = {start, start + 10 * minute};
    data->frames = std::move(frames);
    for (const Frame& frame : data->frames) {
        std::vector<DisplayProcessor> displays;
        for (const Field& field : frame.fields)
            displays.emplace_back(field, data->display);
        data->displays.push_back(std::move(displays));
    }
    return data;
}

TimeSeriesModel modelOf(const std::shared_ptr<PanelData>& data, const Json& options = Json::object(),
                        const QSet<QString>& hidden = {})
{
    TimeSeriesInput input;
    input.data = data;
    input.options = timeSeriesOptionsFromJson(options);
    input.theme = Theme::make(ThemeKind::Dark);
    input.hidden = hidden;
    return buildTimeSeries(input);
}

void showIn(TimeSeriesView& view, QSize size)
{
    PanelContext context;
    context.theme = Theme::make(ThemeKind::Dark);
    view.setContext(context);
    view.setSpec(std::make_shared<PanelSpec>());
    view.resize(size);
    view.show();
}

/// Counts the paint events of a widget and of what stands in it.
class PaintCounter : public QObject
{
public:
    explicit PaintCounter(QWidget* widget)
    {
        widget->installEventFilter(this);
        for (QWidget* child : widget->findChildren<QWidget*>())
            child->installEventFilter(this);
    }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        paints += event->type() == QEvent::Paint ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }
    int paints = 0;
};

const NumberColumn ten {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

} // namespace

Q_DECLARE_METATYPE(NumberColumn)

class TestTimeSeries : public QObject
{
    Q_OBJECT

private slots:
    void customKeysAreRead();
    void wrongTypesFallBack();
    void unitsShareScalesAndTakeSides();
    void stackedSeriesStandOnEachOther();
    void hiddenSeriesDoNotCountForTheScale();
    void thresholdsBecomeMarks();
    void withoutTimeThereIsAReason();
    void legendCalcsComeFromReducers();
    void aClickIsolatesAndASecondBringsBack();
    void theSameRevisionRepaintsNothing();
    void anEqualAnswerRepaintsNothing();
    void badInputIsDrawnWithoutHarm_data();
    void badInputIsDrawnWithoutHarm();
    void unorderedTimesAreSorted();
    void manySeriesAreCappedWithANotice();
    void exemplarsBecomeMarksThatSpread();
    void severalZonesGiveSeveralAxes();
    void valuesAreWrittenWhenAsked();
    void theLegendSearchFindsWhatHasNoRow();
    void axesKeepTheirWidthWhenLabelsShrink();
    void millionsOfPointsLookLikeThousands();
    void everythingAtOnceIsDrawn_data();
    void everythingAtOnceIsDrawn();
};

void TestTimeSeries::customKeysAreRead()
{
    FieldConfig config;
    config.custom = std::make_shared<const Json>(Json {
        {"drawStyle", "bars"},
        {"lineInterpolation", "stepAfter"},
        {"lineWidth", 3},
        {"fillOpacity", 25},
        {"gradientMode", "scheme"},
        {"showPoints", "never"},
        {"pointSize", 8},
        {"spanNulls", 3600000},
        {"barAlignment", 1},
        {"barWidthFactor", .8},
        {"lineStyle", {{"fill", "dash"}, {"dash", {5, 10}}}},
        {"stacking", {{"mode", "normal"}, {"group", "B"}}},
        {"transform", "negative-Y"},
        {"axisPlacement", "right"},
        {"axisLabel", "Requests"},
        {"thresholdsStyle", {{"mode", "dashed+area"}}},
        {"hideFrom", {{"legend", true}}},
    });
    const TimeSeriesField field = timeSeriesFieldFromConfig(config);
    QCOMPARE(int(field.style.draw), int(DrawStyle::Bars));
    QCOMPARE(int(field.style.interpolation), int(LineInterpolation::StepAfter));
    QCOMPARE(int(field.style.gradient), int(GradientMode::Scheme));
    QCOMPARE(int(field.style.points), int(ShowPoints::Never));
    QCOMPARE(field.style.lineWidth, 3.0);
    QCOMPARE(field.style.fillOpacity, .25);
    QCOMPARE(field.style.pointSize, 8.0);
    QCOMPARE(field.style.spanNullsMs, 3600000.0);
    QCOMPARE(field.style.barAlignment, 1);
    QCOMPARE(field.style.barWidthFactor, .8);
    QCOMPARE(field.style.dash, (std::vector<double> {5, 10}));
    QCOMPARE(field.stackingMode, QStringLiteral("normal"));
    QCOMPARE(field.stackingGroup, QStringLiteral("B"));
    QVERIFY(field.negativeY);
    QCOMPARE(int(field.placement), int(AxisPlacementOption::Right));
    QCOMPARE(field.axisLabel, QStringLiteral("Requests"));
    QVERIFY(field.thresholdArea && field.thresholdLine && field.thresholdDashed);
    QVERIFY(field.hideFromLegend && !field.hideFromViz);
}

void TestTimeSeries::wrongTypesFallBack()
{
    FieldConfig config;
    config.custom = std::make_shared<const Json>(Json {{"drawStyle", 3},
                                                       {"lineWidth", "wide"},
                                                       {"fillOpacity", -5},
                                                       {"lineStyle", "dash"},
                                                       {"stacking", {1, 2}},
                                                       {"spanNulls", Json::object()},
                                                       {"pointSize", 1e9},
                                                       {"hideFrom", nullptr}});
    const TimeSeriesField field = timeSeriesFieldFromConfig(config);
    QCOMPARE(int(field.style.draw), int(DrawStyle::Line));
    QCOMPARE(field.style.lineWidth, 1.0);
    QCOMPARE(field.style.fillOpacity, 0.0);
    QVERIFY(field.style.dash.empty());
    QCOMPARE(field.style.spanNullsMs, 0.0);
    QCOMPARE(field.style.pointSize, 200.0);
    config.custom = std::make_shared<const Json>(Json::array({1}));
    QCOMPARE(timeSeriesFieldFromConfig(config).style.lineWidth, 1.0);
    QVERIFY(timeSeriesOptionsFromJson(Json::array()).legend.show);
}

void TestTimeSeries::unitsShareScalesAndTakeSides()
{
    const Json plain = Json::object();
    const auto model =
        modelOf(dataOf({frameOf(numberField(QStringLiteral("a"), ten, plain, QStringLiteral("bytes"))),
                        frameOf(numberField(QStringLiteral("b"), ten, plain, QStringLiteral("bytes"))),
                        frameOf(numberField(QStringLiteral("c"), ten, plain, QStringLiteral("percent")))}));
    QCOMPARE(model.chart->scales.size(), size_t(2));
    QCOMPARE(model.chart->series[1].scale, 0);
    QCOMPARE(model.chart->series[2].scale, 1);
    QVERIFY(!model.chart->scales[0].right && model.chart->scales[0].grid && model.chart->scales[0].binary);
    QVERIFY(model.chart->scales[1].right && !model.chart->scales[1].grid);
    QVERIFY(model.legend[2].right);
}

void TestTimeSeries::stackedSeriesStandOnEachOther()
{
    const Json stacked {{"stacking", {{"mode", "normal"}, {"group", "A"}}}};
    const auto model = modelOf(dataOf({frameOf(numberField(QStringLiteral("a"), ten, stacked)),
                                       frameOf(numberField(QStringLiteral("b"), ten, stacked))}));
    QCOMPARE(model.chart->series[1].below, 0);
    QCOMPARE((*model.chart->series[1].values)[9], 20.0);
    QCOMPARE((*model.chart->infos[1].values)[9], 10.0); // the tooltip tells the series' own value
}

void TestTimeSeries::hiddenSeriesDoNotCountForTheScale()
{
    const auto data = dataOf({frameOf(numberField(QStringLiteral("a"), ten, Json::object())),
                              frameOf(numberField(QStringLiteral("b"), NumberColumn(10, 1000.0), Json::object()))});
    QVERIFY(modelOf(data).chart->scales[0].max > 900);
    const auto model = modelOf(data, Json::object(), {QStringLiteral("b")});
    QVERIFY(model.chart->scales[0].max < 20);
    QVERIFY(!model.chart->series[1].visible);
    QVERIFY(!model.legend[1].visible);
}

void TestTimeSeries::thresholdsBecomeMarks()
{
    Field field = numberField(QStringLiteral("a"), ten, Json {{"thresholdsStyle", {{"mode", "line"}}}});
    FieldConfig config = *field.config;
    config.min = 0;
    config.max = 200;
    config.thresholds =
        Thresholds {Thresholds::Mode::Percentage,
                    {{-std::numeric_limits<double>::infinity(), QStringLiteral("green")}, {50, QStringLiteral("red")}}};
    field.config = std::make_shared<const FieldConfig>(config);
    const auto model = modelOf(dataOf({frameOf(field)}));
    QCOMPARE(model.chart->thresholds.size(), size_t(2));
    QCOMPARE(model.chart->thresholds[1].from, 100.0);
    QVERIFY(model.chart->thresholds[1].line && !model.chart->thresholds[1].area);
}

void TestTimeSeries::withoutTimeThereIsAReason()
{
    Frame frame;
    frame.add(numberField(QStringLiteral("a"), ten, Json::object()));
    QVERIFY(modelOf(dataOf({frame})).problem.contains(QStringLiteral("time field")));
    QCOMPARE(modelOf(dataOf({})).problem, QStringLiteral("No data"));
}

void TestTimeSeries::legendCalcsComeFromReducers()
{
    const Json options {{"legend", {{"displayMode", "table"}, {"calcs", {"mean", "max", "no such"}}}}};
    const auto model = modelOf(dataOf({frameOf(numberField(QStringLiteral("a"), ten, Json::object()))}), options);
    QCOMPARE(model.legend[0].calcs.size(), size_t(2));
    QCOMPARE(model.legend[0].calcs[0].title, QStringLiteral("Mean"));
    QCOMPARE(model.legend[0].calcs[0].number, 5.5);
    QCOMPARE(model.legend[0].calcs[1].text, QStringLiteral("10"));
}

void TestTimeSeries::aClickIsolatesAndASecondBringsBack()
{
    TimeSeriesView view;
    PanelContext context;
    context.theme = Theme::make(ThemeKind::Dark);
    view.setContext(context);
    view.setSpec(std::make_shared<PanelSpec>());
    view.resize(500, 250);
    view.setData(dataOf({frameOf(numberField(QStringLiteral("a"), ten, Json::object())),
                         frameOf(numberField(QStringLiteral("b"), ten, Json::object())),
                         frameOf(numberField(QStringLiteral("c"), ten, Json::object()))}));
    view.show();
    const auto click = [&](int item, Qt::KeyboardModifiers modifiers) {
        QTest::mouseClick(view.legend()->viewport(), Qt::LeftButton, modifiers,
                          view.legend()->itemRect(item).center().toPoint());
    };
    const auto visible = [&] {
        QString names;
        for (const LegendItem& item : view.legend()->items())
            if (item.visible)
                names += item.name;
        return names;
    };
    QTRY_COMPARE(visible(), QStringLiteral("abc"));
    click(1, {});
    QCOMPARE(visible(), QStringLiteral("b"));
    click(2, Qt::ControlModifier);
    QCOMPARE(visible(), QStringLiteral("bc"));
    click(2, Qt::ShiftModifier);
    click(1, {});
    QCOMPARE(visible(), QStringLiteral("abc"));
}

void TestTimeSeries::theSameRevisionRepaintsNothing()
{
    TimeSeriesView view;
    PanelContext context;
    context.theme = Theme::make(ThemeKind::Dark);
    view.setContext(context);
    view.setSpec(std::make_shared<PanelSpec>());
    view.resize(500, 250);
    view.show();
    QSignalSpy painted(&view, &PanelView::painted);
    const auto data = dataOf({frameOf(numberField(QStringLiteral("a"), ten, Json::object()))});
    view.setData(data);
    QTRY_VERIFY(painted.size() > 0 && view.chart()->isSettled());
    const ChartModelPtr shown = view.chart()->model();
    view.setData(std::make_shared<PanelData>(*data));
    QVERIFY(view.chart()->isSettled());
    QCOMPARE(view.chart()->model(), shown);
}

void TestTimeSeries::anEqualAnswerRepaintsNothing()
{
    TimeSeriesView view;
    showIn(view, {500, 250});
    const auto data = dataOf({frameOf(numberField(QStringLiteral("a"), ten, Json::object()))});
    QSignalSpy painted(&view, &PanelView::painted);
    view.setData(data);
    QTRY_COMPARE(painted.size(), 1);
    PaintCounter counter(view.chart());
    const auto again = std::make_shared<PanelData>(*data);
    again->revision = 2;
    view.setData(again);
    QTRY_VERIFY(!view.isDrawing());
    QTRY_COMPARE(painted.size(), 2);
    QCOMPARE(counter.paints, 0);
    again->frames = {frameOf(numberField(QStringLiteral("a"), NumberColumn(10, 3.0), Json::object()))};
    const auto changed = std::make_shared<PanelData>(*again);
    changed->revision = 3;
    view.setData(changed);
    QTRY_VERIFY(counter.paints > 0);
}

void TestTimeSeries::badInputIsDrawnWithoutHarm_data()
{
    constexpr double infinite = std::numeric_limits<double>::infinity();
    QTest::addColumn<NumberColumn>("values");
    QTest::addColumn<QString>("custom");
    QTest::addColumn<QSize>("size");
    const QSize usual(500, 250);
    const QString plain = QStringLiteral("{}");
    const QString log = QStringLiteral(R"({"scaleDistribution":{"type":"log","log":10}})");
    const QString symlog = QStringLiteral(R"({"scaleDistribution":{"type":"symlog","log":10,"linearThreshold":1}})");
    QTest::newRow("NaN only") << NumberColumn(10, std::nan("")) << plain << usual;
    QTest::newRow("nulls only") << NumberColumn(10, nullNumber) << plain << usual;
    QTest::newRow("infinities") << NumberColumn {1, infinite, 2, -infinite, 3} << plain << usual;
    QTest::newRow("infinities only") << NumberColumn {infinite, -infinite} << plain << usual;
    QTest::newRow("one sample") << NumberColumn {5} << plain << usual;
    QTest::newRow("no sample") << NumberColumn {} << plain << usual;
    QTest::newRow("huge") << NumberColumn {1e308, -1e308, 1.7e308} << plain << usual;
    QTest::newRow("huge, logarithmic") << NumberColumn {1e-308, 1, 1e308} << log << usual;
    QTest::newRow("tiny") << NumberColumn {4e-320, 1e-310, 0} << plain << usual;
    QTest::newRow("negative on log") << NumberColumn {-1, -5, -10} << log << usual;
    QTest::newRow("mixed on log") << NumberColumn {-1, 5, 0, 10} << log << usual;
    QTest::newRow("symlog") << NumberColumn {-1e6, -.5, 0, .5, 1e6} << symlog << usual;
    QTest::newRow("very narrow") << ten << plain << QSize(40, 200);
    QTest::newRow("very low") << ten << plain << QSize(400, 20);
    QTest::newRow("a dot") << ten << plain << QSize(3, 3);
    for (const char* style : {"bars", "points", "line"}) {
        const QString stacked =
            QStringLiteral(R"({"drawStyle":"%1","fillOpacity":50,"stacking":{"mode":"percent","group":"A"}})")
                .arg(QLatin1String(style));
        QTest::addRow("stacked to percent, %s", style)
            << NumberColumn {1, nullNumber, -2, 1e308, 0} << stacked << usual;
    }
}

void TestTimeSeries::badInputIsDrawnWithoutHarm()
{
    QFETCH(NumberColumn, values);
    QFETCH(QString, custom);
    QFETCH(QSize, size);
    const auto json = jsonutil::parse(custom.toUtf8());
    QVERIFY(json);
    TimeSeriesView view;
    showIn(view, size);
    view.setData(dataOf(
        {frameOf(numberField(QString(10'000, QLatin1Char('x')), values, *json)),
         frameOf(numberField(QStringLiteral("\u0645\u0631\u062d\u0628\u0627 \u6d4b\u8bd5"), values, *json)), Frame()}));
    QTRY_VERIFY(!view.isDrawing());
    const QImage image = view.grab().toImage();
    QVERIFY(!image.isNull());
    if (!view.problem().isEmpty() || !view.chart()->model())
        return;
    const QRectF plot = view.chart()->placement().plot;
    QVERIFY(plot.width() >= 1 && plot.height() >= 1);
    for (const ChartScale& scale : view.chart()->model()->scales)
        QVERIFY(!scale.hasRange || (std::isfinite(scale.min) && std::isfinite(scale.max)));
    ChartDriver(*view.chart()).hoverAt(.5, .5);
}

void TestTimeSeries::unorderedTimesAreSorted()
{
    Frame frame;
    TimeColumn times;
    for (const int i : {3, 1, 2, 2, 0})
        times.push_back((start + i * minute) * nsPerMs);
    times.push_back(nullTime);
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, times));
    frame.add(numberField(QStringLiteral("a"), {30, 10, 20, 21, 0, 99}, Json::object()));
    const auto model = modelOf(dataOf({frame}));
    const DrawSeries& series = model.chart->series[0];
    QVERIFY(std::is_sorted(series.times->begin(), series.times->end()));
    QCOMPARE(*series.values, (NumberColumn {0, 10, 20, 21, 30}));
}

void TestTimeSeries::manySeriesAreCappedWithANotice()
{
    Frames frames;
    for (int i = 0; i < 6000; i++)
        frames.push_back(frameOf(numberField(QStringLiteral("s%1").arg(i), {1, 2}, Json::object())));
    const auto data = dataOf(std::move(frames));
    const auto model = modelOf(data);
    QCOMPARE(
        std::count_if(model.chart->series.begin(), model.chart->series.end(), [](const auto& s) { return s.visible; }),
        5000);
    QVERIFY(model.chart->notice.contains(QStringLiteral("6000")));
    QCOMPARE(model.legend.size(), size_t(6000));
}

void TestTimeSeries::exemplarsBecomeMarksThatSpread()
{
    const auto data = dataOf({frameOf(numberField(QStringLiteral("a"), ten, Json::object()))});
    Frame exemplars;
    TimeColumn times(50, (start + minute) * nsPerMs);
    NumberColumn values(50, 5);
    values[7] = 90;
    exemplars.add(Field(QStringLiteral("Time"), FieldType::Time, times));
    exemplars.add(Field(QStringLiteral("Value"), FieldType::Number, values));
    exemplars.add(Field(QStringLiteral("trace_id"), FieldType::String, StringColumn(50, QStringLiteral("abc"))));
    data->exemplars = {exemplars};
    const auto model = modelOf(data);
    QCOMPARE(model.chart->exemplars.size(), size_t(2)); // the crowd shows once, the outlier too
    QCOMPARE(model.chart->exemplars[0].value, 90.0);
    const TooltipContent content = model.chart->exemplarText(model.chart->exemplars[0]);
    QCOMPARE(content.rows.size(), size_t(2));
    QCOMPARE(content.rows[1].name, QStringLiteral("trace_id"));
    QCOMPARE(content.rows[1].value, QStringLiteral("abc"));
}

void TestTimeSeries::severalZonesGiveSeveralAxes()
{
    const auto data = dataOf({frameOf(numberField(QStringLiteral("a"), ten, Json::object()))});
    const Json zones = {{"timezone", {"utc", "Asia/Tokyo"}}};
    const Theme theme = Theme::make(ThemeKind::Dark);
    const PlotPlacement placement = placeChart(*modelOf(data, zones).chart, {600, 300}, theme.fontSmall);
    QCOMPARE(placement.moreTimes.size(), size_t(1));
    QCOMPARE(placement.moreTimes[0].name, QStringLiteral("Asia/Tokyo"));
    QCOMPARE(placement.times[0].text.size(), placement.moreTimes[0].ticks[0].text.size());
    QVERIFY(placement.times[0].text != placement.moreTimes[0].ticks[0].text);
    const double one = placeChart(*modelOf(data).chart, {600, 300}, theme.fontSmall).plot.height();
    QCOMPARE(one - placement.plot.height(), 21.0);
    QCOMPARE(one - placeChart(*modelOf(data).chart, {600, 300}, theme.sized(15)).plot.height(), 3.0);
}

void TestTimeSeries::valuesAreWrittenWhenAsked()
{
    const Json stacked {{"showValues", true}, {"stacking", {{"mode", "normal"}, {"group", "A"}}}};
    const auto model =
        modelOf(dataOf({frameOf(numberField(QStringLiteral("a"), ten, stacked, QStringLiteral("percent"))),
                        frameOf(numberField(QStringLiteral("b"), ten, stacked, QStringLiteral("percent")))}));
    const DrawSeries& top = model.chart->series[1];
    QVERIFY(top.textOf && top.textValues);
    QCOMPARE(top.textOf((*top.textValues)[9]), QStringLiteral("10%")); // its own value, not that of the stack
}

void TestTimeSeries::theLegendSearchFindsWhatHasNoRow()
{
    ChartLegend legend;
    legend.setTheme(Theme::make(ThemeKind::Dark), Qt::black);
    std::vector<LegendItem> items(1000);
    for (size_t i = 0; i < items.size(); i++)
        items[i].name = QStringLiteral("host-%1").arg(i);
    legend.resize(400, 200);
    legend.setContent({}, items);
    legend.show();
    QCOMPARE(legend.leftOut(), 500);
    QVERIFY(legend.searchField() && legend.searchField()->isVisible());
    legend.searchField()->setText(QStringLiteral("HOST-99"));
    QCOMPARE(legend.order(), (std::vector<int> {99, 990, 991, 992, 993, 994, 995, 996, 997, 998, 999}));
    QCOMPARE(legend.leftOut(), 0);
    items.resize(5);
    legend.setContent({}, items);
    QCOMPARE(legend.order().size(), size_t(5));
    QVERIFY(!legend.searchField()->isVisible());
}

void TestTimeSeries::axesKeepTheirWidthWhenLabelsShrink()
{
    const QFont font = Theme::make(ThemeKind::Dark).fontSmall;
    const auto wide = modelOf(dataOf({frameOf(numberField(QStringLiteral("a"), {900, 1100}, Json::object()))}));
    const auto narrow = modelOf(dataOf({frameOf(numberField(QStringLiteral("a"), {800, 900}, Json::object()))}));
    const auto tiny = modelOf(dataOf({frameOf(numberField(QStringLiteral("a"), {1, 2}, Json::object()))}));
    const PlotPlacement before = placeChart(*wide.chart, {600, 300}, font);
    QCOMPARE(placeChart(*narrow.chart, {600, 300}, font, before).plot.left(), before.plot.left());
    QVERIFY(placeChart(*narrow.chart, {600, 300}, font).plot.left() < before.plot.left());
    const auto long1 = modelOf(dataOf({frameOf(numberField(QStringLiteral("a"), {1.5e9, 2e9}, Json::object()))}));
    const PlotPlacement longBefore = placeChart(*long1.chart, {600, 300}, font);
    QVERIFY(placeChart(*tiny.chart, {600, 300}, font, longBefore).plot.left() < longBefore.plot.left());
}

void TestTimeSeries::millionsOfPointsLookLikeThousands()
{
    constexpr int points = 2'000'000;
    auto times = std::make_shared<TimeColumn>(points);
    auto values = std::make_shared<NumberColumn>(points);
    for (int i = 0; i < points; i++) {
        (*times)[size_t(i)] = qint64(i) * nsPerMs;
        (*values)[size_t(i)] = 50 + 40 * std::sin(i / 1e5) + (i % 1000 == 0 ? 9 : 0);
    }
    RasterJob job;
    job.size = {400, 200};
    job.toMs = points;
    job.scales.push_back({{}, 0, 100});
    DrawSeries series;
    series.times = times;
    series.values = values;
    series.style.color = Qt::white;
    series.style.points = ShowPoints::Never;
    job.series = {series};
    const QImage plain = rasterSeries(job);
    job.series[0].pyramid = std::make_shared<MinMaxPyramid>(*values);
    QCOMPARE(job.series[0].pyramid->whole().max, *std::max_element(values->begin(), values->end()));
    const QImage fast = rasterSeries(job);
    QCOMPARE(fast.size(), plain.size());
    int different = 0;
    for (int y = 0; y < plain.height(); y++)
        for (int x = 0; x < plain.width(); x++)
            different += std::abs(qAlpha(plain.pixel(x, y)) - qAlpha(fast.pixel(x, y))) > 64 ? 1 : 0;
    QVERIFY2(different < plain.width() * 2, qPrintable(QString::number(different)));
}

void TestTimeSeries::everythingAtOnceIsDrawn_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("dark") << true;
    QTest::newRow("light") << false;
}

/// Values, exemplars, lanes of annotations, two zones, a compared period and a pinned tooltip. With VEDETTE_PICTURES
/// the picture is kept in that folder.
void TestTimeSeries::everythingAtOnceIsDrawn()
{
    QFETCH(bool, dark);
    const Json custom {{"showValues", true}, {"fillOpacity", 20}, {"axisLabel", "Requests"}};
    Frames frames;
    for (int i = 0; i < 130; i++)
        frames.push_back(frameOf(numberField(QStringLiteral("host-%1").arg(i), NumberColumn(10, i + 1.0),
                                             i == 0 ? custom : Json {{"axisLabel", "Requests"}})));
    frames[0] = frameOf(numberField(QStringLiteral("host-0"), {90, 40, 60, 20, 120, 70, 30, 90, 100, 80}, custom));
    frames[1].fields[1].state.timeCompare = true;
    const auto data = dataOf(std::move(frames));
    Frame exemplars;
    exemplars.add(Field(QStringLiteral("Time"), FieldType::Time, TimeColumn {(start + 3 * minute) * nsPerMs}));
    exemplars.add(Field(QStringLiteral("Value"), FieldType::Number, NumberColumn {110}));
    exemplars.add(
        Field(QStringLiteral("trace_id"), FieldType::String, StringColumn {QStringLiteral("4bf92f3577b34da6")}));
    data->exemplars = {exemplars};
    for (int i = 0; i < 3; i++) {
        Annotation annotation;
        annotation.timeMs = start + (2 + i * 2) * minute;
        annotation.timeEndMs = annotation.timeMs + (i == 1 ? minute : 0);
        annotation.title = QStringLiteral("Deploy");
        annotation.color = 0xff5794f2 + quint32(i) * 0x003000;
        annotation.source = QStringLiteral("source %1").arg(i % 2);
        data->annotations.push_back(annotation);
    }
    TimeSeriesView view;
    PanelContext context;
    context.theme = Theme::make(dark ? ThemeKind::Dark : ThemeKind::Light);
    view.setContext(context);
    auto spec = std::make_shared<PanelSpec>();
    spec->options = Json {{"timezone", {"utc", "Asia/Tokyo"}},
                          {"annotations", {{"multiLane", true}}},
                          {"tooltip", {{"mode", "multi"}, {"sort", "desc"}, {"maxHeight", 200}}},
                          {"legend", {{"displayMode", "table"}, {"placement", "right"}, {"calcs", {"last", "max"}}}}};
    view.setSpec(spec);
    view.resize(900, 420);
    view.show();
    view.setData(data);
    QTRY_VERIFY(!view.isDrawing());
    QCOMPARE(view.chart()->placement().lanes.size(), 2);
    ChartDriver(*view.chart()).hoverAt(.55, .4);
    view.chart()->pinTooltip({QStringLiteral("Open the trace")});
    QVERIFY(view.chart()->isTooltipPinned());
    const QImage image = view.grab().toImage();
    QVERIFY(!image.isNull());
    if (const QString folder = qEnvironmentVariable("VEDETTE_PICTURES"); !folder.isEmpty())
        QVERIFY(image.save(folder + QStringLiteral("/everything-%1.png").arg(dark)));
}

VEDETTE_TEST(TestTimeSeries)
#include "tst_timeseries.moc"
