#include "dashboards/chart/stacking.h"

#include "datasources/data/jsonutil.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace {

bool isStacked(const StackSeries& series)
{
    return !series.hidden && series.times && series.values && !series.mode.isEmpty()
        && series.mode != QLatin1String("none");
}

/// Looks at some hundred values: more of them below zero than above?
bool mostlyNegative(const NumberColumn& values)
{
    const auto present = [](double v) { return !isMissing(v); };
    const auto first = std::find_if(values.begin(), values.end(), present);
    if (first == values.end())
        return false;
    const auto last = std::find_if(values.rbegin(), values.rend(), present).base();
    const size_t stride = std::max<size_t>(1, size_t(last - first) / 100);
    int below = 0;
    int above = 0;
    for (auto i = size_t(first - values.begin()); i < size_t(last - values.begin()); i += stride) {
        const double v = values[i];
        if (isMissing(v))
            continue;
        below += int(v < 0 || (v == 0 && std::signbit(v)));
        above += int(v > 0);
    }
    return below > above;
}

struct Group
{
    std::vector<size_t> members;
    int direction = 1;
    bool percent = false;
};

std::vector<Group> groupsOf(const std::vector<StackSeries>& series)
{
    std::vector<Group> groups;
    QHash<QStringList, size_t> byKey;
    for (size_t i = 0; i < series.size(); ++i) {
        const StackSeries& s = series[i];
        if (!isStacked(s))
            continue;
        const int direction = mostlyNegative(*s.values) != s.negativeY ? -1 : 1;
        const QStringList key {QString::number(direction), s.mode, s.group, s.scaleKey, s.drawStyle, s.interpolation};
        const auto it = byKey.constFind(key);
        const size_t index = it == byKey.constEnd() ? groups.size() : *it;
        if (it == byKey.constEnd()) {
            byKey.insert(key, index);
            groups.push_back({{}, direction, s.mode == QLatin1String("percent")});
        }
        groups[index].members.push_back(i);
    }
    return groups;
}

NumberColumn transformed(const StackSeries& series)
{
    if (series.constant) {
        NumberColumn values(series.values->size(), absentNumber);
        const auto first =
            std::find_if(series.values->begin(), series.values->end(), [](double v) { return !isMissing(v); });
        if (first != series.values->end())
            values[size_t(first - series.values->begin())] = *first;
        return values;
    }
    NumberColumn values = *series.values;
    if (series.negativeY)
        for (double& v : values)
            if (!isMissing(v))
                v = -v;
    return values;
}

bool sameTimes(const std::vector<StackSeries>& series, const Group& group)
{
    const TimeColumn* first = series[group.members.front()].times;
    return std::all_of(group.members.begin(), group.members.end(),
                       [&](size_t i) { return series[i].times == first || *series[i].times == *first; });
}

std::shared_ptr<const TimeColumn> unionOfTimes(const std::vector<StackSeries>& series, const Group& group)
{
    auto all = std::make_shared<TimeColumn>();
    for (const size_t i : group.members) {
        TimeColumn merged;
        merged.reserve(std::max(all->size(), series[i].times->size()));
        std::set_union(all->begin(), all->end(), series[i].times->begin(), series[i].times->end(),
                       std::back_inserter(merged));
        *all = std::move(merged);
    }
    return all;
}

/// The values laid on the union of times; absent where the series has no sample.
NumberColumn spread(const NumberColumn& values, const TimeColumn& own, const TimeColumn& all)
{
    NumberColumn out(all.size(), absentNumber);
    size_t row = 0;
    for (size_t i = 0; i < own.size() && i < values.size(); ++i) {
        while (row < all.size() && all[row] < own[i])
            ++row;
        if (row < all.size() && all[row] == own[i])
            out[row] = values[i];
    }
    return out;
}

/// Rows in which some series of a group has a value.
using Presence = std::vector<quint8>;

void mark(Presence& any, const NumberColumn& column)
{
    for (size_t row = 0; row < std::min(any.size(), column.size()); ++row)
        any[row] |= quint8(!isMissing(column[row]));
}

