#include "datasources/loki/logqllexer.h"

#include <QSet>
#include <QStringList>

namespace {

using Kind = LogqlToken::Kind;

const QSet<QString>& functions()
{
    static const QSet<QString> names = {QStringLiteral("rate"),
                                        QStringLiteral("rate_counter"),
                                        QStringLiteral("count_over_time"),
                                        QStringLiteral("bytes_rate"),
                                        QStringLiteral("bytes_over_time"),
                                        QStringLiteral("avg_over_time"),
                                        QStringLiteral("sum_over_time"),
                                        QStringLiteral("min_over_time"),
                                        QStringLiteral("max_over_time"),
                                        QStringLiteral("stddev_over_time"),
                                        QStringLiteral("stdvar_over_time"),
                                        QStringLiteral("quantile_over_time"),
                                        QStringLiteral("first_over_time"),
                                        QStringLiteral("last_over_time"),
                                        QStringLiteral("absent_over_time"),
                                        QStringLiteral("sum"),
                                        QStringLiteral("avg"),
                                        QStringLiteral("min"),
                                        QStringLiteral("max"),
                                        QStringLiteral("stddev"),
                                        QStringLiteral("stdvar"),
                                        QStringLiteral("count"),
                                        QStringLiteral("topk"),
                                        QStringLiteral("bottomk"),
                                        QStringLiteral("approx_topk"),
                                        QStringLiteral("sort"),
                                        QStringLiteral("sort_desc"),
                                        QStringLiteral("vector"),
                                        QStringLiteral("label_replace"),
                                        QStringLiteral("duration"),
                                        QStringLiteral("duration_seconds"),
                                        QStringLiteral("bytes"),
                                        QStringLiteral("ip")};
    return names;
}

const QSet<QString>& keywords()
{
    static const QSet<QString> names = {
        QStringLiteral("by"),       QStringLiteral("without"),    QStringLiteral("on"),
        QStringLiteral("ignoring"), QStringLiteral("group_left"), QStringLiteral("group_right"),
        QStringLiteral("offset"),   QStringLiteral("bool"),       QStringLiteral("and"),
        QStringLiteral("or"),       QStringLiteral("unless")};
    return names;
}

const QSet<QString>& stages()
{
    static const QSet<QString> names = {
        QStringLiteral("json"),        QStringLiteral("logfmt"),       QStringLiteral("regexp"),
        QStringLiteral("pattern"),     QStringLiteral("unpack"),       QStringLiteral("unwrap"),
        QStringLiteral("line_format"), QStringLiteral("label_format"), QStringLiteral("decolorize"),
        QStringLiteral("drop"),        QStringLiteral("keep")};
    return names;
}

bool isParserStage(const QString& stage)
{
    return stage == QLatin1String("json") || stage == QLatin1String("logfmt") || stage == QLatin1String("regexp")
        || stage == QLatin1String("pattern") || stage == QLatin1String("unpack");
}

bool isNameStart(QChar c)
{
    return c == u'_' || (c.unicode() < 128 && c.isLetter());
}

class Scanner
{
public:
    explicit Scanner(const QString& text) : m_text(text) { }

    std::vector<LogqlToken> run()
    {
        while (m_at < m_text.size()) {
            if (m_text[m_at].isSpace()) {
                ++m_at;
                continue;
            }
            const qsizetype begin = m_at;
            const Kind kind = next();
            m_tokens.push_back({kind, begin, m_at});
        }
        return std::move(m_tokens);
    }

private:
    QChar at(qsizetype i) const { return i < m_text.size() ? m_text[i] : QChar(); }

    Kind next()
    {
        const QChar c = m_text[m_at];
        if (c == u'#')
            return comment();
        if (c == u'"' || c == u'`' || c == u'\'')
            return string(c);
        if (c == u'$' || (c == u'[' && at(m_at + 1) == u'['))
            return variable();
        if (isNameStart(c))
            return word();
        if (c.isDigit() || (c == u'.' && at(m_at + 1).isDigit()))
            return number();
        ++m_at;
        if (QStringLiteral("{}()[],").contains(c))
            return Kind::Bracket;
        return operatorAfter(c);
    }

