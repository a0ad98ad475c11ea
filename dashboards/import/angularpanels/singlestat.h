#pragma once

#include "datasources/data/jsonutil.h"

// What Grafana's stat, gauge and bar gauge make of options of panels before them. Pure: JSON in, JSON out.

struct StatConversion
{
    Json options = Json::object();
    Json fieldConfig {{"defaults", Json::object()}, {"overrides", Json::array()}};
};

/// The keys of a single stat panel (valueName, format, thresholds, valueMaps...).
StatConversion statFromSingleStat(const Json& singleStat);
/// A graph whose x axis shows series, as bars of a calculation.
StatConversion statFromGraph(const Json& graph);
/// Options of stat, gauge and bar gauge saved by an older version, which `panel` names in pluginVersion.
StatConversion statFromOlderVersion(const Json& panel);
/// What stays of the options when a panel changes its type to one of the family.
Json keptStatOptions(const Json& previousOptions, Json options);
/// valueMaps and rangeMaps as value mappings, each with the colour its text had by the thresholds.
Json mappingsFromSingleStat(const Json& singleStat, const Json* thresholds);
/// Percentages run from 0 to 100 (or 1) unless limits say otherwise; Grafana before version 8 did it so.
void addPercentRange(Json& defaults);
