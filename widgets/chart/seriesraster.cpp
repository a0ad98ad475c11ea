#include "widgets/chart/seriesraster.h"

#include "widgets/chart/barlayers.h"
#include "widgets/chart/dashpainter.h"
#include "widgets/chart/plottedseries.h"
#include "widgets/chart/seriescolors.h"
#include "widgets/chart/sparsepainter.h"
#include "widgets/chart/strippainter.h"
#include "widgets/chart/valuelabels.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <deque>

namespace {

/// Samples of a series and what they become; the layers point into it.
struct Sampled
{
    Curve curve;
    BarIntervals bars;
    std::vector<float> areaLo;
    std::vector<float> areaHi;
    double pxPerMs = 1;
};

/// Rows under the plot: where the lower edge is zero, a line along it stands in full as in uPlot, which widens its clip
/// there by half a line.
int rowsBelow(const RasterJob& job, const PlottedSeries& plotted)
{
    int rows = 0;
    for (const DrawSeries& s : job.series)
        if (plotted.isDrawn(s) && s.style.lineWidth > 0 && plotted.scaleOf(s).min() == 0)
            rows = std::max(rows, int(std::ceil(strokeWidth(s.style, job.ratio) / 2)));
    return rows;
}

/// How far dots in the plot reach beyond its edges: they are whole, as in uPlot.
QMargins reachOf(const std::vector<QPoint>& dots, double radius, const QSize& plot)
{
    const int reach = int(std::ceil(radius));
    QMargins beyond;
    for (const QPoint& dot : dots)
        if (QRect(QPoint(), plot + QSize(1, 1)).contains(dot))
            beyond = beyond
                | QMargins(reach - dot.x(), reach - dot.y(), dot.x() + reach - plot.width(),
                           dot.y() + reach - plot.height());
    return beyond;
}

/// What surrounds the plot is cleared; inside, every pixel will be written.
void clearAround(QImage& whole, const QRect& plot)
{
    const auto clear = [](QRgb* from, int count) { std::fill_n(from, count, 0U); };
    for (int y = 0; y < whole.height(); y++) {
        auto* row = reinterpret_cast<QRgb*>(whole.scanLine(y));
        const bool beside = y >= plot.top() && y <= plot.bottom();
        clear(row, beside ? plot.left() : whole.width());
        if (beside)
            clear(row + plot.right() + 1, whole.width() - plot.right() - 1);
    }
}

class SeriesRaster
{
public:
    explicit SeriesRaster(const RasterJob& job) : m_job(job), m_plotted(job)
    {
        m_blank = job.thresholds.empty() && job.shapesBelow.empty();
        m_perPx = samplesPerPx();
        makeImage();
    }

    QImage draw()
    {
        paintThresholds();
        paintShapes(m_job.shapesBelow);
        sampleAll();
        for (size_t i = 0; i < m_job.series.size(); i++)
            addLayers(i);
        paintLayers(m_image, m_layers, m_perPx, m_blank);
        paintSparseParts();
        paintShapes(m_job.shapesAbove);
        if (hasValueLabels(m_job, m_plotted)) {
            QPainter painter(&m_image);
            paintValueLabels(painter, m_job, m_plotted);
        }
        m_whole.setDevicePixelRatio(m_job.ratio);
        return m_whole;
    }

private:
    /// The picture, and in it the part that is the plot.
    void makeImage()
    {
        QMargins beyond;
        m_dots.resize(m_job.series.size());
        for (size_t i = 0; i < m_job.series.size(); i++) {
            const DrawSeries& s = m_job.series[i];
            if (!m_plotted.isDrawn(s) || s.style.draw == DrawStyle::Bars)
                continue;
            m_dots[i] = shownDots(m_plotted.request(s), m_job.ratio);
            beyond = beyond | reachOf(m_dots[i], dotRadius(s.style, m_job.ratio), m_job.size);
        }
        const int below = rowsBelow(m_job, m_plotted);
        beyond.setBottom(std::max(0, beyond.bottom() - below));
        const QRect plot(QPoint(beyond.left(), beyond.top()), m_job.size + QSize(0, below));
        m_whole = QImage(plot.size().grownBy(beyond), QImage::Format_ARGB32_Premultiplied);
        if (m_blank)
            clearAround(m_whole, plot);
        else
            m_whole.fill(Qt::transparent);
        m_whole.setOffset(-plot.topLeft());
        m_image = QImage(m_whole.scanLine(plot.top()) + plot.left() * qsizetype(sizeof(QRgb)), plot.width(),
                         plot.height(), m_whole.bytesPerLine(), m_whole.format());
    }

