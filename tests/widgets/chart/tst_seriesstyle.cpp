#include "tests/support/testmain.h"
#include "widgets/chart/plotplacement.h"
#include "widgets/chart/seriescolors.h"
#include "widgets/panels/timeseries/schemecolors.h"
#include "widgets/panels/timeseries/thresholdmarks.h"
#include "widgets/panels/timeseries/timeseriesmodel.h"
#include "widgets/panels/timeseries/timeseriesoptions.h"

#include <cmath>

namespace {

constexpr qint64 nsPerMs = 1'000'000;
constexpr qint64 minuteMs = 60'000;

Field fieldOf(const QString& name, NumberColumn values, const Json& custom)
{
    Field field(name, FieldType::Number, std::move(values));
    FieldConfig config = *field.config;
    config.custom = std::make_shared<const Json>(custom);
    field.config = std::make_shared<const FieldConfig>(std::move(config));
    field.state.displayName = name;
    return field;
}

Field withConfig(Field field, const std::function<void(FieldConfig&)>& change)
{
    FieldConfig config = *field.config;
    change(config);
    field.config = std::make_shared<const FieldConfig>(std::move(config));
    return field;
}

TimeSeriesModel modelOf(const std::vector<Field>& fields)
{
    auto data = std::make_shared<PanelData>();
    data->range = {0, 10 * minuteMs};
    Frame frame;
    TimeColumn times;
    for (qsizetype i = 0; i < fields.front().size(); i++)
        times.push_back(i * minuteMs * nsPerMs);
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, std::move(times)));
    for (const Field& field : fields)
        frame.add(Field(field));
    data->frames = {std::move(frame)};
    TimeSeriesInput input;
    input.data = data;
    input.theme = Theme::make(ThemeKind::Dark);
    return buildTimeSeries(input);
}

FieldConfig configOfSteps(Thresholds::Mode mode, std::vector<Threshold> steps)
{
    FieldConfig config;
    Thresholds thresholds;
    thresholds.mode = mode;
    thresholds.steps = std::move(steps);
    config.thresholds = std::move(thresholds);
    return config;
}

ChartScale scaleOf(double min, double max, double dataMin, double dataMax)
{
    ChartScale scale;
    scale.hasRange = true;
    scale.min = min;
    scale.max = max;
    scale.dataMin = dataMin;
    scale.dataMax = dataMax;
    return scale;
}

constexpr double below = -std::numeric_limits<double>::infinity();

} // namespace

class TestSeriesStyle : public QObject
{
    Q_OBJECT

private slots:
    void pointsStackWhateverLinesTheyHad();
    void aBandIsFoundByAnyNameOfItsLowerEdge_data();
    void aBandIsFoundByAnyNameOfItsLowerEdge();
    void aConstantSpansTheRangeAtItsFirstValue();
    void aLineColorReplacesTheSeriesOwn();
    void percentThresholdsSpanLimitsOrData_data();
    void percentThresholdsSpanLimitsOrData();
    void linesUnderATransparentStepHaveTheColorOfTheirBand();
    void translucentThresholdsAreDrawnAsTheyAre();
    void schemesFollowTheValue_data();
    void schemesFollowTheValue();
    void hueTurnsBothWays();
    void aPointBesideAbsentRowsIsNoLoneOne();
    void theTimeFieldRulesTheTimeAxis();
};

void TestSeriesStyle::pointsStackWhateverLinesTheyHad()
{
    const auto stackedBy = [](const char* style) {
        const Json custom {{"drawStyle", style}, {"lineInterpolation", "smooth"}};
        return timeSeriesFieldFromConfig(*fieldOf(QStringLiteral("v"), {}, custom).config).interpolationName;
    };
    QCOMPARE(stackedBy("points"), QString());
    QCOMPARE(stackedBy("line"), QStringLiteral("smooth"));
}

void TestSeriesStyle::aBandIsFoundByAnyNameOfItsLowerEdge_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<double>("opacity");
    QTest::addColumn<int>("lower");
    QTest::addColumn<double>("drawn");
    QTest::newRow("shown name") << "median" << 0.0 << 1 << .35;
    QTest::newRow("own fill") << "median" << 10.0 << 1 << .1;
    QTest::newRow("name of the column") << "p50" << 0.0 << 1 << .35;
    QTest::newRow("name from the source") << "quantile 50" << 0.0 << 1 << .35;
    QTest::newRow("unknown") << "p10" << 20.0 << -1 << 0.0;
    QTest::newRow("itself") << "p95" << 20.0 << -1 << 0.0;
}

