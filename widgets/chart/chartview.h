#pragma once

#include "widgets/chart/charttooltip.h"
#include "widgets/chart/chartzoom.h"
#include "widgets/chart/drawnchart.h"
#include "widgets/theme/theme.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class ChartOverlay;
class ChartPlot;
class QSinglePointEvent;
class RasterRunner;

/// A chart over time (or over numbers and categories, see ChartX): axes and grid from QCustomPlot, series rastered in
/// the pool, crosshair and tooltip above. What is on screen stays until the picture of a newer model is ready; then
/// axes and series change together.
/// Dragging selects a time range, with Shift a part of the y scales; with Ctrl or the middle button it moves the
/// picture. Ctrl and the wheel zoom time, Shift and the wheel the y scales. A double click goes back. After a click the
/// arrow keys move the cursor from sample to sample (with Shift ten at a time), Enter does what a click does there.
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
    /// Lets the axis slide with the clock between refreshes; for ranges that end in now.
    void setSliding(bool sliding);
    /// Holds the tooltip where it is, with links to follow, until a press elsewhere or Escape.
    void pinTooltip(const QStringList& links);
    bool isTooltipPinned() const { return m_tooltip && m_tooltip->isPinned(); }
    /// Largest size of tooltips in px; 0: as the window allows.
    void setTooltipLimits(double width, double height);
    /// True when the newest model is on screen in this size.
    bool isSettled() const;
    const PlotPlacement& placement() const { return m_picture.placement; }
    PictureView pictureView() const; ///< only with a model
    ChartModelPtr model() const { return m_shown; } ///< as it is on screen, zoom included
    const ChartZoom& zoom() const { return m_zoom; }
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
    void plotClicked(); ///< a click that met no series
    void exemplarClicked(int exemplar); ///< index in the model
    void annotationClicked(const Annotation& annotation);
    void linkClicked(int index); ///< of the links given to pinTooltip
    void presented(); ///< the newest model was painted

protected:
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    enum class Drag
    {
        None,
        Time,
        Values,
        Pan
    };
    void startRaster();
    void take(const DrawnChart& picture);
    void present();
    void hoverPosition(QPointF position);
    bool hoverMark(QPointF position);
    void showHover(const HoverState& state, std::optional<QPointF> cursor, bool withTooltip);
    void hoverPicture(double x, std::optional<double> y, bool withTooltip);
    void clearHover();
    void showPinned();
    void resumeHover();
    void showTooltip(const TooltipContent& content, QPointF at);
    void dragTo(QPointF position);
    void panTo(QPointF position);
    void zoomX(std::pair<double, double> span);
    void keepZoom(const ChartModel& next);
    void click(QPointF position);
    void slide();
    bool moveCursor(int key, bool far);
    QPointF positionOf(const QSinglePointEvent& event) const;
    QRectF selection(QPointF end) const; ///< in the chart; null when it is shorter than a click allows

    ChartPlot* m_plot = nullptr;
    ChartOverlay* m_overlay = nullptr;
    QPointer<ChartTooltip> m_tooltip; ///< child of the window: made when first needed
    RasterRunner* m_runner = nullptr;
    Theme m_theme;
    QColor m_background;
    ChartModelPtr m_given; ///< newest model
    ChartModelPtr m_wanted; ///< the same as the zoom shows it
    ChartModelPtr m_shown; ///< on screen
    ChartModelPtr m_drawing; ///< of the running job
    QSize m_drawingSize;
    std::optional<DrawnChart> m_arrived; ///< waits for its turn to be shown
    DrawnChart m_picture; ///< on screen
    ChartZoom m_zoom;
    HoverState m_hover;
    std::optional<QPointF> m_cursor; ///< in the chart, as all positions here
    QSizeF m_tooltipLimits;
    Drag m_drag = Drag::None;
    QPointF m_pressed;
    ChartModelPtr m_panFrom; ///< on screen when the pan began
    bool m_drawAgain = false; ///< something changed while a job runs
    bool m_newLook = true; ///< colours changed: an equal picture must be painted, too
    bool m_dismissing = false; ///< the press closed the tooltip: it is no click
    bool m_painted = false; ///< QCustomPlot has drawn what is shown
    std::optional<double> m_sharedTime;
    bool m_sharedTooltip = false;
    QTimer m_wheelTimer; ///< fires when the wheel rests: the range it chose is then asked for
    QTimer m_slideTimer;
    QElapsedTimer m_sinceModel;
};
