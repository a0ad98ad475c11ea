#pragma once

#include "datasources/data/frame.h"
#include "datasources/data/loglines.h"

/// The lines as Grafana's frame of a log query, newest first: labels, Time, Line, tsNs, id, and labelTypes where the
/// server tells index labels (I), structured metadata (S) and parsed parts (P) apart.
Frame logFrame(const LogLines& lines, const QString& refId);
/// Frames of log lines (of any source or after transformations) as columns: the first time field, and as the line
/// `body`, `Line` or the first text field. nullptr when no frame holds lines.
LogLinesPtr logLinesOfFrames(const Frames& frames);
