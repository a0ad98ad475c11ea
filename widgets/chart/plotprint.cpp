#include "widgets/chart/plotprint.h"

#include "widgets/chart/barlayers.h"
#include "widgets/chart/plottedseries.h"
#include "widgets/chart/sparsepainter.h"
#include "widgets/chart/valuelabels.h"

#include <QLinearGradient>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace {

constexpr qsizetype mostSegments = 20'000; ///< files of more are larger than a picture and slow to open

/// Sides of what is kept of a line, device px.
struct Sides
{
    double left = 0;
    double right = 0;
    double height = 0;
};

/// The part of a segment between the sides, with a point wherever it crosses the upper or the lower edge of the plot:
/// painters of files do not clip.
void appendSegment(QPolygonF& run, QPointF a, QPointF b, const Sides& sides)
{
    if (b.x() < sides.left || a.x() > sides.right)
        return;
    const double dx = b.x() - a.x();
    const double dy = b.y() - a.y();
    const double first = a.x() < sides.left ? (sides.left - a.x()) / dx : 0;
    const double last = b.x() > sides.right ? (sides.right - a.x()) / dx : 1;
    std::array<double, 4> cuts {first, first, last, last};
    size_t cut = 1;
    for (const double edge : {0.0, sides.height})
        if (const double t = dy == 0 ? -1 : (edge - a.y()) / dy; t > first && t < last)
            cuts[cut++] = t;
    std::sort(cuts.begin(), cuts.end());
    for (const double t : cuts)
        if (const QPointF p = a + QPointF(dx, dy) * t; run.isEmpty() || run.last() != p)
            run << p;
}

using Runs = std::vector<QPolygonF>;

Runs runsOf(const std::vector<PathPoint>& path, const Sides& sides)
{
    Runs runs;
    for (size_t i = 0; i < path.size(); i++) {
        if (i == 0 || path[i].gap)
            runs.emplace_back();
        else
            appendSegment(runs.back(), {path[i - 1].x, path[i - 1].y}, {path[i].x, path[i].y}, sides);
    }
    return runs;
}

class SeriesPrinter
{
public:
    SeriesPrinter(QPainter& painter, const RasterJob& job)
        : m_painter(painter)
        , m_job(job)
        , m_plotted(job)
        , m_sides {0, double(job.size.width()), double(job.size.height())}
        , m_runs(job.series.size())
    { }

    void print()
    {
        m_painter.setRenderHint(QPainter::Antialiasing);
        paintThresholds(m_painter, m_job, m_plotted.scales());
        for (size_t i = 0; i < m_job.series.size(); i++)
            if (const DrawSeries& s = m_job.series[i]; m_plotted.isDrawn(s) && s.style.draw == DrawStyle::Line)
                m_runs[i] = runsOf(seriesPath(m_plotted.request(s), visibleRows(m_plotted.request(s))), m_sides);
        for (size_t i = 0; i < m_job.series.size(); i++)
            if (const DrawSeries& s = m_job.series[i]; m_plotted.isDrawn(s))
                s.style.draw == DrawStyle::Bars ? printBars(s) : printLine(s, m_runs[i]);
        for (const DrawSeries& s : m_job.series)
            if (m_plotted.isDrawn(s) && s.style.draw != DrawStyle::Bars)
                printDots(s);
        paintValueLabels(m_painter, m_job, m_plotted);
    }

private:
    QBrush fillOf(const SeriesStyle& style) const
    {
        QColor color = style.color;
        color.setAlphaF(float(color.alphaF() * style.fillOpacity));
        if (style.gradient != GradientMode::Opacity)
            return color;
        QLinearGradient gradient(0, 0, 0, m_sides.height);
        gradient.setColorAt(0, color);
        color.setAlpha(0);
        gradient.setColorAt(1, color);
        return gradient;
    }

    /// What an area from `left` to `right` stands on: another line, else zero or the edge nearest to it.
    QPolygonF groundOf(const DrawSeries& s, double left, double right) const
    {
        const double base = m_plotted.scaleOf(s).basePx();
        QPolygonF ground;
        double reached = left;
        const auto walk = [&](double to) {
            if (to > reached || ground.isEmpty())
                ground << QPointF(reached, base) << QPointF(to, base);
        };
        const DrawSeries* under = m_plotted.below(s);
        const bool standsOnLine = under && under->style.draw == DrawStyle::Line;
        for (const QPolygonF& run : standsOnLine ? m_runs[size_t(s.below)] : Runs()) {
            QPolygonF part;
            for (qsizetype i = 1; i < run.size(); i++)
                appendSegment(part, run[i - 1], run[i], {left, right, m_sides.height});
            if (part.isEmpty())
                continue;
            if (part.first().x() > reached)
                walk(part.first().x());
            ground << part;
            reached = part.last().x();
        }
        if (reached < right)
            walk(right);
        return ground;
    }

