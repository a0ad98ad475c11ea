#include "dashboards/import/jsonedit.h"
#include "dashboards/import/schemasteps.h"

#include <array>
#include <cmath>
#include <utility>

// Version 16: rows of panels with a span of 12 columns become panels on a grid of 24.

namespace {

using namespace jsonedit; // NOLINT(google-build-using-namespace): verbs of this step

constexpr int columns = 24;
constexpr int widthFactor = 2;
constexpr int defaultSpan = 4;
constexpr double defaultRowHeightPx = 250;
constexpr double smallestHeightPx = 90;
constexpr double gridCellPx = 38;
constexpr double largestHeightPx = 38'000;

int gridHeight(const Json* height)
{
    const double px = leadingNumber(height).value_or(0);
    const double used = px == 0 ? defaultRowHeightPx : std::clamp(px, smallestHeightPx, largestHeightPx);
    return int(std::ceil(used / gridCellPx));
}

int panelWidth(const Json& panel)
{
    const int span = jsonutil::integer(panel, "span");
    return std::clamp(span <= 0 ? defaultSpan : span, 1, columns / widthFactor) * widthFactor;
}

/// How high each column of a row is filled; a panel goes to the stretch that is free up to the right edge, or, when
/// that is too narrow, to a new line below.
class RowArea
{
public:
    RowArea(int height, int y) : m_height(height), m_y(y) { }

    Json place(int width, int height)
    {
        auto start = freeStretch(width);
        if (!start) {
            m_y += m_height;
            m_filled.fill(0);
            start = 0;
        }
        const int top = *std::max_element(m_filled.begin() + *start, m_filled.end());
        for (int x = *start; x < std::min(columns, *start + width); ++x)
            m_filled[size_t(x)] = std::max(m_filled[size_t(x)], top + height);
        return {{"x", *start}, {"y", m_y + top}, {"w", width}, {"h", height}};
    }

    int y() const { return m_y; }

private:
    bool isFree(int x) const { return m_filled[size_t(x)] < m_height; }

    /// First column of the free stretch at the right edge whose columns do not rise to the left.
    std::optional<int> freeStretch(int width) const
    {
        int start = columns;
        for (int x = columns - 1; x >= 0 && isFree(x); --x) {
            if (x < columns - 1 && m_filled[size_t(x)] > m_filled[size_t(x) + 1])
                break;
            start = x;
        }
        return columns - start >= width ? std::optional(start) : std::nullopt;
    }

    int m_height;
    int m_y;
    std::array<int, columns> m_filled {};
};

class RowsToGrid
{
public:
    explicit RowsToGrid(Json& dashboard) : m_panels(listAt(dashboard, "panels")) { }

    void run(Json& rows)
    {
        forEachObject(&rows, [&](Json& row) {
            m_showRows = m_showRows || truthy(row, "collapse") || truthy(row, "showTitle") || truthy(row, "repeat");
            forEachObject(member(row, "panels"),
                          [&](Json& panel) { m_nextId = std::max(m_nextId, jsonutil::number(panel, "id") + 1); });
        });
        forEachObject(&rows, [&](Json& row) {
            if (!truthy(row, "repeatIteration"))
                addRow(row);
        });
    }

private:
    Json rowPanel(const Json& row, int height)
    {
        Json panel {{"type", "row"},
                    {"id", numberJson(m_nextId++)},
                    {"panels", Json::array()},
                    {"gridPos", {{"x", 0}, {"y", m_y}, {"w", columns}, {"h", height}}}};
        copy(row, "title", panel, "title");
        copy(row, "collapse", panel, "collapsed");
        copy(row, "repeat", panel, "repeat");
        return panel;
    }

    void placePanel(Json& panel, RowArea& area, int rowHeight)
    {
        if (const auto minSpan = jsonutil::optNumber(panel, "minSpan"); minSpan && *minSpan != 0)
            panel["minSpan"] = numberJson(std::min<double>(columns, widthFactor * *minSpan));
        const int height = truthy(panel, "height") ? gridHeight(member(panel, "height")) : rowHeight;
        if (!truthy(panel, "id"))
            panel["id"] = numberJson(m_nextId++);
        panel["gridPos"] = area.place(panelWidth(panel), height);
        panel.erase("span");
    }

    void addRow(Json& row)
    {
        const int height = gridHeight(member(row, "height"));
        Json header;
        if (m_showRows) {
            header = rowPanel(row, height);
            ++m_y;
        }
        RowArea area(height, m_y);
        const bool collapsed = m_showRows && truthy(row, "collapse");
        Json placed = Json::array();
        forEachObject(member(row, "panels"), [&](Json& panel) {
            placePanel(panel, area, height);
            placed.push_back(std::move(panel));
        });
        m_y = area.y();
        if (collapsed)
            header["panels"] = std::exchange(placed, Json::array());
        else
            m_y += height;
        if (m_showRows)
            m_panels.push_back(std::move(header));
        for (Json& panel : placed)
            m_panels.push_back(std::move(panel));
    }

    Json& m_panels;
    bool m_showRows = false;
    double m_nextId = 1;
    int m_y = 0;
};

} // namespace

void schemasteps::to16(Json& dashboard)
{
    const auto rows = dashboard.find("rows");
    if (rows == dashboard.end())
        return;
    Json list = std::move(*rows);
    dashboard.erase("rows");
    RowsToGrid(dashboard).run(list);
}
