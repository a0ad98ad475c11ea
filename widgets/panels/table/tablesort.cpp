#include "widgets/panels/table/tablesort.h"

#include "dashboards/reduce/reducers.h"

#include <QCollator>

#include <algorithm>
#include <cmath>

namespace {

bool sortsAsText(FieldType type)
{
    return type == FieldType::String || type == FieldType::Other || type == FieldType::Enum;
}

double numberKey(const Field& field, quint32 row)
{
    constexpr double first = -std::numeric_limits<double>::infinity();
    if (const TimeColumn* times = field.times())
        return row < times->size() && (*times)[row] != nullTime ? double((*times)[row]) : first;
    if (const auto* frames = field.as<FramesColumn>()) {
        const auto& cell = row < frames->size() ? (*frames)[row] : nullptr;
        const Field* number = cell && !cell->empty() ? cell->front().first(FieldType::Number) : nullptr;
        const double last = number ? reduceToNumber(*number, QStringLiteral("lastNotNull")) : first;
        return std::isnan(last) ? first : last;
    }
    const double number = field.numberAt(row);
    return std::isnan(number) ? first : number;
}

QString textKey(const Field& field, quint32 row)
{
    const Value value = field.at(row);
    const auto* text = std::get_if<QString>(&value);
    return text ? *text : QString();
}

template<typename Less>
void stableSort(std::vector<quint32>& rows, bool descending, const Less& less)
{
    if (descending)
        std::stable_sort(rows.begin(), rows.end(), [&](quint32 a, quint32 b) { return less(b, a); });
    else
        std::stable_sort(rows.begin(), rows.end(), less);
}

void sortByText(std::vector<quint32>& rows, const SortField& by)
{
    QCollator collator((QLocale(QLocale::English)));
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<std::optional<QCollatorSortKey>> keys(size_t(by.field.size()));
    for (const quint32 row : rows)
        if (row < keys.size())
            keys[row] = collator.sortKey(textKey(by.field, row));
    stableSort(rows, by.descending, [&](quint32 a, quint32 b) {
        if (a >= keys.size() || b >= keys.size())
            return a >= keys.size() && b < keys.size();
        return keys[a]->compare(*keys[b]) < 0;
    });
}

} // namespace

void sortRows(std::vector<quint32>& rows, const std::vector<SortField>& fields)
{
    // The last key first: every pass is stable, so earlier keys win.
    for (auto by = fields.rbegin(); by != fields.rend(); ++by) {
        if (sortsAsText(by->field.type)) {
            sortByText(rows, *by);
            continue;
        }
        std::vector<double> keys(size_t(std::max<qsizetype>(by->field.size(), 0)));
        for (size_t row = 0; row < keys.size(); ++row)
            keys[row] = numberKey(by->field, quint32(row));
        const auto key = [&](quint32 row) {
            return row < keys.size() ? keys[row] : -std::numeric_limits<double>::infinity();
        };
        stableSort(rows, by->descending, [&](quint32 a, quint32 b) { return key(a) < key(b); });
    }
}
