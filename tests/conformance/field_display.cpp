#include "dashboards/format/colorscale.h"
#include "dashboards/format/fielddisplay.h"
#include "dashboards/format/fieldoverrides.h"
#include "tests/conformance/conformance.h"

#include <cmath>

namespace {

/// Fields that went through overrides give their computed colours as hexadecimal.
QString hexOf(const DisplayValue& value)
{
    return value.colorText.startsWith(QLatin1String("rgb")) ? toHexString(value.color) : value.colorText;
}

Json entryJson(const FieldDisplay& entry)
{
    Json json = {{"name", entry.name.toStdString()},
                 {"text", entry.display.full().toStdString()},
                 {"numeric", numberJson(entry.display.numeric)},
                 {"color", hexOf(entry.display).toStdString()},
                 {"title", entry.title.toStdString()},
                 {"percent", numberJson(entry.display.percent)}};
    if (entry.fieldIndex >= 0)
        json["colIndex"] = entry.fieldIndex;
    if (entry.row)
        json["rowIndex"] = *entry.row;
    if (entry.percentChange)
        json["percentChange"] = numberJson(*entry.percentChange);
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
        entry.erase("sparkline"); // which cell it marks is the panel's
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
