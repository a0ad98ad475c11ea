#pragma once

#include "widgets/chart/plotplacement.h"
#include "widgets/theme/theme.h"

#include <qcustomplot.h>

class AxisLabels;
class SeriesPlottable;
class AnnotationMarks;

/// The QCustomPlot inside a chart: axis rectangle, grid, the series' picture, labels and annotations as its layers.
/// Private to widgets/chart: qcustomplot.h is slow to compile.
class ChartPlot : public QCustomPlot
{
    Q_OBJECT

public:
    explicit ChartPlot(QWidget* parent);
    ~ChartPlot() override;

    void setColors(const Theme& theme, const QColor& background);
    /// Shows a picture with the axes it was drawn for; both change together.
    void present(ChartModelPtr model, const PlotPlacement& placement, const QImage& series);

    /// Takes a newer model whose picture is the one on screen.
    void keep(ChartModelPtr model) { m_model = std::move(model); }

signals:
    void presented();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void presentAxes();
    void presentGrid();
    void showPicture(const QImage& series);
    void printOn(QCPPainter& painter);

    ChartModelPtr m_model;
    PlotPlacement m_placement;
    Theme m_theme;
    QColor m_background;
    SeriesPlottable* m_series = nullptr; // owned by QCustomPlot
    AxisLabels* m_labels = nullptr; // owned by its layer's plot
    AnnotationMarks* m_marks = nullptr;
};
