#include "dashboards/format/colorscale.h"
#include "dashboards/format/fielddisplay.h"
#include "dashboards/format/fieldoverrides.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <cmath>

class tst_FieldOverrides : public QObject
{
    Q_OBJECT

private slots:
    void aMatcherPicksFields_data();
    void aMatcherPicksFields();
    void laterRulesSeeNamesOfEarlierOnes();
    void aRuleAppliesInItsScope_data();
    void aRuleAppliesInItsScope();
    void seriesInCellsShareWhatTheirColumnSays();
    void dataMayBringHalfTheThresholds();
    void untypedDataIsGuessed_data();
    void untypedDataIsGuessed();
    void oneValueIsNotCompleted();
    void defaultsFillOnlyWhatAFieldLacks();
    void theTitleOfTheValuesIsNotThatOfTheTimes();
    void numbersShareOneRange();
    void aFieldWithoutCellsSpansAHundred();
    void fieldsShareWhatTheyDoNotHaveAlone();
    void aMatcherPicksFrames_data();
    void aMatcherPicksFrames();
    void nestedPropertiesAreSetAndRemoved();
    void aMetricIsTheValueOfItsSeries();
    void aSeriesWithoutAValueIsColouredAsZero_data();
    void aSeriesWithoutAValueIsColouredAsZero();
    void aRowIsColouredByTheRuleOfItsTitle();
    void aColourWithoutAModeIsNone();
    void limitsOfTheFirstFieldAreShared();
    void thresholdsMayNameVariables_data();
    void thresholdsMayNameVariables();
};

static Frames frames()
{
    Frame frame;
    frame.refId = QStringLiteral("A");
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, TimeColumn {0, 1'000'000'000}));
    frame.add(Field(QStringLiteral("cpu"), FieldType::Number, NumberColumn {1, 3}));
    frame.add(Field(QStringLiteral("idle"), FieldType::Number, NumberColumn {0, 0}));
    frame.add(
        Field(QStringLiteral("host"), FieldType::String, StringColumn {QStringLiteral("a"), QStringLiteral("b")}));
    return {frame};
}

static MatcherSpec matcher(const QByteArray& json)
{
    const Json read = *jsonutil::parse(json);
    const Json* options = jsonutil::find(read, "options");
    return {jsonutil::string(read, "id"), options ? *options : Json(), jsonutil::string(read, "scope")};
}

static OverrideRule rule(const QByteArray& match, const char* property, const Json& value)
{
    OverrideRule made;
    made.matcher = matcher(match);
    made.properties = {{QString::fromLatin1(property), value}};
    return made;
}

void tst_FieldOverrides::aMatcherPicksFields_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("names");
    QTest::newRow("name") << QByteArray(R"({"id": "byName", "options": "cpu"})") << "cpu";
    QTest::newRow("all but names") << QByteArray(
        R"({"id": "byNames", "options": {"mode": "exclude", "names": ["cpu"]}})")
                                   << "Time idle host";
    QTest::newRow("pattern") << QByteArray(R"({"id": "byRegexp", "options": "/^(cpu|host)$/"})") << "cpu host";
    QTest::newRow("whole text") << QByteArray(R"({"id": "byRegexp", "options": "cp"})") << "";
    QTest::newRow("type") << QByteArray(R"({"id": "byType", "options": "string"})") << "host";
    QTest::newRow("query") << QByteArray(R"({"id": "byFrameRefID", "options": "B"})") << "";
    QTest::newRow("calculation") << QByteArray(
        R"({"id": "byValue", "options": {"reducer": "max", "op": "gte", "value": 3}})")
                                 << "Time cpu";
    QTest::newRow("all zero") << QByteArray(R"({"id": "byValue", "options": {"reducer": "allIsZero"}})") << "idle";
    QTest::newRow("names") << QByteArray(R"({"id": "byNames", "options": {"names": ["idle", "host"]}})") << "idle host";
    QTest::newRow("pattern or names") << QByteArray(
        R"({"id": "byRegexpOrNames", "options": {"pattern": "/^i/", "names": ["host"]}})")
                                      << "idle host";
    QTest::newRow("the times by their usual name, in a list")
        << QByteArray(R"({"id": "byNames", "options": {"names": ["time"]}})") << "Time";
    QTest::newRow("the times by their usual name, beside a pattern")
        << QByteArray(R"({"id": "byRegexpOrNames", "options": {"pattern": "/^c/", "names": ["time"]}})") << "Time cpu";
    QTest::newRow("no other spelling of it") << QByteArray(R"({"id": "byName", "options": "TIME"})") << "";
    QTest::newRow("tables in cells") << QByteArray(R"({"id": "byType", "options": "nestedFrames"})") << "";
    QTest::newRow("types") << QByteArray(R"({"id": "byTypes", "options": ["time", "string"]})") << "Time host";
    QTest::newRow("own query") << QByteArray(R"({"id": "byFrameRefID", "options": "A"})") << "Time cpu idle host";
    QTest::newRow("numbers") << QByteArray(R"({"id": "numeric"})") << "cpu idle";
    QTest::newRow("times") << QByteArray(R"({"id": "time"})") << "Time";
    QTest::newRow("first") << QByteArray(R"({"id": "first"})") << "Time";
    QTest::newRow("first time") << QByteArray(R"({"id": "firstTimeField"})") << "Time";
    QTest::newRow("any") << QByteArray(
        R"({"id": "anyMatch", "options": [{"id": "time"}, {"id": "byName", "options": "cpu"}]})")
                         << "Time cpu";
    QTest::newRow("all") << QByteArray(
        R"({"id": "allMatch", "options": [{"id": "numeric"}, {"id": "byName", "options": "cpu"}]})")
                         << "cpu";
    QTest::newRow("the others") << QByteArray(R"({"id": "invertMatch", "options": {"id": "numeric"}})") << "Time host";
    QTest::newRow("always") << QByteArray(R"({"id": "alwaysMatch"})") << "Time cpu idle host";
    QTest::newRow("never") << QByteArray(R"({"id": "neverMatch"})") << "";
    QTest::newRow("unknown") << QByteArray(R"({"id": "byMoon"})") << "";
}

