#include "dashboards/format/displayprocessor.h"
#include "datasources/data/fieldconfigjson.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <cmath>

class tst_DisplayProcessor : public QObject
{
    Q_OBJECT

private slots:
    void aMappingShowsAValue_data();
    void aMappingShowsAValue();
    void rangesReadWhatTextsBeginWith_data();
    void rangesReadWhatTextsBeginWith();
    void aNumberTakesTheColourOfItsThreshold_data();
    void aNumberTakesTheColourOfItsThreshold();
    void whatIsNoNumberIsShownAsText_data();
    void whatIsNoNumberIsShownAsText();
    void infiniteRatesKeepTheirUnit();
    void aSeriesKeepsTheColourOfItsName();
    void aTimeFieldOfTextsShowsMilliseconds();
    void fieldsOneAfterAnotherKeepTheirOwnTexts();
    void anEnumShowsItsText_data();
    void anEnumShowsItsText();
    void textsOfDateUnitsAreReadAsDates_data();
    void textsOfDateUnitsAreReadAsDates();
};

static Field fieldWith(const char* config, FieldType type = FieldType::Number)
{
    Field field(QStringLiteral("cpu"), type, NumberColumn {0, 100});
    field.config = std::make_shared<const FieldConfig>(fieldConfigFromJson(*jsonutil::parse(QByteArray(config))));
    return field;
}

void tst_DisplayProcessor::aMappingShowsAValue_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("color");
    QTest::newRow("equal value") << 1.0 << "up"
                                 << "#73BF69";
    QTest::newRow("range") << 15.0 << "warm"
                           << "#5794F2";
    QTest::newRow("open end of a range") << 500.0 << "hot"
                                         << "#F2495C";
    QTest::newRow("not a number") << std::nan("") << "broken"
                                  << "#808080";
    QTest::newRow("missing") << nullNumber << "gone"
                             << "#808080";
    QTest::newRow("no mapping") << 5.0 << "5%"
                                << "#808080";
}

void tst_DisplayProcessor::aMappingShowsAValue()
{
    QFETCH(double, value);
    const DisplayValue shown = DisplayProcessor(fieldWith(R"({"unit": "percent", "mappings": [
            {"type": "value", "options": {"1": {"text": "up", "color": "green"}}},
            {"type": "range", "options": {"from": 10, "to": 20, "result": {"text": "warm", "color": "blue"}}},
            {"type": "range", "options": {"from": 100, "result": {"text": "hot", "color": "red"}}},
            {"type": "special", "options": {"match": "nan", "result": {"text": "broken"}}},
            {"type": "special", "options": {"match": "null", "result": {"text": "gone"}}}]})"),
                                                {})
                                   .number(value);
    QTEST(shown.full(), "text");
    QTEST(shown.colorText, "color");
}

void tst_DisplayProcessor::rangesReadWhatTextsBeginWith_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* cell, const char* text) {
        QTest::newRow(cell) << QString::fromLatin1(cell) << QString::fromLatin1(text);
    };
    row("15", "warm");
    row(" 12.5 ms", "warm");
    row("1.2e1x", "warm");
    row("2024-05-15", "hot");
    row("Infinity and beyond", "hot");
    row("0x10", "0x10"); // is 0
    row("-15", "-15");
    row("ten", "ten");
    row("", "");
}

void tst_DisplayProcessor::rangesReadWhatTextsBeginWith()
{
    QFETCH(QString, cell);
    const char* const config = R"({"mappings": [
            {"type": "range", "options": {"from": 10, "to": 20, "result": {"text": "warm"}}},
            {"type": "range", "options": {"from": 100, "result": {"text": "hot"}}}]})";
    QTEST(DisplayProcessor(fieldWith(config, FieldType::String), {})(Value(cell)).full(), "text");
}

