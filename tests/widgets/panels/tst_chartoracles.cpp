#include "dashboards/format/fieldoverrides.h"
#include "dashboards/run/panelpipeline.h"
#include "dashboards/time/datemath.h"
#include "datasources/data/fieldconfigjson.h"
#include "tests/conformance/conformance.h"
#include "tests/support/testmain.h"
#include "widgets/chart/curve.h"
#include "widgets/chart/plotplacement.h"
#include "widgets/panels/common/legendtoggles.h"
#include "widgets/panels/timeseries/timeseriesmodel.h"

#include <QFile>
#include <QFontMetricsF>

#include <cmath>

// The tables of axes and of series, run through what the time series panel itself builds and places: the pure functions
// below it are compared with the same tables by vedette-conformance.

namespace {

constexpr double letterPx = 7; ///< as wide as the tables measure each letter
constexpr double nsPerMs = 1e6;

/// The cases of a function in the table of that name.
std::vector<Json> casesOf(const QString& table, const QString& function)
{
    QFile file(QStringLiteral(VEDETTE_TEST_DATA "/oracles/") + table + QStringLiteral(".json"));
    std::vector<Json> cases;
    if (!file.open(QIODevice::ReadOnly))
        return cases;
    const auto json = jsonutil::parse(file.readAll());
    if (!json)
        return cases;
    for (const Json& one : jsonutil::array(*json, "cases"))
        if (jsonutil::string(jsonutil::object(one, "input"), "fn") == function)
            cases.push_back(one);
    return cases;
}

void addRows(const std::vector<Json>& cases)
{
    for (const Json& one : cases)
        QTest::newRow(qPrintable(jsonutil::string(one, "id"))) << jsonutil::dump(one);
}

NumberColumn numbersFrom(const Json& cells)
{
    NumberColumn column;
    for (const Json& cell : cells)
        column.push_back(numberFromOracle(cell));
    return column;
}

TimeColumn timesFrom(const Json& cells)
{
    TimeColumn times;
    for (const Json& cell : cells)
        times.push_back(std::llround(numberFromOracle(cell) * nsPerMs));
    return times;
}

Field fieldOf(const QString& name, Column column, const Json& config)
{
    const bool time = std::holds_alternative<TimeColumn>(column);
    Field field(name, time ? FieldType::Time : FieldType::Number, std::move(column));
    FieldConfig read = fieldConfigFromJson(config);
    read.intervalMs = jsonutil::optNumber(config, "interval");
    field.config = std::make_shared<const FieldConfig>(std::move(read));
    return field;
}

TimeSeriesModel modelOf(const Frames& frames, const TimeRange& range, const FieldConfigSource& config = {})
{
    auto data = std::make_shared<PanelData>();
    data->frames = applyFieldOverrides(frames, config, {});
    data->state = LoadingState::Done;
    data->revision = 1;
    data->range = range;
    data->displays = makeDisplays(data->frames, data->display);
    TimeSeriesInput input;
    input.hidden = hiddenFieldNames(data->frames);
    input.data = std::move(data);
    input.theme = Theme::make(ThemeKind::Dark);
    return buildTimeSeries(input);
}

/// A font all of whose letters are as wide as the tables have them; nullopt: none is installed.
std::optional<QFont> measuringFont()
{
    QFont font = Theme::make(ThemeKind::Dark).fontMono;
    const QFontMetricsF own(font);
    if (own.horizontalAdvance(QStringLiteral("iiii")) != own.horizontalAdvance(QStringLiteral("WWWW")))
        return std::nullopt;
    font.setLetterSpacing(QFont::AbsoluteSpacing, letterPx - own.horizontalAdvance(QStringLiteral("0")));
    const double width = QFontMetricsF(font).horizontalAdvance(QStringLiteral("0000"));
    return width == 4 * letterPx ? std::optional(font) : std::nullopt;
}

using Marks = QStringList; ///< "position text" of each label

QString mark(double position, const QString& text)
{
    return QString::number(position, 'f', 1) + QLatin1Char(' ') + text;
}

QString labelText(const Json& labels, size_t i)
{
    return i < labels.size() && labels[i].is_string() ? QString::fromStdString(labels[i].get<std::string>())
                                                      : QString();
}

Marks expectedTimes(const Json& x, const QRectF& plot)
{
    Marks marks;
    const double from = jsonutil::number(x, "min");
    const double to = jsonutil::number(x, "max");
    const Json& splits = jsonutil::array(x, "splits");
    for (size_t i = 0; i < splits.size(); i++) {
        const double t = numberFromOracle(splits[i]);
        if (t >= from && t <= to)
            marks << mark(plot.left() + (t - from) / (to - from) * plot.width(),
                          labelText(jsonutil::array(x, "labels"), i));
    }
    return marks;
}

/// Labels that would overlap on a logarithmic axis are left out by choice.
Marks expectedValues(const Json& y, const ChartScale& scale, const QRectF& plot)
{
    constexpr double leastApart = 10;
    Marks marks;
    const PlotScale map(scale.options, scale.min, scale.max, plot.height());
    const Json& splits = jsonutil::array(y, "splits");
    double before = std::numeric_limits<double>::infinity();
    for (size_t i = 0; i < splits.size(); i++) {
        const double at = map.toPx(numberFromOracle(splits[i]));
        const QString text = labelText(jsonutil::array(y, "labels"), i);
        if (text.isEmpty() || at <= -1 || at >= plot.height() + 1 || std::abs(before - at) < leastApart)
            continue;
        before = at;
        marks << mark(plot.top() + at, text);
    }
    return marks;
}

Marks marksOf(const std::vector<PlacedTick>& ticks, bool blanks)
{
    Marks marks;
    for (const PlacedTick& tick : ticks)
        if (blanks || !tick.text.isEmpty())
            marks << mark(tick.position, tick.text);
    return marks;
}

/// A vertex of a line, and whether it is joined to the one before.
struct Vertex
{
    double timeMs = 0;
    double value = 0;
    bool joined = false;
};

/// What a table of times and values draws: nulls break a line, undefined cells do not.
std::vector<Vertex> verticesOf(const Json& times, const Json& values)
{
    std::vector<Vertex> vertices;
    bool broken = true;
    for (size_t i = 0; i < std::min(times.size(), values.size()); i++) {
        const double v = numberFromOracle(values[i]);
        if (std::isfinite(v)) {
            vertices.push_back({numberFromOracle(times[i]), v, !broken});
            broken = false;
        } else if (!isAbsent(v)) {
            broken = true;
        }
    }
    return vertices;
}

/// A sentence on the first difference between what the panel draws of a series and the table; empty: none.
QString differenceOf(const DrawSeries& series, const std::vector<Vertex>& expected)
{
    const TimeColumn& times = *series.times;
    if (expected.empty() || times.empty())
        return expected.empty() ? QString() : QStringLiteral("nothing is drawn");
    constexpr double mostPx = 1e5; // floats still tell single px apart
    const double fromMs = double(times.front()) / nsPerMs;
    const double spanMs = std::max(double(times.back()) / nsPerMs - fromMs, 1.0);
    CurveRequest request;
    request.series = &series;
    request.scale = PlotScale({}, -1000, 1000, 1e4);
    request.fromMs = fromMs;
    request.pxPerMs = std::min(10.0, mostPx / spanMs);
    request.width = int(spanMs * request.pxPerMs) + 1;
    const std::vector<PathPoint> path = seriesPath(request, {0, qsizetype(times.size())});
    if (path.size() != expected.size())
        return QStringLiteral("%1 points instead of %2").arg(path.size()).arg(expected.size());
    for (size_t i = 0; i < path.size(); i++) {
        const double x = (expected[i].timeMs - fromMs) * request.pxPerMs;
        const double y = request.scale.toPx(expected[i].value);
        if (std::abs(path[i].x - x) > 1 || std::abs(path[i].y - y) > 1)
            return QStringLiteral("point %1 is elsewhere").arg(i);
        // Bars stand alone, whatever lies between them.
        if (series.style.draw == DrawStyle::Line && path[i].gap == expected[i].joined)
            return QStringLiteral("point %1 is %2").arg(i).arg(path[i].gap ? u"not joined" : u"joined");
    }
    return {};
}

QString differenceOf(const ChartModel& chart, const QString& name, const std::vector<Vertex>& expected)
{
    for (size_t i = 0; i < chart.infos.size(); i++)
        if (chart.infos[i].name == name)
            return differenceOf(chart.series[i], expected);
    return expected.empty() ? QString() : QStringLiteral("no series of that name");
}

Frame frameOf(const Json& json)
{
    Frame frame;
    frame.refId = jsonutil::string(json, "refId");
    for (const Json& field : jsonutil::array(json, "fields")) {
        const Json& cells = jsonutil::array(field, "values");
        const bool time = jsonutil::string(field, "type") == QLatin1String("time");
        frame.add(fieldOf(jsonutil::string(field, "name"), time ? Column(timesFrom(cells)) : Column(numbersFrom(cells)),
                          jsonutil::object(field, "config")));
        frame.fields.back().state.displayName = frame.fields.back().name;
    }
    return frame;
}

} // namespace

