#include "widgets/logs/logpainter.h"

#include "widgets/theme/icon.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

#include <cmath>

namespace {

constexpr int barWidth = 4;
constexpr int gap = 10;
constexpr int chevron = 18;
constexpr qsizetype longestMeasured = 20'000; // characters of a line that does not wrap

QString levelWord(LogLevel level)
{
    const auto name = logLevelName(level);
    return level == LogLevel::Unknown ? QString() : QString::fromLatin1(name.data(), qsizetype(name.size()));
}

} // namespace

LogPainter::LogPainter(LogLinesPtr lines, LogOptions options, Theme theme, QTimeZone zone, int width,
                       quint32 mostDuplicates)
    : m_lines(std::move(lines))
    , m_options(std::move(options))
    , m_theme(std::move(theme))
    , m_zone(std::move(zone))
    , m_labels(commonAndUnique(*m_lines))
{
    for (const Labels& labels : m_labels.unique)
        m_labelTexts.push_back(labelsText(labels));
    placeColumns(width, mostDuplicates);
    size_t longest = 0;
    for (qsizetype row = 0; !m_options.wrap && row < m_lines->size(); ++row)
        longest = std::max(longest, m_lines->line(row).size());
    m_longestLine = int(std::min(qsizetype(longest), longestMeasured)) * m_columns.charWidth;
}

QFont LogPainter::textFont() const
{
    QFont font = m_theme.fontMono;
    if (m_options.smallFont)
        font.setPixelSize(font.pixelSize() - 1);
    return font;
}

void LogPainter::placeColumns(int width, quint32 mostDuplicates)
{
    const QFontMetricsF exact(textFont());
    const auto widthOf = [&exact](const QString& text) { return int(std::ceil(exact.horizontalAdvance(text))) + 1; };
    const QFontMetrics mono(textFont());
    LogColumns& c = m_columns;
    c.lineHeight = mono.height() + 2;
    c.charWidth = std::max(1, mono.horizontalAdvance(QLatin1Char('0')));
    int left = barWidth + gap + (m_options.details ? chevron : 0);
    if (mostDuplicates > 0) {
        c.duplicates = widthOf(QString::number(mostDuplicates + 1) + QLatin1Char('x')) + 12;
        left += c.duplicates + gap;
    }
    const int others = m_options.showLevel ? widthOf(QStringLiteral("critical")) + gap : 0;
    left += placeTime(width, left, others);
    if (m_options.showLevel) {
        c.level = others - gap;
        left += others;
    }
    if (m_options.showLabels)
        left += placeLabels(width, left);
    c.textLeft = left;
    c.textWidth = std::max(60, width - left - 8);
}

/// Gives what times take of the width. In a narrow panel the line counts more than its day, which the tooltip tells.
int LogPainter::placeTime(int width, int left, int others)
{
    if (!m_options.showTime || m_lines->isEmpty())
        return 0;
    LogColumns& c = m_columns;
    const QFontMetricsF metrics(textFont());
    for (const auto detail : {TimeDetail::Whole, TimeDetail::Clock, TimeDetail::Seconds}) {
        c.timeDetail = detail;
        c.time = int(std::ceil(metrics.horizontalAdvance(timeText(0)))) + 1;
        if (width - left - c.time - gap - others >= width * 2 / 5)
            break;
    }
    c.timeLeft = left;
    return c.time + gap;
}

/// Gives what the labels take of the width; nothing where they would leave no room for the line.
int LogPainter::placeLabels(int width, int left)
{
    constexpr int leastText = 120;
    const QFontMetricsF metrics(textFont());
    int widest = 0;
    for (const QString& text : m_labelTexts)
        widest = std::max(widest, int(std::ceil(metrics.horizontalAdvance(text.left(200)))) + 1);
    const int labels = std::min({widest, 420, std::max(80, (width - left) * 2 / 5)});
    if (labels == 0 || width - left - labels - gap < leastText)
        return 0;
    m_columns.labels = labels;
    return labels + gap;
}

QString LogPainter::wholeTime(quint32 row) const
{
    return timeOfLine(m_lines->timeNs(row), m_zone, m_options.nanoseconds);
}

QString LogPainter::timeText(quint32 row) const
{
    const QString whole = wholeTime(row);
    return m_columns.timeDetail == TimeDetail::Whole ? whole
                                                     : shortTime(whole, m_columns.timeDetail == TimeDetail::Clock);
}

int LogPainter::estimatedHeight(quint32 row) const
{
    if (hasEqualHeights())
        return plainHeight();
    const qint64 perLine = std::max(1, m_columns.textWidth / m_columns.charWidth);
    const qint64 size = qint64(m_lines->line(row).size());
    const qint64 lines = m_options.wrap ? (size + perLine - 1) / perLine : 1;
    const int most = linesAtMost(false);
    return int(lines > most ? most + 1 : std::max<qint64>(1, lines)) * m_columns.lineHeight + 2 * padding;
}

LogPainter::Formats LogPainter::formatsOf(const AnsiText& text) const
{
    // A line that brings its colours keeps them.
    return m_options.colours && text.spans.empty() ? syntaxFormats(text.text, m_theme) : ansiFormats(text, m_theme);
}

