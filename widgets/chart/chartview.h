#pragma once

#include "widgets/chart/charttooltip.h"
#include "widgets/theme/theme.h"

#include <QPointer>
#include <QWidget>

class ChartOverlay;
class ChartPlot;
class RasterRunner;

/// A chart over time: axes and grid from QCustomPlot, series rastered in the pool, crosshair and tooltip above. What
/// is on screen stays until the picture of a newer model is ready; then axes and series change together.
class ChartView : public QWidget
{
    Q_OBJECT

public:
    explicit ChartView(QWidget* parent = nullptr);
    ~ChartView() override;

    void setTheme(const Theme& theme, const QColor& background);
    void setModel(ChartModelPtr model);
    /// The shared crosshair of another chart; with its tooltip when the dashboard shares those.
    void setCrosshair(std::optional<double> timeMs, bool withTooltip);
    /// True when the newest model is on screen in this size.
    bool isSettled() const;
    const PlotPlacement& placement() const { return m_placement; }
    ChartModelPtr model() const { return m_shown; }
    const HoverState& hover() const { return m_hover; }
    ChartTooltip* tooltip() const { return m_tooltip; }
    ChartOverlay* overlay() const { return m_overlay; }

signals:
    void rangeSelected(qint64 fromMs, qint64 toMs);
    void zoomOutRequested();
    void hovered(std::optional<double> timeMs);
    void pointClicked(int series, qsizetype row);
    void pictureHovered(std::optional<QPointF> position); ///< of a chart with a picture; nullopt: left
    void pictureClicked(QPointF position);
    void presented(); ///< the newest model was painted

protected:
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void startRaster();
    void present(const QImage& picture);
    void hoverPosition(QPointF position);
    void showHover(const HoverState& state, std::optional<QPointF> cursor, bool withTooltip);
    void clearHover();
    void showTooltip(const TooltipContent& content, QPointF at);
    void hoverPicture(double x, std::optional<double> y, bool withTooltip);
    bool hasTime() const; ///< the x axis is time
    std::optional<std::pair<double, double>> selectedPx(QPointF end) const;

    ChartPlot* m_plot = nullptr;
    ChartOverlay* m_overlay = nullptr;
    QPointer<ChartTooltip> m_tooltip; ///< child of the window: made when first needed
    RasterRunner* m_runner = nullptr;
    Theme m_theme;
    ChartModelPtr m_wanted; ///< newest model
    PlotPlacement m_wantedPlacement;
    ChartModelPtr m_shown; ///< on screen
    PlotPlacement m_placement; ///< of what is on screen
    HoverState m_hover;
    std::optional<QPointF> m_cursor;
    std::optional<QPointF> m_pressed;
    bool m_painted = false; ///< QCustomPlot has drawn what is shown
    std::optional<double> m_sharedTime;
    bool m_sharedTooltip = false;
};
