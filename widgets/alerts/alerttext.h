#pragma once

#include "datasources/data/alerts.h"
#include "widgets/theme/theme.h"

/// "Firing", "Silenced"... in the person's language.
QString alertStateText(const Alert& alert);
QString alertStateText(AlertState state);
QColor alertStateColor(AlertState state, const Theme& theme);
/// "40 s", "12 min", "3 h 5 min", "2 d 4 h"; empty for a negative time.
QString alertDurationText(qint64 ms);
