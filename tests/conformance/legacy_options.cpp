#include "dashboards/import/angularpanels/singlestat.h"
#include "tests/conformance/conformance.h"

namespace {

/// The first step is open below: null in the files, minus infinity in the table. NaN has its own notation there.
void writeAsOracle(Json& defaults)
{
    const auto thresholds = defaults.find("thresholds");
    if (thresholds == defaults.end())
        return;
    for (Json& step : (*thresholds)["steps"]) {
        const auto value = step.find("value");
        if (value != step.end() && value->is_null())
            *value = Json {{"$", "-Infinity"}};
        else if (value != step.end() && value->is_number())
            *value = numberJson(value->get<double>());
    }
}

Json resultOf(StatConversion stat)
{
    writeAsOracle(stat.fieldConfig["defaults"]);
    return {{"options", stat.options}, {"fieldConfig", stat.fieldConfig}};
}

Json panelChanged(const Json& input)
{
    const QString from = jsonutil::string(input, "prevPluginId");
    if (from.endsWith(QLatin1String("graph")))
        return resultOf(statFromGraph(jsonutil::object(input, "angular")));
    if (from.contains(QLatin1String("singlestat")))
        return resultOf(statFromSingleStat(jsonutil::object(input, "angular")));
    StatConversion stat;
    stat.options = keptStatOptions(jsonutil::object(input, "options"), Json {{"keep", true}});
    return resultOf(std::move(stat));
}

/// A panel without options, or one of version 7 and newer, keeps having no field config; ours is then empty.
Json migrated(const Json& panel)
{
    Json result = resultOf(statFromOlderVersion(panel));
    const QString version = jsonutil::string(panel, "pluginVersion").section(QLatin1Char('.'), 0, 0);
    const bool isOlder = panel.contains("options") && (version.isEmpty() || version.toInt() < 7);
    if (!panel.contains("fieldConfig") && !isOlder
        && result["fieldConfig"] == Json {{"defaults", Json::object()}, {"overrides", Json::array()}})
        result.erase("fieldConfig");
    return result;
}

} // namespace

Json runLegacyOptions(const ConformanceCase& c)
{
    const QString fn = jsonutil::string(c.input, "fn");
    if (fn == QLatin1String("panelChanged"))
        return panelChanged(c.input);
    if (fn == QLatin1String("migrate"))
        return migrated(jsonutil::object(c.input, "panel"));
    if (fn == QLatin1String("valueMappings"))
        return {{"mappings",
                 mappingsFromSingleStat(jsonutil::object(c.input, "angular"), jsonutil::find(c.input, "thresholds"))}};
    return skipped();
}
