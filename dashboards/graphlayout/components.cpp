#include "dashboards/graphlayout/components.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace {

/// Union-find over nodes.
class Groups
{
public:
    explicit Groups(int count) : m_parent(size_t(count)) { std::iota(m_parent.begin(), m_parent.end(), 0); }
    int rootOf(int node)
    {
        while (m_parent[size_t(node)] != node) {
            m_parent[size_t(node)] = m_parent[size_t(m_parent[size_t(node)])];
            node = m_parent[size_t(node)];
        }
        return node;
    }
    void join(int a, int b) { m_parent[size_t(rootOf(a))] = rootOf(b); }

private:
    std::vector<int> m_parent;
};

} // namespace

std::vector<GraphComponent> connectedComponents(const GraphLayoutRequest& request)
{
    const int count = std::max(0, request.nodes);
    Groups groups(count);
    const auto valid = [&](const GraphEdge& e) { return e.from >= 0 && e.to >= 0 && e.from < count && e.to < count; };
    for (const GraphEdge& edge : request.edges)
        if (valid(edge))
            groups.join(edge.from, edge.to);
    std::vector<GraphComponent> components;
    std::vector<int> componentOf(size_t(count), -1);
    std::vector<int> indexIn(size_t(count), 0);
    for (int node = 0; node < count; node++) {
        int& component = componentOf[size_t(groups.rootOf(node))];
        if (component < 0) {
            component = int(components.size());
            components.emplace_back();
        }
        GraphComponent& part = components[size_t(component)];
        indexIn[size_t(node)] = int(part.nodes.size());
        part.nodes.push_back(node);
    }
    for (const GraphEdge& edge : request.edges)
        if (valid(edge))
            components[size_t(componentOf[size_t(groups.rootOf(edge.from))])].request.edges.push_back(
                {indexIn[size_t(edge.from)], indexIn[size_t(edge.to)]});
    for (GraphComponent& part : components) {
        part.request.nodes = int(part.nodes.size());
        part.request.kind = request.kind;
        part.request.spacing = request.spacing;
    }
    std::stable_sort(components.begin(), components.end(),
                     [](const GraphComponent& a, const GraphComponent& b) { return a.nodes.size() > b.nodes.size(); });
    return components;
}

std::vector<GraphPoint> ComponentShelf::add(std::vector<GraphPoint> component)
{
    double left = std::numeric_limits<double>::max();
    double top = left;
    double right = -left;
    double bottom = -left;
    for (const GraphPoint& p : component) {
        left = std::min(left, p.x);
        right = std::max(right, p.x);
        top = std::min(top, p.y);
        bottom = std::max(bottom, p.y);
    }
    const double width = right - left + m_spacing.across;
    const double height = bottom - top + m_spacing.along;
    if (m_width == 0)
        m_width = std::max({width, height * 1.5, m_spacing.across * 6});
    if (m_x > 0 && m_x + width > m_width) {
        m_y += m_height;
        m_x = 0;
        m_height = 0;
    }
    for (GraphPoint& p : component) {
        p.x += m_x - left;
        p.y += m_y - top;
    }
    m_x += width;
    m_height = std::max(m_height, height);
    return component;
}
