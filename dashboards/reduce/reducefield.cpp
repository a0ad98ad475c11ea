#include "dashboards/reduce/browsersort.h"
#include "dashboards/reduce/mixedstatistics.h"
#include "dashboards/reduce/reducers.h"
#include "dashboards/reduce/seriesstatistics.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace {

constexpr double maxNumber = std::numeric_limits<double>::max();

using Statistic = Value (*)(const SeriesStatistics&);

Value orNull(double value, double untouched)
{
    return value == untouched ? Value(Null()) : Value(value);
}

std::optional<std::pair<double, double>> numericEnds(const SeriesStatistics& s)
{
    const double* first = std::get_if<double>(&s.firstGood);
    const double* last = std::get_if<double>(&s.lastGood);
    return first && last ? std::optional(std::pair(*first, *last)) : std::nullopt;
}

const QHash<QString, Statistic>& statistics()
{
    using S = const SeriesStatistics&;
    static const QHash<QString, Statistic> table = {
        {QStringLiteral("min"), [](S s) { return orNull(s.min, maxNumber); }},
        {QStringLiteral("max"), [](S s) { return orNull(s.max, -maxNumber); }},
        {QStringLiteral("mean"), [](S s) { return s.good > 0 ? Value(s.sum / double(s.good)) : Value(Null()); }},
        {QStringLiteral("sum"), [](S s) { return Value(s.sum); }},
        {QStringLiteral("count"), [](S s) { return Value(double(s.count)); }},
        {QStringLiteral("range"),
         [](S s) { return s.max == -maxNumber || s.min == maxNumber ? Value(Null()) : Value(s.max - s.min); }},
        {QStringLiteral("delta"), [](S s) { return Value(s.delta); }},
        {QStringLiteral("step"), [](S s) { return orNull(s.step, maxNumber); }},
        {QStringLiteral("diff"),
         [](S s) {
             const auto ends = numericEnds(s);
             return ends ? Value(ends->second - ends->first) : Value(Null());
         }},
        {QStringLiteral("diffperc"),
         [](S s) {
             const auto ends = numericEnds(s);
             return Value(ends ? (ends->second - ends->first) / ends->first * 100 : 0.0);
         }},
        {QStringLiteral("logmin"), [](S s) { return Value(s.logMin); }},
        {QStringLiteral("allIsZero"), [](S s) { return Value(s.allIsZero && !s.allIsNull); }},
        {QStringLiteral("allIsNull"), [](S s) { return Value(s.allIsNull); }},
    };
    return table;
}

using NumberedCell = std::pair<double, Value>;

/// Short lists in the order of browsers; in long ones NaN is last.
void sortCells(std::vector<NumberedCell>& cells)
{
    if (cells.size() < browserMergesFrom)
        return browserSort(cells, [](const NumberedCell& a, const NumberedCell& b) { return a.first - b.first < 0; });
    std::stable_sort(cells.begin(), cells.end(), [](const NumberedCell& a, const NumberedCell& b) {
        return !std::isnan(a.first) && (std::isnan(b.first) || a.first < b.first);
    });
}

/// The cells that count in the order of their numbers, which texts are read as; null cells as the mode says, absent
/// ones last.
std::vector<Value> sortedCells(const Field& field, NullMode mode)
{
    std::vector<NumberedCell> cells;
    qsizetype absent = 0;
    for (qsizetype row = 0; row < field.size(); ++row) {
        Value value = field.at(row);
        const bool null = std::holds_alternative<Null>(value);
        if (null && mode == NullMode::Ignore)
            continue;
        if (null && mode == NullMode::AsZero)
            value = 0.0;
        if (std::holds_alternative<Absent>(value))
            ++absent;
        else
            cells.emplace_back(scriptNumber(value), std::move(value));
    }
    sortCells(cells);
    std::vector<Value> sorted;
    sorted.reserve(cells.size() + size_t(absent));
    for (NumberedCell& cell : cells)
        sorted.push_back(std::move(cell.second));
    sorted.insert(sorted.end(), size_t(absent), Value(Absent()));
    return sorted;
}

Value median(const Field& field, NullMode mode)
{
    std::vector<Value> sorted = sortedCells(field, mode);
    // Absent cells are left out, zeros, or stay at the end.
    const size_t absent = size_t(std::count(sorted.begin(), sorted.end(), Value(Absent())));
    if (mode != NullMode::Null)
        sorted.resize(sorted.size() - absent);
    if (mode == NullMode::AsZero && absent > 0) {
        const auto place =
            std::find_if(sorted.begin(), sorted.end(), [](const Value& cell) { return !(scriptNumber(cell) < 0); });
        sorted.insert(place, absent, Value(0.0));
    }
    if (sorted.empty())
        return std::nan("");
    const size_t middle = sorted.size() / 2;
    if (sorted.size() % 2 == 1)
        return sorted[middle];
    return scriptNumber(scriptSum(sorted[middle - 1], sorted[middle])) / 2;
}

/// Nearest rank, without interpolation.
Value percentile(const Field& field, int percent, NullMode mode)
{
    const std::vector<Value> sorted = sortedCells(field, mode);
    if (sorted.empty())
        return Null();
    const double rank = std::floor(double(sorted.size() - 1) * percent / 100 + 0.5);
    return sorted[size_t(rank)];
}

