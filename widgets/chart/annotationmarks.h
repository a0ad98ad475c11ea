#pragma once

#include "widgets/chart/plotplacement.h"
#include "widgets/theme/theme.h"

#include <qcustomplot.h>

/// Lines, regions and markers of annotations, over the series; exemplars as diamonds.
class AnnotationMarks : public QCPLayerable
{
    Q_OBJECT

public:
    explicit AnnotationMarks(QCustomPlot* plot);
    void setContent(const ChartModel& model, const PlotPlacement& placement, const Theme& theme);

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

private:
    struct Mark
    {
        double from = 0;
        double to = 0;
        double top = 0; ///< y of its marker
        QColor color;
    };
    void drawMark(QCPPainter& painter, const Mark& mark) const;
    void drawExemplars(QCPPainter& painter) const;

    ChartTurn m_turn;
    QRectF m_plot;
    QColor m_outline;
    QStringList m_lanes;
    std::vector<Mark> m_marks;
    std::vector<std::pair<QPointF, QColor>> m_exemplars;
};
