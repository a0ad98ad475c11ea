#include "datasources/prometheus/promqllexer.h"

#include <algorithm>

namespace {

using Kind = PromqlToken::Kind;

/// by (...) or without (...) as tokens, the brackets included.
struct Grouping
{
    size_t keyword = 0;
    size_t open = 0;
    size_t close = 0;
};

class GroupingEditor
{
public:
    GroupingEditor(const QString& query, const QStringList& keys)
        : m_query(query)
        , m_keys(keys)
        , m_tokens(promqlTokens(query))
    {
        const auto isComment = [](const PromqlToken& token) { return token.kind == Kind::Comment; };
        m_tokens.erase(std::remove_if(m_tokens.begin(), m_tokens.end(), isComment), m_tokens.end());
    }

    QString run()
    {
        for (size_t i = 0; i < m_tokens.size(); ++i)
            if (m_tokens[i].kind == Kind::Aggregation)
                edit(i);
        // From the end, so that the places before stay where they are; inner groupings may stand behind outer ones.
        std::sort(m_edits.begin(), m_edits.end(), [](const Edit& a, const Edit& b) { return a.begin > b.begin; });
        QString result = m_query;
        for (const Edit& edit : m_edits)
            result.replace(edit.begin, edit.end - edit.begin, edit.text);
        return result;
    }

private:
    struct Edit
    {
        qsizetype begin;
        qsizetype end;
        QString text;
    };

    QString text(size_t token) const
    {
        return m_query.mid(m_tokens[token].begin, m_tokens[token].end - m_tokens[token].begin);
    }
    bool is(size_t token, QLatin1String what) const
    {
        return token < m_tokens.size() && text(token).compare(what, Qt::CaseInsensitive) == 0;
    }

    /// The bracket that closes the one at `open`; the number of tokens when there is none.
    size_t closing(size_t open) const
    {
        int depth = 0;
        for (size_t i = open; i < m_tokens.size(); ++i) {
            if (m_tokens[i].kind != Kind::Bracket)
                continue;
            depth += is(i, QLatin1String("(")) ? 1 : is(i, QLatin1String(")")) ? -1 : 0;
            if (depth == 0)
                return i;
        }
        return m_tokens.size();
    }

    bool groupingAt(size_t keyword, Grouping& grouping) const
    {
        if (!is(keyword, QLatin1String("by")) && !is(keyword, QLatin1String("without")))
            return false;
        if (!is(keyword + 1, QLatin1String("(")))
            return false;
        grouping = {keyword, keyword + 1, closing(keyword + 1)};
        return grouping.close < m_tokens.size();
    }

    QStringList labelsOf(const Grouping& grouping) const
    {
        QStringList labels;
        for (size_t i = grouping.open + 1; i < grouping.close; ++i)
            if (!is(i, QLatin1String(",")))
                labels << text(i);
        return labels;
    }

    void edit(size_t aggregation)
    {
        Grouping grouping;
        if (groupingAt(aggregation + 1, grouping))
            return change(grouping);
        if (!is(aggregation + 1, QLatin1String("(")))
            return;
        const size_t close = closing(aggregation + 1);
        if (close < m_tokens.size() && groupingAt(close + 1, grouping))
            return change(grouping);
        const qsizetype behind = m_tokens[aggregation].end;
        m_edits.push_back({behind, behind, QStringLiteral(" by (%1) ").arg(quoted().join(QStringLiteral(", ")))});
    }

    void change(const Grouping& grouping)
    {
        const QStringList before = labelsOf(grouping);
        QStringList labels = before;
        const bool without = is(grouping.keyword, QLatin1String("without"));
        for (const QString& key : quoted()) {
            if (without)
                labels.removeAll(key);
            else if (!labels.contains(key))
                labels << key;
        }
        if (labels != before)
            m_edits.push_back(
                {m_tokens[grouping.open].end, m_tokens[grouping.close].begin, labels.join(QStringLiteral(", "))});
    }

    QStringList quoted() const
    {
        QStringList names;
        for (const QString& key : m_keys)
            names << quotedName(key);
        return names;
    }

    const QString& m_query;
    const QStringList& m_keys;
    std::vector<PromqlToken> m_tokens;
    std::vector<Edit> m_edits;
};

} // namespace

QString addGroupingToQuery(const QString& query, const QStringList& keys)
{
    return keys.isEmpty() ? query : GroupingEditor(query, keys).run();
}
