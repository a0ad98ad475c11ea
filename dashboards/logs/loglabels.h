#pragma once

#include "dashboards/format/palette.h"
#include "datasources/data/loglines.h"

/// The colour of the bar beside a line and of the bars of the volume.
Rgba logLevelColor(LogLevel level, const Palette& palette);

/// What all lines have in common, and what is left of each stream.
struct LogLabels
{
    Labels common;
    std::vector<Labels> unique; ///< by stream index
};
LogLabels commonAndUnique(const LogLines& lines);
/// "job=web pod=a-1": short, for one line of the screen.
QString labelsText(const Labels& labels);
