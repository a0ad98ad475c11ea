#pragma once

#include "widgets/chart/chartturn.h"
#include "widgets/theme/theme.h"

#include <QWidget>

#include <optional>

/// Crosshair, hovered points and the range being selected, above the plot. Each change repaints its strips only, so
/// moving the mouse never repaints series. All places are in the chart; its turn brings them to the screen.
class ChartOverlay : public QWidget
{
    Q_OBJECT

public:
    struct Dot
    {
        QPointF at;
        QColor color;
    };

    explicit ChartOverlay(QWidget* parent);
    void setTheme(const Theme& theme);
    void setPlot(const QRectF& plot, const ChartTurn& turn);
    void setCrosshair(std::optional<double> x, std::optional<double> y);
    void setDots(std::vector<Dot> dots);
    void setBoxes(std::vector<QRectF> boxes); ///< outlined
    void setSelection(const QRectF& area); ///< null: none
    std::optional<double> crosshairX() const { return m_x; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void updateArea(const QRect& area);
    void updateVertical(std::optional<double> x);
    void updateHorizontal(std::optional<double> y);
    void updateDots();
    void updateBoxes();
    void updateSelection();

    Theme m_theme;
    ChartTurn m_turn;
    QRectF m_plot;
    std::optional<double> m_x;
    std::optional<double> m_y;
    std::vector<Dot> m_dots;
    std::vector<QRectF> m_boxes;
    QRectF m_selection;
};