class TestChartOracles : public QObject
{
    Q_OBJECT

private slots:
    void axesStandWhereTheTableHasThem_data();
    void axesStandWhereTheTableHasThem();
    void stacksAreThoseOfTheTable_data();
    void stacksAreThoseOfTheTable();
    void gapsBreakTheLinesOfTheTable_data();
    void gapsBreakTheLinesOfTheTable();
    void joinedFramesDrawTheLinesOfTheTable_data();
    void joinedFramesDrawTheLinesOfTheTable();

private:
    Json fetched() const;
};

Json TestChartOracles::fetched() const
{
    const auto json = jsonutil::parse(*static_cast<const QByteArray*>(QTest::qData("json", QMetaType::QByteArray)));
    return json ? *json : Json::object();
}

void TestChartOracles::axesStandWhereTheTableHasThem_data()
{
    QTest::addColumn<QByteArray>("json");
    addRows(casesOf(QStringLiteral("axis_ticks"), QStringLiteral("chart")));
}

void TestChartOracles::axesStandWhereTheTableHasThem()
{
    const Json one = fetched();
    const Json& input = one["input"];
    const Json& expected = one["expected"];
    const auto font = measuringFont();
    if (!font)
        QSKIP("No font with letters of one width is installed.");
    const TimeRange range {qint64(jsonutil::number(input, "from")), qint64(jsonutil::number(input, "to"))};
    NumberColumn values = numbersFrom(jsonutil::array(input, "values"));
    TimeColumn times;
    for (size_t i = 0; i < values.size(); i++)
        times.push_back((range.fromMs + range.durationMs() * qint64(i) / qint64(values.size())) * qint64(nsPerMs));
    Frame frame;
    frame.add(fieldOf(QStringLiteral("Time"), std::move(times), {}));
    frame.add(fieldOf(QStringLiteral("v"), std::move(values), {}));
    FieldConfigSource config;
    config.defaults = fieldConfigFromJson(jsonutil::object(input, "config"));
    const TimeSeriesModel model = modelOf({frame}, range, config);
    ChartModel& chart = *model.chart;
    chart.zone = zoneFromSetting(jsonutil::string(input, "timeZone"));
    chart.notice.clear(); // stands above the plot, by choice
    const PlotPlacement placed =
        placeChart(chart, {jsonutil::number(input, "width"), jsonutil::number(input, "height")}, *font);
    const Json& y = expected["y"];
    const auto min = jsonutil::optNumber(y, "min");
    const auto max = jsonutil::optNumber(y, "max");
    QVERIFY(!chart.scales.empty());
    const ChartScale& scale = chart.scales.front();
    QCOMPARE(scale.hasRange, min && max);
    const Json& plot = jsonutil::object(expected, "plot");
    QCOMPARE(placed.plot.size(),
             QSizeF(std::round(jsonutil::number(plot, "width")), std::round(jsonutil::number(plot, "height"))));
    QCOMPARE(marksOf(placed.times, true), expectedTimes(expected["x"], placed.plot));
    if (!scale.hasRange)
        return;
    QVERIFY2(sameJson(Json {{"min", numberJson(scale.min)}, {"max", numberJson(scale.max)}},
                      Json {{"min", *min}, {"max", *max}}),
             qPrintable(QStringLiteral("%1 to %2").arg(scale.min).arg(scale.max)));
    if (placed.axes.empty())
        return; // hidden
    QCOMPARE(placed.axes.front().labelSize, jsonutil::number(y, "size"));
    QCOMPARE(marksOf(placed.axes.front().ticks, false), expectedValues(y, scale, placed.plot));
}

