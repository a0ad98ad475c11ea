#pragma once

#include "widgets/chart/plotplacement.h"
#include "widgets/theme/theme.h"

#include <qcustomplot.h>

/// Blits the picture of all series that the pool drew; QCustomPlot gives it its place among the layers.
class SeriesPlottable : public QCPAbstractPlottable
{
    Q_OBJECT

public:
    SeriesPlottable(QCPAxis* keyAxis, QCPAxis* valueAxis);
    /// `at`: its top left, on the screen as `plot`.
    void setPicture(const QImage& picture, const QRectF& plot, QPointF at);
    const QImage& picture() const { return m_picture; }
    /// Draws the series instead of the picture, from the top left of the plot on; empty: the picture again.
    void setVectors(std::function<void(QPainter&)> draw) { m_vectors = std::move(draw); }

    double selectTest(const QPointF& pos, bool onlySelectable, QVariant* details) const override;
    QCPRange getKeyRange(bool& found, QCP::SignDomain domain) const override;
    QCPRange getValueRange(bool& found, QCP::SignDomain domain, const QCPRange& keyRange) const override;

protected:
    QRect clipRect() const override;
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    QImage m_picture;
    std::function<void(QPainter&)> m_vectors;
    QRectF m_plot;
    QPointF m_at;
};

/// Labels of all axes. QCustomPlot's own are dropped when they would be cut at the edge and cannot stand at exact
/// distances.
class AxisLabels : public QCPLayerable
{
    Q_OBJECT

public:
    explicit AxisLabels(QCustomPlot* plot);
    void setContent(const ChartModel& model, const PlotPlacement& placement, const Theme& theme, double width);

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

private:
    struct Text
    {
        QPointF at; ///< top left
        QStaticText text;
        QColor color;
    };
    struct Title
    {
        QPointF centre;
        QString text;
        QColor color;
        bool downwards = false; ///< of right axes
    };
    /// A text laid out once: refreshes show mostly the labels they showed before.
    struct Label
    {
        QStaticText text;
        double width = 0;
    };
    const Label& label(const QString& text);
    void addTimes(const std::vector<PlacedTick>& ticks, const QString& name, QPointF corner, const QColor& color);
    void addTimeTitle(const ChartModel& model, const PlotPlacement& placement, const QColor& color);
    void addNotice(const QString& notice, const QRectF& plot, const Theme& theme);
    void addAxis(const ChartScale& scale, const AxisPlacement& axis, const Theme& theme, const QRectF& plot);
    void addLying(const ChartModel& model, const PlotPlacement& placement, const Theme& theme);
    void addUprightAxis(const ChartScale& scale, const AxisPlacement& axis, const PlotPlacement& placement,
                        const Theme& theme);
    void addUprightColumns(const ChartModel& model, const PlotPlacement& placement, const Theme& theme);
    void addUprightTimes(const PlotPlacement& placement, const std::vector<PlacedTick>& ticks, QRectF column,
                         const QString& name, const QColor& color);

    QFont m_font;
    QHash<QString, Label> m_kept;
    double m_width = 0; ///< of the chart
    QRectF m_notice;
    QColor m_noticePaper;
    std::vector<Text> m_texts;
    std::vector<Title> m_titles;
    std::vector<std::pair<QLineF, QColor>> m_lines; ///< axis borders and their ticks
};
