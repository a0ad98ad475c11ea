#include "dashboards/format/valueformat.h"
#include "datasources/data/frame.h"
#include "tests/support/testmain.h"

#include <QTest>

class tst_ValueFormat : public QObject
{
    Q_OBJECT

private slots:
    void aUnitFormatsAValue_data();
    void aUnitFormatsAValue();
    void nullGivesNoText();
};

void tst_ValueFormat::aUnitFormatsAValue_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("decimals"); // -1: automatic
    QTest::addColumn<QString>("text");
    QTest::newRow("three significant digits") << "none" << 12.345 << -1 << "12.3";
    QTest::newRow("halves go up") << "none" << -12.345 << 2 << "-12.34";
    QTest::newRow("binary steps") << "bytes" << 1536.0 << -1 << "1.50 KiB";
    QTest::newRow("a base above one") << "kbytes" << 1536.0 << 1 << "1.5 MiB";
    QTest::newRow("SI steps") << "watt" << 0.05 << -1 << "50 mW";
    QTest::newRow("words") << "short" << 1.5e6 << -1 << "1.50 Mil";
    QTest::newRow("rates") << "reqps" << 1500.0 << -1 << "1.50K req/s";
    QTest::newRow("currency below zero") << "currencyUSD" << -1500.0 << 2 << "-$1.50K";
    QTest::newRow("percent of one") << "percentunit" << 0.375 << 0 << "38%";
    QTest::newRow("seconds") << "s" << 3600.5 << 3 << "1.000 hours";
    QTest::newRow("words of a duration") << "dtdurations" << 3600.5 << 1 << "1 hour, 0 minutes";
    QTest::newRow("clock") << "clockms" << 86401.0 << -1 << "01m:26s:401ms";
    QTest::newRow("hexadecimal") << "hex0x" << 12.345 << 4 << "0xC.5851EB851EB88";
    QTest::newRow("exponents") << "sci" << 604800.0 << 2 << "6.05e+5";
    QTest::newRow("date") << "dateTimeAsIso" << 1715780730123.0 << -1 << "2024-05-15 13:45:30";
    QTest::newRow("custom SI") << "si:uF" << 0.05 << -1 << "50 muF";
    QTest::newRow("unknown unit") << "widgets" << 3.0 << -1 << "3 widgets";
}

void tst_ValueFormat::aUnitFormatsAValue()
{
    QFETCH(QString, unit);
    QFETCH(double, value);
    QFETCH(int, decimals);
    const auto given = decimals < 0 ? std::nullopt : std::optional(decimals);
    QTEST(valueFormatter(unit)(value, given, {}).full(), "text");
}

void tst_ValueFormat::nullGivesNoText()
{
    QCOMPARE(valueFormatter(QStringLiteral("bytes"))(nullNumber, {}, {}).full(), QString());
}

VEDETTE_TEST_GUILESS(tst_ValueFormat)
#include "tst_valueformat.moc"
