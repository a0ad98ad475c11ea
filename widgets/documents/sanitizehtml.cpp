#include "widgets/documents/sanitizehtml.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace {

/// Tags whose content is dropped with them.
const QSet<QString>& removedWithContent()
{
    static const QSet<QString> tags {QStringLiteral("script"),   QStringLiteral("style"),  QStringLiteral("iframe"),
                                     QStringLiteral("object"),   QStringLiteral("embed"),  QStringLiteral("applet"),
                                     QStringLiteral("noscript"), QStringLiteral("head"),   QStringLiteral("title"),
                                     QStringLiteral("template"), QStringLiteral("select"), QStringLiteral("textarea"),
                                     QStringLiteral("svg"),      QStringLiteral("math"),   QStringLiteral("noframes")};
    return tags;
}

const QSet<QString>& keptTags()
{
    static const QStringList list =
        QStringLiteral("a b i u s em strong small big sub sup code pre kbd samp var tt del ins mark cite dfn q abbr p "
                       "div span br hr h1 "
                       "h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr th td caption blockquote center "
                       "font nobr section "
                       "article header footer main figure figcaption details summary address")
            .split(QLatin1Char(' '));
    static const QSet<QString> tags(list.begin(), list.end());
    return tags;
}

/// Their ends may be left out: they are not inside each other however many there are.
bool endsByItself(const QString& tag)
{
    static const QStringList list = QStringLiteral("br hr img p li dt dd tr th td thead tbody tfoot").split(u' ');
    static const QSet<QString> tags(list.begin(), list.end());
    return tags.contains(tag);
}

/// What rich text of Qt knows for a block that it would take for a part of a line; the tag itself for all others.
QString knownTag(const QString& tag)
{
    static const QHash<QString, QString> blocks = [] {
        QHash<QString, QString> tags {{QStringLiteral("summary"), QStringLiteral("p")},
                                      {QStringLiteral("figcaption"), QStringLiteral("p")}};
        for (const QString& block :
             QStringLiteral("section article header footer main figure details").split(QLatin1Char(' ')))
            tags.insert(block, QStringLiteral("div"));
        return tags;
    }();
    return blocks.value(tag, tag);
}

const QSet<QString>& keptAttributes()
{
    static const QStringList list = QStringLiteral("href title align valign width height color size face bgcolor "
                                                   "border cellpadding cellspacing colspan rowspan "
                                                   "style start type name id class")
                                        .split(QLatin1Char(' '));
    static const QSet<QString> attributes(list.begin(), list.end());
    return attributes;
}

/// Declarations that fetch or run something have no place in a style attribute.
QString safeStyle(const QString& style)
{
    QStringList kept;
    for (const QString& declaration : style.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        const QString lower = declaration.toLower();
        const bool fetches = lower.contains(QLatin1String("url")) || lower.contains(QLatin1String("expression"))
            || lower.contains(QLatin1Char('\\')) || lower.contains(QLatin1Char('@'))
            || lower.contains(QLatin1String("javascript"));
        if (!fetches)
            kept << declaration.trimmed();
    }
    return kept.join(QLatin1String("; "));
}

QString decodedEntities(QString text)
{
    static const QHash<QString, QString> named {{QStringLiteral("&amp;"), QStringLiteral("&")},
                                                {QStringLiteral("&colon;"), QStringLiteral(":")},
                                                {QStringLiteral("&Tab;"), QString()},
                                                {QStringLiteral("&NewLine;"), QString()}};
    for (auto it = named.begin(); it != named.end(); ++it)
        text.replace(it.key(), it.value(), Qt::CaseInsensitive);
    return text;
}

/// Reads one tag after another; never looks back, so any input ends.
class Scanner
{
public:
    explicit Scanner(const QString& html, qsizetype at = 0) : m_html(html), m_at(at) { }
    QString run();
    HtmlTag tag(); ///< behind its '<'

private:
    bool at(const char* text) const { return QStringView(m_html).mid(m_at).startsWith(QLatin1String(text)); }
    void skipSpace();
    void skipTo(const QString& end);
    QString word();
    QString attributeValue();
    bool nestsTooDeep(const HtmlTag& tag);
    void write(const HtmlTag& tag);

    const QString& m_html;
    qsizetype m_at;
    QString m_out;
    int m_open = 0; ///< tags around what comes next
};

void Scanner::skipSpace()
{
    while (m_at < m_html.size() && (m_html[m_at].isSpace() || m_html[m_at] == QLatin1Char('/')))
        ++m_at;
}

void Scanner::skipTo(const QString& end)
{
    const qsizetype found = m_html.indexOf(end, m_at, Qt::CaseInsensitive);
    m_at = found < 0 ? m_html.size() : found + end.size();
}

QString Scanner::word()
{
    const qsizetype from = m_at;
    while (m_at < m_html.size() && !m_html[m_at].isSpace() && m_html[m_at] != QLatin1Char('=')
           && m_html[m_at] != QLatin1Char('>') && m_html[m_at] != QLatin1Char('/'))
        ++m_at;
    return m_html.mid(from, m_at - from).toLower();
}

