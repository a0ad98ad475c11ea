#pragma once

#include "dashboards/import/datasourcelookup.h"

// The steps of the classic schema, named after the version they lead to. Each takes a dashboard object whose keys may
// be of any type and changes only what it knows.

namespace schemasteps {

void to2(Json& dashboard); ///< services -> time and templating; names of the first graphs
void to3(Json& dashboard); ///< panel ids
void to4(Json& dashboard); ///< aliasYAxis -> seriesOverrides
void to6(Json& dashboard); ///< pulldowns -> annotations; variable types
void to7(Json& dashboard); ///< nav -> timepicker; refIds
void to8(Json& dashboard); ///< InfluxDB fields and tags -> select and groupBy
void to9(Json& dashboard); ///< singlestat: the first of three thresholds goes
void to10(Json& dashboard); ///< table: the first of three thresholds goes
void to12(Json& dashboard); ///< variable refresh and hide as numbers; graph axes
void to13(Json& dashboard); ///< graph thresholds as a list
void to14(Json& dashboard); ///< sharedCrosshair -> graphTooltip
void to16(Json& dashboard); ///< rows -> grid
void to17(Json& dashboard); ///< minSpan -> maxPerRow
void to18(Json& dashboard); ///< options-gauge -> options
void to19(Json& dashboard); ///< panel links as urls
void to20(Json& dashboard); ///< names of variables in links
void to21(Json& dashboard); ///< __series.labels -> __field.labels
void to22(Json& dashboard); ///< table styles: align
void to23(Json& dashboard); ///< current of variables follows multi
void to24(Json& dashboard); ///< old tables get a name of their own
void to26(Json& dashboard); ///< text2 -> text
void to27(Json& dashboard); ///< saved repeats go; visible constants become text boxes
void to28(Json& dashboard); ///< tags of variables go
void to29(Json& dashboard); ///< query variables refresh on load at least
void to30(Json& dashboard); ///< value mappings; tooltipOptions
void to31(Json& dashboard); ///< labelsToFields is followed by merge
void to33(Json& dashboard, const DataSourceLookup& known); ///< names of datasources -> references
void to34(Json& dashboard); ///< CloudWatch: one query a statistic
void to35(Json& dashboard); ///< hidden axes keep the time axis
void to36(Json& dashboard, const DataSourceLookup& known); ///< the default is named; queries take that of their panel
void to37(Json& dashboard); ///< one way to hide a legend
void to38(Json& dashboard); ///< table displayMode -> cellOptions
void to39(Json& dashboard); ///< timeSeriesTable: options per query
void to40(Json& dashboard); ///< refresh is a text
void to41(Json& dashboard); ///< timepicker.time_options goes
void to42(Json& dashboard); ///< hidden series are hidden from the tooltip too
void to43(Json& dashboard); ///< formatTime -> convertFieldType

/// Clones of repeats that newer files were saved with go when the panel they were made from is there.
void removeSavedClones(Json& dashboard);
/// Old mappings {type: 1|2, value, from, to, text} in the new form, with the colour their text had by the thresholds.
Json upgradedMappings(const Json& mappings, const Json* thresholds);
/// custom.displayMode of a table cell as cellOptions.
Json cellOptionsOf(const Json& displayMode);

} // namespace schemasteps