    void paintThresholds()
    {
        if (m_job.thresholds.empty())
            return;
        QPainter painter(&m_image);
        ::paintThresholds(painter, m_job, m_plotted.scales());
    }

    void paintShapes(const std::vector<PlotPainter>& shapes)
    {
        if (shapes.empty())
            return;
        PlotMap map {m_job.fromMs, m_job.toMs, QSizeF(m_job.size) / m_job.ratio, {}};
        for (const RasterScale& s : m_job.scales)
            map.scales.emplace_back(s.options, s.min, s.max, map.size.height());
        for (const PlotPainter& shape : shapes) {
            QPainter painter(&m_image);
            painter.scale(m_job.ratio, m_job.ratio);
            painter.setClipRect(QRectF(QPointF(), map.size));
            painter.setRenderHint(QPainter::Antialiasing);
            shape(painter, map);
        }
    }

    /// Four samples a pixel look as good as any edge; two are enough where points crowd, and half the work.
    int samplesPerPx() const
    {
        qsizetype points = 0;
        for (const DrawSeries& s : m_job.series)
            if (m_plotted.isDrawn(s))
                points += qsizetype(s.values->size());
        return points > 20000 ? 2 : 4;
    }

    CurveRequest request(const DrawSeries& s) const
    {
        CurveRequest r = m_plotted.request(s);
        r.perPx = m_perPx;
        return r;
    }

    /// Which lines are the edge of an area: their own or another's.
    void findAreas()
    {
        m_filledTo.resize(m_job.series.size());
        for (size_t i = 0; i < m_job.series.size(); i++) {
            const DrawSeries& s = m_job.series[i];
            if (!m_plotted.isDrawn(s) || s.style.draw != DrawStyle::Line || s.style.fillOpacity <= 0)
                continue;
            m_filledTo[i] = true;
            if (m_plotted.below(s))
                m_filledTo[size_t(s.below)] = true;
        }
    }

    void sampleAll()
    {
        m_sampled.resize(m_job.series.size());
        findAreas();
        for (size_t i = 0; i < m_job.series.size(); i++) {
            const DrawSeries& s = m_job.series[i];
            if (!m_plotted.isDrawn(s) || s.style.draw == DrawStyle::Points)
                continue;
            CurveRequest r = request(s);
            if (s.style.draw == DrawStyle::Bars) {
                m_sampled[i].bars = sampleBars(r, m_plotted.below(s), m_job.ratio);
                continue;
            }
            r.stroke = r.stroke && s.style.dash.empty();
            r.middle = m_filledTo[i];
            r.xs = sharedPositions(r);
            m_sampled[i].curve = sampleCurve(r);
        }
    }

    /// Series of one answer mostly share their column of times: its pixels are computed once.
    const float* sharedPositions(const CurveRequest& r)
    {
        if (r.series->pyramid || !isDense(r))
            return nullptr;
        if (m_positionsOf != r.series->times.get()) {
            m_positionsOf = r.series->times.get();
            m_positions = rowPositions(r);
        }
        return m_positions.data();
    }

    /// The rows under the plot continue its lowest colour.
    void addLayer(IntervalLayer layer)
    {
        if (!layer.rowColors.empty())
            layer.rowColors.resize(size_t(m_image.height()), layer.rowColors.back());
        m_layers.push_back(std::move(layer));
    }

    void addLayers(size_t i)
    {
        const DrawSeries& s = m_job.series[i];
        if (!m_plotted.isDrawn(s) || s.style.draw == DrawStyle::Points)
            return;
        const SeriesColors colors(s, m_plotted.scaleOf(s), m_job);
        Sampled& sampled = m_sampled[i];
        if (s.style.draw == DrawStyle::Bars) {
            BarIntervals& b = sampled.bars;
            if (s.style.fillOpacity > 0)
                addLayer(colors.fill(b.fillLo.data(), b.fillHi.data()));
            addLayer(colors.stroke(b.topLo.data(), b.topHi.data()));
            addLayer(colors.stroke(b.bottomLo.data(), b.bottomHi.data()));
            return;
        }
        if (s.style.fillOpacity > 0 && fallsToTheFloor(s)) {
            addLayer(colors.fill(sampled.curve.middle.data(), floorLine()));
        } else if (s.style.fillOpacity > 0) {
            makeArea(s, sampled);
            addLayer(colors.fill(sampled.areaLo.data(), sampled.areaHi.data()));
        }
        if (!sampled.curve.lo.empty())
            addLayer(colors.stroke(sampled.curve.lo.data(), sampled.curve.hi.data()));
    }