void accumulate(std::vector<NumberColumn>& columns, const Presence& any, const Group& group)
{
    const size_t rows = columns.front().size();
    NumberColumn total(rows, 0);
    for (NumberColumn& column : columns) {
        column.resize(rows, absentNumber);
        for (size_t row = 0; row < rows; ++row) {
            if (!isMissing(column[row]))
                column[row] = total[row] += column[row];
            else if (any[row])
                column[row] = total[row];
        }
    }
    if (!group.percent)
        return;
    for (NumberColumn& column : columns)
        for (size_t row = 0; row < rows; ++row)
            if (!isMissing(column[row]))
                column[row] = total[row] == 0 ? 0 : group.direction * (column[row] / total[row]);
}

void stackGroup(const std::vector<StackSeries>& series, const Group& group, int index,
                std::vector<StackedSeries>& stacked)
{
    const bool aligned = sameTimes(series, group);
    const std::shared_ptr<const TimeColumn> times = aligned ? nullptr : unionOfTimes(series, group);
    std::vector<NumberColumn> columns;
    columns.reserve(group.members.size());
    Presence any;
    const auto laid = [&](NumberColumn column, size_t i) {
        if (!aligned)
            column = spread(column, *series[i].times, *times);
        return column;
    };
    for (const size_t i : group.members) {
        columns.push_back(laid(transformed(series[i]), i));
        any.resize(columns.front().size(), 0);
        // A constant keeps one of its values, but all count as present.
        mark(any, series[i].constant ? laid(*series[i].values, i) : columns.back());
    }
    accumulate(columns, any, group);
    int below = -1;
    for (size_t k = 0; k < group.members.size(); ++k) {
        const size_t i = group.members[k];
        stacked[i] = {times, std::make_shared<const NumberColumn>(std::move(columns[k])), below, index,
                      group.direction};
        below = int(i);
    }
}

QString part(const Json& custom, const char* key, const QString& fallback)
{
    const Json* value = jsonutil::find(custom, key);
    if (!value || value->is_null())
        return fallback;
    return value->is_string() ? jsonutil::text(value->get_ref<const std::string&>())
                              : QString::fromUtf8(jsonutil::dump(*value));
}

} // namespace

std::vector<StackedSeries> stackSeries(const std::vector<StackSeries>& series)
{
    std::vector<StackedSeries> stacked(series.size());
    for (size_t i = 0; i < series.size(); ++i)
        if (!series[i].hidden && series[i].values && (series[i].constant || series[i].negativeY)
            && !isStacked(series[i]))
            stacked[i].values = std::make_shared<const NumberColumn>(transformed(series[i]));
    const std::vector<Group> groups = groupsOf(series);
    for (size_t i = 0; i < groups.size(); ++i)
        stackGroup(series, groups[i], int(i), stacked);
    return stacked;
}

QString scaleKey(const FieldConfig& config, FieldType type)
{
    static const Json none = Json::object();
    const Json& custom = config.custom && config.custom->is_object() ? *config.custom : none;
    const Json& distribution = jsonutil::object(custom, "scaleDistribution");
    const QString na = QStringLiteral("na");
    const auto number = [&](const std::optional<double>& v) { return v ? QString::number(*v, 'g', 17) : na; };
    QString scale = part(distribution, "type", QStringLiteral("linear"));
    if (scale == QLatin1String("log"))
        scale += part(distribution, "log", QString());
    const QStringList parts {config.unit.value_or(QStringLiteral("__fixed")),
                             number(config.min) + QLatin1Char('-') + number(config.max),
                             part(custom, "axisSoftMin", na) + QLatin1Char('-') + part(custom, "axisSoftMax", na),
                             part(custom, "axisPlacement", QStringLiteral("auto")),
                             scale,
                             part(custom, "axisLabel", na),
                             QString::number(int(type))};
    return parts.join(QLatin1Char('/'));
}
