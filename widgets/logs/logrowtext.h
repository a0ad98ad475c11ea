#pragma once

#include "dashboards/logs/ansi.h"
#include "dashboards/logs/loglabels.h"
#include "widgets/logs/logoptions.h"

#include <QTextLayout>
#include <QTimeZone>

/// What a line looks like: control characters made visible, ANSI sequences as colours, JSON on several lines.
AnsiText shownLine(const LogLines& lines, qsizetype row, const LogOptions& options);
/// "2026-11-20 10:54:00.123", or with nine digits.
QString timeOfLine(qint64 timeNs, const QTimeZone& zone, bool nanoseconds);

/// Lays a line out in a width (0: one endless line); gives its height. Only the first `mostLines` lines are made.
int layOutLine(QTextLayout& layout, const AnsiText& text, const QFont& font, int width, int lineHeight, int mostLines);
/// Formats for the ANSI styles, and for every occurrence of `search` (of any case).
QVector<QTextLayout::FormatRange> lineFormats(const AnsiText& text, const QString& search, const QColor& mark,
                                              const Palette& palette);
