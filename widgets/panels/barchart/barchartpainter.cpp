#include "widgets/panels/barchart/barchartpainter.h"

#include "widgets/chart/plotscale.h"
#include "widgets/chart/seriescolors.h"
#include "widgets/panels/barchart/barvaluetexts.h"
#include "widgets/panels/common/tints.h"
#include "widgets/panels/common/translucentfill.h"
#include "widgets/panels/common/valuetext.h"
#include "widgets/panels/timeseries/schemecolors.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace {

constexpr double edgeRoom = 8; ///< px right of the plot that labels may use
constexpr double tickLength = 4;
constexpr double labelGap = 5;
constexpr double categoryGap = 15;
constexpr double titleLine = 20;
constexpr double titleCentre = 6;
constexpr int schemeStops = 24;

class Painter
{
public:
    Painter(QPainter& painter, const BarChartModel& model, const BarChartLayout& layout, const Theme& theme)
        : m_p(painter)
        , m_model(model)
        , m_layout(layout)
        , m_theme(theme)
        , m_metrics(theme.fontAxis)
    { }

    void paint()
    {
        paintGrid();
        paintThresholds();
        m_p.save();
        m_p.setClipRect(m_layout.plot.adjusted(-1, -1, 1, 1), Qt::IntersectClip);
        for (const PlacedBar& bar : m_layout.bars)
            paintBar(bar);
        m_p.restore();
        paintValues();
        m_p.setFont(m_theme.fontAxis);
        for (const AxisPlacement& axis : m_layout.axes)
            paintAxis(axis);
        paintCategories();
        paintCategoryTitle();
        paintNotice();
    }

private:
    void paintNotice()
    {
        if (m_model.notice.isEmpty())
            return;
        constexpr double padding = 4;
        const QRectF& plot = m_layout.plot;
        const QString text =
            m_metrics.elidedText(m_model.notice, Qt::ElideRight, std::max(0.0, plot.right() - 4 * padding));
        const QSizeF size(m_metrics.horizontalAdvance(text) + 2 * padding, m_metrics.height() + padding);
        const QRectF box(QPointF(plot.right() - size.width(), 0), size);
        m_p.fillRect(box, m_theme.elevated);
        m_p.setPen(m_theme.warning);
        m_p.drawText(box, Qt::AlignCenter | Qt::TextDontClip, text);
    }

    QLineF across(double at) const
    {
        const QRectF& plot = m_layout.plot;
        return m_layout.upright ? QLineF(plot.left(), at, plot.right(), at) : QLineF(at, plot.top(), at, plot.bottom());
    }

    void paintGrid()
    {
        m_p.setRenderHint(QPainter::Antialiasing, false);
        m_p.setPen(QPen(m_theme.grid, 0));
        for (const AxisPlacement& axis : m_layout.axes)
            if (m_model.scales[size_t(axis.scale)].grid)
                for (const PlacedTick& tick : axis.ticks)
                    m_p.drawLine(across(std::round(tick.position)));
    }

    double along(const ChartScale& scale, double value) const
    {
        const double length = m_layout.upright ? m_layout.plot.height() : m_layout.plot.width();
        const double px = std::clamp(PlotScale(scale.options, scale.min, scale.max, length).toPx(value), 0.0, length);
        return m_layout.upright ? m_layout.plot.top() + px : m_layout.plot.right() - px;
    }

    void paintThresholds()
    {
        for (const ThresholdMark& mark : m_model.thresholds) {
            const ChartScale& scale = m_model.scales[size_t(mark.scale)];
            if (!scale.hasRange || mark.to <= scale.min || mark.from >= scale.max)
                continue;
            const double from = along(scale, std::max(mark.from, scale.min));
            const double to = along(scale, std::min(mark.to, scale.max));
            const QRectF area(across(from).p1(), across(to).p2());
            if (mark.area)
                m_p.fillRect(area.normalized(), mark.shownArea());
            if (mark.line && std::isfinite(mark.from) && mark.from > scale.min) {
                QPen pen(mark.shownLine(), 2, mark.dashed ? Qt::CustomDashLine : Qt::SolidLine);
                if (mark.dashed)
                    pen.setDashPattern({5, 5});
                m_p.setPen(pen);
                m_p.drawLine(across(std::round(from)));
            }
        }
    }

