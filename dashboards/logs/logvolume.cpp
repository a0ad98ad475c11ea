#include "dashboards/logs/logvolume.h"

#include "dashboards/format/color.h"
#include "dashboards/logs/loglabels.h"

#include <QRegularExpression>

#include <array>
#include <map>

namespace {

constexpr qint64 nsPerMs = 1'000'000;

Frame seriesOf(LogLevel level, TimeColumn times, NumberColumn counts, qint64 intervalMs, const Palette& palette)
{
    const auto name = logLevelName(level);
    FieldConfig config;
    config.displayNameFromDS = QString::fromLatin1(name.data(), qsizetype(name.size()));
    config.color = FieldColor {QStringLiteral("fixed"), toHexString(logLevelColor(level, palette)), {}, {}};
    Field time(QStringLiteral("Time"), FieldType::Time, std::move(times));
    FieldConfig timeConfig;
    timeConfig.intervalMs = double(intervalMs);
    time.config = std::make_shared<const FieldConfig>(std::move(timeConfig));
    Field value(QStringLiteral("Value"), FieldType::Number, std::move(counts),
                {{QStringLiteral("level"), *config.displayNameFromDS}});
    value.config = std::make_shared<const FieldConfig>(std::move(config));
    Frame frame;
    frame.name = value.config->displayNameFromDS.value_or(QString());
    frame.add(std::move(time));
    frame.add(std::move(value));
    return frame;
}

LogLevel levelOfLabels(const Labels& labels)
{
    for (const char* name : {"detected_level", "level"})
        if (const LogLevel level = logLevelOf(labels.value(QLatin1String(name)).toStdString());
            level != LogLevel::Unknown)
            return level;
    return LogLevel::Unknown;
}

} // namespace

Frames logVolume(const LogLines& lines, const TimeRange& range, qint64 intervalMs, const Palette& palette)
{
    constexpr qint64 mostBuckets = 100'000;
    Frames frames;
    if (intervalMs <= 0 || range.durationMs() <= 0 || range.durationMs() / intervalMs > mostBuckets)
        return frames;
    const qint64 first = range.fromMs - range.fromMs % intervalMs;
    const auto buckets = size_t((range.toMs - first) / intervalMs + 1);
    std::array<NumberColumn, logLevelCount> counts;
    for (qsizetype row = 0; row < lines.size(); ++row) {
        const qint64 timeMs = lines.timeNs(row) / nsPerMs;
        if (timeMs < range.fromMs || timeMs > range.toMs)
            continue;
        NumberColumn& column = counts[size_t(lines.level(row))];
        column.resize(buckets);
        column[size_t((timeMs - first) / intervalMs)] += 1;
    }
    TimeColumn times(buckets);
    for (size_t i = 0; i < buckets; ++i)
        times[i] = (first + qint64(i) * intervalMs) * nsPerMs;
    for (const LogLevel level : allLogLevels)
        if (NumberColumn& column = counts[size_t(level)]; !column.empty())
            frames.push_back(seriesOf(level, times, std::move(column), intervalMs, palette));
    return frames;
}

Frames logVolumeOfSeries(const Frames& series, const Palette& palette)
{
    std::array<std::map<qint64, double>, logLevelCount> sums;
    double intervalMs = 0;
    for (const Frame& frame : series) {
        const Field* time = frame.first(FieldType::Time);
        const Field* value = frame.first(FieldType::Number);
        if (!time || !value || !time->times() || !value->numbers())
            continue;
        intervalMs = time->config->intervalMs.value_or(intervalMs);
        auto& sum = sums[size_t(levelOfLabels(value->labels))];
        for (size_t i = 0; i < std::min(time->times()->size(), value->numbers()->size()); ++i)
            if (!isMissing((*value->numbers())[i]))
                sum[(*time->times())[i]] += (*value->numbers())[i];
    }
    Frames frames;
    for (const LogLevel level : allLogLevels) {
        TimeColumn times;
        NumberColumn counts;
        for (const auto& [time, count] : sums[size_t(level)]) {
            times.push_back(time);
            counts.push_back(count);
        }
        if (!times.empty())
            frames.push_back(seriesOf(level, std::move(times), std::move(counts), qint64(intervalMs), palette));
    }
    return frames;
}

std::vector<LevelTotal> levelTotals(const Frames& series)
{
    const QString detected = QStringLiteral("detected_level");
    const bool isDetected = std::any_of(series.begin(), series.end(), [&](const Frame& frame) {
        const Field* value = frame.first(FieldType::Number);
        return value && !value->labels.value(detected).isEmpty();
    });
    const QString label = isDetected ? detected : QStringLiteral("level");
    std::array<double, logLevelCount> lines {};
    std::array<QStringList, logLevelCount> values;
    for (const Frame& frame : series) {
        const Field* value = frame.first(FieldType::Number);
        if (!value || !value->numbers())
            continue;
        const auto level = size_t(levelOfLabels(value->labels));
        for (const double count : *value->numbers())
            lines[level] += isMissing(count) ? 0 : count;
        if (const QString text = value->labels.value(label); !values[level].contains(text))
            values[level] << text;
    }
    std::vector<LevelTotal> totals;
    for (auto level = allLogLevels.rbegin(); level != allLogLevels.rend(); ++level)
        if (lines[size_t(*level)] > 0)
            totals.push_back({*level, qint64(lines[size_t(*level)]), label, values[size_t(*level)]});
    return totals;
}

std::pair<QString, QString> levelFilter(const LevelTotal& total, bool without)
{
    if (total.values.size() == 1)
        return {without ? QStringLiteral("!=") : QStringLiteral("="), total.values.front()};
    QStringList escaped;
    for (const QString& value : total.values)
        escaped << QRegularExpression::escape(value);
    return {without ? QStringLiteral("!~") : QStringLiteral("=~"), escaped.join(u'|')};
}