void TestSeriesStyle::aBandIsFoundByAnyNameOfItsLowerEdge()
{
    QFETCH(QString, target);
    QFETCH(double, opacity);
    QFETCH(int, lower);
    QFETCH(double, drawn);
    const Json custom {{"fillBelowTo", target.toStdString()}, {"fillOpacity", opacity}};
    Field median = withConfig(fieldOf(QStringLiteral("p50"), {1, 2}, Json::object()), [](FieldConfig& config) {
        config.displayNameFromDS = QStringLiteral("quantile 50");
        config.displayName = QStringLiteral("median");
    });
    median.state.displayName = QStringLiteral("median");
    const TimeSeriesModel model = modelOf({fieldOf(QStringLiteral("p95"), {3, 4}, custom), median});
    QCOMPARE(model.chart->series[0].below, lower);
    QCOMPARE(model.chart->series[0].style.fillOpacity, drawn);
}

void TestSeriesStyle::aConstantSpansTheRangeAtItsFirstValue()
{
    const TimeSeriesModel model =
        modelOf({fieldOf(QStringLiteral("limit"), {nullNumber, 7, 9}, Json {{"transform", "constant"}})});
    const DrawSeries& series = model.chart->series.front();
    QCOMPARE(*series.values, (NumberColumn {7, 7}));
    QCOMPARE(*series.times, (TimeColumn {0, 10 * minuteMs * nsPerMs}));
    QVERIFY(model.chart->scales.front().hasRange);
}

void TestSeriesStyle::aLineColorReplacesTheSeriesOwn()
{
    const TimeSeriesModel model = modelOf({fieldOf(QStringLiteral("a"), {1, 2}, Json {{"lineColor", "#123456"}})});
    QCOMPARE(model.chart->series.front().style.color, QColor(0x12, 0x34, 0x56));
}

void TestSeriesStyle::percentThresholdsSpanLimitsOrData_data()
{
    QTest::addColumn<bool>("hard");
    QTest::addColumn<bool>("soft");
    QTest::addColumn<double>("half");
    QTest::newRow("data") << false << false << 30.0;
    QTest::newRow("soft limits") << false << true << 100.0;
    QTest::newRow("hard limits come first") << true << true << 500.0;
}

void TestSeriesStyle::percentThresholdsSpanLimitsOrData()
{
    QFETCH(bool, hard);
    QFETCH(bool, soft);
    QFETCH(double, half);
    FieldConfig config =
        configOfSteps(Thresholds::Mode::Percentage, {{below, QStringLiteral("green")}, {50, QStringLiteral("red")}});
    ChartScale scale = scaleOf(0, 60, 10, 50);
    if (hard) {
        config.min = 0;
        config.max = 1000;
    }
    if (soft) {
        scale.options.softMin = 0;
        scale.options.softMax = 200;
    }
    TimeSeriesField field;
    field.thresholdLine = true;
    std::vector<ThresholdMark> marks;
    appendThresholdMarks({config, field, scale, 0, {}}, marks);
    QCOMPARE(marks.at(1).from, half);
}

void TestSeriesStyle::linesUnderATransparentStepHaveTheColorOfTheirBand()
{
    const FieldConfig config = configOfSteps(
        Thresholds::Mode::Absolute,
        {{below, QStringLiteral("#ff0000")}, {20, QStringLiteral("transparent")}, {80, QStringLiteral("#0000ff")}});
    TimeSeriesField field;
    field.thresholdLine = field.thresholdArea = true;
    const ChartScale scale = scaleOf(0, 100, 0, 100);
    std::vector<ThresholdMark> marks;
    appendThresholdMarks({config, field, scale, 0, {}}, marks);
    QCOMPARE(marks.at(1).shownLine().name(), QStringLiteral("#ff0000"));
    QCOMPARE(marks.at(1).shownArea().alpha(), 0);
    QCOMPARE(marks.at(2).shownLine().name(), QStringLiteral("#0000ff"));
}

void TestSeriesStyle::translucentThresholdsAreDrawnAsTheyAre()
{
    ThresholdMark mark;
    mark.color = QColor(255, 0, 0, 100);
    QCOMPARE(mark.shownArea(), mark.color);
    QCOMPARE(mark.shownLine(), mark.color);
    mark.color = Qt::red;
    QCOMPARE(mark.shownArea().alpha(), 38);
    QCOMPARE(mark.shownLine().alpha(), 179);
}