void tst_FieldOverrides::aMatcherPicksFrames_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("picked");
    QTest::newRow("query") << QByteArray(R"({"id": "byRefId", "options": "A"})") << true;
    QTest::newRow("pattern of queries") << QByteArray(R"({"id": "byRefId", "options": "/^(A|C)$/"})") << true;
    QTest::newRow("one of several") << QByteArray(R"({"id": "byRefId", "options": "B|A"})") << true;
    QTest::newRow("bars join whole names") << QByteArray(R"({"id": "byRefId", "options": "AA|B"})") << false;
    QTest::newRow("no pattern without slashes") << QByteArray(R"({"id": "byRefId", "options": ".*"})") << false;
    QTest::newRow("a broken pattern is a name") << QByteArray(R"({"id": "byRefId", "options": "/(/"})") << false;
    QTest::newRow("other query") << QByteArray(R"({"id": "byRefId", "options": "B"})") << false;
    QTest::newRow("name") << QByteArray(R"({"id": "byName", "options": "/hosts/"})") << true;
    QTest::newRow("index, which Grafana lists but never matches")
        << QByteArray(R"({"id": "byIndex", "options": 0})") << false;
    QTest::newRow("not that query") << QByteArray(
        R"({"id": "invertMatch", "options": {"id": "byRefId", "options": "A"}})")
                                    << false;
}

void tst_FieldOverrides::aMatcherPicksFrames()
{
    QFETCH(QByteArray, json);
    Frame frame = frames().front();
    frame.name = QStringLiteral("all hosts");
    QTEST(matchesFrame(matcher(json), frame), "picked");
}

