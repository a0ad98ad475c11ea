#pragma once

#include "datasources/data/pending.h"
#include "widgets/panels/common/paneltooltip.h"
#include "widgets/panels/nodegraph/nodegraphpainter.h"
#include "widgets/panels/panelview.h"

class QToolButton;
class SegmentBar;

/// Services and what they call: circles with shares around them, joined by arrows. Dragging moves the graph, the wheel
/// zooms it; a refresh with the same nodes and edges keeps every place.
class NodeGraphView : public PanelView
{
    Q_OBJECT

public:
    explicit NodeGraphView(QWidget* parent = nullptr);
    ~NodeGraphView() override;
    void setSpec(std::shared_ptr<const PanelSpec> spec) override;
    void setContext(const PanelContext& context) override;
    void setData(PanelDataPtr data) override;
    bool drawsNoData() const override { return true; }
    QString leftOut() const override;
    bool isDrawing() const override;

    const NodeGraphData& graph() const { return m_graph; }
    const std::vector<GraphPoint>& places() const { return m_places; }
    const GraphViewport& viewport() const { return m_viewport; }
    void zoomBy(double factor, const QPointF& around);
    void fit(); ///< shows the whole graph
    void setLayoutKind(GraphLayoutKind kind);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void buildControls();
    void rebuild();
    void startLayout();
    void present(const Result<std::vector<GraphPoint>>& places);
    void spreadLayers();
    bool hasControls() const; ///< small views keep their room for the graph
    void arrangeControls();
    NodeGraphScene scene() const;
    void setHit(const GraphHit& hit, const QPoint& position);
    void showTooltip(const QPoint& position);
    void paintLegend(QPainter& painter) const;
    void openLinks(const GraphHit& hit, const QPoint& globalPosition);

    std::shared_ptr<const PanelSpec> m_spec;
    PanelContext m_context;
    PanelDataPtr m_data;
    NodeGraphOptions m_options;
    NodeGraphData m_graph;
    GraphLayoutRequest m_laid; ///< what the places, shown or being made, belong to
    std::vector<GraphPoint> m_places; ///< empty until the first layout is there
    GraphViewport m_viewport;
    GraphHit m_hit;
    bool m_fitted = true; ///< false once the user moved or zoomed
    std::optional<QPointF> m_pressed;
    std::optional<QPointF> m_dragged; ///< last place of a drag
    Pending m_layout;
    bool m_layingOut = false;
    SegmentBar* m_layouts = nullptr;
    std::vector<QToolButton*> m_zoomButtons;
    PanelTooltip m_tooltip;
};
