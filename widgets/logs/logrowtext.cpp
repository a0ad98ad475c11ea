#include "widgets/logs/logrowtext.h"

#include "dashboards/logs/linefields.h"
#include "dashboards/logs/otelattributes.h"
#include "widgets/logs/logsyntax.h"

#include <QDateTime>
#include <QFontMetricsF>
#include <QTextOption>

namespace {

constexpr qsizetype longestShown = 100'000; // characters of one line that are laid out

/// The values of the fields that are shown instead of the line.
QString fieldsText(const LogLines& lines, qsizetype row, const QStringList& names)
{
    const Labels labels = lines.labels(row);
    const LineFields parsed = fieldsOfLine(lines.text(row));
    QStringList parts;
    for (const QString& name : names) {
        QString value = labels.value(name);
        for (const auto& [key, text] : parsed)
            if (value.isEmpty() && key == name)
                value = text;
        if (name == QLatin1String("Line") || name == QLatin1String("___LOG_LINE_BODY___"))
            value = lines.text(row);
        if (!value.isEmpty())
            parts << name + QLatin1Char('=') + value;
    }
    return parts.join(QLatin1Char(' '));
}

/// A line break stays in wrapped lines; elsewhere, and for other control characters, its picture stands for it. Marks
/// that turn the direction of writing would garble what stands beside the line.
void makeVisible(QString& text, bool keepBreaks)
{
    for (QChar& c : text) {
        const char16_t code = c.unicode();
        if (code == u'\n' && keepBreaks)
            c = QChar(QChar::LineSeparator);
        else if (code < 0x20 && code != u'\t')
            c = QChar(char16_t(0x2400 + code));
        else if (!keepBreaks && (code == QChar::LineSeparator || code == QChar::ParagraphSeparator))
            c = QChar(0x2424);
        else if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069))
            c = QChar(QChar::ReplacementCharacter);
    }
}

} // namespace

AnsiText shownLine(const LogLines& lines, qsizetype row, const LogOptions& options)
{
    QString text = options.fields.isEmpty() ? lines.text(row) : fieldsText(lines, row, options.fields);
    if (options.attributes && options.fields.isEmpty())
        text += otelAttributes(lines, row);
    bool breaks = options.wrap;
    if (options.prettyJson)
        if (auto pretty = prettyJson(text)) {
            text = *std::move(pretty);
            breaks = true;
        }
    if (text.size() > longestShown)
        text = text.left(longestShown) + QChar(0x2026);
    AnsiText shown = hasAnsi(text) ? parseAnsi(text) : AnsiText {text, {}};
    while (breaks && shown.text.endsWith(u'\n'))
        shown.text.chop(1);
    makeVisible(shown.text, breaks);
    return shown;
}

QString timeOfLine(qint64 timeNs, const QTimeZone& zone, bool nanoseconds)
{
    constexpr qint64 nsPerMs = 1'000'000;
    qint64 timeMs = timeNs / nsPerMs;
    qint64 rest = timeNs % nsPerMs;
    if (rest < 0) {
        rest += nsPerMs;
        --timeMs;
    }
    const QString text =
        QDateTime::fromMSecsSinceEpoch(timeMs, zone).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
    return nanoseconds ? text + QString::number(rest).rightJustified(6, QLatin1Char('0')) : text;
}

QString shortTime(const QString& time, bool fraction)
{
    constexpr int day = 11; // "2026-11-20 "
    constexpr int clock = 8; // "10:54:00"
    return fraction ? time.mid(day) : time.mid(day, clock);
}

qsizetype layOutLine(QTextLayout& layout, const AnsiText& text, const QVector<QTextLayout::FormatRange>& formats,
                     const LineBox& box)
{
    constexpr qreal endless = 1e7;
    constexpr int tabWidth = 4; // characters
    layout.setFont(box.font);
    layout.setText(text.text);
    layout.setFormats(formats);
    layout.setCacheEnabled(true);
    const QFontMetricsF metrics(box.font);
    QTextOption option;
    option.setWrapMode(box.width > 0 ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::ManualWrap);
    option.setTextDirection(Qt::LeftToRight);
    option.setTabStopDistance(tabWidth * metrics.horizontalAdvance(u'0'));
    layout.setTextOption(option);
    const qreal baseline = (box.lineHeight - metrics.height()) / 2 + metrics.ascent();
    layout.beginLayout();
    qsizetype placed = 0;
    for (int i = 0; i < box.mostLines; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(box.width > 0 ? box.width : endless);
        line.setPosition({0, i * box.lineHeight + baseline - line.ascent()}); // also of lines that mix scripts
        placed = line.textStart() + line.textLength();
    }
    layout.endLayout();
    return placed;
}

QVector<QTextLayout::FormatRange> ansiFormats(const AnsiText& text, const Theme& theme)
{
    const AnsiGround ground {theme.palette.theme, theme.text.rgba(), theme.panel.rgba()};
    QVector<QTextLayout::FormatRange> formats;
    for (const AnsiSpan& span : text.spans) {
        QTextLayout::FormatRange range;
        range.start = int(span.begin);
        range.length = int(span.end - span.begin);
        const AnsiInk ink = ansiInk(span.style, ground);
        if (ink.foreground)
            range.format.setForeground(toQColor(*ink.foreground));
        if (ink.background)
            range.format.setBackground(toQColor(*ink.background));
        if (span.style.bold)
            range.format.setFontWeight(QFont::Bold);
        if (span.style.italic)
            range.format.setFontItalic(true);
        if (span.style.underline)
            range.format.setFontUnderline(true);
        formats.push_back(range);
    }
    return formats;
}

QVector<QTextLayout::FormatRange> syntaxFormats(const QString& text, const Theme& theme)
{
    QVector<QTextLayout::FormatRange> formats;
    for (const CodeToken& token : lineTokens(text)) {
        QTextLayout::FormatRange range;
        range.start = int(token.begin);
        range.length = int(token.end - token.begin);
        range.format.setForeground(codeColor(token.kind, theme));
        formats.push_back(range);
    }
    return formats;
}

QVector<QTextLayout::FormatRange> searchFormats(const QString& text, const QString& search, const QColor& mark)
{
    QVector<QTextLayout::FormatRange> formats;
    if (search.isEmpty())
        return formats;
    for (qsizetype at = text.indexOf(search, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(search, at + search.size(), Qt::CaseInsensitive)) {
        QTextLayout::FormatRange range;
        range.start = int(at);
        range.length = int(search.size());
        range.format.setBackground(mark);
        range.format.setForeground(Qt::black);
        formats.push_back(range);
    }
    return formats;
}
