#include "dashboards/transform/joinframes.h"

#include "dashboards/transform/cells.h"
#include "dashboards/transform/jointables.h"
#include "dashboards/transform/sortframe.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace {

bool isFirstTime(const Field& field, const Frame& frame)
{
    return field.type == FieldType::Time && &field == frame.first(FieldType::Time);
}

enum class Nulls
{
    Remove,
    Retain,
    Expand
};

/// What a null of the field means for the gaps beside it.
Nulls nullsOf(const Field& field)
{
    const Json* span = field.config->custom ? jsonutil::find(*field.config->custom, "spanNulls") : nullptr;
    if (span && span->is_boolean() && span->get<bool>())
        return Nulls::Remove;
    return span && span->is_number() && span->get<double>() == -1 ? Nulls::Retain : Nulls::Expand;
}

/// A field named Value is called after its frame; others tell it by a label.
void carryFrameName(Field& field, const Frame& frame)
{
    if (frame.name.isEmpty())
        return;
    if (field.name == QLatin1String("Value"))
        field.name = frame.name;
    else if (!field.labels.contains(QStringLiteral("name")))
        field.labels.insert(QStringLiteral("name"), frame.name);
}

/// The distinct keys in order and, per table, the row of the union that each of its rows goes to.
struct Union
{
    std::shared_ptr<const Column> keys;
    std::vector<std::vector<qsizetype>> targets;
    size_t rows = 0;
};

Union uniteTimes(const std::vector<JoinTable>& tables)
{
    TimeColumn all;
    for (const JoinTable& table : tables)
        all.insert(all.end(), table.key.times()->begin(), table.key.times()->end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    Union out;
    for (const JoinTable& table : tables) {
        std::vector<qsizetype>& target = out.targets.emplace_back();
        target.reserve(table.key.times()->size());
        size_t at = 0;
        for (const qint64 time : *table.key.times()) {
            // Sorted keys walk along; others are looked up.
            if (at >= all.size() || all[at] > time)
                at = size_t(std::lower_bound(all.begin(), all.end(), time) - all.begin());
            while (all[at] < time)
                ++at;
            target.push_back(qsizetype(at));
        }
    }
    out.rows = all.size();
    out.keys = std::make_shared<const Column>(std::move(all));
    return out;
}

Union uniteValues(const std::vector<JoinTable>& tables)
{
    std::vector<Value> keys;
    QHash<QString, qsizetype> known;
    Union out;
    bool numeric = true;
    for (const JoinTable& table : tables) {
        std::vector<qsizetype>& target = out.targets.emplace_back();
        for (const Value& key : cells::values(table.key)) {
            const QString id = QString::number(key.index()) + cells::text(key);
            auto it = known.find(id);
            if (it == known.end()) {
                it = known.insert(id, qsizetype(keys.size()));
                keys.push_back(key);
                numeric = numeric && !std::isnan(cells::number(key));
            }
            target.push_back(*it);
        }
    }
    out.rows = keys.size();
    // Keys that are no numbers stay in the order of their first appearance.
    if (numeric) {
        std::vector<qsizetype> order(keys.size());
        for (size_t i = 0; i < order.size(); ++i)
            order[i] = qsizetype(i);
        std::stable_sort(order.begin(), order.end(), [&](qsizetype a, qsizetype b) {
            return cells::number(keys[size_t(a)]) < cells::number(keys[size_t(b)]);
        });
        std::vector<qsizetype> place(order.size());
        std::vector<Value> sorted;
        for (size_t i = 0; i < order.size(); ++i) {
            place[size_t(order[i])] = qsizetype(i);
            sorted.push_back(keys[size_t(order[i])]);
        }
        for (auto& target : out.targets)
            for (qsizetype& row : target)
                row = place[size_t(row)];
        keys = std::move(sorted);
    }
    out.keys = std::make_shared<const Column>(cells::column(keys, tables.front().key.type));
    return out;
}

/// Nulls of the field spread over the gaps beside them.
void expandNulls(std::vector<qsizetype>& source, const std::vector<qsizetype>& nullRows,
                 const std::vector<quint8>& missing)
{
    const auto isGap = [&](qsizetype i) {
        const qsizetype row = source[size_t(i)];
        return row < 0 || missing[size_t(row)];
    };
    qsizetype last = -1;
    for (const qsizetype nullRow : nullRows) {
        if (nullRow <= last)
            continue;
        for (qsizetype i = nullRow - 1; i >= 0 && isGap(i); --i)
            source[size_t(i)] = -2;
        for (qsizetype i = nullRow + 1; i < qsizetype(source.size()) && isGap(i); ++i)
            source[size_t(last = i)] = -2;
    }
}

struct Missing
{
    std::vector<quint8> any; ///< null or absent
    std::vector<quint8> null;
};

Missing missingOf(const Field& field)
{
    Missing out;
    const auto rows = size_t(field.size());
    out.any.resize(rows);
    out.null.resize(rows);
    if (const NumberColumn* numbers = field.numbers()) {
        for (size_t i = 0; i < rows; ++i) {
            out.null[i] = isNull((*numbers)[i]);
            out.any[i] = isMissing((*numbers)[i]);
        }
        return out;
    }
    for (size_t i = 0; i < rows; ++i) {
        const Value v = field.at(qsizetype(i));
        out.null[i] = std::holds_alternative<Null>(v);
        out.any[i] = isMissing(v);
    }
    return out;
}

std::shared_ptr<const Column> aligned(const Field& field, const std::vector<qsizetype>& targets, size_t rows)
{
    const Nulls nulls = nullsOf(field);
    const Missing missing = missingOf(field);
    std::vector<qsizetype> source(rows, -1);
    std::vector<qsizetype> nullRows;
    for (size_t i = 0; i < targets.size() && i < missing.any.size(); ++i) {
        if (missing.null[i]) {
            if (nulls == Nulls::Remove)
                continue;
            if (nulls == Nulls::Expand)
                nullRows.push_back(targets[i]);
        }
        source[size_t(targets[i])] = qsizetype(i);
    }
    expandNulls(source, nullRows, missing.any);
    return std::make_shared<const Column>(cells::gather(*field.values, source));
}

/// Time fields that come along beside the key are told apart by a number.
void numberTimeFields(Frame& frame)
{
    QHash<QString, int> count;
    for (const Field& field : frame.fields)
        ++count[field.name];
    QHash<QString, int> seen;
    for (size_t i = 0; i < frame.fields.size(); ++i) {
        Field& field = frame.fields[i];
        const int number = ++seen[field.name];
        if (i > 0 && field.type == FieldType::Time && field.labels.isEmpty() && count.value(field.name) > 1) {
            field.state.displayName = field.name + QLatin1Char(' ') + QString::number(number);
            field.state.multipleFrames = false;
        }
    }
}

bool sameKeys(const std::vector<JoinTable>& tables)
{
    const Field& first = tables.front().key;
    return std::all_of(tables.begin() + 1, tables.end(), [&](const JoinTable& table) {
        if (table.key.values == first.values)
            return true;
        if (table.key.size() != first.size())
            return false;
        if (first.times() && table.key.times())
            return *first.times() == *table.key.times();
        for (qsizetype i = 0; i < first.size(); ++i)
            if (!cells::same(first.at(i), table.key.at(i)))
                return false;
        return true;
    });
}

Frame sideBySide(const std::vector<JoinTable>& tables)
{
    Frame out;
    out.add(tables.front().key);
    for (const JoinTable& table : tables)
        for (const Field& field : table.fields)
            out.add(field);
    out.rows = tables.front().key.size();
    if (!isLikelyAscending(out.fields.front()))
        sortFrameByNumber(out, 0);
    return out;
}

Frame outerJoin(const std::vector<JoinTable>& tables)
{
    if (sameKeys(tables))
        return sideBySide(tables);
    const bool times = std::all_of(tables.begin(), tables.end(), [](const JoinTable& t) { return t.key.times(); });
    const Union all = times ? uniteTimes(tables) : uniteValues(tables);
    Frame out;
    Field key = tables.front().key;
    key.values = all.keys;
    out.add(std::move(key));
    for (size_t t = 0; t < tables.size(); ++t)
        for (Field field : tables[t].fields) {
            field.values = aligned(field, all.targets[t], all.rows);
            out.add(std::move(field));
        }
    out.rows = qsizetype(all.rows);
    return out;
}

Frame emptied(const std::vector<JoinTable>& tables)
{
    Frame out;
    const auto add = [&](Field field) {
        field.values = std::make_shared<const Column>(cells::gather(*field.values, {}));
        out.fields.push_back(std::move(field));
    };
    add(tables.front().key);
    for (const JoinTable& table : tables)
        std::for_each(table.fields.begin(), table.fields.end(), add);
    return out;
}

} // namespace

