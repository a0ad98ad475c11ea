#include "dashboards/transform/jointables.h"

#include "dashboards/transform/cells.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace {

/// Rows of each key text, in the order in which JavaScript lists an object's keys: small whole numbers first.
struct Index
{
    QHash<QString, std::vector<qsizetype>> rows;
    QStringList order;

    explicit Index(const Field& key)
    {
        for (qsizetype row = 0; row < key.size(); ++row) {
            const QString text = cells::text(key.at(row));
            auto it = rows.find(text);
            if (it == rows.end()) {
                it = rows.insert(text, {});
                order << text;
            }
            it->push_back(row);
        }
        std::stable_sort(order.begin(), order.end(), [](const QString& a, const QString& b) {
            const auto [numberA, isNumberA] = arrayIndex(a);
            const auto [numberB, isNumberB] = arrayIndex(b);
            return isNumberA && isNumberB ? numberA < numberB : isNumberA && !isNumberB;
        });
    }

    static std::pair<quint32, bool> arrayIndex(const QString& text)
    {
        bool ok = false;
        const quint32 number = text.toUInt(&ok);
        return {number, ok && number != 0xffffffffU && QString::number(number) == text};
    }
};

struct Pairs
{
    std::vector<qsizetype> left;
    std::vector<qsizetype> right;
    void add(qsizetype l, qsizetype r)
    {
        left.push_back(l);
        right.push_back(r);
    }
};

Pairs matchRows(const Field& left, const Field& right, bool outer)
{
    const Index index(right);
    Pairs pairs;
    std::vector<qsizetype> unmatched;
    // Grafana remembers matched keys as they are but looks for texts: rows of keys that are no texts come twice.
    QSet<QString> matchedTexts;
    for (qsizetype row = 0; row < left.size(); ++row) {
        const Value key = left.at(row);
        const auto it = isMissing(key) ? index.rows.constEnd() : index.rows.constFind(cells::text(key));
        if (it == index.rows.constEnd()) {
            unmatched.push_back(row);
            continue;
        }
        for (const qsizetype other : *it)
            pairs.add(row, other);
        if (std::holds_alternative<QString>(key))
            matchedTexts.insert(std::get<QString>(key));
    }
    if (!outer)
        return pairs;
    for (const qsizetype row : unmatched)
        pairs.add(row, -2);
    for (const QString& key : index.order)
        if (!matchedTexts.contains(key))
            for (const qsizetype row : index.rows.value(key))
                pairs.add(-2, row);
    return pairs;
}

Field gathered(Field field, const std::vector<qsizetype>& rows)
{
    field.values = std::make_shared<const Column>(cells::gather(*field.values, rows));
    return field;
}

Field joinedKey(const Field& left, const Field& right, const Pairs& pairs)
{
    if (std::find(pairs.left.begin(), pairs.left.end(), -2) == pairs.left.end())
        return gathered(left, pairs.left);
    std::vector<Value> values;
    for (size_t i = 0; i < pairs.left.size(); ++i)
        values.push_back(pairs.left[i] >= 0 ? left.at(pairs.left[i]) : right.at(pairs.right[i]));
    Field key = left;
    key.values = std::make_shared<const Column>(cells::column(values, left.type));
    return key;
}

} // namespace

Frame joinTables(const std::vector<JoinTable>& tables, bool outer)
{
    JoinTable joined = tables.front();
    for (size_t t = 1; t < tables.size(); ++t) {
        const JoinTable& right = tables[t];
        const Pairs pairs = matchRows(joined.key, right.key, outer);
        JoinTable next;
        next.key = joinedKey(joined.key, right.key, pairs);
        for (const Field& field : joined.fields)
            next.fields.push_back(gathered(field, pairs.left));
        for (const Field& field : right.fields)
            next.fields.push_back(gathered(field, pairs.right));
        joined = std::move(next);
    }
    Frame out;
    out.add(joined.key);
    for (Field& field : joined.fields)
        out.add(std::move(field));
    out.rows = joined.key.size();
    return out;
}
