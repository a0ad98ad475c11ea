#include "datasources/prometheus/promqllexer.h"

#include <QSet>

namespace {

using Kind = PromqlToken::Kind;

bool startsName(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_' || c == u':';
}

bool continuesName(QChar c)
{
    return startsName(c) || (c >= u'0' && c <= u'9');
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

const QSet<QString>& keywords()
{
    static const QSet<QString> set = {
        QStringLiteral("and"),         QStringLiteral("or"),       QStringLiteral("unless"),
        QStringLiteral("atan2"),       QStringLiteral("by"),       QStringLiteral("without"),
        QStringLiteral("on"),          QStringLiteral("ignoring"), QStringLiteral("group_left"),
        QStringLiteral("group_right"), QStringLiteral("bool"),     QStringLiteral("offset")};
    return set;
}

const QSet<QString>& aggregations()
{
    static const QSet<QString> set = {
        QStringLiteral("sum"),     QStringLiteral("min"),        QStringLiteral("max"),
        QStringLiteral("avg"),     QStringLiteral("group"),      QStringLiteral("stddev"),
        QStringLiteral("stdvar"),  QStringLiteral("count"),      QStringLiteral("topk"),
        QStringLiteral("bottomk"), QStringLiteral("quantile"),   QStringLiteral("count_values"),
        QStringLiteral("limitk"),  QStringLiteral("limit_ratio")};
    return set;
}

class Lexer
{
public:
    explicit Lexer(const QString& query) : m_query(query) { }

    std::vector<PromqlToken> run()
    {
        while (m_at < m_query.size())
            if (m_query[m_at].isSpace())
                ++m_at;
            else
                next();
        return std::move(m_tokens);
    }

private:
    QChar peek(qsizetype ahead = 0) const { return m_at + ahead < m_query.size() ? m_query[m_at + ahead] : QChar(); }

    void take(Kind kind, qsizetype end)
    {
        m_tokens.push_back({kind, m_at, end});
        m_at = end;
    }

    template<typename Predicate>
    qsizetype endWhile(qsizetype from, Predicate test) const
    {
        while (from < m_query.size() && test(m_query[from]))
            ++from;
        return from;
    }

    void next()
    {
        const QChar c = peek();
        if (c == u'#')
            take(Kind::Comment, endWhile(m_at, [](QChar x) { return x != u'\n'; }));
        else if (c == u'"' || c == u'\'' || c == u'`')
            take(Kind::String, stringEnd(c));
        else if (c == u'$' || (c == u'[' && peek(1) == u'['))
            variable();
        else if (isDigit(c) || (c == u'.' && isDigit(peek(1))))
            number();
        else if (startsName(c))
            name();
        else if (QStringLiteral("(){}[],").contains(c))
            bracket();
        else if (QStringLiteral("+-*/%^=!<>~@").contains(c))
            take(Kind::Operator, m_at + operatorLength());
        else
            take(Kind::Unknown, m_at + 1);
    }

    void bracket()
    {
        if (peek() == u'{' || peek() == u'}')
            m_inBraces = peek() == u'{'; // keywords are label names there
        take(Kind::Bracket, m_at + 1);
    }

    qsizetype operatorLength() const
    {
        const QString two = m_query.mid(m_at, 2);
        static const QStringList pairs = {QStringLiteral("=~"), QStringLiteral("!~"), QStringLiteral("!="),
                                          QStringLiteral("=="), QStringLiteral("<="), QStringLiteral(">=")};
        return pairs.contains(two) ? 2 : 1;
    }

    qsizetype stringEnd(QChar quote) const
    {
        for (qsizetype i = m_at + 1; i < m_query.size(); ++i) {
            if (m_query[i] == u'\\' && quote != u'`')
                ++i;
            else if (m_query[i] == quote)
                return i + 1;
        }
        return m_query.size();
    }

    /// Only macros and [[name]] are variables here: others were replaced before, and a stray $ stays a stray $.
    void variable()
    {
        if (peek() == u'[') {
            const qsizetype close = m_query.indexOf(QLatin1String("]]"), m_at);
            take(close < 0 ? Kind::Bracket : Kind::Variable, close < 0 ? m_at + 1 : close + 2);
            return;
        }
        const bool braced = peek(1) == u'{';
        if (m_query.mid(m_at + (braced ? 2 : 1), 2) != QLatin1String("__")) {
            take(Kind::Unknown, m_at + 1);
            return;
        }
        const qsizetype end = endWhile(m_at + (braced ? 2 : 1), continuesName);
        take(Kind::Variable, braced && end < m_query.size() && m_query[end] == u'}' ? end + 1 : end);
    }

    void number()
    {
        qsizetype end = m_at;
        while (end < m_query.size()) {
            const QChar c = m_query[end];
            const bool sign = (c == u'+' || c == u'-') && end > m_at && m_query[end - 1].toLower() == u'e';
            if (!continuesName(c) && c != u'.' && !sign)
                break;
            if (c == u':')
                break;
            ++end;
        }
        take(Kind::Number, end);
    }

    void name()
    {
        const qsizetype end = endWhile(m_at, continuesName);
        const QString word = m_query.mid(m_at, end - m_at);
        const QString lower = word.toLower();
        const qsizetype after = endWhile(end, [](QChar c) { return c.isSpace(); });
        const bool called = after < m_query.size() && m_query[after] == u'(';
        const qsizetype afterEnd = endWhile(after, continuesName);
        const QString following = m_query.mid(after, afterEnd - after).toLower();
        const bool grouped = following == QLatin1String("by") || following == QLatin1String("without");
        take(m_inBraces ? Kind::Identifier : kindOfName(lower, called, grouped), end);
    }

    static Kind kindOfName(const QString& lower, bool called, bool grouped)
    {
        if (keywords().contains(lower))
            return Kind::Keyword;
        if (aggregations().contains(lower) && (called || grouped))
            return Kind::Aggregation;
        if (called)
            return Kind::Function;
        return lower == QLatin1String("inf") || lower == QLatin1String("nan") ? Kind::Number : Kind::Identifier;
    }

    const QString& m_query;
    qsizetype m_at = 0;
    bool m_inBraces = false;
    std::vector<PromqlToken> m_tokens;
};

} // namespace

std::vector<PromqlToken> promqlTokens(const QString& query)
{
    return Lexer(query).run();
}

bool isLegacyName(const QString& name)
{
    return !name.isEmpty() && startsName(name.front()) && std::all_of(name.begin(), name.end(), continuesName);
}

QString quotedName(const QString& name)
{
    return name.isEmpty() || isLegacyName(name) ? name : QLatin1Char('"') + name + QLatin1Char('"');
}
