#include "dashboards/format/colorscale.h"
#include "dashboards/format/fielddisplay.h"
#include "dashboards/format/fieldoverrides.h"
#include "tests/conformance/conformance.h"

#include <cmath>

namespace {

/// Fields that went through overrides give their computed colours as hexadecimal.
QString hexOf(const DisplayValue& value)
{
    return value.colorText.startsWith(QLatin1Char('#')) ? value.colorText : toHexString(value.color);
}

/// The limits that a gauge is drawn between: configured ones, else those of the numbers.
void addLimits(Json& json, const FieldDisplay& entry)
{
    const FieldConfig& config = *entry.field.config;
    const bool counted = entry.fieldIndex < 0 || entry.field.type == FieldType::Number;
    const auto add = [&](const char* key, const std::optional<double>& own, double shared) {
        if (own)
            json[key] = numberJson(*own);
        else if (counted)
            json[key] = numberJson(entry.fieldIndex < 0 ? 0 : entry.field.state.range ? shared : nullNumber);
    };
    const FieldRange range = entry.field.state.range.value_or(FieldRange());
    add("min", config.min, range.min);
    add("max", config.max, range.max);
}

Json entryJson(const FieldDisplay& entry)
{
    Json json = {{"name", entry.name.toStdString()},
                 {"text", entry.display.full().toStdString()},
                 {"numeric", numberJson(entry.display.numeric)},
                 {"color", (entry.fieldIndex < 0 ? entry.display.colorText : hexOf(entry.display)).toStdString()}};
    if (entry.fieldIndex >= 0) {
        json["title"] = entry.title.toStdString();
        json["percent"] = numberJson(entry.display.percent);
        json["colIndex"] = entry.fieldIndex;
    }
    if (entry.row)
        json["rowIndex"] = *entry.row;
    if (entry.percentChange)
        json["percentChange"] = numberJson(*entry.percentChange);
    addLimits(json, entry);
    if (entry.hasSparkline) {
        json["sparkline"] = Json::object();
        if (entry.highlightIndex)
            json["sparkline"]["highlightIndex"] = *entry.highlightIndex;
        if (entry.highlightLine)
            json["sparkline"]["highlightLine"] = numberJson(*entry.highlightLine);
    }
    return json;
}

} // namespace

Json runFieldDisplay(const ConformanceCase& c)
{
    const FieldConfigSource source = fieldConfigSourceFromOracle(jsonutil::object(c.input, "fieldConfig"));
    FieldDisplayRequest request;
    request.reduce = reduceOptionsFromJson(jsonutil::object(c.input, "reduceOptions"));
    request.sparkline = jsonutil::boolean(c.input, "sparkline");
    request.percentChange = jsonutil::boolean(c.input, "percentChange");
    request.emptyConfig = std::make_shared<const FieldConfig>(source.defaults);
    request.rules = &source.overrides;
    Json values = Json::array();
    OverrideContext context;
    context.applies = [](const QString&, FieldType) { return true; }; // so are the properties that this table knows
    const Frames frames = applyFieldOverrides(framesFromOracle(jsonutil::array(c.input, "data")), source, context);
    for (const FieldDisplay& entry : fieldDisplayValues(frames, request))
        values.push_back(entryJson(entry));
    return {{"values", values}};
}

/// A colour that a mapping gives leaves the percentage out, which is 0 here.
bool sameFieldDisplay(const Json& actual, const Json& expected)
{
    Json ours = actual;
    const Json& wanted = jsonutil::array(expected, "values");
    for (size_t i = 0; i < std::min(wanted.size(), ours["values"].size()); ++i)
        if (Json& entry = ours["values"][i]; !wanted[i].contains("percent") && entry.value("percent", 1.0) == 0.0)
            entry.erase("percent");
    return jsonutil::find(expected, "throws") || sameJson(ours, expected);
}