QString Scanner::attributeValue()
{
    while (m_at < m_html.size() && m_html[m_at].isSpace())
        ++m_at;
    if (m_at >= m_html.size())
        return {};
    const QChar quote = m_html[m_at];
    if (quote == QLatin1Char('"') || quote == QLatin1Char('\'')) {
        const qsizetype from = ++m_at;
        const qsizetype end = m_html.indexOf(quote, from);
        m_at = end < 0 ? m_html.size() : end + 1;
        return m_html.mid(from, (end < 0 ? m_html.size() : end) - from);
    }
    const qsizetype from = m_at;
    while (m_at < m_html.size() && !m_html[m_at].isSpace() && m_html[m_at] != QLatin1Char('>'))
        ++m_at;
    return m_html.mid(from, m_at - from);
}

HtmlTag Scanner::tag()
{
    HtmlTag tag;
    tag.closing = m_at < m_html.size() && m_html[m_at] == QLatin1Char('/');
    if (tag.closing)
        ++m_at;
    tag.name = word();
    tag.isKnown = keptTags().contains(tag.name) || tag.name == QLatin1String("img");
    for (;;) {
        skipSpace();
        if (m_at >= m_html.size())
            return tag;
        if (m_html[m_at] == QLatin1Char('>')) {
            ++m_at;
            return tag;
        }
        const qsizetype before = m_at;
        const QString name = word();
        QString value;
        skipSpace();
        if (m_at < m_html.size() && m_html[m_at] == QLatin1Char('=')) {
            ++m_at;
            value = attributeValue();
        }
        if (m_at == before)
            ++m_at;
        if (name == QLatin1String("alt"))
            tag.alt = value;
        if (!keptAttributes().contains(name))
            continue;
        if (name == QLatin1String("href") && !isSafeLink(value))
            continue;
        if (name == QLatin1String("style"))
            value = safeStyle(value);
        tag.attributes += QLatin1Char(' ') + name + QLatin1String("=\"")
            + value.replace(QLatin1Char('"'), QLatin1String("&quot;")) + QLatin1Char('"');
    }
}

/// Counts tags as they open and close.
bool Scanner::nestsTooDeep(const HtmlTag& tag)
{
    if (endsByItself(tag.name))
        return false;
    if (!tag.closing)
        return ++m_open > mostNestedTags;
    const bool tooDeep = m_open > mostNestedTags; // its beginning was left out, too
    m_open = std::max(0, m_open - 1);
    return tooDeep;
}

void Scanner::write(const HtmlTag& tag)
{
    if (tag.name == QLatin1String("img"))
        m_out += tag.alt.toHtmlEscaped(); // the picture would be fetched
    if (!keptTags().contains(tag.name) || nestsTooDeep(tag))
        return;
    const QString name = knownTag(tag.name);
    m_out +=
        tag.closing ? QStringLiteral("</%1>").arg(name) : QLatin1Char('<') + name + tag.attributes + QLatin1Char('>');
}

QString Scanner::run()
{
    while (m_at < m_html.size()) {
        const QChar c = m_html[m_at];
        if (c != QLatin1Char('<')) {
            m_out += c;
            ++m_at;
            continue;
        }
        const QChar next = m_at + 1 < m_html.size() ? m_html[m_at + 1] : QChar();
        if (at("<!--")) {
            skipTo(QStringLiteral("-->"));
        } else if (next == QLatin1Char('!') || next == QLatin1Char('?')) {
            skipTo(QStringLiteral(">"));
        } else if (next.isLetter() || next == QLatin1Char('/')) {
            ++m_at;
            const HtmlTag read = tag();
            if (!read.closing && removedWithContent().contains(read.name)) {
                skipTo(QLatin1String("</") + read.name);
                skipTo(QStringLiteral(">"));
            }
            write(read);
        } else {
            m_out += QLatin1String("&lt;");
            ++m_at;
        }
    }
    return m_out;
}

} // namespace

bool isSafeLink(const QString& url)
{
    QString plain;
    for (const QChar c : decodedEntities(url))
        if (!c.isSpace() && c.isPrint())
            plain += c.toLower();
    // Numeric entities can hide a scheme; no honest address needs them before its first slash.
    if (plain.startsWith(QLatin1String("//"))
        || plain.left(plain.indexOf(QLatin1Char('/'))).contains(QLatin1String("&#")))
        return false;
    const qsizetype colon = plain.indexOf(QLatin1Char(':'));
    const qsizetype slash = plain.indexOf(QLatin1Char('/'));
    const qsizetype query = plain.indexOf(QLatin1Char('?'));
    if (colon < 0 || (slash >= 0 && slash < colon) || (query >= 0 && query < colon))
        return true; // no scheme
    const QString scheme = plain.left(colon);
    return scheme == QLatin1String("http") || scheme == QLatin1String("https") || scheme == QLatin1String("mailto");
}

QString sanitizeHtml(const QString& html)
{
    return Scanner(html).run();
}

HtmlTag htmlTag(const QString& text)
{
    const bool named = text.size() > 2 && (text[1].isLetter() || (text[1] == QLatin1Char('/') && text[2].isLetter()));
    return named ? Scanner(text, 1).tag() : HtmlTag();
}