void TestChartOracles::stacksAreThoseOfTheTable_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char* table : {"series_prep", "series_prep_wide"})
        addRows(casesOf(QLatin1String(table), QStringLiteral("stack")));
}

void TestChartOracles::stacksAreThoseOfTheTable()
{
    const Json one = fetched();
    const Json& input = one["input"];
    const Json& x = jsonutil::array(input, "x");
    Frames frames;
    for (const Json& series : jsonutil::array(input, "series")) {
        Json config = {{"custom", jsonutil::object(series, "custom")}};
        if (const Json* unit = jsonutil::find(series, "unit"))
            config["unit"] = *unit;
        Frame frame;
        frame.add(fieldOf(QStringLiteral("Time"), timesFrom(x), {}));
        const QString name = QStringLiteral("v%1").arg(frames.size());
        frame.add(fieldOf(name, numbersFrom(jsonutil::array(series, "values")), config));
        frame.fields.back().state.displayName = name;
        frames.push_back(std::move(frame));
    }
    QVERIFY(!x.empty());
    const TimeRange range {qint64(numberFromOracle(x.front())), qint64(numberFromOracle(x.back()))};
    const TimeSeriesModel model = modelOf(frames, range);
    const Json& data = jsonutil::array(one["expected"], "data");
    QCOMPARE(model.chart->series.size() + 1, data.size());
    for (size_t i = 0; i < frames.size(); i++) {
        Json wanted = data[i + 1];
        Json drawn = Json::array();
        for (const double v : *model.chart->series[i].values)
            drawn.push_back(numberJson(v));
        const FieldConfig& config = *frames[i].fields.back().config;
        if (jsonutil::string(*config.custom, "transform") == QLatin1String("constant")) {
            // The panel draws one line over the whole range, at the first value.
            const auto first = std::find_if(wanted.begin(), wanted.end(),
                                            [](const Json& v) { return std::isfinite(numberFromOracle(v)); });
            if (first == wanted.end())
                continue;
            const Json value = *first;
            wanted = Json::array({value, value});
        }
        QVERIFY2(sameJson(Json {{"v", drawn}}, Json {{"v", wanted}}), jsonutil::dump(drawn).constData());
    }
}

