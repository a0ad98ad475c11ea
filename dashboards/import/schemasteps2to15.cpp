#include "dashboards/import/jsonedit.h"
#include "dashboards/import/schemasteps.h"
#include "dashboards/model/refids.h"

namespace schemasteps {

using namespace jsonedit; // NOLINT(google-build-using-namespace): verbs of these steps

namespace {

bool isType(const Json& panel, const char* type)
{
    return jsonutil::string(panel, "type") == QLatin1String(type);
}

void forEachGraph(Json& dashboard, const std::function<void(Json&)>& change)
{
    forEachPanel(dashboard, [&](Json& panel) {
        if (isType(panel, "graph"))
            change(panel);
    });
}

/// The classic keys of one side of a graph's old axes.
Json axisOf(const Json& panel, const Json& grid, const char* const (&keys)[4], size_t side)
{
    Json axis = Json::object();
    copy(panel, "y-axis", axis, "show");
    copy(grid, keys[0], axis, "min");
    copy(grid, keys[1], axis, "max");
    copy(grid, keys[2], axis, "logBase");
    copy(panel, keys[3], axis, "label");
    const Json& formats = jsonutil::array(panel, "y_formats");
    if (side < formats.size())
        axis["format"] = formats[side];
    return axis;
}

void upgradeAxes(Json& panel)
{
    Json* grid = member(panel, "grid");
    if (!grid || !grid->is_object() || panel.contains("yaxes"))
        return;
    static constexpr const char* left[] = {"leftMin", "leftMax", "leftLogBase", "leftYAxisLabel"};
    static constexpr const char* right[] = {"rightMin", "rightMax", "rightLogBase", "rightYAxisLabel"};
    panel["yaxes"] = Json::array({axisOf(panel, *grid, left, 0), axisOf(panel, *grid, right, 1)});
    Json xaxis = Json::object();
    copy(panel, "x-axis", xaxis, "show");
    panel["xaxis"] = std::move(xaxis);
    grid = member(panel, "grid");
    erase(*grid, {"leftMin", "leftMax", "leftLogBase", "rightMin", "rightMax", "rightLogBase"});
    erase(panel, {"y_formats", "leftYAxisLabel", "rightYAxisLabel", "y-axis", "x-axis"});
}

Json thresholdOf(const Json& grid, const char* valueKey, const char* colorKey)
{
    const bool line = truthy(grid, "thresholdLine");
    Json threshold {
        {"value", *jsonutil::find(grid, valueKey)}, {"colorMode", "custom"}, {line ? "line" : "fill", true}};
    copy(grid, colorKey, threshold, line ? "lineColor" : "fillColor");
    return threshold;
}

bool hasNumber(const Json& object, const char* key)
{
    const Json* value = jsonutil::find(object, key);
    return value && value->is_number();
}

void upgradeThresholds(Json& panel)
{
    Json* grid = member(panel, "grid");
    if (!grid || !grid->is_object())
        return;
    Json list = Json::array();
    if (hasNumber(*grid, "threshold1"))
        list.push_back(thresholdOf(*grid, "threshold1", "threshold1Color"));
    if (!list.empty() && hasNumber(*grid, "threshold2"))
        list.push_back(thresholdOf(*grid, "threshold2", "threshold2Color"));
    const bool falling = list.size() == 2 && list[0]["value"].get<double>() > list[1]["value"].get<double>();
    erase(*grid, {"threshold1", "threshold1Color", "threshold2", "threshold2Color", "thresholdLine"});
    Json& thresholds = listAt(panel, "thresholds");
    for (Json& threshold : list) {
        threshold["op"] = falling ? "lt" : "gt";
        thresholds.push_back(std::move(threshold));
    }
}

void upgradeInfluxTarget(Json& target)
{
    Json* fields = member(target, "fields");
    Json* groupBy = member(target, "groupBy");
    if (!fields || !fields->is_array() || !groupBy || !groupBy->is_array() || !target.contains("tags"))
        return;
    if (truthy(target, "rawQuery")) {
        erase(target, {"fields", "fill"});
        return;
    }
    Json select = Json::array();
    forEachObject(fields, [&](Json& field) {
        Json parts = Json::array();
        parts.push_back({{"type", "field"}, {"params", Json::array({field.value("name", Json())})}});
        parts.push_back({{"type", field.value("func", Json())}, {"params", Json::array()}});
        if (truthy(field, "mathExpr"))
            parts.push_back({{"type", "math"}, {"params", Json::array({field["mathExpr"]})}});
        if (truthy(field, "asExpr"))
            parts.push_back({{"type", "alias"}, {"params", Json::array({field["asExpr"]})}});
        select.push_back(std::move(parts));
    });
    forEachObject(groupBy, [](Json& part) {
        for (const char* key : {"interval", "key"})
            if (Json* value = member(part, key)) {
                part["params"] = Json::array({*value});
                part.erase(key);
            }
    });
    if (truthy(target, "fill"))
        groupBy->push_back({{"type", "fill"}, {"params", Json::array({target["fill"]})}});
    target["select"] = std::move(select);
    erase(target, {"fields", "fill"});
}

} // namespace

void to2(Json& dashboard)
{
    if (Json* services = member(dashboard, "services"))
        if (Json* filter = member(*services, "filter")) {
            copy(*filter, "time", dashboard, "time");
            objectAt(dashboard, "templating")["list"] = jsonutil::array(*filter, "list");
        }
    forEachPanel(dashboard, [](Json& panel) {
        if (isType(panel, "graphite"))
            panel["type"] = "graph";
        if (!isType(panel, "graph"))
            return;
        if (Json* legend = member(panel, "legend"); legend && legend->is_boolean())
            *legend = Json {{"show", legend->get<bool>()}};
        if (Json* grid = member(panel, "grid")) {
            rename(*grid, "min", "leftMin");
            rename(*grid, "max", "leftMax");
        }
        const std::pair<const char*, size_t> formats[] = {{"y_format", 0}, {"y2_format", 1}};
        for (const auto& [key, side] : formats) {
            if (!panel.contains(key))
                continue;
            listAt(panel, "y_formats")[side] = panel[key];
            panel.erase(key);
        }
    });
}

void to3(Json& dashboard)
{
    double largest = 0;
    forEachPanel(dashboard, [&](Json& panel) { largest = std::max(largest, jsonutil::number(panel, "id")); });
    forEachPanel(dashboard, [&](Json& panel) {
        if (!truthy(panel, "id"))
            panel["id"] = numberJson(++largest);
    });
}

void to4(Json& dashboard)
{
    forEachGraph(dashboard, [](Json& panel) {
        for (const auto& [alias, axis] : jsonutil::object(panel, "aliasYAxis").items())
            panel["seriesOverrides"] = Json::array({Json {{"alias", alias}, {"yaxis", axis}}});
        panel.erase("aliasYAxis");
    });
}

void to6(Json& dashboard)
{
    forEachObject(member(dashboard, "pulldowns"), [&](Json& pulldown) {
        if (isType(pulldown, "annotations"))
            objectAt(dashboard, "annotations")["list"] = jsonutil::array(pulldown, "annotations");
    });
    forEachVariable(dashboard, [](Json& variable) {
        if (!variable.contains("datasource"))
            variable["datasource"] = nullptr;
        if (!variable.contains("type") || isType(variable, "filter"))
            variable["type"] = "query";
    });
}

void to7(Json& dashboard)
{
    const Json& nav = jsonutil::array(dashboard, "nav");
    if (!nav.empty())
        dashboard["timepicker"] = Json(nav[0]);
    forEachPanel(dashboard, [](Json& panel) {
        QSet<QString> taken;
        forEachObject(member(panel, "targets"), [&](Json& target) { taken.insert(jsonutil::string(target, "refId")); });
        forEachObject(member(panel, "targets"), [&](Json& target) {
            if (!jsonutil::string(target, "refId").isEmpty())
                return;
            const QString refId = nextRefId(taken);
            taken.insert(refId);
            target["refId"] = refId.toStdString();
        });
    });
}

void to8(Json& dashboard)
{
    forEachPanel(dashboard, [](Json& panel) { forEachObject(member(panel, "targets"), upgradeInfluxTarget); });
}

void to9(Json& dashboard)
{
    forEachPanel(dashboard, [](Json& panel) {
        QStringList parts = jsonutil::string(panel, "thresholds").split(QLatin1Char(','));
        if (!isType(panel, "singlestat") || parts.size() < 3)
            return;
        parts.removeFirst();
        panel["thresholds"] = parts.join(QLatin1Char(',')).toStdString();
    });
}

void to10(Json& dashboard)
{
    forEachPanel(dashboard, [](Json& panel) {
        if (!isType(panel, "table"))
            return;
        forEachObject(member(panel, "styles"), [](Json& style) {
            Json* thresholds = member(style, "thresholds");
            if (thresholds && thresholds->is_array() && thresholds->size() >= 3)
                thresholds->erase(thresholds->begin());
        });
    });
}

void to12(Json& dashboard)
{
    forEachVariable(dashboard, [](Json& variable) {
        // Numbers are of the newer form already and keep their meaning.
        if (const Json* refresh = member(variable, "refresh"); !refresh || !refresh->is_number())
            variable["refresh"] = truthy(refresh) ? 1 : 0;
        if (truthy(variable, "hideVariable"))
            variable["hide"] = 2;
        else if (truthy(variable, "hideLabel"))
            variable["hide"] = 1;
    });
    forEachGraph(dashboard, upgradeAxes);
}

void to13(Json& dashboard)
{
    forEachGraph(dashboard, upgradeThresholds);
}

void to14(Json& dashboard)
{
    // Files without a version may hold the newer key already.
    if (dashboard.contains("sharedCrosshair") || !dashboard.contains("graphTooltip"))
        dashboard["graphTooltip"] = truthy(dashboard, "sharedCrosshair") ? 1 : 0;
}

} // namespace schemasteps
