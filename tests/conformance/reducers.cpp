#include "dashboards/reduce/reducers.h"

#include "dashboards/reduce/seriesstatistics.h"
#include "tests/conformance/conformance.h"

namespace {

Json reduced(const Field& field, const QString& id, NullMode mode, bool together)
{
    // Asked together with others these two are found by the pass over all cells, which knows nulls as zeros.
    if (together && field.size() > 0 && id == QLatin1String("lastNotNull"))
        return valueJson(seriesStatistics(field, mode).lastGood);
    if (together && field.size() > 0 && id == QLatin1String("firstNotNull"))
        return valueJson(seriesStatistics(field, mode).firstGood);
    if (id != QLatin1String("allValues") && id != QLatin1String("uniqueValues"))
        return valueJson(reduceField(field, id, mode));
    if (field.size() == 0)
        return nullptr;
    Json cells = Json::array();
    for (const Value& cell : reduceToCells(field, id))
        cells.push_back(valueJson(cell));
    return cells;
}

} // namespace

Json runReducers(const ConformanceCase& c)
{
    static const QHash<QString, NullMode> modes = {{QStringLiteral("null"), NullMode::Null},
                                                   {QStringLiteral("null as zero"), NullMode::AsZero}};
    Json json = {{"name", "x"}, {"type", c.input.value("type", Json())}, {"values", c.input.value("values", Json())}};
    const Frame frame = frameFromOracle({{"fields", Json::array({json})}});
    QStringList ids = jsonutil::strings(c.input, "reducers");
    const bool together = ids == QStringList {QStringLiteral("*all*")};
    if (together) {
        ids.clear();
        for (const Reducer& reducer : reducers())
            if (!reducer.id.startsWith(QLatin1Char('p'))) // percentiles are asked for one by one
                ids << reducer.id;
    }
    const NullMode mode = modes.value(jsonutil::string(c.input, "nullValueMode"), NullMode::Ignore);
    Json out = Json::object();
    for (const QString& id : ids)
        out[id.toStdString()] = reduced(frame.fields.front(), id, mode, together);
    return out;
}
