#include "dashboards/transform/fieldextractors.h"

#include "dashboards/format/textpattern.h"

#include <algorithm>

namespace {

bool isQuote(QChar c)
{
    return c == QLatin1Char('"') || c == QLatin1Char('\'') || c == QLatin1Char('`');
}
bool isSeparator(QChar c)
{
    return c.isSpace() || QStringLiteral(",;&{}").contains(c);
}

/// Reads keys and values from left to right.
class Reader
{
public:
    explicit Reader(const QString& text) : m_text(text) { }

    OrderedJson read()
    {
        OrderedJson out = OrderedJson::object();
        while (skipSeparators()) {
            const QString key = word(true);
            QString value;
            if (m_at < m_text.size() && (m_text[m_at] == QLatin1Char('=') || m_text[m_at] == QLatin1Char(':'))) {
                ++m_at;
                value = word(false);
            } else if (m_at < m_text.size() && !isSeparator(m_text[m_at])) {
                ++m_at;
            }
            if (!key.isEmpty())
                out[key.toStdString()] = value.toStdString();
        }
        return out;
    }

private:
    bool skipSeparators()
    {
        while (m_at < m_text.size() && isSeparator(m_text[m_at]))
            ++m_at;
        return m_at < m_text.size();
    }
    /// What stands between quotes; one of the same kind may be inside behind a backslash.
    QString quoted()
    {
        const QChar quote = m_text[m_at++];
        QString word;
        while (m_at < m_text.size() && m_text[m_at] != quote) {
            if (m_text[m_at] == QLatin1Char('\\') && m_at + 1 < m_text.size() && m_text[m_at + 1] == quote)
                ++m_at;
            word += m_text[m_at++];
        }
        m_at = std::min(m_at + 1, m_text.size());
        return word;
    }
    QString word(bool isKey)
    {
        if (m_at < m_text.size() && isQuote(m_text[m_at]))
            return quoted();
        const qsizetype begin = m_at;
        const auto ends = [&](QChar c) {
            return isSeparator(c) || (isKey && (c == QLatin1Char('=') || c == QLatin1Char(':')));
        };
        while (m_at < m_text.size() && !ends(m_text[m_at]))
            ++m_at;
        return m_text.mid(begin, m_at - begin);
    }

    const QString& m_text;
    qsizetype m_at = 0;
};

OrderedJson parseJson(const QString& text)
{
    const auto parsed = jsonutil::parseOrdered(text.toUtf8());
    return parsed ? *parsed : OrderedJson();
}

OrderedJson splitAt(const QString& text, const QString& delimiter)
{
    OrderedJson out = OrderedJson::object();
    for (const QString& part : text.split(delimiter.isEmpty() ? QStringLiteral(",") : delimiter))
        out[part.trimmed().toStdString()] = 1;
    return out;
}

OrderedJson namedGroups(const QString& text, const QString& pattern)
{
    OrderedJson out = OrderedJson::object();
    const TextPattern regex(pattern);
    const auto match = regex.isValid() ? regex.expression().match(text) : QRegularExpressionMatch();
    const QStringList& names = regex.groupNames();
    for (qsizetype i = 1; i < names.size(); ++i)
        if (match.hasMatch() && !names[i].isEmpty())
            out[names[i].toStdString()] = match.captured(int(i)).toStdString();
    return out;
}

} // namespace

OrderedJson parseKeyValues(const QString& text)
{
    return Reader(text).read();
}

OrderedJson extractObject(const QString& text, const Json& options)
{
    const QString format = jsonutil::string(options, "format", QStringLiteral("auto"));
    if (format == QLatin1String("kvp"))
        return parseKeyValues(text);
    if (format == QLatin1String("delimiter"))
        return splitAt(text, jsonutil::string(options, "delimiter"));
    if (format == QLatin1String("regexp"))
        return namedGroups(text, jsonutil::string(options, "regExp"));
    OrderedJson object = parseJson(text);
    return object.is_null() && format == QLatin1String("auto") ? parseKeyValues(text) : object;
}

const OrderedJson* valueAtPath(const OrderedJson& object, const QString& path)
{
    static const QRegularExpression step(QStringLiteral("[^.\\[\\]]+"));
    const OrderedJson* here = &object;
    auto steps = step.globalMatch(path);
    while (here && steps.hasNext()) {
        const QString key = steps.next().captured();
        bool isIndex = false;
        const size_t index = key.toULongLong(&isIndex);
        if (here->is_array())
            here = isIndex && index < here->size() ? &(*here)[index] : nullptr;
        else
            here = jsonutil::find(*here, key.toUtf8().constData());
    }
    return here;
}
