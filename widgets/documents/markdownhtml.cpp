#include "widgets/documents/markdownhtml.h"

#include "widgets/documents/sanitizehtml.h"

#include <QSet>

#include <algorithm>
#include <optional>
#include <utility>

namespace {

constexpr qsizetype longestTag = 2000; // characters

const QSet<QString>& inlineTags()
{
    static const QStringList list =
        QStringLiteral("a b i u s em strong small big sub sup code kbd samp var tt del ins mark cite q span font")
            .split(QLatin1Char(' '));
    static const QSet<QString> tags(list.begin(), list.end());
    return tags;
}

/// Whether anything but tags is left of a paragraph.
bool showsAnything(const QString& html)
{
    bool inTag = false;
    for (const QChar c : html) {
        if (c == u'<')
            inTag = true;
        else if (!inTag && !c.isSpace())
            return true;
        else if (c == u'>')
            inTag = false;
    }
    return html.contains(QLatin1String("<hr"));
}

bool isBlank(QStringView line)
{
    return line.trimmed().isEmpty();
}

/// "```" or "~~~" at the begin of a line; empty for other lines.
QStringView fenceOf(QStringView line)
{
    const QStringView text = line.trimmed();
    for (const char16_t mark : {u'`', u'~'}) {
        qsizetype length = 0;
        while (length < text.size() && text[length] == mark)
            ++length;
        if (length >= 3)
            return text.left(length);
    }
    return {};
}

bool startsList(QStringView line)
{
    const QStringView text = line.trimmed();
    qsizetype digits = 0;
    while (digits < text.size() && text[digits].isDigit())
        ++digits;
    const bool number = digits > 0 && digits < text.size() && (text[digits] == u'.' || text[digits] == u')');
    const bool bullet = text.size() > 1 && (text[0] == u'-' || text[0] == u'*' || text[0] == u'+') && text[1] == u' ';
    return number || bullet;
}

bool isIndented(QStringView line)
{
    return line.startsWith(QLatin1String("    ")) || line.startsWith(u'\t');
}

/// The row between the head of a table and its cells: |:--|-:|
bool isDelimiterRow(QStringView line)
{
    const auto belongs = [](QChar c) { return c == u'|' || c == u'-' || c == u':' || c.isSpace(); };
    return line.contains(u'|') && line.contains(u'-') && std::all_of(line.begin(), line.end(), belongs);
}

/// Markdown of Grafana reads one dash as the end of a table's head, the reader of Qt wants three.
QString withThreeDashes(QStringView line)
{
    QString row;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const bool begins = line[i] == u'-' && (i == 0 || line[i - 1] != u'-');
        row += begins ? QStringLiteral("---") : QString(line[i]);
    }
    return row;
}

/// The text of one paragraph with the HTML inside its lines made safe.
class Paragraph
{
public:
    explicit Paragraph(const QString& text) : m_text(text) { }
    QString run();
    /// Whether it begins with a tag that is no formatting inside a line, which makes all of it HTML.
    bool isHtml();

private:
    std::optional<HtmlTag> tagHere();
    bool isAddress() const;
    void copyCode();
    void write(const HtmlTag& tag);

    const QString& m_text;
    QString m_out;
    QStringList m_open;
    qsizetype m_at = 0;
    qsizetype m_close = -2; ///< the next '>'; -1: there is none
};

std::optional<HtmlTag> Paragraph::tagHere()
{
    if (m_close != -1 && m_close < m_at)
        m_close = m_text.indexOf(u'>', m_at);
    if (m_close < 0 || m_close - m_at > longestTag)
        return std::nullopt;
    HtmlTag tag = htmlTag(m_text.mid(m_at, m_close + 1 - m_at));
    return tag.isKnown ? std::optional(std::move(tag)) : std::nullopt;
}

bool Paragraph::isHtml()
{
    while (m_at < m_text.size() && m_text[m_at].isSpace())
        ++m_at;
    const auto tag = m_at < m_text.size() && m_text[m_at] == u'<' ? tagHere() : std::nullopt;
    return tag && !inlineTags().contains(tag->name) && tag->name != QLatin1String("br")
        && tag->name != QLatin1String("img");
}

/// <https://example.org> and <a@example.org> are links.
bool Paragraph::isAddress() const
{
    const QStringView rest = QStringView(m_text).mid(m_at + 1, longestTag);
    const qsizetype end = rest.indexOf(u'>');
    const QStringView inside = rest.left(std::max<qsizetype>(0, end));
    return !inside.contains(u' ') && (inside.contains(QLatin1String("://")) || inside.contains(u'@'));
}

/// A span of code ends with as many marks as it began with; without an end the marks are letters.
void Paragraph::copyCode()
{
    qsizetype end = m_at;
    while (end < m_text.size() && m_text[end] == u'`')
        ++end;
    const QString marks = m_text.mid(m_at, end - m_at);
    const qsizetype closing = m_text.indexOf(marks, end);
    const qsizetype to = closing < 0 ? end : closing + marks.size();
    m_out += QStringView(m_text).mid(m_at, to - m_at);
    m_at = to;
}