void TestSeriesStyle::schemesFollowTheValue_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("color");
    QTest::newRow("step") << "thresholds" << 49.0 << "#00ff00";
    QTest::newRow("next step") << "thresholds" << 50.0 << "#ff0000";
    QTest::newRow("first colour at the lower limit") << "continuous-viridis" << 0.0 << "#440154";
    QTest::newRow("last colour at the upper limit") << "continuous-viridis" << 100.0 << "#fde725";
    QTest::newRow("beyond") << "continuous-viridis" << 900.0 << "#fde725";
    QTest::newRow("no scheme") << "fixed" << 5.0 << QString();
}

void TestSeriesStyle::schemesFollowTheValue()
{
    QFETCH(QString, mode);
    QFETCH(double, value);
    QFETCH(QString, color);
    Field field = withConfig(fieldOf(QStringLiteral("a"), {1}, Json::object()), [&mode](FieldConfig& config) {
        config = configOfSteps(Thresholds::Mode::Absolute,
                               {{below, QStringLiteral("#00ff00")}, {50, QStringLiteral("#ff0000")}});
        config.color = FieldColor();
        config.color->mode = mode;
        config.min = 0;
        config.max = 100;
    });
    const ChartScale scale = scaleOf(0, 100, 0, 100);
    const auto colors = schemeColors({field, scale, {}});
    if (color.isEmpty())
        QVERIFY(!colors);
    else
        QCOMPARE(QColor::fromRgb(colors(value)).name(), color);
}

void TestSeriesStyle::hueTurnsBothWays()
{
    const QColor green(0x73, 0xBF, 0x69);
    const auto [top, bottom] = hueEnds(green, true);
    QVERIFY(top.lightness() > green.lightness());
    QVERIFY(bottom.lightness() < green.lightness());
    QVERIFY(top.hue() > green.hue() && bottom.hue() < green.hue());
    QVERIFY(hueEnds(green, false).second.lightness() > bottom.lightness());
}

void TestSeriesStyle::aPointBesideAbsentRowsIsNoLoneOne()
{
    RasterJob job;
    job.size = {200, 200};
    job.toMs = 200;
    job.scales.push_back({{}, 0, 200});
    DrawSeries series;
    auto times = std::make_shared<TimeColumn>();
    auto values = std::make_shared<NumberColumn>();
    for (int i = 0; i < 200; i++) {
        times->push_back(i * nsPerMs);
        values->push_back(i % 2 == 0 ? 50 : absentNumber);
    }
    series.times = times;
    series.values = values;
    series.style.color = Qt::white;
    series.style.points = ShowPoints::Auto;
    job.series.push_back(series);
    const QImage joined = rasterSeries(job);
    QCOMPARE(qAlpha(joined.pixel(100, 152)), 0);
    for (double& v : *values)
        v = isAbsent(v) ? nullNumber : v;
    QVERIFY(qAlpha(rasterSeries(job).pixel(100, 151)) > 100);
}

void TestSeriesStyle::theTimeFieldRulesTheTimeAxis()
{
    TimeSeriesInput input;
    input.theme = Theme::make(ThemeKind::Dark);
    auto data = std::make_shared<PanelData>();
    data->range = {0, 10 * minuteMs};
    const auto axisOf = [&](const Json& custom) {
        Frame frame;
        Field time(QStringLiteral("Time"), FieldType::Time, TimeColumn {0, minuteMs * nsPerMs});
        frame.add(withConfig(std::move(time),
                             [&custom](FieldConfig& config) { config.custom = std::make_shared<const Json>(custom); }));
        frame.add(fieldOf(QStringLiteral("a"), {1, 2}, Json::object()));
        data->frames = {std::move(frame)};
        input.data = data;
        return buildTimeSeries(input).chart;
    };
    const QFont font = input.theme.fontAxis;
    const double plain = placeChart(*axisOf(Json::object()), {400, 200}, font).plot.bottom();
    const double hidden = placeChart(*axisOf(Json {{"axisPlacement", "hidden"}}), {400, 200}, font).plot.bottom();
    const double titled = placeChart(*axisOf(Json {{"axisLabel", "Wall clock"}}), {400, 200}, font).plot.bottom();
    QVERIFY(hidden > plain);
    QCOMPARE(titled, plain - 20);
    QVERIFY(!axisOf(Json {{"axisGridShow", false}})->x.grid);
    // Where there is no room for axes the lines have all of it.
    QCOMPARE(placeChart(*axisOf(Json::object()), {60, 200}, font).plot, QRectF(0, 0, 60, 200));
    QCOMPARE(placeChart(*axisOf(Json::object()), {400, 20}, font).plot, QRectF(0, 0, 400, 20));
}

VEDETTE_TEST(TestSeriesStyle)
#include "tst_seriesstyle.moc"
