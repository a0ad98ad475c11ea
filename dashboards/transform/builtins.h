#pragma once

#include "dashboards/transform/transformation.h"

// One function a transformation, each defined in a file of its own or with its family; see builtintransformations.cpp.

Frames filterFields(Frames, const Json&, const TransformContext&);
Frames filterFieldsByName(Frames, const Json&, const TransformContext&);
Frames filterFrames(Frames, const Json&, const TransformContext&);
Frames filterByRefId(Frames, const Json&, const TransformContext&);
Frames filterByValue(Frames, const Json&, const TransformContext&);
Frames orderFields(Frames, const Json&, const TransformContext&);
Frames renameFields(Frames, const Json&, const TransformContext&);
Frames organizeFields(Frames, const Json&, const TransformContext&);
Frames renameByRegex(Frames, const Json&, const TransformContext&);
Frames reduceFrames(Frames, const Json&, const TransformContext&);
Frames mergeFrames(Frames, const Json&, const TransformContext&);
Frames concatenateFrames(Frames, const Json&, const TransformContext&);
Frames calculateField(Frames, const Json&, const TransformContext&);
Frames joinByField(Frames, const Json&, const TransformContext&);
Frames ensureColumns(Frames, const Json&, const TransformContext&);
Frames seriesToRows(Frames, const Json&, const TransformContext&);
Frames labelsToFields(Frames, const Json&, const TransformContext&);
Frames groupBy(Frames, const Json&, const TransformContext&);
Frames groupToNestedTable(Frames, const Json&, const TransformContext&);
Frames groupingToMatrix(Frames, const Json&, const TransformContext&);
Frames sortBy(Frames, const Json&, const TransformContext&);
Frames limitRows(Frames, const Json&, const TransformContext&);
Frames histogram(Frames, const Json&, const TransformContext&);
/// As histogram(), with about so many buckets where their size is automatic.
Frames histogramInto(Frames frames, const Json& options, double buckets);
Frames convertFieldType(Frames, const Json&, const TransformContext&);
Frames convertFrameType(Frames, const Json&, const TransformContext&);
Frames formatStrings(Frames, const Json&, const TransformContext&);
Frames formatTimes(Frames, const Json&, const TransformContext&);
Frames transposeFrames(Frames, const Json&, const TransformContext&);

Frames rowsToFields(Frames, const Json&, const TransformContext&);
Frames configFromData(Frames, const Json&, const TransformContext&);
Frames prepareTimeSeries(Frames, const Json&, const TransformContext&);
Frames joinByLabels(Frames, const Json&, const TransformContext&);
Frames extractFields(Frames, const Json&, const TransformContext&);
Frames partitionByValues(Frames, const Json&, const TransformContext&);
Frames timeSeriesTable(Frames, const Json&, const TransformContext&);
Frames heatmapFromData(Frames, const Json&, const TransformContext&);
Frames regression(Frames, const Json&, const TransformContext&);
Frames smoothing(Frames, const Json&, const TransformContext&);
