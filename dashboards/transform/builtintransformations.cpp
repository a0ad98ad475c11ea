#include "dashboards/transform/builtins.h"

void registerBuiltinTransformations(Transformations& registry)
{
    const auto add = [&registry](const char* id, Frames (*apply)(Frames, const Json&, const TransformContext&)) {
        registry.add({QString::fromLatin1(id), apply});
    };
    add("filterFields", filterFields);
    add("filterFieldsByName", filterFieldsByName);
    add("filterFrames", filterFrames);
    add("filterByRefId", filterByRefId);
    add("filterByValue", filterByValue);
    add("order", orderFields);
    add("rename", renameFields);
    add("organize", organizeFields);
    add("renameByRegex", renameByRegex);
    add("reduce", reduceFrames);
    add("merge", mergeFrames);
    add("concatenate", concatenateFrames);
    add("calculateField", calculateField);
    add("joinByField", joinByField);
    add("seriesToColumns", joinByField);
    add("ensureColumns", ensureColumns);
    add("seriesToRows", seriesToRows);
    add("labelsToFields", labelsToFields);
    add("groupBy", groupBy);
    add("groupToNestedTable", groupToNestedTable);
    add("groupingToMatrix", groupingToMatrix);
    add("sortBy", sortBy);
    add("limit", limitRows);
    add("histogram", histogram);
    add("convertFieldType", convertFieldType);
    add("convertFrameType", convertFrameType);
    add("formatString", formatStrings);
    add("formatTime", formatTimes);
    add("transpose", transposeFrames);
    add("rowsToFields", rowsToFields);
    add("configFromData", configFromData);
    add("prepareTimeSeries", prepareTimeSeries);
    add("joinByLabels", joinByLabels);
    add("extractFields", extractFields);
    add("partitionByValues", partitionByValues);
    add("timeSeriesTable", timeSeriesTable);
    add("heatmap", heatmapFromData);
    add("regression", regression);
    add("smoothing", smoothing);
    add("noop", [](Frames frames, const Json&, const TransformContext&) { return frames; });
}
