#pragma once

#include "dashboards/format/fielddisplay.h"
#include "dashboards/run/actions.h"
#include "dashboards/run/links.h"
#include "widgets/panels/panelview.h"

LinkTarget actionTarget(ResolvedAction action);
/// The data links of a cell or a reduced value, ready to open, and behind them its actions.
std::vector<LinkTarget> dataLinkTargets(const DataContext& data, const PanelContext& context);
/// The data links of a value that is one of the panel's reduced ones.
std::vector<LinkTarget> valueLinkTargets(const FieldDisplay& value, const PanelData& panel,
                                         const PanelContext& context);
/// The links of a panel, ready to open.
std::vector<LinkTarget> panelLinkTargets(const PanelSpec& spec, const PanelContext& context);
