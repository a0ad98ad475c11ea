#pragma once

#include "dashboards/format/palette.h"
#include "datasources/data/frame.h"
#include "datasources/data/loglines.h"
#include "datasources/data/timerange.h"

/// Lines per level and interval of a range, counted from the lines at hand. Only levels that occur have a series, from
/// harmless to grave, with the colours of the levels, ready for stacked bars. Lines outside the range do not count.
Frames logVolume(const LogLines& lines, const TimeRange& range, qint64 intervalMs, const Palette& palette);
/// Series that a server counted (by level or detected_level): named, coloured and added up by level.
Frames logVolumeOfSeries(const Frames& series, const Palette& palette);