    QBrush fillOf(const PlacedBar& bar, const QColor& color) const
    {
        const BarSeries& series = m_model.series[size_t(bar.series)];
        const double alpha = series.style.fillOpacity;
        if (series.style.gradient == GradientMode::None || series.valueColored || !m_model.rowColors.empty())
            return withAlpha(color, alpha);
        const QRectF& plot = m_layout.plot;
        QLinearGradient gradient = m_layout.upright ? QLinearGradient(plot.topLeft(), plot.bottomLeft())
                                                    : QLinearGradient(plot.topRight(), plot.topLeft());
        if (series.style.gradient == GradientMode::Opacity) {
            gradient.setColorAt(0, withAlpha(color, alpha));
            gradient.setColorAt(1, withAlpha(color, 0));
        } else if (series.style.gradient == GradientMode::Hue) {
            const auto [top, bottom] = hueEnds(color, m_theme.isDark());
            gradient.setColorAt(0, withAlpha(top, alpha));
            gradient.setColorAt(1, withAlpha(bottom, alpha));
        } else {
            return schemeOf(size_t(bar.series), color, gradient);
        }
        return gradient;
    }

    /// The scheme's colours over the axis; computed once for all bars of a series.
    const QBrush& schemeOf(size_t index, const QColor& color, QLinearGradient gradient) const
    {
        m_schemes.resize(m_model.series.size());
        QBrush& brush = m_schemes[index];
        if (brush.style() != Qt::NoBrush)
            return brush;
        const BarSeries& series = m_model.series[index];
        const double alpha = series.style.fillOpacity;
        const ChartScale& scale = m_model.scales[size_t(series.scale)];
        const auto colors = schemeColors({m_model.frame.fields[size_t(series.field)], scale, m_theme.palette});
        const PlotScale map(scale.options, scale.min, scale.max, 1);
        for (int i = 0; colors && i <= schemeStops; i++) {
            const double t = double(i) / schemeStops;
            gradient.setColorAt(t, withAlpha(QColor::fromRgba(colors(map.toValue(t))), alpha));
        }
        brush = colors ? QBrush(gradient) : QBrush(withAlpha(color, alpha));
        return brush;
    }

    void paintBar(const PlacedBar& bar)
    {
        const BarSeries& series = m_model.series[size_t(bar.series)];
        const QColor color = m_model.barColor(size_t(bar.series), size_t(bar.row));
        const double line = std::min({series.style.lineWidth, bar.rect.width() / 2, bar.rect.height() / 2});
        const double thick = m_layout.upright ? bar.rect.width() : bar.rect.height();
        const double radius = m_model.options.barRadius * thick;
        if (radius >= 1 && bar.outermost) {
            m_p.setRenderHint(QPainter::Antialiasing);
            const QPainterPath shape = rounded(bar, radius, line / 2);
            fillShape(m_p, shape, fillOf(bar, color));
            m_p.setPen(line > 0 ? QPen(color, line) : QPen(Qt::NoPen));
            m_p.setBrush(Qt::NoBrush);
            m_p.drawPath(shape);
            return;
        }
        m_p.setRenderHint(QPainter::Antialiasing, false);
        const QRectF inner = bar.rect.adjusted(line, line, -line, -line);
        if (!inner.isEmpty())
            fillShape(m_p, inner, fillOf(bar, color));
        if (series.style.lineWidth <= 0)
            return;
        const double edge = std::max(line, std::min({1.0, bar.rect.width(), bar.rect.height()}));
        const QRectF& r = bar.rect;
        m_p.fillRect(QRectF(r.left(), r.top(), r.width(), std::max(edge, 1.0)), color);
        m_p.fillRect(QRectF(r.left(), r.bottom() - edge, r.width(), edge), color);
        m_p.fillRect(QRectF(r.left(), r.top(), edge, r.height()), color);
        m_p.fillRect(QRectF(r.right() - edge, r.top(), edge, r.height()), color);
    }

