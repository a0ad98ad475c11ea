#pragma once

#include "datasources/data/pending.h"
#include "widgets/panels/common/legendtoggles.h"
#include "widgets/panels/common/picturecontent.h"
#include "widgets/panels/panelview.h"

class ChartLegend;
class ChartView;
class PageBar;

/// A panel that draws one picture between axes, with a legend or a colour bar and pages. Its content is built in the
/// pool; what is on screen stays until the newer one is ready.
class PicturePanel : public PanelView
{
    Q_OBJECT

public:
    explicit PicturePanel(PictureBuilder builder, QWidget* parent = nullptr);
    ~PicturePanel() override;

    void setSpec(std::shared_ptr<const PanelSpec> spec) override;
    void setContext(const PanelContext& context) override;
    void setData(PanelDataPtr data) override;
    void setCrosshair(std::optional<double> timeMs) override;
    bool isDrawing() const override;
    bool drawsNoData() const override { return true; }
    QString leftOut() const override;

    ChartView* chart() const { return m_chart; }
    ChartLegend* legend() const { return m_legend; }
    ColorBar* colorBar() const { return m_bar; }
    PageBar* pages() const { return m_pages; }
    const PictureContent& content() const { return m_content; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void rebuild();
    void present(PictureContent content);
    void arrange();
    void arrangeLegend(QRect& chart);
    void arrangeBar(QRect& chart);
    bool nothingChanged(const PanelData& data) const;
    void clickLegend(int item, Qt::KeyboardModifiers modifiers);
    void hoverBar(std::optional<QPointF> position);
    void followLink(QPointF position);
    QColor background() const;
    bool showsContent() const;

    PictureBuilder m_builder;
    std::shared_ptr<const PanelSpec> m_spec;
    PanelContext m_context;
    PanelDataPtr m_data;
    PanelDataPtr m_shownData; ///< of m_content
    PictureContent m_content;
    LegendToggles m_toggles;
    int m_page = 0;
    bool m_building = false;
    Pending m_build;
    ChartView* m_chart = nullptr;
    ChartLegend* m_legend = nullptr;
    ColorBar* m_bar = nullptr;
    PageBar* m_pages = nullptr;
};
