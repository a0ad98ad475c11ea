#include "datasources/prometheus/promqlvisual.h"

#include <QHash>

#include <algorithm>

namespace {

using Kind = PromqlToken::Kind;

constexpr int maxDepth = 200;

/// Steps for an operator with a number on its right.
const QHash<QString, QString>& numberSteps()
{
    static const QHash<QString, QString> steps = {
        {QStringLiteral("+"), QStringLiteral("__addition")},
        {QStringLiteral("-"), QStringLiteral("__subtraction")},
        {QStringLiteral("*"), QStringLiteral("__multiply_by")},
        {QStringLiteral("/"), QStringLiteral("__divide_by")},
        {QStringLiteral("%"), QStringLiteral("__modulo")},
        {QStringLiteral("^"), QStringLiteral("__exponent")},
        {QStringLiteral("=="), QStringLiteral("__equal_to")},
        {QStringLiteral("!="), QStringLiteral("__not_equal_to")},
        {QStringLiteral(">"), QStringLiteral("__greater_than")},
        {QStringLiteral("<"), QStringLiteral("__less_than")},
        {QStringLiteral(">="), QStringLiteral("__greater_or_equal")},
        {QStringLiteral("<="), QStringLiteral("__less_or_equal")},
    };
    return steps;
}

bool isComparison(const QString& op)
{
    static const QStringList comparisons = {QStringLiteral("=="), QStringLiteral("!="), QStringLiteral(">"),
                                            QStringLiteral("<"),  QStringLiteral(">="), QStringLiteral("<=")};
    return comparisons.contains(op);
}

/// What an argument or an operand turned out to be: a literal, or a part that went into the query.
struct Part
{
    Json literal; ///< a number or a text; null for a vector
    QString range; ///< of a range selector
};

class Reader
{
public:
    explicit Reader(const QString& query)
        : m_query(query)
        , m_tokens(promqlTokens(query))
        , m_selectors(promqlSelectors(query))
    {
        m_tokens.erase(
            std::remove_if(m_tokens.begin(), m_tokens.end(), [](const auto& t) { return t.kind == Kind::Comment; }),
            m_tokens.end());
    }

    PromqlReading read()
    {
        PromqlReading reading;
        if (m_tokens.empty())
            return reading;
        expression(reading.visual);
        if (m_at < m_tokens.size())
            ++m_errors;
        reading.errors = m_errors;
        return reading;
    }

private:
    QString text(size_t at) const
    {
        return at < m_tokens.size() ? m_query.mid(m_tokens[at].begin, m_tokens[at].end - m_tokens[at].begin)
                                    : QString();
    }
    QString text() const { return text(m_at); }
    Kind kind() const { return m_at < m_tokens.size() ? m_tokens[m_at].kind : Kind::Unknown; }

    bool take(const char* token)
    {
        if (text() != QLatin1String(token))
            return false;
        ++m_at;
        return true;
    }

    /// Operands from left to right; the first number of all is no step of anything.
    Part expression(PromqlVisual& visual)
    {
        Part left = operand(visual);
        while (m_at < m_tokens.size() && isOperator()) {
            const QString op = text();
            ++m_at;
            const bool asBool = take("bool");
            PromqlVisual::Binary binary {op, {}, {}, {}};
            readMatching(binary);
            const Part right = operand(binary.query);
            if (right.literal.is_number() && numberSteps().contains(op)) {
                PromqlVisual::Operation step {numberSteps().value(op), Json::array({right.literal})};
                if (isComparison(op))
                    step.params.push_back(asBool);
                visual.operations.push_back(std::move(step));
            } else {
                visual.binaries.push_back(std::move(binary));
            }
            left = {};
        }
        return left;
    }

    bool isOperator() const
    {
        static const QStringList words = {QStringLiteral("and"), QStringLiteral("or"), QStringLiteral("unless"),
                                          QStringLiteral("atan2")};
        return words.contains(text()) || (kind() == Kind::Operator && numberSteps().contains(text()));
    }

    void readMatching(PromqlVisual::Binary& binary)
    {
        for (const char* word : {"on", "ignoring"})
            if (take(word)) {
                binary.matchType = QString::fromLatin1(word);
                binary.matchLabels = labelList();
            }
        if (take("group_left") || take("group_right"))
            labelList();
    }

    QStringList labelList()
    {
        QStringList labels;
        if (!take("("))
            return labels;
        while (m_at < m_tokens.size() && !take(")"))
            if (!take(","))
                labels << text(m_at++);
        return labels;
    }

