#include "dashboards/format/fieldoverrides.h"
#include "tests/support/testmain.h"

#include <QTest>

class tst_FieldOverrides : public QObject
{
    Q_OBJECT

private slots:
    void aMatcherPicksFields_data();
    void aMatcherPicksFields();
    void laterRulesSeeNamesOfEarlierOnes();
    void rulesOfNestedTablesDoNotApplyHere();
    void defaultsFillOnlyWhatAFieldLacks();
    void numbersShareOneRange();
    void aMatcherPicksFrames_data();
    void aMatcherPicksFrames();
    void nestedPropertiesAreSetAndRemoved();
    void aColourWithoutAModeIsNone();
    void limitsOfTheFirstFieldAreShared();
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
                        rule(R"({"id": "byName", "options": "cpu"})", "custom.stacking", {{"mode", "normal"}})};
    const Frames applied = applyFieldOverrides(frames(), source, {});
    QCOMPARE(*applied.front().fields[1].config->custom,
             (Json {{"hideFrom", {{"legend", true}, {"viz", true}}}, {"stacking", {{"mode", "normal"}}}}));
    QCOMPARE(*applied.front().fields[2].config->custom, *source.defaults.custom);
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

void tst_FieldOverrides::rulesOfNestedTablesDoNotApplyHere()
{
    FieldConfigSource source;
    source.overrides = {rule(R"({"id": "byType", "options": "number", "scope": "nested"})", "unit", "ms"),
                        rule(R"({"id": "byName", "options": "idle", "scope": "series"})", "unit", "s")};
    const Frames applied = applyFieldOverrides(frames(), source, {});
    QVERIFY(!applied.front().fields[1].config->unit);
    QCOMPARE(applied.front().fields[2].config->unit.value_or(QString()), QStringLiteral("s"));
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

void tst_FieldOverrides::numbersShareOneRange()
{
    FieldConfigSource source;
    source.overrides = {rule(R"({"id": "byName", "options": "cpu"})", "fieldMinMax", true)};
    const Frames applied = applyFieldOverrides(frames(), source, {});
    QCOMPARE(applied.front().fields[1].state.range, std::optional(FieldRange {1, 3}));
    QCOMPARE(applied.front().fields[2].state.range, std::optional(FieldRange {0, 3}));
    QVERIFY(!applied.front().fields[3].state.range);
}

VEDETTE_TEST_GUILESS(tst_FieldOverrides)
#include "tst_fieldoverrides.moc"
