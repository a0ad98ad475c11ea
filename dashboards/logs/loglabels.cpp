#include "dashboards/logs/loglabels.h"

#include <QStringList>

Rgba logLevelColor(LogLevel level, const Palette& palette)
{
    static constexpr Rgba colors[logLevelCount] = {0, // unknown follows the theme
                                                   0xff6ed0e0, 0xff1f78c1, 0xff7eb26d,
                                                   0xffeab839, 0xffe24d42, 0xff705da0};
    // the same order on the hues of Okabe and Ito, as thresholds have them
    static constexpr Rgba colorBlindColors[logLevelCount] = {0,          0xff56b4e9, 0xff0072b2, 0xff009e73,
                                                             0xffe69f00, 0xffd55e00, 0xffcc79a7};
    if (level == LogLevel::Unknown)
        return palette.theme == ThemeKind::Dark ? 0xff8e8e8e : 0xffbdc4cd;
    return (palette.colorBlind ? colorBlindColors : colors)[size_t(level)];
}

LogLabels commonAndUnique(const LogLines& lines)
{
    LogLabels result;
    std::vector<bool> used(lines.streams().size());
    for (qsizetype row = 0; row < lines.size(); ++row)
        used[lines.streamIndex(row)] = true;
    bool first = true;
    for (size_t i = 0; i < used.size(); ++i) {
        if (!used[i])
            continue;
        const Labels& labels = lines.streams()[i].labels;
        if (std::exchange(first, false)) {
            result.common = labels;
            continue;
        }
        for (auto it = result.common.begin(); it != result.common.end();) {
            const auto own = labels.constFind(it.key());
            it = own != labels.cend() && *own == *it ? std::next(it) : result.common.erase(it);
        }
    }
    for (const LogStream& stream : lines.streams()) {
        Labels& own = result.unique.emplace_back(stream.labels);
        for (auto it = result.common.cbegin(); it != result.common.cend(); ++it)
            own.remove(it.key());
    }
    return result;
}

QString labelsText(const Labels& labels)
{
    QStringList parts;
    for (auto it = labels.cbegin(); it != labels.cend(); ++it)
        parts << it.key() + QLatin1Char('=') + it.value();
    return parts.join(QLatin1Char(' '));
}
