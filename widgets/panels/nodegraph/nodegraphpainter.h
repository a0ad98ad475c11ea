#pragma once

#include "widgets/panels/nodegraph/nodegraphdata.h"

#include <QLineF>

class QPainter;

/// Where the graph's own coordinates lie in the panel.
struct GraphViewport
{
    QPointF offset; ///< of the graph's 0, 0
    double zoom = 1;
    QPointF toScreen(const GraphPoint& p) const { return offset + QPointF(p.x, p.y) * zoom; }
};

/// What the mouse is over: both -1 for nothing.
struct GraphHit
{
    int node = -1;
    int link = -1;
    friend bool operator==(const GraphHit&, const GraphHit&) = default;
};

struct NodeGraphScene
{
    const NodeGraphData& data;
    const std::vector<GraphPoint>& places;
    GraphViewport viewport;
    GraphHit hovered;
};

/// Draws edges, then nodes with their arcs, figures and titles; what is out of `clip` costs nothing.
void paintNodeGraph(QPainter& painter, const NodeGraphScene& scene, const QRectF& clip, const Theme& theme);

/// The node or else the edge under a point of the panel.
GraphHit graphHitAt(const NodeGraphScene& scene, const QPointF& position);
/// An edge as a line between the rims of its nodes, in px of the panel; null for one from a node to itself.
QLineF linkLine(const NodeGraphScene& scene, const GraphLink& link);
