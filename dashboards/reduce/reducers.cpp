#include "dashboards/reduce/reducers.h"

#include <QCoreApplication>
#include <QHash>

namespace {

struct ReducerRow
{
    const char* id;
    const char* name;
    const char* alias;
};

// Ids, names and aliases in the order in which Grafana lists them; percentiles follow.
const ReducerRow rows[] = {
    {"lastNotNull", QT_TRANSLATE_NOOP("Reducer", "Last *"), "current"},
    {"last", QT_TRANSLATE_NOOP("Reducer", "Last"), nullptr},
    {"firstNotNull", QT_TRANSLATE_NOOP("Reducer", "First *"), nullptr},
    {"first", QT_TRANSLATE_NOOP("Reducer", "First"), nullptr},
    {"min", QT_TRANSLATE_NOOP("Reducer", "Min"), nullptr},
    {"max", QT_TRANSLATE_NOOP("Reducer", "Max"), nullptr},
    {"mean", QT_TRANSLATE_NOOP("Reducer", "Mean"), "avg"},
    {"median", QT_TRANSLATE_NOOP("Reducer", "Median"), nullptr},
    {"variance", QT_TRANSLATE_NOOP("Reducer", "Variance"), nullptr},
    {"stdDev", QT_TRANSLATE_NOOP("Reducer", "StdDev"), nullptr},
    {"sum", QT_TRANSLATE_NOOP("Reducer", "Total"), "total"},
    {"count", QT_TRANSLATE_NOOP("Reducer", "Count"), nullptr},
    {"countAll", QT_TRANSLATE_NOOP("Reducer", "Count all"), nullptr},
    {"range", QT_TRANSLATE_NOOP("Reducer", "Range"), nullptr},
    {"delta", QT_TRANSLATE_NOOP("Reducer", "Delta"), nullptr},
    {"step", QT_TRANSLATE_NOOP("Reducer", "Step"), nullptr},
    {"diff", QT_TRANSLATE_NOOP("Reducer", "Difference"), nullptr},
    {"logmin", QT_TRANSLATE_NOOP("Reducer", "Min (above zero)"), nullptr},
    {"allIsZero", QT_TRANSLATE_NOOP("Reducer", "All Zeros"), nullptr},
    {"allIsNull", QT_TRANSLATE_NOOP("Reducer", "All Nulls"), nullptr},
    {"changeCount", QT_TRANSLATE_NOOP("Reducer", "Change Count"), nullptr},
    {"distinctCount", QT_TRANSLATE_NOOP("Reducer", "Distinct Count"), nullptr},
    {"diffperc", QT_TRANSLATE_NOOP("Reducer", "Difference percent"), nullptr},
    {"allValues", QT_TRANSLATE_NOOP("Reducer", "All values"), nullptr},
    {"uniqueValues", QT_TRANSLATE_NOOP("Reducer", "All unique values"), nullptr},
};

QString ordinal(int n)
{
    const bool teen = n % 100 >= 11 && n % 100 <= 13;
    const char* const ending = teen || n % 10 == 0 || n % 10 > 3 ? "th"
        : n % 10 == 1                                            ? "st"
        : n % 10 == 2                                            ? "nd"
                                                                 : "rd";
    return QString::number(n) + QLatin1String(ending) + QStringLiteral(" %");
}

std::vector<Reducer> makeReducers()
{
    std::vector<Reducer> list;
    for (const ReducerRow& row : rows) {
        Reducer reducer {QString::fromLatin1(row.id), QCoreApplication::translate("Reducer", row.name), {}, {}};
        if (row.alias)
            reducer.aliases << QString::fromLatin1(row.alias);
        list.push_back(std::move(reducer));
    }
    for (int p = 1; p <= 99; ++p)
        list.push_back({QStringLiteral("p%1").arg(p), ordinal(p), {}, {}});
    return list;
}

} // namespace

std::span<const Reducer> reducers()
{
    static const std::vector<Reducer> list = makeReducers();
    return list;
}

const Reducer* findReducer(const QString& idOrAlias)
{
    static const QHash<QString, const Reducer*> index = [] {
        QHash<QString, const Reducer*> hash;
        for (const Reducer& reducer : reducers()) {
            hash.insert(reducer.id, &reducer);
            for (const QString& alias : reducer.aliases)
                hash.insert(alias, &reducer);
        }
        return hash;
    }();
    return index.value(idOrAlias, nullptr);
}
