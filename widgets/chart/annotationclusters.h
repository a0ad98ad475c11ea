#pragma once

#include "widgets/chart/chartmodel.h"

/// The annotations of a chart as they are shown `widthPx` wide: where those of one source crowd, one region stands for
/// all of them and its text lists them. Regions stay as they are. All of them when the model does not ask for it.
std::vector<Annotation> shownAnnotations(const ChartModel& model, double widthPx);
