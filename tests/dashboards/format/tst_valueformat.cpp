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
    void familiesKeepTheirSteps_data();
    void familiesKeepTheirSteps();
    void datesFollowTheirZone_data();
    void datesFollowTheirZone();
    void nullGivesNoText();
    void distancesCountCalendarMonths_data();
    void distancesCountCalendarMonths();
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
    QTest::newRow("exponents below one") << "sci" << 1e-7 << 2 << "1.00e-7";
    QTest::newRow("exponents of zero") << "sci" << 0.0 << 2 << "0.00e+0";
    QTest::newRow("many zeros") << "none" << 0.0 << 30 << "0.000000000000000000000000000000";
    QTest::newRow("powers as engines have them") << "PBs" << 1e-21 << 17 << "0.99999999999999990 µB/s";
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

void tst_ValueFormat::familiesKeepTheirSteps_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("decimals"); // -1: automatic
    QTest::addColumn<QString>("text");
    const auto row = [](const char* family, const char* unit, double value, int decimals, const char* text) {
        QTest::addRow("%s: %g %s, %d", family, value, unit, decimals)
            << QString::fromUtf8(unit) << value << decimals << QString::fromUtf8(text);
    };
    row("data, binary", "bytes", 0.0, -1, "0 B");
    row("data, binary", "bytes", 1023.0, -1, "1023 B");
    row("data, binary", "bytes", 3600.5, 2, "3.52 KiB");
    row("data, binary", "bytes", 604800.0, -1, "591 KiB");
    row("data, binary", "bytes", 31556900.0, 10, "30.0950050354 MiB");
    row("data, binary", "bytes", 1e+18, 3, "888.178 PiB");
    row("data, decimal", "decbytes", 0.125, 0, "125 mB");
    row("data, decimal", "decbytes", 99.95, 1, "100.0 B");
    row("data, decimal", "decbytes", 3600.5, 1, "3.6 kB");
    row("data, decimal", "decbytes", 1e+21, 0, "1 ZB");
    row("data, a base above one", "kbytes", 0.05, 1, "51.2 B");
    row("data, a base above one", "kbytes", 1024.0, -1, "1 MiB");
    row("data, a base above one", "kbytes", 1500000000000.0, -1, "1.36 PiB");
    row("data rate", "Bps", 999.95, 1, "1000.0 B/s");
    row("data rate", "Bps", 3599.0, 2, "3.60 kB/s");
    row("data rate", "Bps", 1e+18, -1, "1 EB/s");
    row("seconds", "s", 0.0, 0, "0 s");
    row("seconds", "s", 0.3, 1, "300.0 ms");
    row("seconds", "s", 60.0, 4, "1.0000 min");
    row("seconds", "s", -1500.0, 2, "-25.00 mins");
    row("seconds", "s", 604799.0, 0, "7 days");
    row("seconds", "s", 604800.0, 0, "1 week");
    row("seconds", "s", 31536000.0, 1, "1.0 year");
    row("milliseconds", "ms", 999.95, 2, "999.95 ms");
    row("milliseconds", "ms", 3599.0, 10, "3.5990000000 s");
    row("milliseconds", "ms", 604799.0, 3, "10.080 mins");
    row("milliseconds", "ms", 31536000.0, 1, "8.8 hours");
    row("minutes", "m", 99.95, -1, "1.67 hours");
    row("minutes", "m", 86400.0, 2, "8.57 weeks");
    row("minutes", "m", 123456.0, -1, "12.2 weeks");
    row("nanoseconds", "ns", 1e-09, -1, "1e-9 ns");
    row("nanoseconds", "ns", 1000.0, 4, "1.0000 µs");
    row("nanoseconds", "ns", 1000000000.0, 2, "1.00 s");
    row("days", "d", -1.0, 2, "-1.00 day");
    row("days", "d", 12.345, -1, "1.76 weeks");
    row("days", "d", 3600.0, 0, "10 years");
    row("hundredths of seconds", "timeticks", 1.5, 2, "15.00 ms");
    row("hundredths of seconds", "timeticks", 3600.0, -1, "36 s");
    row("clock of a duration", "dthms", 999.95, 4, "00:16:39");
    row("clock of a duration", "dthms", 604800.0, 1, "168:00:00");
    row("days and clock", "dtdhms", -12.345, 1, "00:00:12 ago");
    row("days and clock", "dtdhms", 1234567.891, 0, "14 d 06:56:07");
    row("clock, cut", "clocks", 99.95, 1, "01m:39s");
    row("clock, cut", "clocks", 999.9, 0, "16m");
    row("clock, cut", "clocks", 86400.0, 4, "24h:00m:00s:000ms");
    row("words", "dtdurationms", 0.0, 0, "0 milliseconds");
    row("words", "dtdurationms", 1024.0, 1, "1 second, 24 milliseconds");
    row("words", "dtdurationms", -1000000000.0, 1, "1 week, 4 days ago");
    row("money before", "currencyUSD", -1.0, -1, "-$1");
    row("money before", "currencyUSD", 1023.9, -1, "$1.02K");
    row("money before", "currencyUSD", 86400.0, 4, "$86.4000K");
    row("money behind", "currencySEK", 0.5, -1, "0.500kr");
    row("money behind", "currencySEK", -1500.0, 2, "-1.50Kkr");
    row("money in full", "currency:financial:$", 1024.0, -1, "$1,024");
    row("money in full", "currency:financial:$", 1234567.891, 0, "$1,234,568");
    row("throughput", "reqps", -1500.0, -1, "-1.50K req/s");
    row("throughput", "reqps", 604799.0, 3, "604.799K req/s");
    row("throughput", "reqps", 1e+21, 4, "1000000000.0000T req/s");
    row("per minute", "opm", 3600.0, 0, "4K ops/m");
    row("per minute", "opm", -12.345, -1, "-12.3 ops/m");
    row("percent", "percent", 99.99, 1, "100.0%");
    row("percent", "percent", 1e+21, 1, "1e+21%");
    row("percent of one", "percentunit", 1.045, -1, "105%");
    row("percent of one", "percentunit", 0.3, 1, "30.0%");
    row("short", "short", 999.5, -1, "1000");
    row("short", "short", 1024.0, 4, "1.0240 K");
    row("short", "short", 86401.0, -1, "86.4 K");
    row("short", "short", 1e+18, 4, "1.0000 Quint");
    row("pressure", "pressurepsi", -1500.0, 1, "-1.5ksi");
    row("pressure", "pressurepsi", 1000000000.0, 1, "1000.0Mpsi");
    row("temperature", "celsius", 1.5, 0, "2 °C");
    row("temperature", "celsius", -12.345, 4, "-12.3450 °C");
    row("separators", "locale", 1023.999, -1, "1,023.999");
    row("separators", "locale", 31536000.0, 1, "31,536,000");
    row("booleans", "bool_yes_no", 0.0, 0, "No");
    row("booleans", "bool_yes_no", 0.00042, 2, "Yes");
}

