#include "dashboards/import/angularpanels/graphparts.h"
#include "dashboards/import/jsonedit.h"

#include <QCoreApplication>

namespace {

using namespace jsonedit; // NOLINT(google-build-using-namespace): verbs of this conversion

QString tr(const char* text)
{
    return QCoreApplication::translate("Import", text);
}

std::string drawStyle(const Json& panel)
{
    if (truthy(panel, "bars"))
        return "bars";
    // A graph without the key drew lines unless points were asked for.
    const bool lines = panel.contains("lines") ? truthy(panel, "lines") : !truthy(panel, "points");
    return lines ? "line" : "points";
}

void drawPoints(const Json& panel, Json& custom)
{
    if (truthy(panel, "points")) {
        custom["showPoints"] = "always";
        if (const Json* radius = jsonutil::find(panel, "pointradius"); radius && radius->is_number())
            custom["pointSize"] = numberJson(2 + 2 * radius->get<double>());
    } else if (custom["drawStyle"] != "points") {
        custom["showPoints"] = "never";
    }
}

void drawFill(const Json& panel, Json& custom)
{
    const Json& overrides = jsonutil::array(panel, "seriesOverrides");
    const bool band =
        std::any_of(overrides.begin(), overrides.end(), [](const Json& o) { return truthy(o, "fillBelowTo"); });
    const Json* fill = jsonutil::find(panel, "fill");
    if (band)
        custom["fillOpacity"] = 35;
    else if (fill && fill->is_number())
        custom["fillOpacity"] = numberJson(fill->get<double>() * 10);
    const Json* gradient = jsonutil::find(panel, "fillGradient");
    if (gradient && gradient->is_number() && gradient->get<double>() > 0) {
        custom["gradientMode"] = "opacity";
        custom["fillOpacity"] = numberJson(gradient->get<double>() * 10);
    }
    if (custom["drawStyle"] == "bars")
        custom["fillOpacity"] = 100;
}

void drawLine(const Json& panel, Json& custom)
{
    copy(panel, "linewidth", custom, "lineWidth");
    if (truthy(panel, "dashes"))
        custom["lineStyle"] = Json {
            {"fill", "dash"},
            {"dash",
             Json::array({jsonutil::integer(panel, "dashLength", 10), jsonutil::integer(panel, "spaceLength", 10)})}};
    if (truthy(panel, "steppedLine"))
        custom["lineInterpolation"] = "stepAfter";
    custom["spanNulls"] = jsonutil::string(panel, "nullPointMode") == QLatin1String("connected");
}

Json fieldDefaults(const Json& panel, Json axis)
{
    Json defaults = jsonutil::object(jsonutil::object(panel, "fieldConfig"), "defaults");
    Json custom = std::move(axis["custom"]);
    axis.erase("custom");
    defaults.update(axis);
    custom["drawStyle"] = drawStyle(panel);
    drawPoints(panel, custom);
    drawLine(panel, custom);
    drawFill(panel, custom);
    if (truthy(panel, "stack"))
        custom["stacking"] = Json {{"mode", graphStackingMode(panel)}, {"group", "A"}};
    defaults["custom"] = std::move(custom);
    copy(panel, "nullPointMode", defaults, "nullValueMode");
    const Json& links = jsonutil::array(jsonutil::object(panel, "options"), "dataLinks");
    if (!links.empty())
        defaults["links"] = links;
    graphThresholds(panel, defaults);
    return defaults;
}

/// The old graph's y axis never took the time axis with it.
void keepTimeAxis(const Json& panel, const Json& defaults, Json& overrides)
{
    const bool hiddenY = jsonutil::string(defaults["custom"], "axisPlacement") == QLatin1String("hidden");
    const Json* show = jsonutil::find(jsonutil::object(panel, "xaxis"), "show");
    const bool hiddenX = show && *show == false;
    if (hiddenX == hiddenY)
        return;
    overrides.push_back(
        {{"matcher", {{"id", "byType"}, {"options", "time"}}},
         {"properties", Json::array({Json {{"id", "custom.axisPlacement"}, {"value", hiddenX ? "hidden" : "auto"}}})}});
}

void reportLosses(const PanelMigration& migration)
{
    const Json& panel = migration.panel;
    if (jsonutil::string(panel, "nullPointMode") == QLatin1String("null as zero"))
        migration.lost("nullPointMode", tr("Missing values stay gaps; they are not drawn as zero."));
}

void toTimeSeries(const PanelMigration& migration)
{
    Json& panel = migration.panel;
    const Json& axes = jsonutil::array(panel, "yaxes");
    const Json left = graphAxisConfig(axes.empty() ? Json() : axes[0]);
    Json overrides = graphOverrides(migration, left);
    Json defaults = fieldDefaults(panel, left);
    keepTimeAxis(panel, defaults, overrides);
    panel["options"] = Json {{"legend", graphLegend(panel)}, {"tooltip", graphTooltip(panel)}};
    panel["fieldConfig"] = Json {{"defaults", std::move(defaults)}, {"overrides", std::move(overrides)}};
    panel["type"] = "timeseries";
    reportLosses(migration);
}

void toHistogram(const PanelMigration& migration)
{
    toTimeSeries(migration);
    Json& panel = migration.panel;
    Json options {{"legend", panel["options"]["legend"]}, {"tooltip", panel["options"]["tooltip"]}};
    const Json& xaxis = jsonutil::object(panel, "xaxis");
    if (const auto buckets = jsonutil::optNumber(xaxis, "buckets"); buckets && *buckets > 0)
        options["bucketCount"] = numberJson(*buckets);
    panel["options"] = std::move(options);
    panel["type"] = "histogram";
}

/// One bar per series: a calculation over each of them.
void toBars(const PanelMigration& migration)
{
    Json& panel = migration.panel;
    const bool withValues = truthy(jsonutil::object(panel, "legend"), "values");
    const Json calcs = reducerIds(jsonutil::array(jsonutil::object(panel, "xaxis"), "values"));
    toTimeSeries(migration);
    Json legend = panel["options"]["legend"];
    Json& defaults = panel["fieldConfig"]["defaults"];
    defaults["color"] = Json {{"mode", "palette-classic"}};
    defaults.erase("custom");
    if (withValues) {
        panel["type"] = "bargauge";
        panel["options"] = Json {{"orientation", "auto"},
                                 {"reduceOptions", {{"values", false}, {"calcs", calcs}}},
                                 {"legend", std::move(legend)}};
        return;
    }
    panel["type"] = "barchart";
    panel["options"] = Json {{"orientation", "auto"}, {"showValue", "never"}, {"legend", std::move(legend)}};
    listAt(panel, "transformations")
        .push_back(
            {{"id", "reduce"},
             {"options", {{"reducers", calcs.empty() ? Json::array({"sum"}) : calcs}, {"mode", "seriesToRows"}}}});
}

} // namespace

void angularpanels::graph(const PanelMigration& migration)
{
    const QString mode = jsonutil::string(jsonutil::object(migration.panel, "xaxis"), "mode");
    if (mode == QLatin1String("series"))
        toBars(migration);
    else if (mode == QLatin1String("histogram"))
        toHistogram(migration);
    else
        toTimeSeries(migration);
    erase(migration.panel,
          {"aliasColors", "bars",         "dashes",   "dashLength",      "decimals",    "fill",          "fillGradient",
           "grid",        "hiddenSeries", "legend",   "lines",           "linewidth",   "nullPointMode", "percentage",
           "pointradius", "points",       "renderer", "seriesOverrides", "spaceLength", "stack",         "steppedLine",
           "thresholds",  "timeRegions",  "tooltip",  "xaxis",           "yaxes",       "yaxis"});
}
