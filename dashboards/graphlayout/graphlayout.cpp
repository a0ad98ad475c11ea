#include "dashboards/graphlayout/graphlayout.h"

#include "dashboards/graphlayout/components.h"
#include "dashboards/graphlayout/igraphlayout.h"

#include <algorithm>
#include <cmath>

namespace {

void centre(std::vector<GraphPoint>& points)
{
    if (points.empty())
        return;
    const auto byX = [](const GraphPoint& a, const GraphPoint& b) { return a.x < b.x; };
    const auto byY = [](const GraphPoint& a, const GraphPoint& b) { return a.y < b.y; };
    const auto [left, right] = std::minmax_element(points.begin(), points.end(), byX);
    const auto [top, bottom] = std::minmax_element(points.begin(), points.end(), byY);
    const GraphPoint middle {(left->x + right->x) / 2, (top->y + bottom->y) / 2};
    for (GraphPoint& p : points) {
        p.x -= middle.x;
        p.y -= middle.y;
    }
}

std::vector<GraphPoint> gridLayout(const GraphLayoutRequest& request)
{
    const int columns = std::max(1, int(std::ceil(std::sqrt(double(request.nodes) * 1.6))));
    std::vector<GraphPoint> points;
    points.reserve(size_t(std::max(0, request.nodes)));
    for (int i = 0; i < request.nodes; i++) {
        const int line = i / columns;
        points.push_back({i % columns * request.spacing.across * .6, line * request.spacing.along * 1.1});
    }
    return points;
}

/// Pulls the whole apart until close neighbours have their distance: a single crowded pair may stay nearer.
void spread(std::vector<GraphPoint>& points, double distance)
{
    if (points.size() < 2)
        return;
    std::vector<double> nearest;
    for (size_t i = 0; i < points.size(); i++) {
        double least = std::numeric_limits<double>::max();
        for (size_t k = 0; k < points.size(); k++)
            if (k != i)
                least = std::min(least, std::hypot(points[i].x - points[k].x, points[i].y - points[k].y));
        nearest.push_back(least);
    }
    const size_t tenth = nearest.size() / 10;
    std::nth_element(nearest.begin(), nearest.begin() + qsizetype(tenth), nearest.end());
    const double factor = nearest[tenth] > 1e-9 ? distance / nearest[tenth] : 1;
    for (GraphPoint& p : points) {
        p.x *= factor;
        p.y *= factor;
    }
}

/// Moves two nodes apart that lie nearer than the distance; false when they do not. The same place: any direction will
/// do, as long as it is always the same, so `number` chooses it.
bool pushApart(GraphPoint& a, GraphPoint& b, double distance, size_t number)
{
    double dx = b.x - a.x;
    double dy = b.y - a.y;
    double length = std::hypot(dx, dy);
    if (std::abs(dx) >= distance || std::abs(dy) >= distance || length >= distance)
        return false;
    if (length < 1e-6) {
        dx = std::cos(double(number));
        dy = std::sin(double(number));
        length = 1;
    }
    const double push = (distance - std::min(length, distance)) / 2 / length;
    a.x -= dx * push;
    a.y -= dy * push;
    b.x += dx * push;
    b.y += dy * push;
    return true;
}

/// Moves nodes apart that still lie on each other.
void separate(std::vector<GraphPoint>& points, double distance)
{
    constexpr int rounds = 30;
    for (int round = 0; round < rounds; round++) {
        bool moved = false;
        for (size_t i = 0; i < points.size(); i++)
            for (size_t k = i + 1; k < points.size(); k++)
                moved = pushApart(points[i], points[k], distance, k) || moved;
        if (!moved)
            return;
    }
}

Result<std::vector<GraphPoint>> layoutConnected(const GraphLayoutRequest& request)
{
    constexpr int manyNodes = 600; // beyond, looking at all pairs costs more than it gives
    if (request.nodes == 1)
        return std::vector<GraphPoint> {{0, 0}};
    if (request.kind == GraphLayoutKind::Layered)
        return layeredLayout(request);
    auto points = forceLayout(request);
    if (!points)
        return points;
    spread(*points, request.spacing.along);
    if (request.nodes <= manyNodes)
        separate(*points, request.spacing.along);
    return points;
}

} // namespace

Result<std::vector<GraphPoint>> layoutGraph(const GraphLayoutRequest& request)
{
    std::vector<GraphPoint> points(size_t(std::max(0, request.nodes)));
    if (request.kind == GraphLayoutKind::Grid) {
        points = gridLayout(request);
        centre(points);
        return points;
    }
    ComponentShelf shelf(request.spacing);
    for (const GraphComponent& component : connectedComponents(request)) {
        auto placed = layoutConnected(component.request);
        if (!placed)
            return placed.error();
        const std::vector<GraphPoint> shelved = shelf.add(std::move(*placed));
        for (size_t i = 0; i < component.nodes.size(); i++)
            points[size_t(component.nodes[i])] = shelved[i];
    }
    centre(points);
    return points;
}