void tst_ValueFormat::familiesKeepTheirSteps()
{
    aUnitFormatsAValue();
}

void tst_ValueFormat::datesFollowTheirZone_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* unit, qint64 ms, const char* zone, const char* text) {
        QTest::addRow("%s in %s: %lld", unit, zone, qlonglong(ms))
            << QString::fromUtf8(unit) << ms << QByteArray(zone) << QString::fromUtf8(text);
    };
    row("dateTimeAsIso", 0, "utc", "1970-01-01 00:00:00");
    row("dateTimeAsIso", 1, "Asia/Shanghai", "1970-01-01 08:00:00");
    row("dateTimeAsIso", 1709164800000, "America/New_York", "2024-02-28 19:00:00");
    row("dateTimeAsIso", 1730613600000, "America/New_York", "2024-11-03 01:00:00");
    row("dateTimeAsIso", 1730617200000, "Europe/London", "2024-11-03 07:00:00");
    row("dateTimeAsUS", 1715694330123, "Asia/Shanghai", "05/14/2024 9:45:30 pm");
    row("dateTimeAsUS", 1710054000000, "utc", "03/10/2024 7:00:00 am");
    row("dateTimeAsUS", 1715817599999, "Europe/London", "05/16/2024 12:59:59 am");
    row("time:YYYY", 1704067199999, "Asia/Shanghai", "2024");
    row("time:", 1715780730123, "utc", "2024-05-15T13:45:30Z");
    row("time:", 1710053999999, "Europe/London", "2024-03-10T06:59:59Z");
    row("time:", 1715780730123, "Asia/Shanghai", "2024-05-15T21:45:30+08:00");
}

void tst_ValueFormat::datesFollowTheirZone()
{
    QFETCH(QString, unit);
    QFETCH(qint64, ms);
    QFETCH(QByteArray, zone);
    FormatContext context;
    context.zone = zone == "utc" ? QTimeZone::utc() : QTimeZone(zone);
    QTEST(valueFormatter(unit)(double(ms), {}, context).full(), "text");
}

void tst_ValueFormat::nullGivesNoText()
{
    QCOMPARE(valueFormatter(QStringLiteral("bytes"))(nullNumber, {}, {}).full(), QString());
}

void tst_ValueFormat::distancesCountCalendarMonths_data()
{
    QTest::addColumn<double>("ms");
    QTest::addColumn<QString>("text");
    // Now is 2024-05-15 13:45:30.
    QTest::newRow("seconds") << 1'715'780'700'000.0 << "a few seconds ago";
    QTest::newRow("in days") << 1'716'212'730'123.0 << "in 5 days";
    QTest::newRow("a month before") << 1'713'188'730'123.0 << "a month ago";
    QTest::newRow("half a year more than 38") << 500'863'051'787.0 << "39 years ago";
    QTest::newRow("less than half a year more") << 503'863'051'787.0 << "38 years ago";
}

void tst_ValueFormat::distancesCountCalendarMonths()
{
    QFETCH(double, ms);
    FormatContext context;
    context.nowMs = 1'715'780'730'123;
    QTEST(valueFormatter(QStringLiteral("dateTimeFromNow"))(ms, {}, context).text, "text");
}

VEDETTE_TEST_GUILESS(tst_ValueFormat)
#include "tst_valueformat.moc"