void tst_FieldOverrides::nestedPropertiesAreSetAndRemoved()
{
    FieldConfigSource source;
    source.defaults.custom = std::make_shared<const Json>(Json {{"hideFrom", {{"viz", true}}}, {"lineWidth", 1}});
    source.overrides = {rule(R"({"id": "byName", "options": "cpu"})", "custom.hideFrom.legend", true),
                        rule(R"({"id": "byName", "options": "cpu"})", "custom.lineWidth", nullptr),
                        rule(R"({"id": "byName", "options": "cpu"})", "custom.lineStyle.fill", nullptr),
                        rule(R"({"id": "byName", "options": "cpu"})", "custom.stacking", {{"mode", "normal"}})};
    const Frames applied = applyFieldOverrides(frames(), source, {});
    QCOMPARE(*applied.front().fields[1].config->custom,
             (Json {{"hideFrom", {{"legend", true}, {"viz", true}}}, {"stacking", {{"mode", "normal"}}}}));
    QCOMPARE(*applied.front().fields[2].config->custom, *source.defaults.custom);
}

void tst_FieldOverrides::aMetricIsTheValueOfItsSeries()
{
    Frames all = frames();
    all[0].fields[1].labels.insert(QStringLiteral("__name__"), QStringLiteral("cpu"));
    const MatcherSpec value = matcher(R"({"id": "byName", "options": "Value"})");
    QVERIFY(matchesField(value, all[0].fields[1], all[0], all));
    QVERIFY(!matchesField(value, all[0].fields[2], all[0], all));
}

void tst_FieldOverrides::aSeriesWithoutAValueIsColouredAsZero_data()
{
    QTest::addColumn<Column>("cells");
    QTest::addColumn<QString>("color");
    QTest::newRow("no cells") << Column(NumberColumn {}) << "#5794F2";
    QTest::newRow("null at the end") << Column(NumberColumn {-5, nullNumber}) << "#5794F2";
    QTest::newRow("below zero") << Column(NumberColumn {-5}) << "#73BF69";
    QTest::newRow("an empty text") << Column(StringColumn {QStringLiteral("")}) << "#5794F2";
    QTest::newRow("a number as text") << Column(StringColumn {QStringLiteral("-5")}) << "#73BF69";
    QTest::newRow("a text") << Column(StringColumn {QStringLiteral("up")}) << "#73BF69";
}

void tst_FieldOverrides::aSeriesWithoutAValueIsColouredAsZero()
{
    QFETCH(Column, cells);
    const FieldType type = std::holds_alternative<StringColumn>(cells) ? FieldType::String : FieldType::Number;
    Field field(QStringLiteral("v"), type, cells);
    FieldConfig config;
    config.thresholds = thresholdsFromJson(
        *jsonutil::parse(R"({"steps": [{"value": null, "color": "green"}, {"value": -1, "color": "blue"}]})"));
    field.config = std::make_shared<const FieldConfig>(config);
    QTEST(seriesColorText(field, {}), "color");
}

void tst_FieldOverrides::aRowIsColouredByTheRuleOfItsTitle()
{
    Frame frame;
    frame.add(Field(QStringLiteral("host"), FieldType::String,
                    StringColumn {QStringLiteral("a"), QStringLiteral("b"), QString()}));
    frame.add(Field(QStringLiteral("load"), FieldType::Number, NumberColumn {1, 2, 3}));
    FieldConfigSource source;
    source.overrides = {
        rule(R"({"id": "byName", "options": "b"})", "color", {{"mode", "fixed"}, {"fixedColor", "purple"}})};
    FieldDisplayRequest request;
    request.reduce.values = true;
    request.rules = &source.overrides;
    const auto rows = fieldDisplayValues(applyFieldOverrides({frame}, source, {}), request);
    QCOMPARE(rows.size(), size_t(3));
    QCOMPARE(rows[0].title, QStringLiteral("a"));
    QVERIFY(rows[0].display.colorText != rows[1].display.colorText);
    QCOMPARE(rows[1].display.colorText, QStringLiteral("#B877D9"));
    QCOMPARE(rows[2].title, QStringLiteral("load"));
}