void Paragraph::write(const HtmlTag& tag)
{
    if (tag.name == QLatin1String("br")) {
        m_out += QChar(QChar::LineSeparator);
    } else if (tag.name == QLatin1String("img")) {
        m_out += tag.alt;
    } else if (!inlineTags().contains(tag.name)) {
        return; // a block cannot begin inside a line
    } else if (!tag.closing) {
        if (m_open.size() >= mostNestedTags)
            return;
        m_open << tag.name;
        m_out += QLatin1Char('<') + tag.name + tag.attributes + QLatin1Char('>');
    } else if (m_open.contains(tag.name)) {
        while (m_open.last() != tag.name)
            m_out += QStringLiteral("</%1>").arg(m_open.takeLast());
        m_out += QStringLiteral("</%1>").arg(m_open.takeLast());
    }
}

QString Paragraph::run()
{
    m_at = 0;
    while (m_at < m_text.size()) {
        const QChar c = m_text[m_at];
        if (c == u'`') {
            copyCode();
            continue;
        }
        if (c == u'\\') {
            m_out += QStringView(m_text).mid(m_at, 2);
            m_at += 2;
            continue;
        }
        if (c == u'<') {
            if (QStringView(m_text).mid(m_at).startsWith(QLatin1String("<!--"))) {
                const qsizetype end = m_text.indexOf(QLatin1String("-->"), m_at);
                m_at = end < 0 ? m_text.size() : end + 3;
                continue;
            }
            if (const auto tag = tagHere()) {
                write(*tag);
                m_at = m_close + 1;
                continue;
            }
            m_out += isAddress() ? QStringLiteral("<") : QStringLiteral("&lt;");
            ++m_at;
            continue;
        }
        m_out += c;
        ++m_at;
    }
    qsizetype end = m_out.size(); // a tag on a line of its own would take the empty line behind the paragraph away
    while (end > 0 && m_out[end - 1].isSpace())
        --end;
    QString closing;
    while (!m_open.isEmpty())
        closing += QStringLiteral("</%1>").arg(m_open.takeLast());
    return m_out.insert(end, closing);
}

/// Walks over paragraphs, blocks of code and empty lines.
class Separator
{
public:
    MarkdownWithHtml run(const QString& markdown);

private:
    void take(QStringView line);
    void endParagraph();

    MarkdownWithHtml m_result;
    QString m_paragraph;
    QString m_fence; ///< of the block of code that is open
    bool m_inList = false;
    bool m_afterBlank = true;
    bool m_afterCells = false; ///< the line before may be the head of a table
};

void Separator::endParagraph()
{
    if (m_paragraph.isEmpty())
        return;
    const QString text = std::exchange(m_paragraph, {});
    if (!text.contains(u'<')) {
        m_result.markdown += text;
    } else if (Paragraph(text).isHtml()) {
        const QString html = sanitizeHtml(text).trimmed();
        if (!showsAnything(html))
            return; // a tag that opens or closes what stands in other paragraphs
        m_result.markdown += htmlBlockMark(m_result.blocks.size()) + QLatin1String("\n\n");
        m_result.blocks << html;
    } else {
        m_result.markdown += Paragraph(text).run();
    }
}

void Separator::take(QStringView line)
{
    const QStringView fence = fenceOf(line);
    if (!m_fence.isEmpty()) {
        if (fence.startsWith(m_fence) && fence.size() == line.trimmed().size())
            m_fence.clear();
        m_result.markdown += line;
        return;
    }
    if (!fence.isEmpty() || isBlank(line) || (m_paragraph.isEmpty() && isIndented(line) && !m_inList)) {
        endParagraph();
        m_fence = fence.toString();
        m_result.markdown += line;
        m_afterBlank = isBlank(line);
        m_afterCells = false;
        return;
    }
    if (startsList(line))
        m_inList = true;
    else if (m_afterBlank && !line.startsWith(u' ') && !line.startsWith(u'\t'))
        m_inList = false;
    m_afterBlank = false;
    m_paragraph += m_afterCells && isDelimiterRow(line) ? withThreeDashes(line) : line.toString();
    m_afterCells = line.contains(u'|');
}

MarkdownWithHtml Separator::run(const QString& markdown)
{
    for (qsizetype at = 0; at < markdown.size();) {
        const qsizetype end = markdown.indexOf(u'\n', at);
        const qsizetype next = end < 0 ? markdown.size() : end + 1;
        take(QStringView(markdown).mid(at, next - at));
        at = next;
    }
    endParagraph();
    return std::move(m_result);
}

} // namespace

QString htmlBlockMark(qsizetype index)
{
    const QChar privateUse(0xE0B7);
    return privateUse + QString::number(index) + privateUse;
}

MarkdownWithHtml separateHtml(const QString& markdown)
{
    if (!markdown.contains(u'<') && !markdown.contains(u'|'))
        return {markdown, {}};
    return Separator().run(markdown);
}
