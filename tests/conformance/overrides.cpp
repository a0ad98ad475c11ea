#include "dashboards/format/displayprocessor.h"
#include "dashboards/format/fieldoverrides.h"
#include "tests/conformance/conformance.h"

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
                 {"seriesIndex", field.state.seriesIndex},
                 {"seriesColor", seriesColorText(field, {}).toStdString()},
                 {"shown", shownJson(field)}};
    if (field.state.range)
        json["range"] = {{"min", numberJson(field.state.range->min)},
                         {"max", numberJson(field.state.range->max)},
                         {"delta", numberJson(field.state.range->delta())}};
    return json;
}

Json applied(const Json& input)
{
    const FieldConfigSource source = fieldConfigSourceFromOracle(jsonutil::object(input, "fieldConfig"));
    OverrideContext context;
    context.interpolate = [](const QString& text, const Field&, const Frame&) {
        return QString(text).replace(QLatin1String("$v"), QLatin1String("X"));
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

/// Keys of the table that this client keeps in other forms are left out of the comparison.
bool sameOverrides(const Json& actual, const Json& expected)
{
    Json reduced = expected;
    if (Json* frames = reduced.contains("frames") ? &reduced["frames"] : nullptr) {
        for (Json& frame : *frames) {
            frame = Json {{"fields", frame["fields"]}};
            for (Json& field : frame["fields"]) {
                field.erase("config");
                field.erase("type");
            }
        }
    }
    return sameJson(actual, reduced);
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
    if (fn == QLatin1String("fieldMatcher") || fn == QLatin1String("frameMatcher"))
        return {{"matches", matches}};
    return skipped(); // value matchers belong to the transformations
}