    QPointF inPlot(QPointF p) const { return {p.x(), std::clamp(p.y(), 0.0, m_sides.height)}; }

    void printLine(const DrawSeries& s, const Runs& runs)
    {
        if (s.style.draw != DrawStyle::Line)
            return;
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(fillOf(s.style));
        for (const QPolygonF& run : s.style.fillOpacity > 0 ? runs : Runs())
            if (run.size() > 1)
                printArea(s, run);
        m_painter.setBrush(Qt::NoBrush);
        if (s.style.lineWidth <= 0)
            return;
        const double width = strokeWidth(s.style, m_job.ratio);
        m_painter.setPen(s.style.dash.empty() ? QPen(s.style.color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin)
                                              : dashedPen(s.style, m_job.ratio, s.style.color));
        for (const QPolygonF& run : runs)
            printStroke(run, width / 2);
    }

    void printArea(const DrawSeries& s, const QPolygonF& run)
    {
        QPolygonF area;
        for (const QPointF& p : run)
            area << inPlot(p);
        const QPolygonF ground = groundOf(s, run.first().x(), run.last().x());
        for (auto it = ground.rbegin(); it != ground.rend(); ++it)
            area << inPlot(*it);
        m_painter.drawPolygon(area);
    }

    /// The parts between the edges of the plot; a line along an edge counts as inside.
    void printStroke(const QPolygonF& run, double radius)
    {
        QPolygonF part;
        const auto end = [&] {
            if (part.size() > 1)
                m_painter.drawPolyline(part);
            part.clear();
        };
        for (qsizetype i = 1; i < run.size(); i++) {
            const double middle = (run[i - 1].y() + run[i].y()) / 2;
            if (middle < -radius || middle > m_sides.height + radius) {
                end();
                continue;
            }
            if (part.isEmpty())
                part << run[i - 1];
            part << run[i];
        }
        end();
    }

    void printBars(const DrawSeries& s)
    {
        const CurveRequest r = m_plotted.request(s);
        const double border = barBorder(r);
        const QRectF plot(0, 0, m_sides.right, m_sides.height);
        QPainterPath inside;
        QPainterPath outline; // with what it encloses left out
        for (const BarRect& bar : barRects(r, m_plotted.below(s), m_job.ratio)) {
            const QRectF whole(QPointF(bar.left, double(bar.top)), QPointF(bar.right, double(bar.bottom)));
            const QRectF inner = whole.adjusted(border, border, -border, -border);
            const bool hollow = inner.width() > 0 && inner.height() > 0;
            if (hollow)
                inside.addRect(inner & plot);
            if (border > 0)
                outline.addRect(whole & plot);
            if (border > 0 && hollow)
                outline.addRect(inner & plot);
        }
        m_painter.setPen(Qt::NoPen);
        if (s.style.fillOpacity > 0 && !inside.isEmpty()) {
            m_painter.setBrush(fillOf(s.style));
            m_painter.drawPath(inside);
        }
        m_painter.setBrush(s.style.color);
        if (!outline.isEmpty())
            m_painter.drawPath(outline);
    }

    void printDots(const DrawSeries& s)
    {
        const double radius = dotRadius(s.style, m_job.ratio);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(s.style.color);
        for (const QPoint& dot : shownDots(m_plotted.request(s), m_job.ratio))
            if (dot.y() >= -radius && dot.y() <= m_sides.height + radius)
                m_painter.drawEllipse(QPointF(dot), radius, radius);
    }

    QPainter& m_painter;
    const RasterJob& m_job;
    PlottedSeries m_plotted;
    Sides m_sides;
    std::vector<Runs> m_runs; ///< of lines
};

/// Roughly, by rows: those without a value are fewer, those of steps and curves more.
qsizetype segmentCount(const RasterJob& job)
{
    const PlottedSeries plotted(job);
    qsizetype count = 0;
    for (const DrawSeries& s : job.series)
        if (plotted.isDrawn(s)) {
            const RowRange rows = visibleRows(s, job.fromMs, job.toMs);
            count += rows.last - rows.first;
        }
    return count;
}

} // namespace

bool keepsVectors(const QPainter& painter)
{
    const QPaintEngine::Type type = painter.paintEngine()->type();
    return type == QPaintEngine::SVG || type == QPaintEngine::Pdf || type == QPaintEngine::Picture;
}

bool canPrint(const RasterJob& job)
{
    const auto isFlat = [](const DrawSeries& s) {
        return s.style.gradient == GradientMode::None || s.style.gradient == GradientMode::Opacity;
    };
    if (job.draw || !job.shapesBelow.empty() || !job.shapesAbove.empty()
        || !std::all_of(job.series.begin(), job.series.end(), isFlat))
        return false;
    return segmentCount(job) <= mostSegments;
}

void printSeries(QPainter& painter, const RasterJob& job)
{
    SeriesPrinter(painter, job).print();
}
