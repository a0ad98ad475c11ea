#pragma once

#include "dashboards/graphlayout/graphlayout.h"

// The two layouts that igraph does, of connected graphs. Private to dashboards/graphlayout.
Result<std::vector<GraphPoint>> layeredLayout(const GraphLayoutRequest& request);
Result<std::vector<GraphPoint>> forceLayout(const GraphLayoutRequest& request);
