#include "dashboards/reduce/reducers.h"

#include "tests/conformance/conformance.h"

namespace {

Json reduced(const Field& field, const QString& id, NullMode mode)
{
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
    if (ids == QStringList {QStringLiteral("*all*")}) {
        ids.clear();
        for (const Reducer& reducer : reducers())
            ids << reducer.id;
    }
    const NullMode mode = modes.value(jsonutil::string(c.input, "nullValueMode"), NullMode::Ignore);
    Json out = Json::object();
    for (const QString& id : ids)
        out[id.toStdString()] = reduced(frame.fields.front(), id, mode);
    return out;
}
