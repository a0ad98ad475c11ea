#pragma once

#include <QString>

/// "a few seconds ago", "in 2 hours", ... with moment's thresholds.
QString timeAgo(qint64 ms, qint64 nowMs);
