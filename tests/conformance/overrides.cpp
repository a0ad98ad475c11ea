#include "dashboards/format/displayprocessor.h"
#include "dashboards/format/fieldoverrides.h"
#include "dashboards/transform/valuematcher.h"
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
    return value.colorText.startsWith(QLatin1String("rgb")) ? toHexString(value.color) : value.colorText;
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

Json fieldJson(const Field& field)
{
    Json json = {{"name", field.name.toStdString()},
                 {"displayName", field.state.displayName.toStdString()},
                 {"config", fieldConfigJson(*field.config)},
                 {"seriesIndex", field.state.seriesIndex},
                 {"seriesColor", seriesColorText(field, {}).toStdString()},
                 {"shown", shownJson(field)}};
    const FieldConfig& config = *field.config;
    if (field.type == FieldType::Number) {
        // Cells that are all missing have no limits, which are zeros in a difference.
        const bool known = field.state.range.has_value();
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
    Json frames = Json::array();
    for (const Frame& frame : applyFieldOverrides(framesFromOracle(jsonutil::array(input, "data")), source, context)) {
        Json fields = Json::array();
        for (const Field& field : frame.fields)
            fields.push_back(fieldJson(field));
        frames.push_back({{"fields", fields}});
    }
    return {{"frames", frames}};
}

/// The table's properties below `custom`, whose texts are written as texts; others are kept here as they came.
Json knownCustom(const Json& custom)
{
    Json known = Json::object();
    for (const char* key : {"lineWidth", "fillOpacity", "drawStyle", "axisCenteredZero", "axisLabel", "axisSoftMin",
                            "hideFrom", "stacking", "nested"})
        if (const Json* value = jsonutil::find(custom, key); value && !value->is_null())
            known[key] = *value;
    if (known.contains("axisLabel"))
        known["axisLabel"] = jsonutil::asString(known["axisLabel"])
                                 .value_or(QString::fromUtf8(jsonutil::dump(known["axisLabel"])))
                                 .toStdString();
    return known;
}

bool sameConfig(Json actual, Json expected, bool isNumber)
{
    actual["custom"] = knownCustom(jsonutil::object(actual, "custom"));
    if (!isNumber)
        actual["custom"].erase("stacking"); // which the table gives to numbers alone
    if (jsonutil::object(actual, "custom").size() != jsonutil::object(expected, "custom").size())
        return false;
    if (expected.contains("thresholds")) // a base step may be written without its value
        expected["thresholds"] = thresholdsJson(thresholdsFromJson(expected["thresholds"]));
    for (const auto& [key, value] : actual.items())
        if (!expected.contains(key))
            return false;
    return sameJson(actual, expected);
}

bool sameFields(const Json& actual, const Json& expected)
{
    if (actual.size() != expected.size())
        return false;
    for (size_t i = 0; i < expected.size(); ++i) {
        Json shown = expected[i];
        Json ours = actual[i];
        if (!sameConfig(ours["config"], shown["config"], shown["type"] == "number")
            || ours.contains("range") != shown.contains("range"))
            return false;
        shown.erase("config");
        shown.erase("type"); // not changed by overrides
        if (!sameJson(ours, shown))
            return false;
    }
    return true;
}

bool sameOverrides(const Json& actual, const Json& expected)
{
    if (!expected.contains("frames"))
        return sameJson(actual, expected);
    const Json& frames = jsonutil::array(actual, "frames");
    const Json& wanted = jsonutil::array(expected, "frames");
    if (frames.size() != wanted.size())
        return false;
    for (size_t i = 0; i < wanted.size(); ++i)
        if (!sameFields(jsonutil::array(frames[i], "fields"), jsonutil::array(wanted[i], "fields")))
            return false;
    return true;
}

} // namespace

bool compareOverrides(const Json& actual, const Json& expected)
{
    return sameOverrides(actual, expected);
}

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
