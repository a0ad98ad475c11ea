#include "tests/support/testmain.h"
#include "widgets/chart/chartlegend.h"
#include "widgets/chart/chartview.h"
#include "widgets/panels/timeseries/timeseriesview.h"

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

const NumberColumn ten {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

} // namespace

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

VEDETTE_TEST(TestTimeSeries)
#include "tst_timeseries.moc"
