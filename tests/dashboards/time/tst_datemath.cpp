#include "dashboards/run/paneltime.h"
#include "dashboards/time/datemath.h"
#include "dashboards/time/timeago.h"
#include "dashboards/time/timetext.h"
#include "tests/support/testmain.h"

namespace {

TimeContext contextAt(const QString& now, const char* zone)
{
    TimeContext context;
    context.zone = QTimeZone(zone);
    context.nowMs = QDateTime::fromString(now, Qt::ISODateWithMs).toMSecsSinceEpoch();
    return context;
}

QString utcText(const std::optional<qint64>& ms)
{
    return ms ? formatMoment(*ms, QStringLiteral("YYYY-MM-DD HH:mm:ss.SSS"), QTimeZone::utc()) : QString();
}

} // namespace

class TestDateMath : public QObject
{
    Q_OBJECT

private slots:
    void formulasAreCalculated_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("roundUp");
        QTest::addColumn<QString>("result");
        QTest::newRow("now") << "now" << false << "2024-03-10 12:30:00.000";
        QTest::newRow("an absolute day") << "now-24h" << false << "2024-03-09 12:30:00.000";
        QTest::newRow("a calendar day") << "now-1d" << false << "2024-03-09 13:30:00.000";
        QTest::newRow("blanks") << "now - 1 h / h" << false << "2024-03-10 11:00:00.000";
        QTest::newRow("start") << "now/d" << false << "2024-03-10 05:00:00.000";
        QTest::newRow("end") << "now/d" << true << "2024-03-11 03:59:59.999";
        QTest::newRow("week") << "now/w" << false << "2024-03-10 05:00:00.000";
        QTest::newRow("quarter") << "now/Q" << true << "2024-04-01 03:59:59.999";
        QTest::newRow("no count") << "now-d/d" << false << "2024-03-09 05:00:00.000";
        QTest::newRow("base") << "2024-01-31||+1M" << false << "2024-02-29 00:00:00.000";
        QTest::newRow("iso") << "2024-05-15T10:00:00+08:00" << false << "2024-05-15 02:00:00.000";
        QTest::newRow("six digits") << "now-100000m" << false << "";
        QTest::newRow("fraction") << "now-1.5h" << false << "";
        QTest::newRow("two units") << "now-1h5m" << false << "";
        QTest::newRow("rounding to two") << "now/2d" << false << "";
        QTest::newRow("no unit") << "now-5" << false << "";
        QTest::newRow("empty") << "" << false << "";
        QTest::newRow("no such day") << "2024-02-30" << false << "";
    }
    void formulasAreCalculated()
    {
        QFETCH(QString, text);
        QFETCH(bool, roundUp);
        QFETCH(QString, result);
        const TimeContext context = contextAt(QStringLiteral("2024-03-10T12:30:00Z"), "America/New_York");
        QCOMPARE(utcText(parseDateMath(text, roundUp, context)), result);
    }

    void fiscalYearsStartInTheirMonth()
    {
        TimeContext context = contextAt(QStringLiteral("2024-02-15T00:00:00Z"), "UTC");
        context.fiscalYearStartMonth = 11;
        QCOMPARE(utcText(parseDateMath(QStringLiteral("now/fQ"), false, context)),
                 QStringLiteral("2023-12-01 00:00:00.000"));
        QCOMPARE(utcText(parseDateMath(QStringLiteral("now/fy"), true, context)),
                 QStringLiteral("2024-11-30 23:59:59.999"));
    }

    void weeksStartWhereTheDashboardSays()
    {
        TimeContext context = contextAt(QStringLiteral("2024-05-15T13:00:00Z"), "UTC");
        context.weekStart = QStringLiteral("monday");
        QCOMPARE(utcText(parseDateMath(QStringLiteral("now/w"), false, context)),
                 QStringLiteral("2024-05-13 00:00:00.000"));
        context.weekStart = QStringLiteral("saturday");
        QCOMPARE(utcText(parseDateMath(QStringLiteral("now/w"), false, context)),
                 QStringLiteral("2024-05-11 00:00:00.000"));
    }

    void rangesTakeEveryFormThatDashboardsHold_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("resolved");
        QTest::newRow("relative") << "now-1d/d"
                                  << "now-1d/d"
                                  << "2024-05-14 04:00:00.000";
        QTest::newRow("milliseconds") << "1715600000000"
                                      << "now"
                                      << "2024-05-13 11:33:20.000";
        QTest::newRow("milliseconds like a date") << "1700021600000"
                                                  << "now"
                                                  << "2023-11-15 04:13:20.000";
        QTest::newRow("local") << "2024-05-14 00:00:00"
                               << "now"
                               << "2024-05-14 04:00:00.000";
        QTest::newRow("utc") << "2024-05-14T00:00:00.250Z"
                             << "now"
                             << "2024-05-14 00:00:00.250";
        QTest::newRow("offset") << "2024-05-14T00:00:00+02:00"
                                << "now"
                                << "2024-05-13 22:00:00.000";
        QTest::newRow("base") << "2024-05-14||+1d"
                              << "now"
                              << "2024-05-15 00:00:00.000";
        QTest::newRow("not a time") << "bad"
                                    << "now"
                                    << "";
        QTest::newRow("digits beyond a date") << "99999999999999999999999"
                                              << "now"
                                              << "";
    }
    void rangesTakeEveryFormThatDashboardsHold()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, resolved);
        const auto range =
            resolveRange({from, to}, contextAt(QStringLiteral("2024-05-15T13:45:30Z"), "America/New_York"));
        QCOMPARE(utcText(range ? std::optional(range->fromMs) : std::nullopt), resolved);
    }

    void rangesHaveNames_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("text");
        QTest::newRow("standard") << "now/fy"
                                  << "now"
                                  << "This fiscal year so far";
        QTest::newRow("last") << "now-6h"
                              << "now"
                              << "Last 6 hours";
        QTest::newRow("one") << "now-1w"
                             << "now"
                             << "Last 1 week";
        QTest::newRow("next") << "now"
                              << "now+5m"
                              << "Next 5 minutes";
        QTest::newRow("both") << "now-2d"
                              << "now-1d"
                              << "now-2d to now-1d";
        QTest::newRow("unit without a name") << "now-100x"
                                             << "now"
                                             << "now-100x to now";
        QTest::newRow("absolute") << "1715600000000"
                                  << "2024-05-14T15:20:00Z"
                                  << "2024-05-13 11:33:20 to 2024-05-14 15:20:00";
        QTest::newRow("mixed") << "now-6h"
                               << "1715780730000"
                               << "6 hours ago to 2024-05-15 13:45:30";
    }
    void rangesHaveNames()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, text);
        QCOMPARE(describeRange({from, to}, contextAt(QStringLiteral("2024-05-15T13:45:30Z"), "UTC")), text);
    }

    void thereAre36QuickRangesAndEachHasItsOwnName()
    {
        const auto ranges = quickRanges();
        QCOMPARE(ranges.size(), std::size_t(36));
        for (const QuickRange& quick : ranges)
            QCOMPARE(describeRange(quick.range, {}), quick.text);
    }

    void textRangesAreDescribed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        QTest::addColumn<bool>("valid");
        const auto row = [](const char* text, const char* said, bool valid) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(said) << valid;
        };
        row("5m", "Last 5 minutes", true);
        row("+1h", "Next 1 hour", true);
        row("now/d", "Today so far", true);
        row("1w/w", "Last 1 week", true);
        row("2Q", "Last 2 quarters", true);
        row("1fQ", "Last 1 fiscal quarter", true);
        row("2fy", "Last 2 fiscal years", true);
        row("1f", "now-1f to now", false);
        row("3x", "now-3x to now", false);
        row("1.5h", "now-1.5h to now", false);
    }
    void textRangesAreDescribed()
    {
        QFETCH(QString, text);
        QTEST(describeTextRange(text).text, "said");
        QTEST(describeTextRange(text).valid, "valid");
    }

    /// The clock says Sunday 2024-03-10 12:30 UTC, half past eight in New York, where clocks jumped that night.
    void panelsHaveTimesOfTheirOwn_data()
    {
        QTest::addColumn<QString>("timeFrom");
        QTest::addColumn<QString>("timeShift");
        QTest::addColumn<RawTimeRange>("dashboard");
        QTest::addColumn<QString>("range");
        QTest::addColumn<QString>("info");
        const RawTimeRange sixHours;
        const RawTimeRange fixed {QStringLiteral("1710000000000"), QStringLiteral("1710003600000")};
        const auto row = [](const char* name, const char* from, const char* shift, const RawTimeRange& dashboard,
                            const char* range, const char* info) {
            QTest::newRow(name) << QString::fromLatin1(from) << QString::fromLatin1(shift) << dashboard
                                << QString::fromLatin1(range) << QString::fromLatin1(info);
        };
        row("as the dashboard", "", "", sixHours, "03-10 06:30 to 03-10 12:30", "");
        row("last hour", "1h", "", sixHours, "03-10 11:30 to 03-10 12:30", "Last 1 hour");
        row("today", "now/d", "", sixHours, "03-10 05:00 to 03-10 12:30", "Today so far");
        row("next hour", "+1h", "", sixHours, "03-10 12:30 to 03-10 13:30", "Next 1 hour");
        row("absolute ranges stay", "1h", "", fixed, "03-09 16:00 to 03-09 17:00", "");
        row("a day of 23 hours back", "", "1d", sixHours, "03-09 06:30 to 03-09 13:30", "timeshift -1d");
        row("24 hours back", "", "24h", sixHours, "03-09 06:30 to 03-09 12:30", "timeshift -24h");
        row("whole days", "", "1d/d", sixHours, "03-09 05:00 to 03-10 04:59", "timeshift -1d/d");
        row("both", "1h", "1d", sixHours, "03-09 12:30 to 03-09 13:30", "Last 1 hour, timeshift -1d");
        row("an absolute range is shifted", "", "1h", fixed, "03-09 15:00 to 03-09 16:00", "timeshift -1h");
        row("no time", "soon", "", sixHours, "03-10 06:30 to 03-10 12:30", "invalid time override");
        row("no shift", "", "soon", sixHours, "03-10 06:30 to 03-10 12:30", "invalid timeshift");
        row("half an hour and a bit", "1.5h", "", sixHours, "03-10 06:30 to 03-10 12:30", "invalid time override");
    }
    void panelsHaveTimesOfTheirOwn()
    {
        QFETCH(QString, timeFrom);
        QFETCH(QString, timeShift);
        QFETCH(RawTimeRange, dashboard);
        const TimeContext context = contextAt(QStringLiteral("2024-03-10T12:30:00Z"), "America/New_York");
        const PanelTime time = panelTime(timeFrom, timeShift, dashboard, context);
        const auto text = [](qint64 ms) { return formatMoment(ms, QStringLiteral("MM-DD HH:mm"), QTimeZone::utc()); };
        QTEST(text(time.range.fromMs) + QStringLiteral(" to ") + text(time.range.toMs), "range");
        QTEST(time.info, "info");
        const auto again = resolveRange(time.raw, context); // what links and pickers read
        QVERIFY(again);
        QCOMPARE(*again, time.range);
    }

    void theDelayOfNowShortensRangesThatEndInNow_data()
    {
        QTest::addColumn<RawTimeRange>("raw");
        QTest::addColumn<QString>("delay");
        QTest::addColumn<TimeRange>("range");
        constexpr qint64 minute = 60'000;
        const RawTimeRange hour {QStringLiteral("now-60m"), QStringLiteral("now")};
        const RawTimeRange past {QStringLiteral("now-60m"), QStringLiteral("now-30m")};
        QTest::newRow("none") << hour << "" << TimeRange {40 * minute, 100 * minute};
        QTest::newRow("two minutes") << hour << "2m" << TimeRange {40 * minute, 98 * minute};
        QTest::newRow("the past is whole") << past << "2m" << TimeRange {40 * minute, 70 * minute};
        QTest::newRow("no duration") << hour << "soon" << TimeRange {40 * minute, 100 * minute};
    }
    void theDelayOfNowShortensRangesThatEndInNow()
    {
        QFETCH(RawTimeRange, raw);
        TimeContext context;
        context.nowMs = 100 * 60'000;
        QFETCH(QString, delay);
        context.nowDelay = delay;
        QTEST(*resolveRange(raw, context), "range");
    }

    void spansMayBeVariables()
    {
        QVERIFY(isValidTimeSpan(QStringLiteral("$span")));
        QVERIFY(isValidTimeSpan(QStringLiteral("1h 5m")));
        QVERIFY(!isValidTimeSpan(QStringLiteral("1.5h")));
        QVERIFY(!isValidTimeSpan(QString()));
    }

    void agesAreWords()
    {
        QCOMPARE(timeAgo(0, 0), QStringLiteral("a few seconds ago"));
        QCOMPARE(timeAgo(0, 44 * 60'000), QStringLiteral("44 minutes ago"));
        QCOMPARE(timeAgo(21 * 3'600'000, 0), QStringLiteral("in 21 hours"));
    }
};

VEDETTE_TEST_GUILESS(TestDateMath)
#include "tst_datemath.moc"