void tst_FieldOverrides::aColourWithoutAModeIsNone()
{
    FieldConfigSource source;
    source.defaults = fieldConfigFromJson(
        *jsonutil::parse(R"({"color": {}, "thresholds": {"steps": [{"color": "red", "value": null}]}})"));
    QVERIFY(!applyFieldOverrides(frames(), source, {}).front().fields[1].config->color);
    source.defaults.color.reset();
    QCOMPARE(applyFieldOverrides(frames(), source, {}).front().fields[1].config->color->mode,
             QStringLiteral("thresholds"));
}

/// Both limits of the first field are what the others share.
void tst_FieldOverrides::limitsOfTheFirstFieldAreShared()
{
    FieldConfigSource source;
    source.overrides = {rule(R"({"id": "byName", "options": "cpu"})", "min", -5),
                        rule(R"({"id": "byName", "options": "cpu"})", "max", 50)};
    const Frames applied = applyFieldOverrides(frames(), source, {});
    QCOMPARE(applied.front().fields[1].state.range, std::optional(FieldRange {-5, 50}));
    QCOMPARE(applied.front().fields[2].state.range, std::optional(FieldRange {-5, 50}));
}

void tst_FieldOverrides::aMatcherPicksFields()
{
    QFETCH(QByteArray, json);
    const Frames all = frames();
    QStringList picked;
    for (const Field& field : all.front().fields)
        if (matchesField(matcher(json), field, all.front(), all))
            picked << field.name;
    QTEST(picked.join(QLatin1Char(' ')), "names");
}

void tst_FieldOverrides::laterRulesSeeNamesOfEarlierOnes()
{
    FieldConfigSource source;
    source.overrides = {rule(R"({"id": "byName", "options": "cpu"})", "displayName", "Load"),
                        rule(R"({"id": "byRegexp", "options": "/^Load$/"})", "unit", "percent")};
    const Frames applied = applyFieldOverrides(frames(), source, {});
    QCOMPARE(applied.front().fields[1].state.displayName, QStringLiteral("Load"));
    QCOMPARE(applied.front().fields[1].config->unit.value_or(QString()), QStringLiteral("percent"));
}

/// A table with a table in its cell, a name for the number fields of both.
static Frames framesWithTable()
{
    Frame inner;
    inner.add(Field(QStringLiteral("inside"), FieldType::Number, NumberColumn {1, 2}));
    Frame outer;
    outer.add(Field(QStringLiteral("outside"), FieldType::Number, NumberColumn {7}));
    outer.add(Field(QStringLiteral("__nestedFrames"), FieldType::Frame,
                    FramesColumn {std::make_shared<const Frames>(Frames {inner})}));
    return {outer};
}

static const Frame& tableInside(const Frames& frames)
{
    return frames.front().fields.back().as<FramesColumn>()->front()->front();
}

void tst_FieldOverrides::aRuleAppliesInItsScope_data()
{
    QTest::addColumn<QByteArray>("scope");
    QTest::addColumn<QString>("outside");
    QTest::addColumn<QString>("inside");
    QTest::newRow("none means series") << QByteArray() << "ms"
                                       << "percent";
    QTest::newRow("series") << QByteArray("series") << "ms"
                            << "percent";
    QTest::newRow("nested") << QByteArray("nested") << "percent"
                            << "ms";
    QTest::newRow("annotation") << QByteArray("annotation") << "percent"
                                << "percent";
    QTest::newRow("exemplar") << QByteArray("exemplar") << "percent"
                              << "percent";
    QTest::newRow("unknown") << QByteArray("moon") << "percent"
                             << "percent";
}

