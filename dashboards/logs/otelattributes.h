#pragma once

#include "datasources/data/loglines.h"

/// "  key=value key=..." of what a line of OpenTelemetry says of itself beside its text, to stand behind it; empty for
/// other lines. What tells of the process that wrote it, and what has a place of its own (level, time, trace), is left
/// out.
QString otelAttributes(const LogLines& lines, qsizetype row);
