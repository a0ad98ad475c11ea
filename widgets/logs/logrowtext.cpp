#include "widgets/logs/logrowtext.h"

#include "dashboards/logs/linefields.h"
#include "widgets/theme/theme.h"

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
        else if (code == u'\t')
            c = u' ';
        else if (code < 0x20)
            c = QChar(char16_t(0x2400 + code));
        else if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069))
            c = QChar(QChar::ReplacementCharacter);
    }
}

} // namespace

AnsiText shownLine(const LogLines& lines, qsizetype row, const LogOptions& options)
{
    QString text = options.fields.isEmpty() ? lines.text(row) : fieldsText(lines, row, options.fields);
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

int layOutLine(QTextLayout& layout, const AnsiText& text, const QFont& font, int width, int lineHeight, int mostLines)
{
    constexpr qreal endless = 1e7;
    layout.setFont(font);
    layout.setText(text.text);
    layout.setCacheEnabled(true);
    QTextOption option;
    option.setWrapMode(width > 0 ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::ManualWrap);
    option.setTextDirection(Qt::LeftToRight);
    layout.setTextOption(option);
    const QFontMetricsF metrics(font);
    const qreal baseline = (lineHeight - metrics.height()) / 2 + metrics.ascent();
    layout.beginLayout();
    int y = 0;
    for (int i = 0; i < mostLines; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width > 0 ? width : endless);
        line.setPosition({0, y + baseline - line.ascent()}); // also of lines that mix scripts
        y += lineHeight;
    }
    layout.endLayout();
    return std::max(y, lineHeight);
}

QVector<QTextLayout::FormatRange> lineFormats(const AnsiText& text, const QString& search, const QColor& mark,
                                              const Palette& palette)
{
    QVector<QTextLayout::FormatRange> formats;
    for (const AnsiSpan& span : text.spans) {
        QTextLayout::FormatRange range;
        range.start = int(span.begin);
        range.length = int(span.end - span.begin);
        const bool blackOnColor =
            span.style.background && span.style.foreground && span.style.foreground->index == std::optional(0);
        if (blackOnColor) // grey, as black is on the panel, would be lost on a colour
            range.format.setForeground(Qt::black);
        else if (span.style.foreground)
            range.format.setForeground(toQColor(ansiColor(*span.style.foreground, palette)));
        if (span.style.background)
            range.format.setBackground(toQColor(ansiColor(*span.style.background, palette)));
        if (span.style.bold)
            range.format.setFontWeight(QFont::Bold);
        range.format.setFontItalic(span.style.italic);
        range.format.setFontUnderline(span.style.underline);
        formats.push_back(range);
    }
    if (search.isEmpty())
        return formats;
    for (qsizetype at = text.text.indexOf(search, 0, Qt::CaseInsensitive); at >= 0;
         at = text.text.indexOf(search, at + search.size(), Qt::CaseInsensitive)) {
        QTextLayout::FormatRange range;
        range.start = int(at);
        range.length = int(search.size());
        range.format.setBackground(mark);
        range.format.setForeground(Qt::black);
        formats.push_back(range);
    }
    return formats;
}
