#pragma once

#include "dashboards/logs/ansi.h"
#include "dashboards/logs/loglabels.h"
#include "widgets/logs/logoptions.h"
#include "widgets/theme/theme.h"

#include <QTextLayout>
#include <QTimeZone>

/// What a line looks like: control characters made visible, ANSI sequences as colours, JSON on several lines.
AnsiText shownLine(const LogLines& lines, qsizetype row, const LogOptions& options);
/// "2026-11-20 10:54:00.123", or with nine digits.
QString timeOfLine(qint64 timeNs, const QTimeZone& zone, bool nanoseconds);

/// "10:54:00.123": the same without its day, or without its fraction either.
QString shortTime(const QString& time, bool fraction);

/// Where a line is laid out.
struct LineBox
{
    QFont font;
    int width = 0; ///< 0: one endless line
    int lineHeight = 18;
    int mostLines = 1; ///< further ones are not made
};
/// Lays a line out; gives how many characters found a place.
qsizetype layOutLine(QTextLayout& layout, const AnsiText& text, const QVector<QTextLayout::FormatRange>& formats,
                     const LineBox& box);
/// Formats for the ANSI styles.
QVector<QTextLayout::FormatRange> ansiFormats(const AnsiText& text, const Theme& theme);
/// Formats for keys, texts and numbers of a line.
QVector<QTextLayout::FormatRange> syntaxFormats(const QString& text, const Theme& theme);
/// Formats for every occurrence of `search` (of any case).
QVector<QTextLayout::FormatRange> searchFormats(const QString& text, const QString& search, const QColor& mark);