void tst_DisplayProcessor::aNumberTakesTheColourOfItsThreshold_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("color");
    QTest::newRow("below all") << QByteArray("absolute") << -5.0 << "#73BF69";
    QTest::newRow("at the limit") << QByteArray("absolute") << 50.0 << "#FF9830";
    QTest::newRow("above") << QByteArray("absolute") << 90.0 << "#F2495C";
    QTest::newRow("part of the range") << QByteArray("percentage") << 120.0 << "#FF9830";
    QTest::newRow("the base for what is no number") << QByteArray("absolute") << std::nan("") << "#73BF69";
}

void tst_DisplayProcessor::aNumberTakesTheColourOfItsThreshold()
{
    QFETCH(QByteArray, mode);
    QFETCH(double, value);
    const QByteArray config = R"({"min": 0, "max": 200, "color": {"mode": "thresholds"}, "thresholds": {"mode": ")"
        + mode + R"(", "steps": [{"value": null, "color": "green"}, {"value": 50, "color": "orange"},
             {"value": 80, "color": "red"}]}})";
    QTEST(DisplayProcessor(fieldWith(config.constData()), {}).number(value).colorText, "color");
}

void tst_DisplayProcessor::whatIsNoNumberIsShownAsText_data()
{
    QTest::addColumn<bool>("empty");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("word") << false << "idle"
                          << "idle";
    QTest::newRow("number in a text") << false << "0x10"
                                      << "16 B";
    QTest::newRow("missing") << true << ""
                             << "none";
    QTest::newRow("empty text") << false << ""
                                << "none";
}

void tst_DisplayProcessor::whatIsNoNumberIsShownAsText()
{
    QFETCH(bool, empty);
    QFETCH(QString, value);
    const DisplayProcessor display(fieldWith(R"({"unit": "bytes", "noValue": "none"})"), {});
    QTEST(display(empty ? Value(Null()) : Value(value)).full(), "text");
}

void tst_DisplayProcessor::infiniteRatesKeepTheirUnit()
{
    const DisplayProcessor display(fieldWith(R"({"unit": "reqps"})"), {});
    const double infinity = std::numeric_limits<double>::infinity();
    QCOMPARE(display.number(infinity).full(), QStringLiteral("∞ req/s"));
    QCOMPARE(display.number(-infinity).full(), QStringLiteral("-∞ req/s"));
}

void tst_DisplayProcessor::aSeriesKeepsTheColourOfItsName()
{
    Field field = fieldWith(R"({"color": {"mode": "palette-classic-by-name"}})");
    const QString first = DisplayProcessor(field, {}).number(1).colorText;
    field.state.seriesIndex = 7;
    QCOMPARE(DisplayProcessor(field, {}).number(99).colorText, first);
    field.state.displayName = QStringLiteral("memory");
    QVERIFY(DisplayProcessor(field, {}).number(1).colorText != first);
}

void tst_DisplayProcessor::aTimeFieldOfTextsShowsMilliseconds()
{
    const auto text = [](const char* words) { return std::make_shared<const Json>(words); };
    const Field close({}, FieldType::Time, ObjectColumn {text("2024-05-15T13:45:30Z"), text("2024-05-15T13:45:50Z")});
    const Field back({}, FieldType::Time, TimeColumn {1'715'780'750'000'000'000, 1'715'780'730'000'000'000});
    QCOMPARE(DisplayProcessor(back, {}).number(1715780730123.0).text, QStringLiteral("2024-05-15 13:45:30.123"));
    const Field far({}, FieldType::Time, ObjectColumn {text("2024-05-15T13:45:30Z"), text("2024-05-16T13:45:50Z")});
    QCOMPARE(DisplayProcessor(close, {}).number(1715780730123.0).text, QStringLiteral("2024-05-15 13:45:30.123"));
    QCOMPARE(DisplayProcessor(far, {}).number(1715780730123.0).text, QStringLiteral("2024-05-15 13:45:30"));
}

