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
                 {"color", (entry.fieldIndex < 0 ? entry.display.colorText : hexOf(entry.display)).toStdString()},
                 {"title", entry.title.toStdString()},
                 {"percent", numberJson(entry.display.percent)}};
    if (entry.fieldIndex >= 0)
        json["colIndex"] = entry.fieldIndex;
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

/// This table was made with properties that all apply to fields of every type.
Frames withDefaultsEverywhere(Frames frames, const FieldConfig& defaults)
{
    for (Frame& frame : frames) {
        for (Field& field : frame.fields) {
            if (field.type == FieldType::Number)
                continue;
            FieldConfig config = *field.config;
            config.decimals = config.decimals ? config.decimals : defaults.decimals;
            config.min = config.min ? config.min : defaults.min;
            config.max = config.max ? config.max : defaults.max;
            config.mappings = config.mappings ? config.mappings : defaults.mappings;
            field.config = std::make_shared<const FieldConfig>(std::move(config));
        }
    }
    return frames;
}

bool hasMoreKeys(const Json& actual, const Json& expected, const char* key)
{
    return jsonutil::find(actual, key) && !jsonutil::find(expected, key);
}

} // namespace

bool compareFieldDisplay(const Json& actual, const Json& expected)
{
    if (!sameJson(actual, expected))
        return false;
    const Json& entries = jsonutil::array(actual, "values");
    const Json& wanted = jsonutil::array(expected, "values");
    for (size_t i = 0; i < wanted.size(); ++i)
        for (const char* key : {"highlightIndex", "highlightLine"})
            if (hasMoreKeys(jsonutil::object(entries[i], "sparkline"), jsonutil::object(wanted[i], "sparkline"), key))
                return false;
    return true;
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
    const Frames data = withDefaultsEverywhere(framesFromOracle(jsonutil::array(c.input, "data")), source.defaults);
    const Frames frames = applyFieldOverrides(data, source, {});
    for (const FieldDisplay& entry : fieldDisplayValues(frames, request))
        values.push_back(entryJson(entry));
    return {{"values", values}};
}
