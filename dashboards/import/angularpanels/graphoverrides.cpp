#include "dashboards/import/angularpanels/graphparts.h"
#include "dashboards/import/jsonedit.h"

#include <QCoreApplication>

namespace {

using namespace jsonedit; // NOLINT(google-build-using-namespace): verbs of this conversion

void add(Json& properties, const std::string& id, Json value)
{
    properties.push_back({{"id", id}, {"value", std::move(value)}});
}

Json tenfold(const Json& value)
{
    return numberJson(jsonutil::asNumber(value).value_or(0) * 10);
}

using Converter = void (*)(const Json& value, Json& properties);

void fill(const Json& value, Json& properties)
{
    add(properties, "custom.fillOpacity", tenfold(value));
}

void fillBelowTo(const Json& value, Json& properties)
{
    add(properties, "custom.fillBelowTo", value);
}

void fillGradient(const Json& value, Json& properties)
{
    if (!truthy(&value))
        return;
    add(properties, "custom.gradientMode", "opacity");
    add(properties, "custom.fillOpacity", tenfold(value));
}

void points(const Json& value, Json& properties)
{
    add(properties, "custom.showPoints", truthy(&value) ? "always" : "never");
}

void bars(const Json& value, Json& properties)
{
    add(properties, "custom.drawStyle", truthy(&value) ? "bars" : "line");
    if (truthy(&value))
        add(properties, "custom.fillOpacity", 100);
}

void lines(const Json& value, Json& properties)
{
    if (truthy(&value))
        add(properties, "custom.drawStyle", "line");
    else
        add(properties, "custom.lineWidth", 0);
}

void lineWidth(const Json& value, Json& properties)
{
    add(properties, "custom.lineWidth", value);
}

void pointRadius(const Json& value, Json& properties)
{
    add(properties, "custom.pointSize", numberJson(2 + 2 * jsonutil::asNumber(value).value_or(0)));
}

void steppedLine(const Json& value, Json& properties)
{
    add(properties, "custom.lineInterpolation", truthy(&value) ? "stepAfter" : "linear");
}

void nullPointMode(const Json& value, Json& properties)
{
    add(properties, "custom.spanNulls", value == "connected");
}

void stack(const Json& value, Json& properties)
{
    const Json group = value.is_string() ? value : Json("A");
    add(properties, "custom.stacking", Json {{"mode", truthy(&value) ? "normal" : "none"}, {"group", group}});
}

void color(const Json& value, Json& properties)
{
    add(properties, "color", fixedColor(value));
}

void transform(const Json& value, Json& properties)
{
    add(properties, "custom.transform", value);
}

struct Conversion
{
    const char* key;
    Converter convert;
};

// The order decides where two set the same property: the later one wins.
constexpr Conversion conversions[] = {
    {"lines", lines},
    {"bars", bars},
    {"fill", fill},
    {"fillGradient", fillGradient},
    {"fillBelowTo", fillBelowTo},
    {"linewidth", lineWidth},
    {"points", points},
    {"pointradius", pointRadius},
    {"steppedLine", steppedLine},
    {"nullPointMode", nullPointMode},
    {"stack", stack},
    {"color", color},
    {"transform", transform},
};

void addDashes(const Json& series, const Json& panel, Json& properties)
{
    if (!series.contains("dashes") && !series.contains("dashLength") && !series.contains("spaceLength"))
        return;
    const bool dashed = series.contains("dashes") ? truthy(series, "dashes") : truthy(panel, "dashes");
    const int dash = jsonutil::integer(series, "dashLength", jsonutil::integer(panel, "dashLength", 10));
    const int space = jsonutil::integer(series, "spaceLength", jsonutil::integer(panel, "spaceLength", 10));
    add(properties, "custom.lineStyle",
        Json {{"fill", dashed ? "dash" : "solid"}, {"dash", Json::array({dash, space})}});
}

/// What the right axis has different from the left one.
void addRightAxis(const Json& series, const Json& panel, const Json& left, Json& properties)
{
    if (jsonutil::integer(series, "yaxis") != 2)
        return;
    const Json& axes = jsonutil::array(panel, "yaxes");
    const Json right = graphAxisConfig(axes.size() > 1 ? axes[1] : Json());
    const auto differs = [](const Json& key, const Json& before) { return key != before; };
    for (const auto& [key, value] : right.items())
        if (key != "custom" && differs(value, left.value(key, Json())))
            add(properties, key, value);
    const Json& leftCustom = jsonutil::object(left, "custom");
    for (const auto& [key, value] : jsonutil::object(right, "custom").items())
        if (differs(value, leftCustom.value(key, Json())))
            add(properties, "custom." + key, value);
}

void addHiding(const Json& series, Json& properties)
{
    const Json* legend = jsonutil::find(series, "legend");
    const bool fromLegend = legend && *legend == false;
    const bool fromTooltip = truthy(series, "hideTooltip");
    const bool fromPicture = truthy(series, "hiddenSeries");
    if (fromLegend || fromTooltip || fromPicture)
        add(properties, "custom.hideFrom",
            Json {{"legend", fromLegend}, {"tooltip", fromTooltip || fromPicture}, {"viz", fromPicture}});
}

bool isRegex(const QString& alias)
{
    return alias.size() > 1 && alias.startsWith(QLatin1Char('/')) && alias.lastIndexOf(QLatin1Char('/')) > 0;
}

Json seriesRule(const Json& series, const Json& panel, const Json& left)
{
    const QString alias = jsonutil::string(series, "alias");
    Json properties = Json::array();
    addRightAxis(series, panel, left, properties);
    for (const Conversion& conversion : conversions)
        if (const Json* value = jsonutil::find(series, conversion.key))
            conversion.convert(*value, properties);
    addDashes(series, panel, properties);
    addHiding(series, properties);
    return {{"matcher", {{"id", isRegex(alias) ? "byRegexp" : "byName"}, {"options", alias.toStdString()}}},
            {"properties", std::move(properties)}};
}

void hideFromLegend(const Json& legend, const char* key, const char* reducer, Json& overrides)
{
    if (!truthy(legend, key))
        return;
    const Json hidden {{"legend", true}, {"tooltip", true}, {"viz", false}};
    overrides.push_back(
        {{"matcher", {{"id", "byValue"}, {"options", {{"reducer", reducer}, {"op", "gte"}, {"value", 0}}}}},
         {"properties", Json::array({Json {{"id", "custom.hideFrom"}, {"value", hidden}}})}});
}

} // namespace

Json graphOverrides(const PanelMigration& migration, const Json& leftAxis)
{
    const Json& panel = migration.panel;
    Json overrides = jsonutil::array(jsonutil::object(panel, "fieldConfig"), "overrides");
    for (const auto& [alias, value] : jsonutil::object(panel, "aliasColors").items())
        if (truthy(&value))
            overrides.push_back(byNameOverride(alias, "color", fixedColor(value)));
    for (const Json& series : jsonutil::array(panel, "seriesOverrides")) {
        if (!truthy(series, "alias"))
            continue;
        Json rule = seriesRule(series, panel, leftAxis);
        for (Json& property : rule["properties"])
            if (property["id"] == "custom.stacking" && property["value"]["mode"] == "normal")
                property["value"]["mode"] = graphStackingMode(panel);
        if (!rule["properties"].empty())
            overrides.push_back(std::move(rule));
    }
    const Json& legend = jsonutil::object(panel, "legend");
    hideFromLegend(legend, "hideZero", "allIsZero", overrides);
    hideFromLegend(legend, "hideEmpty", "allIsNull", overrides);
    return overrides;
}