double variance(const Field& field)
{
    if (field.type != FieldType::Number && field.type != FieldType::Time)
        return 0;
    double mean = 0;
    double squares = 0;
    qint64 count = 0;
    for (qsizetype row = 0; row < field.size(); ++row) {
        const double v = field.numberAt(row);
        if (isMissing(v))
            continue;
        ++count;
        const double before = mean;
        mean += (v - mean) / double(count);
        squares += (v - before) * (v - mean);
    }
    return count > 0 ? squares / double(count) : 0;
}

/// What tells cells apart in a set.
QString cellKey(const Value& value)
{
    if (const double* number = std::get_if<double>(&value))
        return QLatin1Char('n') + QString::number(*number + 0.0, 'g', 17);
    if (const bool* b = std::get_if<bool>(&value))
        return *b ? QStringLiteral("b1") : QStringLiteral("b0");
    if (const QString* text = std::get_if<QString>(&value))
        return QLatin1Char('s') + *text;
    if (const JsonPtr* json = std::get_if<JsonPtr>(&value))
        return QStringLiteral("o%1").arg(quintptr(json->get()));
    return value.index() == 0 ? QStringLiteral("u") : QStringLiteral("l");
}

std::vector<Value> uniqueCells(const Field& field, NullMode mode = NullMode::Null)
{
    std::set<QString> seen;
    std::vector<Value> cells;
    for (qsizetype row = 0; row < field.size(); ++row) {
        Value value = field.at(row);
        const bool null = std::holds_alternative<Null>(value);
        if (null && mode == NullMode::Ignore)
            continue;
        if (null && mode == NullMode::AsZero)
            value = 0.0;
        if (seen.insert(cellKey(value)).second)
            cells.push_back(std::move(value));
    }
    return cells;
}

/// How often a cell differs from the one before it; only null cells are left out or count as zero.
double changeCount(const Field& field, NullMode mode)
{
    double changes = 0;
    std::optional<QString> before;
    for (qsizetype row = 0; row < field.size(); ++row) {
        Value value = field.at(row);
        const bool null = std::holds_alternative<Null>(value);
        if (null && mode == NullMode::Ignore)
            continue;
        if (null && mode == NullMode::AsZero)
            value = 0.0;
        const double* number = std::get_if<double>(&value);
        const QString key = cellKey(value);
        const bool nan = number && std::isnan(*number);
        if (before && (nan || key != *before))
            ++changes;
        before = key;
    }
    return changes;
}

Value emptyResult(const QString& id)
{
    if (id == QLatin1String("sum") || id == QLatin1String("count") || id == QLatin1String("countAll"))
        return 0.0;
    if (id == QLatin1String("allIsNull") || id == QLatin1String("allIsZero"))
        return id == QLatin1String("allIsNull");
    return Null();
}

int percentOf(const QString& id)
{
    bool ok = false;
    const int percent = id.startsWith(QLatin1Char('p')) ? id.mid(1).toInt(&ok) : 0;
    return ok && percent >= 1 && percent <= 99 ? percent : 0;
}

/// Extremes of cells that are texts are the cells themselves.
Value asCell(const Field& field, const Value& extreme)
{
    const double* number = std::get_if<double>(&extreme);
    for (qsizetype row = 0; number && !field.numbers() && row < field.size(); ++row)
        if (field.numberAt(row) == *number)
            return field.at(row);
    return extreme;
}

Value ofWholeField(const Field& field, const QString& id, NullMode mode)
{
    const qsizetype rows = field.size();
    if (id == QLatin1String("last"))
        return field.at(rows - 1);
    if (id == QLatin1String("first"))
        return field.at(0);
    if (id == QLatin1String("countAll"))
        return double(rows);
    if (id == QLatin1String("median"))
        return median(field, mode);
    if (id == QLatin1String("variance"))
        return variance(field);
    if (id == QLatin1String("stdDev"))
        return std::sqrt(variance(field));
    if (id == QLatin1String("changeCount"))
        return changeCount(field, mode);
    if (id == QLatin1String("distinctCount"))
        return double(uniqueCells(field, mode).size());
    if (const int percent = percentOf(id))
        return percentile(field, percent, mode);
    return Absent();
}

} // namespace

Value reduceField(const Field& field, const QString& reducerId, NullMode mode)
{
    const Reducer* reducer = findReducer(reducerId);
    if (!reducer)
        return Null();
    const QString& id = reducer->id;
    if (field.size() == 0)
        return emptyResult(id);
    if (id == QLatin1String("lastNotNull") || id == QLatin1String("firstNotNull"))
        return goodCell(field, id == QLatin1String("lastNotNull"));
    if (const auto result = mixedStatistic(field, id, mode))
        return *result;
    if (const Statistic statistic = statistics().value(id)) {
        const Value result = statistic(seriesStatistics(field, mode));
        const bool extreme = id == QLatin1String("min") || id == QLatin1String("max") || id == QLatin1String("logmin");
        return extreme && field.type == FieldType::Number ? asCell(field, result) : result;
    }
    return ofWholeField(field, id, mode);
}

std::vector<Value> reduceToCells(const Field& field, const QString& reducerId)
{
    if (reducerId == QLatin1String("uniqueValues"))
        return uniqueCells(field);
    std::vector<Value> cells;
    for (qsizetype row = 0; row < field.size(); ++row)
        cells.push_back(field.at(row));
    return cells;
}

double reduceToNumber(const Field& field, const QString& reducerId)
{
    const double number = valueAsNumber(reduceField(field, reducerId));
    return isMissing(number) ? std::nan("") : number;
}