void tst_FieldOverrides::aRuleAppliesInItsScope()
{
    QFETCH(QByteArray, scope);
    FieldConfigSource source;
    source.defaults.unit = QStringLiteral("percent");
    source.overrides = {rule(R"({"id": "numeric", "scope": ")" + scope + "\"}", "unit", "ms")};
    const Frames applied = applyFieldOverrides(framesWithTable(), source, {});
    QTEST(applied.front().fields.front().config->unit.value_or(QString()), "outside");
    QTEST(tableInside(applied).fields.front().config->unit.value_or(QString()), "inside");
    QCOMPARE(tableInside(applied).fields.front().state.displayName, QStringLiteral("inside"));

    const QString own = QString::fromUtf8(scope);
    if (own != QLatin1String("annotation") && own != QLatin1String("exemplar"))
        return;
    const Frames beside = applyScopedRules(framesWithTable(), source, {}, own);
    QCOMPARE(beside.front().fields.front().config->unit.value_or(QString()), QStringLiteral("ms"));
    const Frames other = applyScopedRules(framesWithTable(), source, {}, QStringLiteral("other"));
    QVERIFY(!other.front().fields.front().config->unit); // no rule, no defaults
}

/// Small series in the rows of a table: one palette and one range over all rows.
void tst_FieldOverrides::seriesInCellsShareWhatTheirColumnSays()
{
    const auto trend = [](double value) {
        Frame frame;
        frame.add(Field(QStringLiteral("Time"), FieldType::Time, TimeColumn {0}));
        frame.add(Field(QStringLiteral("Value"), FieldType::Number, NumberColumn {value}));
        return std::make_shared<const Frames>(Frames {frame});
    };
    Frame table;
    table.add(Field(QStringLiteral("Trend"), FieldType::Frame, FramesColumn {trend(1), nullptr, trend(9)}));
    FieldConfigSource source;
    source.overrides = {rule(R"({"id": "byName", "options": "Trend"})", "unit", "ms"),
                        rule(R"({"id": "byName", "options": "Trend"})", "decimals", 3)};
    const Frames applied = applyFieldOverrides({table}, source, {});
    const auto& cells = *applied.front().fields.front().as<FramesColumn>();
    QVERIFY(!cells[1]);
    for (const size_t row : {size_t(0), size_t(2)}) {
        const Field& value = cells[row]->front().fields.back();
        QCOMPARE(value.config->unit.value_or(QString()), QStringLiteral("ms"));
        QCOMPARE(value.config->decimals.value_or(0), 3.0);
        QCOMPARE(value.state.seriesIndex, row == 0 ? 0 : 1);
        QCOMPARE(value.state.range, std::optional(FieldRange {1, 9}));
    }
}

void tst_FieldOverrides::dataMayBringHalfTheThresholds()
{
    const double nothing = -std::numeric_limits<double>::infinity();
    Frames own = frames();
    FieldConfig config;
    config.thresholds = Thresholds {Thresholds::Mode::Absolute, {{80, QStringLiteral("red")}}};
    own.front().fields[1].config = std::make_shared<const FieldConfig>(config);
    FieldConfigSource source;
    source.defaults.thresholds =
        Thresholds {Thresholds::Mode::Absolute, {{nothing, QStringLiteral("blue")}, {5, QStringLiteral("green")}}};
    const auto steps = applyFieldOverrides(own, source, {}).front().fields[1].config->thresholds->steps;
    QCOMPARE(steps.size(), size_t(2));
    QCOMPARE(steps[0].color, QStringLiteral("blue"));
    QCOMPARE(steps[1].value, 80.0);

    source.defaults.thresholds->mode = Thresholds::Mode::Percentage; // says nothing about absolute steps
    QCOMPARE(applyFieldOverrides(own, source, {}).front().fields[1].config->thresholds->steps.size(), size_t(1));
}