    Kind comment()
    {
        const qsizetype end = m_text.indexOf(u'\n', m_at);
        m_at = end < 0 ? m_text.size() : end;
        return Kind::Comment;
    }

    Kind string(QChar quote)
    {
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == u'\\' && quote != u'`') {
                ++m_at;
            } else if (m_text[m_at] == quote) {
                ++m_at;
                return Kind::String;
            }
        }
        m_at = m_text.size();
        return Kind::Unknown; // the quote never closes
    }

    Kind variable()
    {
        const bool brackets = m_text[m_at] == u'[';
        const bool braces = at(m_at + 1) == u'{';
        if (brackets || braces) {
            const QString close = brackets ? QStringLiteral("]]") : QStringLiteral("}");
            const qsizetype end = m_text.indexOf(close, m_at);
            m_at = end < 0 ? m_text.size() : end + close.size();
            return end < 0 ? Kind::Unknown : Kind::Variable;
        }
        const qsizetype begin = m_at++;
        while (at(m_at) == u'_' || at(m_at).isLetterOrNumber())
            ++m_at;
        return m_at > begin + 1 ? Kind::Variable : Kind::Unknown;
    }

    Kind word()
    {
        const qsizetype begin = m_at;
        while (at(m_at) == u'_' || at(m_at) == u':' || (at(m_at).unicode() < 128 && at(m_at).isLetterOrNumber()))
            ++m_at;
        const QString name = m_text.mid(begin, m_at - begin);
        const bool behindPipe = !m_tokens.empty() && m_tokens.back().end - m_tokens.back().begin == 1
            && m_text[m_tokens.back().begin] == u'|';
        if (behindPipe && stages().contains(name))
            return Kind::Parser;
        if (keywords().contains(name))
            return Kind::Keyword;
        qsizetype behind = m_at;
        while (at(behind).isSpace())
            ++behind;
        const bool called = at(behind) == u'(' || at(behind) == u'b' || at(behind) == u'w'; // sum by (...) (...)
        return called && functions().contains(name) ? Kind::Function : Kind::Identifier;
    }

    Kind number()
    {
        while (at(m_at).isLetterOrNumber() || at(m_at) == u'.')
            ++m_at;
        return Kind::Number;
    }

    Kind operatorAfter(QChar c)
    {
        const QChar second = at(m_at);
        if ((c == u'|' && (second == u'=' || second == u'~' || second == u'>'))
            || (c == u'!' && (second == u'=' || second == u'~' || second == u'>'))
            || (c == u'=' && (second == u'~' || second == u'=')) || ((c == u'<' || c == u'>') && second == u'='))
            ++m_at;
        return QStringLiteral("|=!<>+-*/%^~@").contains(c) ? Kind::Operator : Kind::Unknown;
    }

    const QString& m_text;
    qsizetype m_at = 0;
    std::vector<LogqlToken> m_tokens;
};

struct Tokens
{
    const QString& query;
    std::vector<LogqlToken> list;

    bool is(size_t i, QChar bracket) const
    {
        return i < list.size() && list[i].kind == Kind::Bracket && query[list[i].begin] == bracket;
    }
    QString text(size_t i) const { return query.mid(list[i].begin, list[i].end - list[i].begin); }
};

/// Walks the pipeline behind a selector: stages up to a range, a closing parenthesis or the end.
size_t readPipeline(const Tokens& tokens, size_t i, LogqlSelector& selector)
{
    int depth = 0;
    selector.pipelineEnd = selector.end;
    for (; i < tokens.list.size(); ++i) {
        const LogqlToken& token = tokens.list[i];
        if (token.kind == Kind::Comment)
            continue;
        if (tokens.is(i, u'(')) {
            ++depth;
        } else if (tokens.is(i, u')') && --depth < 0) {
            break;
        } else if (tokens.is(i, u'[') || (token.kind == Kind::Variable && tokens.text(i).startsWith(u'['))) {
            break;
        } else if (token.kind == Kind::Parser && tokens.text(i) == QLatin1String("unwrap")) {
            break; // filters stand before it
        } else if (token.kind == Kind::Parser && isParserStage(tokens.text(i))) {
            selector.hasParser = true;
        }
        const bool pipe = token.kind == Kind::Operator && tokens.text(i) == QLatin1String("|");
        if (!pipe) // a pipe belongs to what follows it
            selector.pipelineEnd = token.end;
    }
    return i;
}