void TestChartOracles::gapsBreakTheLinesOfTheTable_data()
{
    QTest::addColumn<QByteArray>("json");
    addRows(casesOf(QStringLiteral("series_prep"), QStringLiteral("nullInsert")));
}

void TestChartOracles::gapsBreakTheLinesOfTheTable()
{
    const Json one = fetched();
    const Json& input = one["input"];
    const Frame frame = frameOf(jsonutil::object(input, "frame"));
    const TimeRange range {qint64(jsonutil::number(input, "pseudoMin")), qint64(jsonutil::number(input, "pseudoMax"))};
    const TimeSeriesModel model = modelOf({frame}, range);
    const Json& columns = jsonutil::array(one["expected"], "values");
    const Json& fields = jsonutil::array(jsonutil::object(input, "frame"), "fields");
    size_t time = 0;
    while (time < fields.size() && jsonutil::string(fields[time], "type") != QLatin1String("time"))
        time++;
    for (size_t i = 0; time < columns.size() && i < columns.size(); i++)
        if (jsonutil::string(fields[i], "type") == QLatin1String("number"))
            QCOMPARE(differenceOf(*model.chart, frame.fields[i].name, verticesOf(columns[time], columns[i])),
                     QString());
}

void TestChartOracles::joinedFramesDrawTheLinesOfTheTable_data()
{
    QTest::addColumn<QByteArray>("json");
    addRows(casesOf(QStringLiteral("series_prep"), QStringLiteral("plotFrame")));
}

/// The panel draws each series over its own times instead of joining all: the lines are the same.
void TestChartOracles::joinedFramesDrawTheLinesOfTheTable()
{
    const Json one = fetched();
    const Json& input = one["input"];
    Frames frames;
    for (const Json& json : jsonutil::array(input, "frames"))
        frames.push_back(frameOf(json));
    const TimeRange range {qint64(jsonutil::number(input, "from")), qint64(jsonutil::number(input, "to"))};
    const TimeSeriesModel model = modelOf(frames, range);
    const Json& fields = jsonutil::array(one["expected"], "fields");
    QVERIFY(!fields.empty());
    const Json& times = jsonutil::array(fields.front(), "values");
    for (size_t i = 1; i < fields.size(); i++)
        QCOMPARE(differenceOf(*model.chart, jsonutil::string(fields[i], "name"),
                              verticesOf(times, jsonutil::array(fields[i], "values"))),
                 QString());
}

VEDETTE_TEST(TestChartOracles)
#include "tst_chartoracles.moc"
