#pragma once

#include "datasources/data/result.h"

#include <vector>

enum class GraphLayoutKind
{
    Layered, ///< sources at the left, each edge leads to the right
    Force, ///< neighbours attract, all others repel
    Grid ///< rows in the order given
};

/// An edge between two nodes, by their index; edges that name no node are ignored.
struct GraphEdge
{
    int from = 0;
    int to = 0;
    friend bool operator==(const GraphEdge&, const GraphEdge&) = default;
};

struct GraphPoint
{
    double x = 0;
    double y = 0;
};

/// Distances between the centres of nodes, in px.
struct GraphSpacing
{
    double across = 260; ///< between layers, and of the columns of a grid
    double along = 140; ///< between the nodes of a layer
};

struct GraphLayoutRequest
{
    int nodes = 0;
    std::vector<GraphEdge> edges;
    GraphLayoutKind kind = GraphLayoutKind::Layered;
    GraphSpacing spacing;
};

/// Places of all nodes, their middle at 0, 0. The same request gives the same places. Takes seconds for some thousand
/// nodes: run it in the pool, in one thread at a time.
Result<std::vector<GraphPoint>> layoutGraph(const GraphLayoutRequest& request);
