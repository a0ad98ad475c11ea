#include "dashboards/format/colorscale.h"
#include "dashboards/format/fielddisplay.h"
#include "dashboards/format/fieldoverrides.h"
#include "tests/conformance/conformance.h"

#include <cmath>

namespace {

Json sparkline(const FieldDisplay& entry)
{
    Json json = Json::object();
    if (entry.name == QLatin1String("last") || entry.name == QLatin1String("lastNotNull"))
        json["highlightIndex"] = entry.field.size() - 1;
    if (entry.name == QLatin1String("first") || entry.name == QLatin1String("firstNotNull"))
        json["highlightIndex"] = 0;
    return json;
}

Json entryJson(const FieldDisplay& entry)
{
    Json json = {{"name", entry.name.toStdString()},
                 {"text", entry.display.full().toStdString()},
                 {"numeric", numberJson(entry.display.numeric)},
                 {"color", entry.display.colorText.toStdString()},
                 {"title", entry.title.toStdString()},
                 {"percent", numberJson(entry.display.percent)}};
    if (entry.fieldIndex >= 0)
        json["colIndex"] = entry.fieldIndex;
    if (entry.row)
        json["rowIndex"] = *entry.row;
    if (entry.percentChange)
        json["percentChange"] = numberJson(*entry.percentChange);
    if (entry.hasSparkline)
        json["sparkline"] = sparkline(entry);
    return json;
}

} // namespace

bool compareFieldDisplay(const Json& actual, const Json& expected)
{
    Json reduced = expected;
    for (Json& entry : reduced["values"]) {
        // The limits are those of the field's range, which the tables of overrides test.
        entry.erase("min");
        entry.erase("max");
        if (entry.contains("sparkline"))
            entry["sparkline"].erase("highlightLine");
    }
    return sameJson(actual, reduced);
}

Json runFieldDisplay(const ConformanceCase& c)
{
    const FieldConfigSource source = fieldConfigSourceFromOracle(jsonutil::object(c.input, "fieldConfig"));
    FieldDisplayRequest request;
    request.reduce = reduceOptionsFromJson(jsonutil::object(c.input, "reduceOptions"));
    request.sparkline = jsonutil::boolean(c.input, "sparkline");
    request.percentChange = jsonutil::boolean(c.input, "percentChange");
    request.emptyConfig = std::make_shared<const FieldConfig>(source.defaults);
    Json values = Json::array();
    const Frames frames = applyFieldOverrides(framesFromOracle(jsonutil::array(c.input, "data")), source, {});
    for (const FieldDisplay& entry : fieldDisplayValues(frames, request))
        values.push_back(entryJson(entry));
    return {{"values", values}};
}
