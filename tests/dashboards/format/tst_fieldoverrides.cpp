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
    QTest::newRow("unknown") << QByteArray(R"({"id": "byMoon"})") << "";
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