    /// Most areas reach the lower edge of the plot: their line is one edge and the other is the same for all.
    bool fallsToTheFloor(const DrawSeries& s) const
    {
        return !m_plotted.below(s) && m_plotted.scaleOf(s).basePx() >= m_job.size.height();
    }

    const float* floorLine()
    {
        if (m_floor.empty())
            m_floor.assign(size_t(m_job.size.width()) * size_t(m_perPx), float(m_job.size.height()));
        return m_floor.data();
    }

    /// The area between the line and what lies below it: another series, zero, or the edge of the plot.
    void makeArea(const DrawSeries& s, Sampled& sampled) const
    {
        const std::vector<float>& line = sampled.curve.middle;
        const std::vector<float>* below = nullptr;
        if (const DrawSeries* under = m_plotted.below(s); under && under->style.draw == DrawStyle::Line)
            below = &m_sampled[size_t(s.below)].curve.middle;
        const auto base = float(m_plotted.scaleOf(s).basePx());
        sampled.areaLo.assign(line.size(), noPx);
        sampled.areaHi.assign(line.size(), -noPx);
        for (size_t j = 0; j < line.size(); j++) {
            if (line[j] == noPx)
                continue;
            const float other = below && (*below)[j] != noPx ? (*below)[j] : base;
            sampled.areaLo[j] = std::min(line[j], other);
            sampled.areaHi[j] = std::max(line[j], other);
        }
    }

    /// Dashes and dots, each for itself.
    void paintSparseParts()
    {
        for (size_t i = 0; i < m_job.series.size(); i++) {
            const DrawSeries& s = m_job.series[i];
            if (!m_plotted.isDrawn(s))
                continue;
            const CurveRequest r = request(s);
            const SeriesColors colors(s, r.scale, m_job);
            if (s.style.draw == DrawStyle::Line && r.stroke && !s.style.dash.empty())
                paintDashes(m_image, r, m_job.ratio, colors);
            if (!m_dots[i].empty())
                paintDots(m_whole, -m_whole.offset(), m_dots[i], dotRadius(s.style, m_job.ratio), colors);
        }
    }

    const RasterJob& m_job;
    PlottedSeries m_plotted;
    QImage m_whole;
    QImage m_image; ///< the plot in it, with the rows below
    std::vector<std::vector<QPoint>> m_dots; ///< of each series
    bool m_blank = true; ///< nothing lies under the series
    int m_perPx = 2;
    std::vector<Sampled> m_sampled;
    std::vector<bool> m_filledTo;
    const TimeColumn* m_positionsOf = nullptr;
    std::vector<float> m_positions;
    std::vector<float> m_floor; ///< the lower edge of the plot, sample by sample
    std::vector<IntervalLayer> m_layers;
};

} // namespace

QColor ThresholdMark::shownArea() const
{
    constexpr float veil = .15F;
    QColor shown = color;
    if (shown.alpha() == 255)
        shown.setAlphaF(veil);
    return shown;
}

QColor ThresholdMark::shownLine() const
{
    constexpr float veil = .7F;
    QColor shown = lineColor.isValid() ? lineColor : color;
    if (shown.alpha() == 255)
        shown.setAlphaF(veil);
    return shown;
}

bool showsPoints(const SeriesStyle& style, qsizetype count, double widthPx)
{
    if (style.draw == DrawStyle::Points || style.points == ShowPoints::Always)
        return true;
    const double spacing = 2 * (3 + 2 * std::max(style.lineWidth, 1.0)); // as uPlot: twice the dot of that line width
    return style.points == ShowPoints::Auto && style.draw == DrawStyle::Line && double(count) <= widthPx / spacing;
}

QImage rasterSeries(const RasterJob& job)
{
    if (job.size.isEmpty())
        return {};
    return SeriesRaster(job).draw();
}