void tst_FieldOverrides::untypedDataIsGuessed_data()
{
    QTest::addColumn<QByteArray>("cells");
    QTest::addColumn<int>("type");
    QTest::newRow("number") << QByteArray("[null, 3]") << int(FieldType::Number);
    QTest::newRow("number as text") << QByteArray("[\"3e5\"]") << int(FieldType::Number);
    QTest::newRow("text") << QByteArray("[\"three\"]") << int(FieldType::String);
    QTest::newRow("flag") << QByteArray("[\"True\"]") << int(FieldType::Boolean);
    QTest::newRow("object") << QByteArray("[{\"a\": 1}]") << int(FieldType::Other);
    QTest::newRow("nothing") << QByteArray("[null]") << int(FieldType::Other);
}

void tst_FieldOverrides::untypedDataIsGuessed()
{
    QFETCH(QByteArray, cells);
    ObjectColumn column;
    const Json read = *jsonutil::parse(cells);
    for (const Json& cell : read)
        column.push_back(cell.is_null() ? nullptr : std::make_shared<const Json>(cell));
    Frame frame;
    frame.add(Field(QStringLiteral("v"), FieldType::Other, std::move(column)));
    QTEST(int(applyFieldOverrides({frame}, {}, {}).front().fields.front().type), "type");
}

void tst_FieldOverrides::oneValueIsNotCompleted()
{
    Frames own = frames();
    FieldConfig config;
    config.custom = std::make_shared<const Json>(Json {{"hideFrom", {{"viz", true}}}});
    own.front().fields[1].config = std::make_shared<const FieldConfig>(config);
    FieldConfigSource source;
    source.defaults.custom = std::make_shared<const Json>(Json {{"hideFrom", {{"legend", true}}}, {"lineWidth", 1}});
    QCOMPARE(*applyFieldOverrides(own, source, {}).front().fields[1].config->custom,
             (Json {{"hideFrom", {{"viz", true}}}, {"lineWidth", 1}}));
}

void tst_FieldOverrides::defaultsFillOnlyWhatAFieldLacks()
{
    Frames own = frames();
    FieldConfig config;
    config.unit = QStringLiteral("bytes");
    own.front().fields[1].config = std::make_shared<const FieldConfig>(config);
    FieldConfigSource source;
    source.defaults.unit = QStringLiteral("short");
    source.defaults.decimals = 2;
    const Frames applied = applyFieldOverrides(own, source, {});
    QCOMPARE(applied.front().fields[1].config->unit.value_or(QString()), QStringLiteral("bytes"));
    QCOMPARE(applied.front().fields[2].config->unit.value_or(QString()), QStringLiteral("short"));
    QCOMPARE(applied.front().fields[2].config->decimals.value_or(0), 2.0);
    QVERIFY(!applied.front().fields[3].config->decimals);
}

void tst_FieldOverrides::theTitleOfTheValuesIsNotThatOfTheTimes()
{
    FieldConfigSource source;
    source.defaults.custom =
        std::make_shared<const Json>(Json {{"axisLabel", "Requests"}, {"axisPlacement", "hidden"}});
    const Frames applied = applyFieldOverrides(frames(), source, {});
    QCOMPARE(*applied.front().fields[0].config->custom, (Json {{"axisPlacement", "hidden"}}));
    QCOMPARE(*applied.front().fields[1].config->custom, *source.defaults.custom);
    source.overrides = {rule(R"({"id": "byType", "options": "time"})", "custom.axisLabel", "Wall clock")};
    QCOMPARE(applyFieldOverrides(frames(), source, {}).front().fields[0].config->custom->at("axisLabel"),
             Json("Wall clock"));
}

void tst_FieldOverrides::numbersShareOneRange()
{
    FieldConfigSource source;
    source.overrides = {rule(R"({"id": "byName", "options": "cpu"})", "fieldMinMax", true)};
    const Frames applied = applyFieldOverrides(frames(), source, {});
    QCOMPARE(applied.front().fields[1].state.range, std::optional(FieldRange {1, 3}));
    QCOMPARE(applied.front().fields[2].state.range, std::optional(FieldRange {0, 3}));
    QVERIFY(!applied.front().fields[3].state.range);
}

