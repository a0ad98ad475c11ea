#include "datasources/prometheus/stepmath.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

#include <cmath>

namespace {

constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;
constexpr qint64 defaultScrapeMs = 15 * second;
constexpr int defaultPoints = 1500;
constexpr int safePoints = 11000; // the server refuses more

struct RoundedStep
{
    qint64 upToMs; ///< raw intervals up to and including this
    qint64 stepMs;
};

// Grafana's steps (FEATURES DP3), the bounds included.
constexpr RoundedStep roundedSteps[] = {{10, 1},
                                        {15, 10},
                                        {35, 20},
                                        {75, 50},
                                        {150, 100},
                                        {350, 200},
                                        {750, 500},
                                        {1500, second},
                                        {3500, 2 * second},
                                        {7500, 5 * second},
                                        {12500, 10 * second},
                                        {17500, 15 * second},
                                        {25 * second, 20 * second},
                                        {45 * second, 30 * second},
                                        {90 * second, minute},
                                        {210 * second, 2 * minute},
                                        {450 * second, 5 * minute},
                                        {750 * second, 10 * minute},
                                        {1050 * second, 15 * minute},
                                        {1500 * second, 20 * minute},
                                        {45 * minute, 30 * minute},
                                        {90 * minute, hour},
                                        {150 * minute, 2 * hour},
                                        {270 * minute, 3 * hour},
                                        {9 * hour, 6 * hour},
                                        {day, 12 * hour},
                                        {7 * day, day},
                                        {21 * day, 7 * day},
                                        {42 * day, 30 * day}};

/// Range over points in ns, because the table's bounds must not be met by a rounding.
qint64 roundedStepMs(const TimeRange& range, int points)
{
    const qint64 ns = range.durationMs() * 1'000'000 / points;
    for (const RoundedStep& step : roundedSteps)
        if (ns <= step.upToMs * 1'000'000)
            return step.stepMs;
    return 365 * day;
}

qint64 calculatedStepMs(const StepInput& input, qint64 minStepMs)
{
    const int points = input.maxDataPoints > 0 ? input.maxDataPoints : defaultPoints;
    const qint64 rawNs = input.range.durationMs() * 1'000'000 / points;
    const qint64 wanted = rawNs < minStepMs * 1'000'000 ? minStepMs : roundedStepMs(input.range, points);
    return std::max(wanted, roundedStepMs(input.range, safePoints));
}

qint64 rateIntervalMs(qint64 queryIntervalMs, qint64 scrapeMs)
{
    return std::max(queryIntervalMs + scrapeMs, 4 * scrapeMs);
}

bool isMacro(const QString& text, QLatin1String name)
{
    return text == QLatin1Char('$') + name || text == QLatin1String("${") + name + QLatin1Char('}');
}

Error noDuration(const QString& text)
{
    return {Error::Kind::Config,
            QCoreApplication::translate("Prometheus", "\"%1\" is not a duration such as 15s or 1m.").arg(text),
            {}};
}

} // namespace

std::optional<qint64> durationToMs(const QString& text)
{
    static const QHash<QString, double> units = {{QStringLiteral("ms"), 1},       {QStringLiteral("s"), second},
                                                 {QStringLiteral("m"), minute},   {QStringLiteral("h"), hour},
                                                 {QStringLiteral("d"), day},      {QStringLiteral("w"), 7 * day},
                                                 {QStringLiteral("M"), 30 * day}, {QStringLiteral("y"), 365 * day}};
    static const QRegularExpression part(QStringLiteral("\\G(\\d+(?:\\.\\d+)?)(ms|s|m|h|d|w|M|y)"));
    QString rest = text.trimmed();
    if (rest.startsWith(QLatin1Char('>')) || rest.startsWith(QLatin1Char('<')))
        rest = rest.mid(1).trimmed();
    bool bare = false;
    double ms = rest.toDouble(&bare) * second;
    if (!bare) {
        ms = 0;
        qsizetype at = 0;
        while (at < rest.size()) {
            const auto match = part.match(rest, at);
            if (!match.hasMatch())
                return std::nullopt;
            ms += match.captured(1).toDouble() * units.value(match.captured(2));
            at = match.capturedEnd();
        }
    }
    if (!(ms >= 1) || ms > 1e15)
        return std::nullopt;
    return qint64(std::llround(ms));
}

QString goDuration(qint64 ms)
{
    if (ms < second)
        return ms == 0 ? QStringLiteral("0s") : QString::number(ms) + QLatin1String("ms");
    QString text;
    if (ms >= hour)
        text += QString::number(ms / hour) + QLatin1Char('h');
    if (ms >= minute)
        text += QString::number(ms % hour / minute) + QLatin1Char('m');
    return text + QString::number(double(ms % minute) / second) + QLatin1Char('s');
}

