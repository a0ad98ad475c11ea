#pragma once

#include "dashboards/graphlayout/graphlayout.h"
#include "dashboards/run/paneldata.h"
#include "widgets/theme/theme.h"

/// A share of the ring around a node.
struct NodeArc
{
    double part = 0; ///< 0..1
    QColor color;
};

struct GraphNode
{
    QString id;
    QString title;
    QString subtitle;
    QString mainStat; ///< formatted
    QString secondaryStat;
    QString icon; ///< name; empty: none
    std::vector<NodeArc> arcs;
    QColor color; ///< of the ring when there are no arcs
    double radius = 40;
    bool highlighted = false;
    std::vector<std::pair<QString, QString>> details; ///< names and texts, for the tooltip
    int row = -1; ///< in the nodes' frame; -1: made from edges
};

struct GraphLink
{
    int from = 0;
    int to = 0;
    QString mainStat;
    QString secondaryStat;
    QColor color; ///< invalid: the theme's
    double thickness = 1;
    std::vector<double> dash;
    bool highlighted = false;
    std::vector<std::pair<QString, QString>> details;
    int row = -1;
};

struct ArcLegend
{
    QString name;
    QColor color;
};

/// Nodes and edges of the frames of a node graph; immutable once made.
struct NodeGraphData
{
    std::vector<GraphNode> nodes;
    std::vector<GraphLink> links;
    std::vector<ArcLegend> legend;
    int nodesFrame = -1; ///< in PanelData::frames
    int linksFrame = -1;
    int leftOut = 0; ///< nodes beyond the limit
    QString problem; ///< why there is nothing to draw, translated
};

struct NodeGraphOptions
{
    QString nodeMainUnit;
    QString nodeSecondaryUnit;
    QString edgeMainUnit;
    QString edgeSecondaryUnit;
    std::vector<std::pair<QString, QString>> arcs; ///< fields with their colours
    bool greedyZoom = false; ///< the wheel zooms without a key
    GraphLayoutKind layout = GraphLayoutKind::Layered;
};
NodeGraphOptions nodeGraphOptionsFromJson(const Json& options);

/// More nodes are left out with a notice.
inline constexpr int nodeGraphLimit = 1500;

NodeGraphData nodeGraphData(const PanelData& data, const NodeGraphOptions& options, const Palette& palette);
