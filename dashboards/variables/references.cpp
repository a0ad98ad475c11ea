#include "dashboards/variables/references.h"

namespace {

bool isWord(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') || u == u'_';
}

qsizetype wordEnd(QStringView text, qsizetype at)
{
    while (at < text.size() && isWord(text[at]))
        ++at;
    return at;
}

/// The first of the given characters, or the end of the text.
qsizetype findAny(QStringView text, qsizetype at, QStringView characters)
{
    while (at < text.size() && !characters.contains(text[at]))
        ++at;
    return at;
}

bool charAt(QStringView text, qsizetype at, char16_t c)
{
    return at < text.size() && text[at] == c;
}

/// $name
bool readPlain(QStringView text, qsizetype start, VariableReference& out)
{
    const qsizetype end = wordEnd(text, start + 1);
    if (end == start + 1)
        return false;
    out = {start, end, text.mid(start + 1, end - start - 1), {}, {}};
    return true;
}

/// The end of one .name, ["name"], ['name'] or [index]; the start where there is none.
qsizetype stepEnd(QStringView text, qsizetype at)
{
    if (charAt(text, at, u'.')) {
        const qsizetype end = findAny(text, at + 1, u":^{}[]");
        return end > at + 1 ? end : at;
    }
    if (!charAt(text, at, u'['))
        return at;
    const bool isQuoted = charAt(text, at + 1, u'"') || charAt(text, at + 1, u'\'');
    const qsizetype end = isQuoted ? findAny(text, at + 2, text.mid(at + 1, 1)) + 1 : findAny(text, at + 1, u"]\"'");
    return charAt(text, end, u']') ? end + 1 : at;
}

qsizetype pathEnd(QStringView text, qsizetype at)
{
    for (qsizetype end = stepEnd(text, at); end > at; end = stepEnd(text, at))
        at = end;
    return at;
}

/// ${name}, ${name.path}, ${name["path"]}, with :format
bool readBraced(QStringView text, qsizetype start, VariableReference& out)
{
    const qsizetype nameStart = start + 2;
    qsizetype at = wordEnd(text, nameStart);
    if (at == nameStart)
        return false;
    out = {start, 0, text.mid(nameStart, at - nameStart), {}, {}};
    if (const qsizetype end = pathEnd(text, at); end > at) {
        const qsizetype pathStart = charAt(text, at, u'.') ? at + 1 : at;
        out.path = text.mid(pathStart, end - pathStart);
        at = end;
    }
    if (charAt(text, at, u':')) {
        const qsizetype formatStart = at + 1;
        at = findAny(text, formatStart, u"}");
        if (at == formatStart)
            return false;
        out.format = text.mid(formatStart, at - formatStart);
    }
    out.end = at + 1;
    return charAt(text, at, u'}');
}

/// [[name]], [[name:format]]
bool readBracketed(QStringView text, qsizetype start, VariableReference& out)
{
    const qsizetype nameStart = start + 2;
    qsizetype at = wordEnd(text, nameStart);
    if (at == nameStart)
        return false;
    out = {start, 0, text.mid(nameStart, at - nameStart), {}, {}};
    if (charAt(text, at, u':')) {
        const qsizetype formatStart = at + 1;
        at = wordEnd(text, formatStart);
        if (at == formatStart)
            return false;
        out.format = text.mid(formatStart, at - formatStart);
    }
    out.end = at + 2;
    return charAt(text, at, u']') && charAt(text, at + 1, u']');
}

} // namespace

bool findReference(QStringView text, qsizetype from, VariableReference& reference)
{
    for (qsizetype at = from; at < text.size(); ++at) {
        if (text[at] == u'$') {
            if (charAt(text, at + 1, u'{') ? readBraced(text, at, reference) : readPlain(text, at, reference))
                return true;
        } else if (text[at] == u'[' && charAt(text, at + 1, u'[') && readBracketed(text, at, reference)) {
            return true;
        }
    }
    return false;
}

QString plainPath(QStringView path)
{
    QString out;
    for (const QChar c : path) {
        if (c == u'[' && !out.isEmpty() && !out.endsWith(u'.'))
            out += u'.';
        if (c != u'[' && c != u']' && c != u'"' && c != u'\'')
            out += c;
    }
    return out;
}
