#pragma once

#include "widgets/chart/chartmodel.h"
#include "widgets/panels/common/legendtoggles.h"
#include "widgets/panels/common/paneltooltip.h"
#include "widgets/panels/common/valuelegend.h"
#include "widgets/panels/panelview.h"
#include "widgets/panels/piechart/pieslices.h"

/// Shares of a whole as slices of a pie or a donut.
class PieView : public PanelView
{
    Q_OBJECT

public:
    explicit PieView(QWidget* parent = nullptr);
    void setSpec(std::shared_ptr<const PanelSpec> spec) override;
    void setContext(const PanelContext& context) override;
    void setData(PanelDataPtr data) override;
    QString leftOut() const override;
    const std::vector<PieSlice>& slices() const { return m_slices; }
    ChartLegend* legend() const { return m_legend; }
    /// Index of the slice under a point of the view; nullopt beside the pie.
    std::optional<size_t> sliceAt(const QPointF& point) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Circle
    {
        QPointF center;
        double outer = 0;
        double inner = 0;
    };
    void rebuild();
    void reslice();
    void updateLegend();
    void colorLegend();
    void arrange();
    void readTooltip(const Json& tooltip);
    void showTooltip(const QPoint& position);
    void clickLegend(int item, Qt::KeyboardModifiers modifiers);
    Circle circle() const;
    void paintCrowd(QPainter& painter, const Circle& circle) const;
    void paintSlice(QPainter& painter, const Circle& circle, const PieSlice& slice) const;
    /// Writes nothing over what stands in `taken` already, and adds what it wrote.
    void paintLabel(QPainter& painter, const Circle& circle, const PieSlice& slice, std::vector<QRectF>& taken) const;

    std::shared_ptr<const PanelSpec> m_spec;
    PanelContext m_context;
    Theme m_theme;
    PanelDataPtr m_data;
    std::vector<FieldDisplay> m_values;
    std::vector<PieSlice> m_slices;
    ValueLegendOptions m_legendOptions;
    ChartLegend* m_legend = nullptr;
    QRect m_room; ///< beside the legend
    PieSort m_sort = PieSort::Descending;
    bool m_donut = false;
    QStringList m_labels; ///< name, value, percent
    std::optional<size_t> m_hovered;
    LegendToggles m_toggles;
    TooltipMode m_tooltipMode = TooltipMode::Single;
    TooltipSort m_tooltipSort = TooltipSort::None;
    bool m_hideZeros = false;
    PanelTooltip m_tooltip;
};
