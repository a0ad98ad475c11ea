#pragma once

#include "widgets/panels/common/paneltooltip.h"
#include "widgets/panels/flamegraph/flamecanvas.h"
#include "widgets/panels/panelview.h"

class FlameTable;
class QLineEdit;
class QToolButton;
class SegmentBar;

/// A profile as a flame graph beside its table of functions.
class FlameGraphView : public PanelView
{
    Q_OBJECT

public:
    enum class Show
    {
        Table,
        Graph,
        Both
    };

    explicit FlameGraphView(QWidget* parent = nullptr);
    void setSpec(std::shared_ptr<const PanelSpec> spec) override;
    void setContext(const PanelContext& context) override;
    void setData(PanelDataPtr data) override;
    bool drawsNoData() const override { return true; }

    void search(const QString& text);
    void showSandwich(int label); ///< -1: the whole graph
    QString summary() const; ///< what stands above the graph
    FlameCanvas* canvas() const { return m_canvas; }
    FlameCanvas* callers() const { return m_callers; }
    FlameTable* table() const { return m_table; }
    const FlameTree* tree() const { return m_tree.get(); }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void buildToolBar();
    void connectParts();
    void rebuild();
    void arrange();
    void arrangeGraph(QRect area);
    void applyColors();
    void applyMatches();
    void showHover(const FlameCanvas* canvas, int node, const QPoint& position);
    void showMenu(const FlameCanvas* canvas, int node, const QPoint& globalPosition);
    std::shared_ptr<const FlameTree> treeOf(const FlameCanvas* canvas) const;
    QString share(double value) const;

    std::shared_ptr<const PanelSpec> m_spec;
    Theme m_theme;
    PanelDataPtr m_data;
    std::shared_ptr<const FlameTree> m_tree;
    std::shared_ptr<const FlameTree> m_calleeTree; ///< of the sandwich
    std::shared_ptr<const FlameTree> m_callerTree;
    DisplayProcessor m_display;
    QString m_unit; ///< of the values
    FlameColoring m_coloring = FlameColoring::ByPackage;
    int m_sandwich = -1;
    QRect m_summaryRect;
    QLineEdit* m_search = nullptr;
    SegmentBar* m_show = nullptr;
    SegmentBar* m_align = nullptr;
    SegmentBar* m_colors = nullptr;
    QToolButton* m_back = nullptr;
    FlameCanvas* m_canvas = nullptr;
    FlameCanvas* m_callers = nullptr; ///< above the canvas in a sandwich
    FlameTable* m_table = nullptr;
    PanelTooltip m_tooltip;
};
