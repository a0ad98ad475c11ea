#pragma once

#include "widgets/panels/panelview.h"

class DashboardLibrary;
class QThreadPool;

/// Finds dashboards for panels that list them: those of the library with their stars and recents, and those beside the
/// file, which are read in the pool. The library may be nullptr; it must outlive the panels.
decltype(PanelContext::dashboards) dashboardEntries(const QString& file, QThreadPool& pool,
                                                    const DashboardLibrary* library = nullptr);