    /// Only the end that shows the value is round.
    QPainterPath rounded(const PlacedBar& bar, double radius, double inset) const
    {
        const QRectF r = bar.rect.adjusted(inset, inset, -inset, -inset);
        const double reach = std::min(radius, m_layout.upright ? r.height() : r.width());
        QRectF whole = r;
        if (m_layout.upright)
            bar.negative ? whole.setTop(r.top() - reach) : whole.setBottom(r.bottom() + reach);
        else
            bar.negative ? whole.setRight(r.right() + reach) : whole.setLeft(r.left() - reach);
        QPainterPath path;
        path.addRoundedRect(whole, reach, reach);
        QPainterPath clip;
        clip.addRect(r);
        return path.intersected(clip);
    }

    void paintValues()
    {
        if (m_layout.valueSize <= 0)
            return;
        const QFont font = m_theme.sizedNumbers(m_layout.valueSize);
        const QFontMetricsF metrics(font);
        m_p.setFont(font);
        for (const PlacedBar& bar : m_layout.bars) {
            const QString text = m_model.valueText(size_t(bar.series), size_t(bar.row));
            const QRectF box = valueTextBox(m_model, m_layout, bar, metrics.horizontalAdvance(text));
            if (box.isEmpty())
                continue;
            QColor pen = m_theme.text;
            if (bar.rect.contains(box.center())) {
                const double alpha = m_model.series[size_t(bar.series)].style.fillOpacity;
                const QColor fill = m_model.barColor(size_t(bar.series), size_t(bar.row));
                pen = alpha < .4 ? m_theme.text : readableOn(blended(fill, alpha, m_theme.panel), m_theme);
            }
            m_p.setPen(pen);
            m_p.drawText(box.adjusted(-1, 0, 1, 0), Qt::AlignCenter | Qt::TextDontClip, text);
        }
    }

