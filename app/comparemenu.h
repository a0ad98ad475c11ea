#pragma once

#include "dashboards/model/ids.h"

class DashboardSession;
class QMenu;

/// Adds the choice of an earlier period to lay beside the series of a panel; nothing for panels without a time axis.
void addCompareMenu(QMenu& menu, DashboardSession& session, const PanelId& panel);
