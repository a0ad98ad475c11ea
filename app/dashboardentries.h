#pragma once

#include "widgets/panels/panelview.h"

class QThreadPool;

/// Finds the dashboards beside a file, for panels that list them; read in the pool.
decltype(PanelContext::dashboards) dashboardEntriesBeside(const QString& file, QThreadPool& pool);
