#include "dashboards/transform/sortframe.h"

#include "dashboards/reduce/browsersort.h"
#include "dashboards/transform/cells.h"

#include <QCollator>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace {

using Rows = std::vector<qsizetype>;

Rows identity(qsizetype rows)
{
    Rows order(static_cast<size_t>(std::max<qsizetype>(0, rows)));
    std::iota(order.begin(), order.end(), 0);
    return order;
}

/// A null counts as zero. NaN is no order: short lists leave it where browsers do, in longer ones it is the largest.
Rows numericOrder(const Field& field, qsizetype rows, bool descending)
{
    Rows order = identity(rows);
    std::vector<double> keys;
    keys.reserve(order.size());
    for (const qsizetype row : order)
        keys.push_back(cells::number(field.at(row)));
    const auto before = [&](qsizetype a, qsizetype b) {
        return descending ? keys[size_t(b)] < keys[size_t(a)] : keys[size_t(a)] < keys[size_t(b)];
    };
    if (order.size() < browserMergesFrom) {
        browserSort(order, before);
        return order;
    }
    for (double& key : keys)
        key = std::isnan(key) ? std::numeric_limits<double>::infinity() : key;
    std::stable_sort(order.begin(), order.end(), before);
    return order;
}

QCollator baseCollator()
{
    QCollator collator {QLocale(QLocale::English)};
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    return collator;
}

/// Texts without accents: the collation compares base letters only.
QString baseLetters(const QString& text)
{
    QString out;
    for (const QChar c : text.normalized(QString::NormalizationForm_D))
        if (c.category() != QChar::Mark_NonSpacing)
            out += c;
    return out;
}

Rows textOrder(const Field& field, qsizetype rows, bool descending)
{
    Rows order = identity(rows);
    const QCollator collator = baseCollator();
    std::vector<std::optional<QCollatorSortKey>> keys;
    for (const qsizetype row : order) {
        const Value v = field.at(row);
        keys.push_back(cells::truthy(v) ? std::optional(collator.sortKey(baseLetters(cells::text(v)))) : std::nullopt);
    }
    const auto before = [&](qsizetype a, qsizetype b) {
        const auto& keyA = keys[size_t(a)];
        const auto& keyB = keys[size_t(b)];
        return keyA && keyB ? *keyA < *keyB : keyA.has_value() && !keyB.has_value();
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](qsizetype a, qsizetype b) { return descending ? before(b, a) : before(a, b); });
    return order;
}

Rows booleanOrder(const Field& field, qsizetype rows, bool descending)
{
    Rows order = identity(rows);
    std::stable_partition(order.begin(), order.end(),
                          [&](qsizetype row) { return cells::truthy(field.at(row)) != descending; });
    return order;
}

} // namespace

void sortFrame(Frame& frame, size_t fieldIndex, bool descending)
{
    if (fieldIndex >= frame.fields.size())
        return;
    const Field field = frame.fields[fieldIndex];
    Rows order;
    switch (field.type) {
    case FieldType::Number:
    case FieldType::Time:
        order = numericOrder(field, frame.rows, descending);
        break;
    case FieldType::String:
        order = textOrder(field, frame.rows, descending);
        break;
    case FieldType::Boolean:
        order = booleanOrder(field, frame.rows, descending);
        break;
    default:
        order = identity(frame.rows);
        if (descending)
            std::reverse(order.begin(), order.end());
    }
    cells::gatherRows(frame, order);
}

void sortFrameByNumber(Frame& frame, size_t fieldIndex)
{
    cells::gatherRows(frame, numericOrder(frame.fields[fieldIndex], frame.rows, false));
}