QString stepText(qint64 ms)
{
    static constexpr std::pair<qint64, const char*> units[] = {
        {365 * day, "y"}, {day, "d"}, {hour, "h"}, {minute, "m"}, {second, "s"}};
    for (const auto& [size, name] : units)
        if (ms >= size)
            return QString::number(ms / size) + QLatin1String(name);
    return QString::number(std::max<qint64>(ms, 1)) + QLatin1String("ms");
}

Result<PrometheusStep> prometheusStep(const StepInput& input)
{
    const bool stepIsRate = isMacro(input.minStep, QLatin1String("__rate_interval"));
    const bool stepIsVariable = input.minStep.startsWith(QLatin1Char('$'));
    const QString ownStep =
        stepIsVariable || input.minStep == QLatin1String("0s") ? QString() : input.minStep.trimmed();
    const auto own = durationToMs(ownStep);
    const auto scrape = durationToMs(input.scrapeInterval);
    if (!ownStep.isEmpty() && !own)
        return noDuration(ownStep);
    if (!input.scrapeInterval.isEmpty() && !scrape)
        return noDuration(input.scrapeInterval);
    const qint64 scrapeMs = scrape.value_or(defaultScrapeMs);
    const qint64 minStepMs = own ? *own : input.intervalMs > 0 ? input.intervalMs : scrapeMs;
    const qint64 calculated = calculatedStepMs(input, minStepMs);
    PrometheusStep step;
    if (stepIsRate) {
        step.stepMs = step.rateIntervalMs = rateIntervalMs(calculated, scrapeMs);
        return step;
    }
    step.stepMs = calculated * std::max<qint64>(1, input.intervalFactor);
    const qint64 rateScrapeMs =
        isMacro(input.minStep, QLatin1String("__interval")) ? step.stepMs : own.value_or(scrapeMs);
    step.rateIntervalMs = rateIntervalMs(input.queryIntervalMs, rateScrapeMs);
    return step;
}

QString expandMacros(const QString& expr, const PrometheusStep& step, const TimeRange& range)
{
    if (!expr.contains(QLatin1Char('$')))
        return expr;
    const qint64 rangeSeconds = std::llround(double(range.durationMs()) / second);
    const QHash<QString, QString> values = {
        {QStringLiteral("interval_ms"), QString::number(step.stepMs)},
        {QStringLiteral("interval_s"), QString::number(step.stepMs / second)},
        {QStringLiteral("interval"), stepText(step.stepMs)},
        {QStringLiteral("range_ms"), QString::number(range.durationMs())},
        {QStringLiteral("range_s"), QString::number(rangeSeconds)},
        {QStringLiteral("range"), QString::number(rangeSeconds) + QLatin1Char('s')},
        {QStringLiteral("rate_interval_ms"), QString::number(step.rateIntervalMs)},
        {QStringLiteral("rate_interval_s"), QString::number(step.rateIntervalMs / second)},
        {QStringLiteral("rate_interval"), goDuration(step.rateIntervalMs)}};
    static const QRegularExpression macro(QStringLiteral("\\$(?:__(?<a>(?:rate_interval|interval|range)(?:_ms|_s)?)|\\{"
                                                         "__(?<b>(?:rate_interval|interval|range)(?:_ms|_s)?)\\})"));
    QString result;
    qsizetype copied = 0;
    auto matches = macro.globalMatch(expr);
    while (matches.hasNext()) {
        const auto match = matches.next();
        result += expr.mid(copied, match.capturedStart() - copied);
        result += values.value(match.captured(QStringLiteral("a")) + match.captured(QStringLiteral("b")));
        copied = match.capturedEnd();
    }
    return result + expr.mid(copied);
}

qint64 alignToStep(qint64 timeMs, qint64 stepMs, qint64 utcOffsetMs)
{
    const qint64 local = timeMs + utcOffsetMs;
    const qint64 inside = local % stepMs;
    return local - (inside < 0 ? inside + stepMs : inside) - utcOffsetMs;
}

qint64 prometheusSeconds(qint64 ms)
{
    return qint64(std::ceil(double(ms) / second));
}

SecondsRange snapRange(const QString& cacheLevel, const TimeRange& range)
{
    static const QHash<QString, qint64> minutesOf = {
        {QStringLiteral("None"), 0}, {QStringLiteral("Medium"), 10}, {QStringLiteral("High"), 60}};
    const SecondsRange exact {prometheusSeconds(range.fromMs), prometheusSeconds(range.toMs)};
    const qint64 minutes = minutesOf.value(cacheLevel, 1);
    if (minutes == 0)
        return exact;
    const qint64 from = exact.start / 60; // minutes, rounded down
    const qint64 to = (exact.end + 59) / 60; // rounded up, then down to the level's
    const SecondsRange snapped {(from - from % minutes) * 60, (to - to % minutes) * 60};
    if (snapped.start == snapped.end)
        return {snapped.start, snapped.end + minutes * 60};
    return snapped;
}
