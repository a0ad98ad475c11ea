#pragma once

#include "dashboards/graphlayout/graphlayout.h"

/// Nodes that hang together, as a graph of their own.
struct GraphComponent
{
    std::vector<int> nodes; ///< indexes in the whole graph
    GraphLayoutRequest request;
};
/// The largest first.
std::vector<GraphComponent> connectedComponents(const GraphLayoutRequest& request);

/// Puts components beside each other in shelves, as wide as the first of them and square enough.
class ComponentShelf
{
public:
    explicit ComponentShelf(const GraphSpacing& spacing) : m_spacing(spacing) { }
    std::vector<GraphPoint> add(std::vector<GraphPoint> component);

private:
    GraphSpacing m_spacing;
    double m_width = 0; ///< of a shelf
    double m_x = 0;
    double m_y = 0;
    double m_height = 0; ///< of the current shelf
};
