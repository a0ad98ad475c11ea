#pragma once

#include "dashboards/format/palette.h"
#include "datasources/data/frame.h"
#include "datasources/data/loglines.h"
#include "datasources/data/timerange.h"

#include <QStringList>

#include <utility>
#include <vector>

/// Lines per level and interval of a range, counted from the lines at hand. Only levels that occur have a series, from
/// harmless to grave, with the colours of the levels, ready for stacked bars. Lines outside the range do not count.
Frames logVolume(const LogLines& lines, const TimeRange& range, qint64 intervalMs, const Palette& palette);
/// Series that a server counted (by level or detected_level): named, coloured and added up by level.
Frames logVolumeOfSeries(const Frames& series, const Palette& palette);

/// All lines of one level in such series.
struct LevelTotal
{
    LogLevel level = LogLevel::Unknown;
    qint64 lines = 0;
    QString label; ///< what tells the level: detected_level where the server has it, else level
    QStringList values; ///< of that label: "warn", "WARNING"; one empty text: lines without it
    friend bool operator==(const LevelTotal&, const LevelTotal&) = default;
};
/// From grave to harmless; levels without lines are left out.
std::vector<LevelTotal> levelTotals(const Frames& series);
/// The label filter's operator and value that leave the lines of a level, or those of all others.
std::pair<QString, QString> levelFilter(const LevelTotal& total, bool without);
