#pragma once

#include "widgets/panels/barchart/barchartlayout.h"
#include "widgets/panels/common/legendpanel.h"

#include <QPixmap>

/// The plot of a bar chart: painted once per model and size, hovering draws above the picture.
class BarChartPlot : public QWidget
{
    Q_OBJECT

public:
    explicit BarChartPlot(QWidget* parent);
    void setTheme(const Theme& theme);
    void setModel(std::shared_ptr<const BarChartModel> model);
    const BarChartLayout& chartLayout(); ///< as of now; makes it when needed

    struct Hit
    {
        int row = -1;
        int bar = -1; ///< in BarChartLayout::bars; -1: between bars
        friend bool operator==(const Hit&, const Hit&) = default;
    };
    Hit hitAt(const QPointF& position);

signals:
    void hovered(const BarChartPlot::Hit& hit, const QPointF& position);
    void clicked(const BarChartPlot::Hit& hit);
    void painted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void render();
    void setHit(const Hit& hit);
    QRectF groupRect(int row) const;

    Theme m_theme;
    std::shared_ptr<const BarChartModel> m_model;
    BarChartLayout m_layout;
    bool m_layoutStale = true;
    QPixmap m_picture;
    Hit m_hit;
};

/// Bars over categories.
class BarChartView : public LegendPanel
{
    Q_OBJECT

public:
    explicit BarChartView(QWidget* parent = nullptr);
    BarChartPlot* plot() const { return m_plot; }
    QString leftOut() const override;
    const BarChartModel* model() const { return m_model.get(); }

protected:
    void readOptions(const Json& options) override;
    std::function<Show()> makeModel() override;
    bool isSwitch(const LegendItem& item) const override;

private:
    void present(std::shared_ptr<const BarChartModel> model);
    void hover(const BarChartPlot::Hit& hit, const QPointF& position);
    void followLink(const BarChartPlot::Hit& hit);

    BarChartOptions m_options;
    std::shared_ptr<const BarChartModel> m_model;
    BarChartPlot* m_plot = nullptr;
};