bool isLikelyAscending(const Field& field)
{
    qsizetype first = 0;
    qsizetype last = field.size() - 1;
    while (first <= last && isMissing(field.at(first)))
        ++first;
    while (last >= first && isMissing(field.at(last)))
        --last;
    if (last <= first)
        return true;
    const qsizetype stride = std::max<qsizetype>(1, (last - first + 1) / 50);
    double previous = cells::number(field.at(first));
    for (qsizetype i = first + stride; i <= last; i += stride) {
        if (isMissing(field.at(i)))
            continue;
        const double v = cells::number(field.at(i));
        if (v <= previous)
            return false;
        previous = v;
    }
    return true;
}

Frame joinFrames(Frames frames, const JoinOptions& options)
{
    std::vector<JoinTable> tables;
    bool dropped = false;
    for (Frame& frame : frames) {
        JoinTable table;
        bool found = false;
        for (Field& field : frame.fields) {
            if (!found && (options.joinBy ? options.joinBy(field, frame, frames) : isFirstTime(field, frame))) {
                table.key = field;
                found = true;
            } else if (!options.keep || options.keep(field)) {
                Field copy = field;
                copy.state.displayName.clear();
                carryFrameName(copy, frame);
                table.fields.push_back(std::move(copy));
            }
        }
        if (found)
            tables.push_back(std::move(table));
        else
            dropped = true;
    }
    if (tables.empty())
        return {};
    Frame joined = options.mode == JoinMode::Outer   ? outerJoin(tables)
        : dropped && options.mode == JoinMode::Inner ? emptied(tables)
                                                     : joinTables(tables, options.mode == JoinMode::OuterTabular);
    numberTimeFields(joined);
    return joined;
}
