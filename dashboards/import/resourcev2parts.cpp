#include "dashboards/import/resourcev2parts.h"

#include "dashboards/import/jsonedit.h"

namespace {

using namespace jsonedit; // NOLINT(google-build-using-namespace): verbs of this conversion

struct Word
{
    const char* word;
    int number;
};

constexpr Word hideWords[] = {{"dontHide", 0}, {"hideLabel", 1}, {"hideVariable", 2}, {"inControlsMenu", 3}};
constexpr Word refreshWords[] = {{"never", 0}, {"onDashboardLoad", 1}, {"onTimeRangeChanged", 2}};
constexpr Word sortWords[] = {
    {"disabled", 0},
    {"alphabeticalAsc", 1},
    {"alphabeticalDesc", 2},
    {"numericalAsc", 3},
    {"numericalDesc", 4},
    {"alphabeticalCaseInsensitiveAsc", 5},
    {"alphabeticalCaseInsensitiveDesc", 6},
    {"naturalAsc", 7},
    {"naturalDesc", 8},
};

struct VariableKind
{
    const char* kind;
    const char* type;
};

constexpr VariableKind variableKinds[] = {
    {"QueryVariable", "query"},       {"CustomVariable", "custom"},         {"TextVariable", "textbox"},
    {"ConstantVariable", "constant"}, {"DatasourceVariable", "datasource"}, {"IntervalVariable", "interval"},
    {"AdhocVariable", "adhoc"},       {"GroupByVariable", "groupby"},       {"SwitchVariable", "switch"},
};

template<size_t N>
void numberFor(Json& object, const char* key, const Word (&words)[N])
{
    const QString word = jsonutil::string(object, key);
    for (const Word& entry : words)
        if (word == QLatin1String(entry.word))
            object[key] = entry.number;
}

Json dataSourceOf(const Json& holder, const std::string& type)
{
    const Json* source = jsonutil::find(holder, "datasource");
    Json ref = Json::object();
    if (!type.empty())
        ref["type"] = type;
    if (source) {
        copy(*source, "type", ref, "type");
        copy(*source, "uid", ref, "uid");
        copy(*source, "name", ref, "uid");
    }
    return ref;
}

/// The datasource of a query: beside it in the first versions, inside it later.
Json queryDataSource(const Json& holder, const Json& query)
{
    const Json& at = jsonutil::find(query, "datasource") ? query : holder;
    return dataSourceOf(at, pluginOf(query));
}

Json targetFromV2(const Json& panelQuery)
{
    const Json& spec = jsonutil::object(panelQuery, "spec");
    const Json& query = jsonutil::object(spec, "query");
    Json target = jsonutil::object(query, "spec");
    copy(spec, "refId", target, "refId");
    copy(spec, "hidden", target, "hide");
    target["datasource"] = queryDataSource(spec, query);
    return target;
}

/// All queries of one source: that one; otherwise Mixed.
Json panelDataSource(const Json& targets)
{
    Json common;
    for (const Json& target : targets) {
        const Json& own = target.at("datasource"); // set by targetFromV2
        if (!common.is_null() && common != own)
            return {{"type", "datasource"}, {"uid", "-- Mixed --"}};
        common = own;
    }
    return common;
}

Json transformationFromV2(const Json& step)
{
    Json result = jsonutil::object(step, "spec");
    if (!truthy(result, "id"))
        result["id"] = pluginOf(step);
    return result;
}

void addData(const Json& group, Json& panel)
{
    const Json& spec = jsonutil::object(group, "spec");
    Json targets = Json::array();
    for (const Json& query : jsonutil::array(spec, "queries"))
        if (query.is_object())
            targets.push_back(targetFromV2(query));
    panel["datasource"] = panelDataSource(targets);
    panel["targets"] = std::move(targets);
    Json steps = Json::array();
    for (const Json& step : jsonutil::array(spec, "transformations"))
        if (step.is_object())
            steps.push_back(transformationFromV2(step));
    panel["transformations"] = std::move(steps);
    for (const auto& [key, value] : jsonutil::object(spec, "queryOptions").items())
        panel[key] = value;
}

Json libraryPanelFromV2(const Json& spec)
{
    Json panel {{"libraryPanel", jsonutil::object(spec, "libraryPanel")}};
    copy(spec, "id", panel, "id");
    copy(spec, "title", panel, "title");
    return panel;
}

/// Queries of variables are texts in the classic form when the source wrote them so.
Json variableQuery(const Json& query)
{
    const Json& spec = jsonutil::object(query, "spec");
    if (const Json* text = jsonutil::find(spec, "__legacyStringValue"))
        return *text;
    return spec;
}

} // namespace

std::string pluginOf(const Json& part)
{
    const QString group = jsonutil::string(part, "group");
    return (group.isEmpty() ? jsonutil::string(part, "kind") : group).toStdString();
}

Json panelFromV2(const Json& element)
{
    const Json& spec = jsonutil::object(element, "spec");
    if (jsonutil::string(element, "kind") == QLatin1String("LibraryPanel"))
        return libraryPanelFromV2(spec);
    Json panel = Json::object();
    for (const char* key : {"id", "title", "description", "links", "transparent"})
        copy(spec, key, panel, key);
    if (const QString below = jsonutil::string(spec, "subtitle"); !below.isEmpty()) {
        const QString description = jsonutil::string(spec, "description");
        panel["description"] =
            (description.isEmpty() ? below : below + QStringLiteral("\n\n") + description).toStdString();
    }
    addData(jsonutil::object(spec, "data"), panel);
    const Json& viz = jsonutil::object(spec, "vizConfig");
    panel["type"] = pluginOf(viz);
    copy(viz, "version", panel, "pluginVersion");
    const Json& vizSpec = jsonutil::object(viz, "spec");
    for (const char* key : {"options", "fieldConfig", "pluginVersion"})
        copy(vizSpec, key, panel, key);
    return panel;
}

Json variableFromV2(const Json& variable)
{
    Json result = jsonutil::object(variable, "spec");
    const QString kind = jsonutil::string(variable, "kind");
    result["type"] = kind.toStdString();
    for (const VariableKind& entry : variableKinds)
        if (kind == QLatin1String(entry.kind))
            result["type"] = entry.type;
    numberFor(result, "hide", hideWords);
    numberFor(result, "refresh", refreshWords);
    numberFor(result, "sort", sortWords);
    if (const Json* query = member(result, "query"); query && query->is_object()) {
        result["datasource"] = queryDataSource(result, *query);
        result["query"] = variableQuery(*query);
    } else if (jsonutil::find(variable, "datasource") || !jsonutil::string(variable, "group").isEmpty()) {
        result["datasource"] = dataSourceOf(variable, jsonutil::string(variable, "group").toStdString());
    }
    if (const Json* plugin = member(result, "pluginId"))
        result["query"] = Json(*plugin);
    return result;
}

Json annotationFromV2(const Json& annotation)
{
    const Json& spec = jsonutil::object(annotation, "spec");
    const Json& query = jsonutil::object(spec, "query");
    Json result = jsonutil::object(spec, "legacyOptions");
    // Sources read their own keys from the annotation itself (expr, titleFormat...).
    const Json& own = jsonutil::object(query, "spec");
    result.update(own);
    for (const char* key : {"name", "enable", "hide", "iconColor", "builtIn", "filter", "mappings", "placement"})
        copy(spec, key, result, key);
    result["target"] = own;
    result["datasource"] = queryDataSource(spec, query);
    return result;
}