LogPainter::Laid LogPainter::layOut(QTextLayout& layout, const AnsiText& text, const Formats& formats, bool open) const
{
    const LineBox box {textFont(), m_options.wrap ? m_columns.textWidth : 0, m_columns.lineHeight,
                       hasEqualHeights() ? 1 : linesAtMost(open)};
    const qsizetype placed = layOutLine(layout, text, formats, box);
    if (hasEqualHeights())
        return {};
    const qsizetype rest = text.text.size() - placed;
    return {std::max(1, layout.lineCount()) + (rest > 0 ? 1 : 0), rest};
}

int LogPainter::exactHeight(quint32 row, bool open) const
{
    if (hasEqualHeights())
        return plainHeight();
    QTextLayout layout;
    const AnsiText text = shownLine(*m_lines, row, m_options);
    return layOut(layout, text, formatsOf(text), open).lines * m_columns.lineHeight + 2 * padding;
}

bool LogPainter::isMarked(quint32 row) const
{
    return m_options.marked && m_lines->timeNs(row) == m_options.marked->timeNs
        && m_lines->text(row).startsWith(m_options.marked->text);
}

void LogPainter::paint(QPainter& painter, const QRect& rect, const LogRow& row, RowState state, int scrolledX,
                       const QString& search) const
{
    if (isMarked(row.row)) {
        painter.fillRect(rect, blended(m_theme.warning, 0.16, m_theme.panel));
        painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), m_theme.warning);
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), m_theme.warning);
    }
    if (state.hovered || state.current)
        painter.fillRect(rect, state.current ? blended(m_theme.primary, 0.18, m_theme.panel) : m_theme.hover);
    painter.fillRect(QRect(rect.x(), rect.y() + 1, barWidth, rect.height() - 2),
                     toQColor(logLevelColor(m_lines->level(row.row), m_theme.palette)));
    paintColumns(painter, rect.adjusted(0, padding, 0, -padding), row, state);
    paintText(painter, rect.adjusted(0, padding, 0, -padding), row.row, state.open, scrolledX, search);
}

void LogPainter::paintColumns(QPainter& painter, const QRect& rect, const LogRow& row, RowState state) const
{
    const LogColumns& c = m_columns;
    int left = rect.x() + barWidth + gap;
    const auto cell = [&](int width) { return QRect(left, rect.y(), width, c.lineHeight); };
    if (m_options.details) {
        const qreal ratio = painter.device()->devicePixelRatioF();
        if (state.hovered || state.open)
            painter.drawPixmap(left - 4, rect.y() + (c.lineHeight - 14) / 2,
                               iconPixmap(state.open ? IconName::ChevronDown : IconName::ChevronRight,
                                          m_theme.textSecondary, 14, ratio));
        left += chevron;
    }
    painter.setFont(textFont());
    if (c.duplicates > 0) {
        if (row.duplicates > 0) {
            const QRect badge = cell(c.duplicates).adjusted(0, 1, 0, -1);
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_theme.borderMedium);
            painter.drawRoundedRect(badge, 4, 4);
            painter.setPen(m_theme.text);
            painter.drawText(badge, Qt::AlignCenter, QString::number(row.duplicates + 1) + QLatin1Char('x'));
        }
        left += c.duplicates + gap;
    }
    painter.setPen(m_theme.textSecondary);
    if (c.time > 0) {
        painter.drawText(cell(c.time), Qt::AlignVCenter | Qt::AlignLeft, timeText(row.row));
        left += c.time + gap;
    }
    if (c.level > 0) {
        painter.drawText(cell(c.level), Qt::AlignVCenter | Qt::AlignLeft, levelWord(m_lines->level(row.row)));
        left += c.level + gap;
    }
    if (c.labels > 0)
        painter.drawText(
            cell(c.labels), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
            QFontMetrics(textFont())
                .elidedText(m_labelTexts[m_lines->streamIndex(row.row)].left(400), Qt::ElideRight, c.labels));
}

void LogPainter::paintText(QPainter& painter, const QRect& rect, quint32 row, bool open, int scrolledX,
                           const QString& search) const
{
    const LogColumns& c = m_columns;
    AnsiText text = shownLine(*m_lines, row, m_options);
    Formats formats = formatsOf(text); // of all of it: what a quote or brace opens may end out of sight
    if (hasEqualHeights()) { // what is out of sight to the right needs no layout
        const qsizetype seen = (scrolledX + c.textWidth) / c.charWidth + 8;
        if (text.text.size() > seen) {
            text.text.truncate(seen);
            formats.removeIf([seen](const QTextLayout::FormatRange& range) { return range.start >= seen; });
            for (QTextLayout::FormatRange& range : formats)
                range.length = int(std::min(qsizetype(range.length), seen - range.start));
        }
    }
    QTextLayout layout;
    const Laid laid = layOut(layout, text, formats, open);
    const QRect area(rect.x() + c.textLeft, rect.y(), c.textWidth, rect.height());
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    painter.setPen(m_theme.text);
    layout.draw(&painter, QPointF(area.x() - scrolledX, area.y()), searchFormats(text.text, search, m_theme.warning));
    if (laid.rest > 0) {
        const QString count = QLocale(QLocale::English).toString(laid.rest); // with its groups of three digits
        painter.setFont(m_theme.fontSmall);
        painter.setPen(open ? m_theme.textSecondary : m_theme.link);
        painter.drawText(QRect(area.x(), area.y() + (laid.lines - 1) * c.lineHeight, c.textWidth, c.lineHeight),
                         Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                         QCoreApplication::translate("LogPainter", "… and %1 more characters").arg(count));
    }
    painter.restore();
}