QString filterText(const QString& label, const QString& op, const QString& value)
{
    const bool compares =
        op == QLatin1String("<") || op == QLatin1String(">") || op == QLatin1String("<=") || op == QLatin1String(">=");
    bool number = false;
    value.toDouble(&number);
    if (compares && number)
        return label + op + value;
    return label + op + QLatin1Char('"') + logqlEscaped(value) + QLatin1Char('"');
}

bool isMatcherOp(const QString& op)
{
    return op == QLatin1String("=") || op == QLatin1String("!=") || op == QLatin1String("=~")
        || op == QLatin1String("!~");
}

QString withFilter(QString query, const QString& label, const QString& op, const QString& value, bool atEnd)
{
    const auto selectors = logqlSelectors(query);
    const QString filter = filterText(label, op, value);
    for (auto it = selectors.rbegin(); it != selectors.rend(); ++it) {
        if (atEnd || it->hasParser || !isMatcherOp(op)) {
            const QString stage = QLatin1String(" | ") + filter;
            if (query.mid(it->begin, it->pipelineEnd - it->begin).contains(stage))
                continue;
            query.insert(it->pipelineEnd, stage);
            continue;
        }
        const QString inside = query.mid(it->begin + 1, it->end - it->begin - 2);
        if (inside.contains(filter))
            continue;
        QString kept = inside.trimmed();
        if (kept.endsWith(QLatin1Char(',')))
            kept.chop(1);
        const QString matchers = kept.isEmpty() ? filter : kept + QLatin1String(", ") + filter;
        query.replace(it->begin, it->end - it->begin, QLatin1Char('{') + matchers + QLatin1Char('}'));
    }
    return query;
}

} // namespace

std::vector<LogqlToken> logqlTokens(const QString& query)
{
    return Scanner(query).run();
}

std::vector<LogqlSelector> logqlSelectors(const QString& query)
{
    const Tokens tokens {query, logqlTokens(query)};
    std::vector<LogqlSelector> selectors;
    for (size_t i = 0; i < tokens.list.size();) {
        if (!tokens.is(i, u'{')) {
            ++i;
            continue;
        }
        LogqlSelector selector;
        selector.begin = tokens.list[i].begin;
        while (i < tokens.list.size() && !tokens.is(i, u'}'))
            ++i;
        if (i == tokens.list.size())
            break; // the braces never close: left to the server's own message
        selector.end = tokens.list[i].end;
        i = readPipeline(tokens, i + 1, selector);
        selectors.push_back(selector);
    }
    return selectors;
}

bool isLogQuery(const QString& query)
{
    const Tokens tokens {query, logqlTokens(query)};
    for (size_t i = 0; i < tokens.list.size(); ++i) {
        if (tokens.list[i].kind == Kind::Comment || tokens.is(i, u'('))
            continue;
        return tokens.is(i, u'{');
    }
    return false;
}

bool isEmptySelector(const QString& query)
{
    const Tokens tokens {query, logqlTokens(query)};
    return tokens.list.empty() || (tokens.list.size() == 2 && tokens.is(0, u'{') && tokens.is(1, u'}'));
}

QString logqlEscaped(const QString& value)
{
    QString result = value;
    return result.replace(QLatin1Char('\\'), QLatin1String("\\\\"))
        .replace(QLatin1Char('\n'), QLatin1String("\\n"))
        .replace(QLatin1Char('"'), QLatin1String("\\\""));
}

QString addLogqlFilter(const QString& query, const QString& label, const QString& op, const QString& value)
{
    return withFilter(query, label, op, value, false);
}

QString addLogqlPipelineFilter(const QString& query, const QString& label, const QString& op, const QString& value)
{
    return withFilter(query, label, op, value, true);
}