    void paintAxis(const AxisPlacement& axis)
    {
        const ChartScale& scale = m_model.scales[size_t(axis.scale)];
        const QColor color = scale.color.isValid() ? scale.color : m_theme.text;
        const double outwards = axis.right == m_layout.upright ? 1 : -1;
        const double room = axis.size - (scale.label.isEmpty() ? 0 : titleLine + labelGap) - labelGap;
        m_p.setPen(QPen(color, 0));
        for (const PlacedTick& tick : axis.ticks) {
            if (m_layout.upright) {
                const QRectF box(axis.right ? axis.edge + labelGap : axis.edge - labelGap - room,
                                 tick.position - titleLine / 2, std::max(room, 10.0), titleLine);
                drawElided(m_p, m_theme.fontAxis, box, (axis.right ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                           tick.text);
            } else {
                const double y = axis.edge + outwards * (tickLength + labelGap + m_theme.smallPx() / 2);
                const double width = m_metrics.horizontalAdvance(tick.text);
                const double left =
                    std::clamp(tick.position - width / 2, 0.0, std::max(0.0, m_layout.plot.right() + edgeRoom - width));
                m_p.drawText(QRectF(left - 1, y - titleLine / 2, width + 2, titleLine), Qt::AlignCenter, tick.text);
            }
            if (scale.border) {
                const double at = std::round(tick.position);
                m_p.drawLine(m_layout.upright ? QLineF(axis.edge, at, axis.edge + outwards * tickLength, at)
                                              : QLineF(at, axis.edge, at, axis.edge + outwards * tickLength));
            }
        }
        const QRectF& plot = m_layout.plot;
        if (scale.border)
            m_p.drawLine(m_layout.upright ? QLineF(axis.edge, plot.top(), axis.edge, plot.bottom())
                                          : QLineF(plot.left(), axis.edge, plot.right(), axis.edge));
        if (scale.label.isEmpty())
            return;
        const double centre = axis.edge + outwards * (axis.size - titleCentre);
        m_layout.upright ? paintTitle({centre, plot.center().y()}, axis.right ? 90 : -90, scale.label)
                         : paintTitle({plot.center().x(), centre}, 0, scale.label);
    }

    void paintTitle(QPointF centre, double angle, const QString& text)
    {
        m_p.save();
        m_p.translate(centre);
        m_p.rotate(angle);
        const double length = angle == 0 ? m_layout.plot.width() : m_layout.plot.height();
        drawElided(m_p, m_theme.fontAxis, {-length / 2, -titleLine / 2, length, titleLine}, Qt::AlignCenter, text);
        m_p.restore();
    }

    void paintCategoryTitle()
    {
        if (m_model.axisLabel.isEmpty())
            return;
        m_p.setPen(m_theme.text);
        const QRectF& plot = m_layout.plot;
        const double out = m_layout.categorySize - titleLine / 2;
        m_layout.upright ? paintTitle({plot.center().x(), plot.bottom() + out}, 0, m_model.axisLabel)
                         : paintTitle({plot.left() - out, plot.center().y()}, -90, m_model.axisLabel);
    }

    void paintCategories()
    {
        double occupied = 0;
        m_p.setPen(m_theme.text);
        const double rotation = m_layout.upright ? m_model.options.labelRotation : 0;
        for (const PlacedCategory& label : m_layout.categories) {
            const QString text = m_metrics.elidedText(label.text.left(500), Qt::ElideRight, m_layout.categoryWidth + 2);
            const double width = m_metrics.horizontalAdvance(text);
            if (!m_layout.upright) {
                m_p.drawText(QRectF(m_layout.plot.left() - categoryGap - width - 2, label.position - titleLine / 2,
                                    width + 2, titleLine),
                             Qt::AlignRight | Qt::AlignVCenter, text);
            } else if (std::abs(rotation) < 3) {
                const double left = std::clamp(label.position - width / 2, 0.0,
                                               std::max(0.0, m_layout.plot.right() + edgeRoom - width));
                if (left < occupied)
                    continue;
                occupied = left + width + edgeRoom / 2;
                m_p.drawText(QRectF(left, bottomGap() - 4, width + 2, titleLine), Qt::AlignLeft | Qt::AlignVCenter,
                             text);
            } else {
                paintRotated(label.position, rotation, text, width);
            }
        }
    }

    double bottomGap() const
    {
        return m_layout.plot.bottom() + std::min(categoryGap, (m_layout.plot.bottom() + m_layout.categorySize) / 10);
    }

    void paintRotated(double x, double rotation, const QString& text, double width)
    {
        m_p.save();
        m_p.translate(x, bottomGap());
        m_p.rotate(-rotation);
        const double left = rotation > 0 ? -width : 0;
        // Upright texts stand centred on their tick, slanted ones hang from it.
        const double centred = std::abs(rotation) > 80 ? 0 : titleLine / 4;
        m_p.drawText(QRectF(left - 1, centred - titleLine / 2, width + 2, titleLine), Qt::AlignVCenter, text);
        m_p.restore();
    }

    QPainter& m_p;
    const BarChartModel& m_model;
    const BarChartLayout& m_layout;
    const Theme& m_theme;
    QFontMetricsF m_metrics;
    mutable std::vector<QBrush> m_schemes; ///< by series; no brush: not known yet
};

} // namespace

void paintBarChart(QPainter& painter, const BarChartModel& model, const BarChartLayout& layout, const Theme& theme)
{
    Painter(painter, model, layout, theme).paint();
}

void paintBarHighlight(QPainter& painter, const QRectF& bar, const Theme& theme)
{
    painter.fillRect(bar, withAlpha(theme.isDark() ? Qt::white : Qt::black, .12));
}
