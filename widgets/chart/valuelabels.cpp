#include "widgets/chart/valuelabels.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace {

constexpr double nsPerMs = 1e6;
constexpr double gap = 3; ///< CSS px between a point and its text
constexpr double gapBeside = 6; ///< the same for a text beside it, which has no descenders that keep it away
constexpr size_t mostTexts = 2000;

class ValueWriter
{
public:
    ValueWriter(QPainter& painter, const RasterJob& job) : m_job(job), m_painter(painter), m_metrics(job.font)
    {
        m_painter.setFont(job.font);
        m_size = QSizeF(job.size) / job.ratio;
        m_pxPerMs = m_size.width() / std::max(job.toMs - job.fromMs, 1e-6);
    }

    void write(const DrawSeries& series, const PlotScale& scale)
    {
        const TimeColumn& times = *series.times;
        const NumberColumn& values = *series.values;
        const RowRange rows = visibleRows(series, m_job.fromMs, m_job.toMs);
        m_painter.setPen(series.style.color);
        double left = -1e9; // of the last text: most rows of dense series are skipped by a comparison
        for (qsizetype i = rows.first; i < rows.last && m_taken.size() < mostTexts; i++) {
            const double v = values[size_t(i)];
            const double x = (double(times[size_t(i)]) / nsPerMs - m_job.fromMs) * m_pxPerMs;
            if (!std::isfinite(v) || x < left || x < 0 || x > m_size.width())
                continue;
            const double y = scale.toPx(v) / m_job.ratio;
            const bool below = series.style.draw == DrawStyle::Bars ? v < 0 : m_job.upright && isLow(values, i);
            if (std::isfinite(y) && put(textOf(series, size_t(i)), {x, y}, below))
                left = x + 1;
        }
    }

private:
    static QString textOf(const DrawSeries& series, size_t row)
    {
        const NumberColumn& values = series.textValues ? *series.textValues : *series.values;
        return row < values.size() && !isMissing(values[row]) ? series.textOf(values[row]) : QString();
    }

    /// True when the line comes back to higher values on both sides of the row: beside such a point it would run
    /// through the text.
    static bool isLow(const NumberColumn& values, qsizetype row)
    {
        const auto turnsBack = [&](qsizetype other) {
            return other < 0 || other >= qsizetype(values.size()) || !(values[size_t(other)] < values[size_t(row)]);
        };
        return turnsBack(row - 1) && turnsBack(row + 1) && values.size() > 1;
    }

    /// Above a point, beside it where values grow to the right.
    QRectF boxAt(QPointF at, QSizeF text, bool below) const
    {
        QRectF box(QPointF(), text);
        if (m_job.upright) {
            const QPointF point(m_size.height() - at.y(), m_size.width() - at.x());
            const double left = below ? point.x() - gapBeside - text.width() : point.x() + gapBeside;
            const double room = std::max(0.0, m_size.height() - text.width());
            box.moveTopLeft({std::clamp(left, 0.0, room), point.y() - text.height() / 2});
        } else {
            const double top = below ? at.y() + gap : at.y() - gap - text.height();
            const double room = std::max(0.0, m_size.height() - text.height());
            box.moveTopLeft({at.x() - text.width() / 2, std::clamp(top, 0.0, room)});
        }
        return box;
    }

    bool put(const QString& text, QPointF at, bool below)
    {
        if (text.isEmpty())
            return false;
        const double height = m_metrics.ascent() + m_metrics.descent();
        const QRectF box = boxAt(at, {m_metrics.horizontalAdvance(text), height}, below);
        const bool inside = m_job.upright ? box.top() >= 0 && box.bottom() <= m_size.width()
                                          : box.left() >= 0 && box.right() <= m_size.width();
        const auto touches = [&box](const QRectF& other) { return other.adjusted(-2, 0, 2, 0).intersects(box); };
        if (!inside || std::any_of(m_taken.begin(), m_taken.end(), touches))
            return false;
        m_taken.push_back(box);
        m_painter.drawText(QPointF(box.left(), box.top() + m_metrics.ascent()), text);
        return true;
    }

    const RasterJob& m_job;
    QPainter& m_painter;
    QFontMetricsF m_metrics;
    QSizeF m_size;
    double m_pxPerMs = 1;
    std::vector<QRectF> m_taken;
};

} // namespace

bool hasValueLabels(const RasterJob& job, const PlottedSeries& plotted)
{
    return std::any_of(job.series.begin(), job.series.end(),
                       [&plotted](const DrawSeries& series) { return series.textOf && plotted.isDrawn(series); });
}

void paintValueLabels(QPainter& painter, const RasterJob& job, const PlottedSeries& plotted)
{
    if (!hasValueLabels(job, plotted))
        return;
    painter.save();
    painter.scale(job.ratio, job.ratio);
    ValueWriter writer(painter, job);
    for (const DrawSeries& series : job.series)
        if (series.textOf && plotted.isDrawn(series))
            writer.write(series, plotted.scaleOf(series));
    painter.restore();
}