void tst_DisplayProcessor::fieldsOneAfterAnotherKeepTheirOwnTexts()
{
    const std::pair<const char*, const char*> configs[] = {
        {R"({"unit": "bytes"})", "1 KiB"},
        {R"({"unit": "bytes"})", "1 KiB"},
        {R"({"unit": "bytes", "decimals": 2})", "1.00 KiB"},
        {R"({"unit": "s"})", "17.1 mins"},
        {R"({"unit": "s", "mappings": [{"type": "value", "options": {"1024": {"text": "much"}}}]})", "much"},
        {R"({"unit": "s"})", "17.1 mins"},
        {"{}", "1024"},
    };
    for (const auto& [config, text] : configs)
        QCOMPARE(DisplayProcessor(fieldWith(config), {}).number(1024).full(), QString::fromLatin1(text));
    const Field time({}, FieldType::Time, TimeColumn {0, 3'600'000'000'000});
    DisplayContext shanghai;
    shanghai.zone = QTimeZone("Asia/Shanghai");
    QCOMPARE(DisplayProcessor(time, {}).number(0).text, QStringLiteral("1970-01-01 00:00:00"));
    QCOMPARE(DisplayProcessor(time, shanghai).number(0).text, QStringLiteral("1970-01-01 08:00:00"));
    QCOMPARE(DisplayProcessor(time, {}).number(0).text, QStringLiteral("1970-01-01 00:00:00"));
}

void tst_DisplayProcessor::anEnumShowsItsText_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<bool>("mapped");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("color");
    QTest::newRow("text and colour") << 1.0 << false << "on"
                                     << "#00ff00";
    QTest::newRow("without a text it is a number") << 3.0 << false << "3 s"
                                                   << "#ff9830";
    QTest::newRow("no index") << 0.5 << false << "500 ms"
                              << "#808080";
    QTest::newRow("below all") << -1.0 << false << "-1 s"
                               << "#808080";
    QTest::newRow("mappings take its place") << 1.0 << true << "1 s"
                                             << "#808080";
}

void tst_DisplayProcessor::anEnumShowsItsText()
{
    QFETCH(double, value);
    QFETCH(bool, mapped);
    const char* const plain =
        R"({"unit": "s", "type": {"enum": {"text": ["off", "on"], "color": ["#ff0000", "#00ff00"]}}})";
    const char* const withMapping = R"({"unit": "s", "type": {"enum": {"text": ["off", "on"]}},
        "mappings": [{"type": "value", "options": {"7": {"text": "seven"}}}]})";
    const DisplayValue shown =
        DisplayProcessor(fieldWith(mapped ? withMapping : plain, FieldType::Enum), {}).number(value);
    QTEST(shown.full(), "text");
    QTEST(shown.colorText.toLower(), "color");
}

void tst_DisplayProcessor::textsOfDateUnitsAreReadAsDates_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* cell, const char* text) {
        QTest::newRow(cell) << QString::fromLatin1(cell) << QString::fromLatin1(text);
    };
    row("2024-05-15T13:45:30Z", "2024-05-15 13:45:30");
    row("0", "2000-01-01 00:00:00");
    row(" 5 ", "2001-05-01 00:00:00");
    row("13", "NaN");
    row("42", "2042-01-01 00:00:00");
    row("70", "1970-01-01 00:00:00");
    row("1234", "1234-01-01 00:00:00");
    row("202405", "2024-05-01 00:00:00");
    row("20240515", "2024-05-15 00:00:00");
    row("20240532", "NaN");
    row("1715780730", "NaN");
    row("up", "NaN");
}

void tst_DisplayProcessor::textsOfDateUnitsAreReadAsDates()
{
    QFETCH(QString, cell);
    QTEST(DisplayProcessor(fieldWith(R"({"unit": "dateTimeAsIso"})", FieldType::String), {})(Value(cell)).full(),
          "text");
}

VEDETTE_TEST_GUILESS(tst_DisplayProcessor)
#include "tst_displayprocessor.moc"