void tst_FieldOverrides::aFieldWithoutCellsSpansAHundred()
{
    Frames empty = frames();
    empty.front().fields[1].values = std::make_shared<const Column>(NumberColumn());
    FieldConfigSource source;
    source.defaults.fieldMinMax = true;
    QCOMPARE(applyFieldOverrides(empty, source, {}).front().fields[1].state.range, std::optional(FieldRange {0, 100}));
    source.defaults.min = 5;
    QCOMPARE(applyFieldOverrides(empty, source, {}).front().fields[1].state.range, std::optional(FieldRange {5, 100}));
}

void tst_FieldOverrides::fieldsShareWhatTheyDoNotHaveAlone()
{
    Frames own = frames();
    own.push_back(own.front());
    FieldConfig config;
    config.displayNameFromDS = QStringLiteral("named by its source");
    own.back().fields[2].config = std::make_shared<const FieldConfig>(config);
    FieldConfigSource source;
    source.defaults.unit = QStringLiteral("short");
    source.defaults.custom = std::make_shared<const Json>(Json {{"lineWidth", 1}});
    source.overrides = {rule(R"({"id": "byName", "options": "cpu"})", "unit", "bytes")};
    const Frames applied = applyFieldOverrides(own, source, {});
    const Field& plain = applied.front().fields[2];
    const Field& named = applied.back().fields[2];
    QCOMPARE(applied.front().fields[0].config, applied.back().fields[0].config);
    QVERIFY(plain.config != named.config);
    QCOMPARE(plain.config->custom, named.config->custom);
    QVERIFY(!plain.config->displayNameFromDS);
    QCOMPARE(applied.back().fields[1].config->unit, std::optional(QStringLiteral("bytes")));
    QCOMPARE(named.config->unit, std::optional(QStringLiteral("short")));
}

void tst_FieldOverrides::thresholdsMayNameVariables_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("steps"); // without the base
    QTest::newRow("number") << " 5 "
                            << "5 red, 10 orange";
    QTest::newRow("after the others") << "1e2"
                                      << "10 orange, 100 red";
    QTest::newRow("no number") << "{1,2}"
                               << "10 orange, 80 red";
    QTest::newRow("nothing") << ""
                             << "10 orange, 80 red";
}

void tst_FieldOverrides::thresholdsMayNameVariables()
{
    QFETCH(QString, said);
    const Json thresholds = *jsonutil::parse(
        "{\"mode\":\"absolute\",\"steps\":[{\"color\":\"green\",\"value\":null,\"valueExpr\":\"$limit\"},"
        "{\"color\":\"red\",\"value\":80,\"valueExpr\":\"$limit\"},{\"color\":\"orange\",\"value\":10}]}");
    OverrideContext context;
    context.interpolate = [said](const QString& text, const Field&, const Frame&) {
        return QString(text).replace(QLatin1String("$limit"), said);
    };
    const auto shown = [](const Frames& all) {
        QStringList parts;
        const auto& steps = all[0].fields[1].config->thresholds->steps;
        for (size_t i = 1; i < steps.size(); ++i)
            parts << QString::number(steps[i].value) + QLatin1Char(' ') + steps[i].color;
        return std::isinf(steps[0].value) ? parts.join(QStringLiteral(", ")) : QStringLiteral("no base");
    };
    FieldConfigSource byDefault;
    byDefault.defaultsJson["thresholds"] = thresholds;
    byDefault.defaults = fieldConfigFromJson(byDefault.defaultsJson);
    QTEST(shown(applyFieldOverrides(frames(), byDefault, context)), "steps");
    FieldConfigSource byRule;
    byRule.overrides = {rule(R"({"id": "byName", "options": "cpu"})", "thresholds", thresholds)};
    QTEST(shown(applyFieldOverrides(frames(), byRule, context)), "steps");
}

VEDETTE_TEST_GUILESS(tst_FieldOverrides)
#include "tst_fieldoverrides.moc"
