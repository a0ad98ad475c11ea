#pragma once

#include "dashboards/run/paneldata.h"
#include "widgets/chart/chartmodel.h"

/// The exemplars of a panel as marks on the first scale. Where many crowd, those stay whose values differ most.
std::vector<ExemplarMark> exemplarMarks(const PanelData& data, const QColor& color);
/// Time, value and labels of an exemplar.
TooltipContent exemplarContent(const PanelData& data, const ExemplarMark& mark, const QTimeZone& zone);
