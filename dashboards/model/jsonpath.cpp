#include "dashboards/model/jsonpath.h"

namespace {

/// Reads one step off the front of the text.
class StepReader
{
public:
    explicit StepReader(const QString& text) : m_text(text) { }

    bool atEnd() const { return m_at >= m_text.size(); }

    std::optional<JsonStep> next()
    {
        if (m_text[m_at] == u'[')
            return bracket();
        if (m_at > 0 && m_text[m_at] == u'.')
            ++m_at;
        else if (m_at > 0)
            return std::nullopt;
        const qsizetype begin = m_at;
        while (!atEnd() && m_text[m_at] != u'.' && m_text[m_at] != u'[')
            ++m_at;
        if (m_at == begin)
            return std::nullopt;
        return JsonStep(m_text.mid(begin, m_at - begin).toStdString());
    }

private:
    std::optional<JsonStep> bracket()
    {
        const bool quoted = m_text.mid(m_at + 1, 1) == QLatin1String("\"");
        const QString closing = quoted ? QStringLiteral("\"]") : QStringLiteral("]");
        const qsizetype begin = m_at + (quoted ? 2 : 1);
        const qsizetype end = m_text.indexOf(closing, begin);
        if (end < 0)
            return std::nullopt;
        const QString inside = m_text.mid(begin, end - begin);
        m_at = end + closing.size();
        if (quoted)
            return JsonStep(inside.toStdString());
        bool ok = false;
        const qulonglong index = inside.toULongLong(&ok);
        return ok && begin > 1 ? std::optional(JsonStep(size_t(index))) : std::nullopt;
    }

    const QString& m_text;
    qsizetype m_at = 0;
};

} // namespace

std::optional<JsonPath> parseJsonPath(const QString& text)
{
    JsonPath path;
    StepReader reader(text);
    while (!reader.atEnd()) {
        const auto step = reader.next();
        if (!step)
            return std::nullopt;
        path.push_back(*step);
    }
    return path.empty() ? std::nullopt : std::optional(std::move(path));
}

QString jsonPathKey(const QString& key)
{
    const bool plain = !key.isEmpty() && !key.contains(u'.') && !key.contains(u'[') && !key.contains(u']');
    return plain ? QLatin1Char('.') + key : QStringLiteral("[\"%1\"]").arg(key);
}
