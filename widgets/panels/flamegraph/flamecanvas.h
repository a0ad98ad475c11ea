#pragma once

#include "dashboards/format/displayprocessor.h"
#include "widgets/panels/flamegraph/flamecolors.h"

#include <QAbstractScrollArea>

#include <memory>
#include <optional>

enum class FlameTextAlign
{
    Start, ///< "left": cut names at their end
    End
};

/// Draws a tree of calls as blocks: only what is wider than half a pixel is visited, so a hundred thousand frames cost
/// what is seen. A click focuses a block, a click on the lowest visible ancestor goes back.
class FlameCanvas : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit FlameCanvas(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void setTree(std::shared_ptr<const FlameTree> tree, const DisplayProcessor& display);
    void setColors(const FlameColors& colors);
    void setTextAlign(FlameTextAlign align);
    /// Blocks whose label is not among these are muted; nullopt: none is.
    void setMatches(std::optional<std::vector<bool>> labels);
    /// The root stands at the bottom: for callers above a function.
    void setUpsideDown(bool upside);

    void focus(int node); ///< -1: the whole graph
    int focused() const { return m_focus; }
    int nodeAt(const QPointF& position) const; ///< -1: none
    QRectF blockRect(int node) const; ///< in the viewport; empty when it is out of the focus
    double contentHeight() const;

signals:
    void hovered(int node, const QPoint& position); ///< -1: left
    void focusChanged(int node);
    void menuWanted(int node, const QPoint& globalPosition);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    struct Window
    {
        double from = 0;
        double pxPerValue = 0;
    };
    Window window() const;
    double topOf(int level) const;
    void relayout();
    void paintBlock(QPainter& painter, const FlameNode& node, const QRectF& block);
    void paintMuted(QPainter& painter, const QRectF& block) const;

    Theme m_theme;
    std::shared_ptr<const FlameTree> m_tree;
    DisplayProcessor m_display;
    FlameColors m_colors;
    FlameTextAlign m_align = FlameTextAlign::Start;
    std::optional<std::vector<bool>> m_matches;
    bool m_upside = false;
    int m_focus = -1;
    int m_hovered = -1;
};
