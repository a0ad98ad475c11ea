#include "datasources/prometheus/promqllexer.h"

namespace {

using Kind = PromqlToken::Kind;

/// Walks over the tokens and collects selectors; the grammar around them does not matter.
class SelectorFinder
{
public:
    explicit SelectorFinder(const QString& query) : m_query(query), m_tokens(promqlTokens(query)) { }

    std::vector<PromqlSelector> run()
    {
        while (m_at < m_tokens.size()) {
            const Kind kind = m_tokens[m_at].kind;
            if (kind == Kind::Keyword)
                skipLabelList();
            else if (isBracket(m_at, u'['))
                skipTo(u']');
            else if (kind == Kind::Identifier || isBracket(m_at, u'{'))
                selector();
            else
                ++m_at;
        }
        return std::move(m_selectors);
    }

private:
    QString text(size_t i) const { return m_query.mid(m_tokens[i].begin, m_tokens[i].end - m_tokens[i].begin); }
    bool isBracket(size_t i, QChar c) const
    {
        return i < m_tokens.size() && m_tokens[i].kind == Kind::Bracket && m_query[m_tokens[i].begin] == c;
    }

    void skipTo(QChar close)
    {
        while (m_at < m_tokens.size() && !isBracket(m_at, close))
            ++m_at;
        ++m_at;
    }

    /// by (a, b), on (a) and their kind; a keyword without a list is passed over.
    void skipLabelList()
    {
        static const QStringList withList = {QStringLiteral("by"),         QStringLiteral("without"),
                                             QStringLiteral("on"),         QStringLiteral("ignoring"),
                                             QStringLiteral("group_left"), QStringLiteral("group_right")};
        const bool lists = withList.contains(text(m_at).toLower());
        ++m_at;
        if (lists && isBracket(m_at, u'('))
            skipTo(u')');
    }

    void selector()
    {
        PromqlSelector found;
        found.begin = m_tokens[m_at].begin;
        if (m_tokens[m_at].kind == Kind::Identifier) {
            found.metric = text(m_at);
            found.end = m_tokens[m_at].end;
            ++m_at;
        }
        if (isBracket(m_at, u'{') && !matchers(found))
            return;
        m_selectors.push_back(std::move(found));
    }

    /// False when the braces never close: such a query is better left to the server's own message.
    bool matchers(PromqlSelector& found)
    {
        for (++m_at; m_at < m_tokens.size();) {
            if (isBracket(m_at, u'}')) {
                found.end = m_tokens[m_at++].end;
                return true;
            }
            if (m_tokens[m_at].kind == Kind::Identifier || m_tokens[m_at].kind == Kind::String)
                matcher(found);
            else
                ++m_at;
        }
        return false;
    }

    void matcher(PromqlSelector& found)
    {
        const bool quoted = m_tokens[m_at].kind == Kind::String;
        const QString name = quoted ? content(m_at) : text(m_at);
        ++m_at;
        if (m_at < m_tokens.size() && m_tokens[m_at].kind == Kind::Operator) {
            const QString op = text(m_at++);
            const bool hasValue = m_at < m_tokens.size() && m_tokens[m_at].kind == Kind::String;
            found.matchers.push_back({name, op, hasValue ? content(m_at) : QString()});
            m_at += hasValue;
        } else if (quoted && found.metric.isEmpty()) {
            found.metric = name;
        } else {
            found.matchers.push_back({name, QString(), QString()});
        }
    }

    /// What stands between the quotes, in the spelling that double quotes need.
    QString content(size_t i) const
    {
        const QString literal = text(i);
        QString inner = literal.mid(1, literal.size() - 2);
        if (literal.startsWith(QLatin1Char('`')))
            inner.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
        if (literal.startsWith(QLatin1Char('\'')))
            inner.replace(QLatin1String("\\'"), QLatin1String("'"));
        if (!literal.startsWith(QLatin1Char('"')))
            inner.replace(QLatin1Char('"'), QLatin1String("\\\""));
        return inner;
    }

    const QString& m_query;
    std::vector<PromqlToken> m_tokens;
    size_t m_at = 0;
    std::vector<PromqlSelector> m_selectors;
};

QString matcherText(const PromqlMatcher& matcher)
{
    return quotedName(matcher.label) + matcher.op + QLatin1Char('"') + matcher.value + QLatin1Char('"');
}

} // namespace

QString matchersText(const std::vector<PromqlMatcher>& matchers)
{
    QStringList parts;
    for (const PromqlMatcher& matcher : matchers)
        parts << matcherText(matcher);
    return parts.isEmpty() ? QString() : QLatin1Char('{') + parts.join(QLatin1String(", ")) + QLatin1Char('}');
}

QString PromqlSelector::text() const
{
    if (isLegacyName(metric) || metric.isEmpty())
        return metric + matchersText(matchers);
    const QString rest = matchersText(matchers);
    return QLatin1Char('{') + quotedName(metric)
        + (rest.isEmpty() ? QStringLiteral("}") : QLatin1String(", ") + rest.mid(1));
}

std::vector<PromqlSelector> promqlSelectors(const QString& query)
{
    return SelectorFinder(query).run();
}

QString addLabelToQuery(const QString& query, const QString& key, const QString& value, const QString& op)
{
    QString result;
    qsizetype copied = 0;
    for (PromqlSelector& selector : promqlSelectors(query)) {
        const bool known = std::any_of(selector.matchers.begin(), selector.matchers.end(),
                                       [&](const PromqlMatcher& m) { return m.label == key && m.value == value; });
        if (!known)
            selector.matchers.push_back({key, op, value});
        result += query.mid(copied, selector.begin - copied) + selector.text();
        copied = selector.end;
    }
    return result + query.mid(copied);
}