    Part operand(PromqlVisual& visual)
    {
        Part part;
        if (++m_depth > maxDepth || m_at >= m_tokens.size()) {
            ++m_errors;
            m_at = m_tokens.size();
        } else if (take("(")) {
            part = expression(visual);
            expectClosed();
        } else if (take("-") || take("+")) {
            const bool negative = text(m_at - 1) == QLatin1String("-");
            part = operand(visual);
            if (negative && part.literal.is_number())
                part.literal = -part.literal.get<double>();
        } else {
            part = primary(visual);
        }
        --m_depth;
        readSuffixes(part);
        return part;
    }

    void expectClosed()
    {
        if (!take(")"))
            ++m_errors;
    }

    Part primary(PromqlVisual& visual)
    {
        const QString word = text();
        const bool called = text(m_at + 1) == QLatin1String("(");
        const bool grouped = text(m_at + 1) == QLatin1String("by") || text(m_at + 1) == QLatin1String("without");
        if (kind() == Kind::Aggregation && (called || grouped))
            return aggregation(visual);
        if (kind() == Kind::Function && called)
            return call(visual);
        if (kind() == Kind::Number || kind() == Kind::Variable) {
            ++m_at;
            bool ok = false;
            const double value = word.toDouble(&ok);
            return {ok ? Json(value) : Json(word.toStdString()), {}};
        }
        if (kind() == Kind::String) {
            ++m_at;
            return {Json(word.mid(1, word.size() - 2).toStdString()), {}};
        }
        return selector(visual);
    }

    Part selector(PromqlVisual& visual)
    {
        const auto here = std::find_if(m_selectors.begin(), m_selectors.end(),
                                       [this](const PromqlSelector& s) { return s.begin == m_tokens[m_at].begin; });
        if (here == m_selectors.end()) {
            ++m_errors;
            ++m_at;
            return {};
        }
        visual.metric = here->metric;
        visual.labels = here->matchers;
        while (m_at < m_tokens.size() && m_tokens[m_at].begin < here->end)
            ++m_at;
        return {};
    }

    /// A range in brackets, an offset and @ behind a vector.
    void readSuffixes(Part& part)
    {
        if (take("[")) {
            const qsizetype begin = m_at < m_tokens.size() ? m_tokens[m_at].begin : m_query.size();
            while (m_at < m_tokens.size() && text() != QLatin1String("]"))
                ++m_at;
            const qsizetype end = m_at < m_tokens.size() ? m_tokens[m_at].begin : m_query.size();
            part.range = m_query.mid(begin, end - begin).trimmed();
            if (!take("]"))
                ++m_errors;
        }
        if (take("offset"))
            ++m_at;
    }

    /// Arguments behind an opening bracket: literals become params, a vector goes into the query.
    void readArguments(PromqlVisual& visual, Json& params)
    {
        if (!take("(")) {
            ++m_errors;
            return;
        }
        while (m_at < m_tokens.size() && text() != QLatin1String(")")) {
            const Part part = expression(visual);
            if (!part.range.isEmpty())
                params.push_back(part.range.toStdString());
            else if (!part.literal.is_null())
                params.push_back(part.literal);
            if (!take(","))
                break;
        }
        expectClosed();
    }

    Part call(PromqlVisual& visual)
    {
        PromqlVisual::Operation step {text(m_at++), Json::array()};
        readArguments(visual, step.params);
        visual.operations.push_back(std::move(step));
        return {};
    }

    Part aggregation(PromqlVisual& visual)
    {
        PromqlVisual::Operation step {text(m_at++), Json::array()};
        QString modifier;
        QStringList labels = grouping(modifier);
        readArguments(visual, step.params);
        if (modifier.isEmpty())
            labels = grouping(modifier);
        if (!modifier.isEmpty())
            step.id = QStringLiteral("__%1_%2").arg(step.id, modifier);
        for (const QString& label : labels)
            step.params.push_back(label.toStdString());
        visual.operations.push_back(std::move(step));
        return {};
    }

    QStringList grouping(QString& modifier)
    {
        if (text() != QLatin1String("by") && text() != QLatin1String("without"))
            return {};
        modifier = text(m_at++);
        return labelList();
    }

    QString m_query;
    std::vector<PromqlToken> m_tokens;
    std::vector<PromqlSelector> m_selectors;
    size_t m_at = 0;
    int m_depth = 0;
    int m_errors = 0;
};

} // namespace

PromqlReading readPromql(const QString& query)
{
    return Reader(query).read();
}
