#pragma once

#include "widgets/logs/logrowtext.h"
#include "widgets/theme/theme.h"

class QPainter;

/// What of a line's time finds room beside it.
enum class TimeDetail
{
    Whole,
    Clock, ///< without the day
    Seconds ///< without a fraction either
};

/// Where the columns of a line stand; made once for a width and a set of lines.
struct LogColumns
{
    int duplicates = 0; ///< width; 0: no such column
    int time = 0;
    int timeLeft = 0;
    TimeDetail timeDetail = TimeDetail::Whole;
    int level = 0;
    int labels = 0;
    int textLeft = 0; ///< of the line itself
    int textWidth = 0;
    int lineHeight = 18;
    int charWidth = 7;
};

/// Draws single lines of a set. A value of the moment: made anew when lines, options, theme or width change.
class LogPainter
{
public:
    struct RowState
    {
        bool hovered = false;
        bool current = false;
        bool open = false;
    };
    LogPainter() = default;
    LogPainter(LogLinesPtr lines, LogOptions options, Theme theme, QTimeZone zone, int width, quint32 mostDuplicates);

    const LogColumns& columns() const { return m_columns; }
    const LogLabels& labels() const { return m_labels; }
    /// Without looking at the text: exact for lines of one width of character that need no wrapping.
    int estimatedHeight(quint32 row) const;
    /// Long lines are folded until they are opened.
    int exactHeight(quint32 row, bool open) const;
    int plainHeight() const { return m_columns.lineHeight + 2 * padding; }
    bool hasEqualHeights() const { return !m_options.wrap && !m_options.prettyJson; }
    bool isMarked(quint32 row) const;
    QString timeText(quint32 row) const; ///< as the column shows it
    QString wholeTime(quint32 row) const;
    /// Pixels that the longest line needs, when lines do not wrap.
    int longestLine() const { return m_longestLine; }
    void paint(QPainter& painter, const QRect& rect, const LogRow& row, RowState state, int scrolledX,
               const QString& search) const;

private:
    static constexpr int padding = 2;
    static constexpr int mostLines = 200; ///< of one log line on the screen
    static constexpr int foldedLines = 20; ///< of one that is not opened
    /// A line as it is laid out, and how many of its characters found no place.
    struct Laid
    {
        int lines = 1; ///< of the screen, with the one that tells of the rest
        qsizetype rest = 0;
    };
    using Formats = QVector<QTextLayout::FormatRange>;
    Formats formatsOf(const AnsiText& text) const;
    Laid layOut(QTextLayout& layout, const AnsiText& text, const Formats& formats, bool open) const;
    int linesAtMost(bool open) const { return open || !m_options.details ? mostLines : foldedLines; }
    int placeTime(int width, int left, int others);
    int placeLabels(int width, int left);
    void placeColumns(int width, quint32 mostDuplicates);
    void paintColumns(QPainter& painter, const QRect& rect, const LogRow& row, RowState state) const;
    void paintText(QPainter& painter, const QRect& rect, quint32 row, bool open, int scrolledX,
                   const QString& search) const;
    QFont textFont() const;

    LogLinesPtr m_lines;
    LogOptions m_options;
    Theme m_theme;
    QTimeZone m_zone;
    LogLabels m_labels;
    std::vector<QString> m_labelTexts; ///< by stream
    LogColumns m_columns;
    int m_longestLine = 0;
};
