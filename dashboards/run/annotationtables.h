#pragma once

#include "dashboards/run/paneldata.h"
#include "dashboards/transform/transformation.h"

/// The topic of frames whose rows are events.
QString annotationsTopic();
/// Those that work on frames of a topic; an empty topic means series.
std::vector<TransformationSpec> transformationsOf(const std::vector<TransformationSpec>& specs, const QString& topic);

/// Events as a table with the columns that Grafana gives them: time, timeEnd, title, text, tags, color, source.
Frame annotationTable(const std::vector<Annotation>& annotations);
/// The events of such a table; rows without a time are none.
std::vector<Annotation> annotationsFromTable(const Frame& frame, const Palette& palette);

/// Events of the dashboard as the panel's transformations for annotations leave them.
std::vector<Annotation> transformedAnnotations(const std::vector<Annotation>& annotations,
                                               const std::vector<TransformationSpec>& specs,
                                               const Transformations& registry, const TransformContext& context,
                                               const Palette& palette);
