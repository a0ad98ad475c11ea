#include "widgets/chart/plotlayers.h"

#include <cmath>

namespace {

constexpr double labelGap = 5;
constexpr double timeLabelTop = 8;
constexpr double tickLength = 4;
constexpr double titleLine = 20; ///< height of an axis title
constexpr double titleCentre = 6; ///< its middle, from the outer side of its axis
constexpr double regionAlpha = .1;

} // namespace

SeriesPlottable::SeriesPlottable(QCPAxis* keyAxis, QCPAxis* valueAxis) : QCPAbstractPlottable(keyAxis, valueAxis) { }

void SeriesPlottable::setPicture(const QImage& picture, QRectF plot)
{
    m_picture = picture;
    m_plot = plot;
}

double SeriesPlottable::selectTest(const QPointF& pos, bool onlySelectable, QVariant* details) const
{
    Q_UNUSED(pos)
    Q_UNUSED(onlySelectable)
    Q_UNUSED(details)
    return -1;
}

QCPRange SeriesPlottable::getKeyRange(bool& found, QCP::SignDomain domain) const
{
    Q_UNUSED(domain)
    found = false;
    return {};
}

QCPRange SeriesPlottable::getValueRange(bool& found, QCP::SignDomain domain, const QCPRange& keyRange) const
{
    Q_UNUSED(domain)
    Q_UNUSED(keyRange)
    found = false;
    return {};
}

QRect SeriesPlottable::clipRect() const
{
    // The picture may reach below the plot; QCustomPlot lifts the clip by one row.
    const QRectF picture(m_plot.topLeft(), m_picture.deviceIndependentSize());
    return picture.united(m_plot).toAlignedRect().adjusted(0, 0, 0, 1);
}

void SeriesPlottable::draw(QCPPainter* painter)
{
    painter->setAntialiasing(false); // QCustomPlot shifts by half a pixel for antialiased things
    if (!m_picture.isNull())
        painter->drawImage(m_plot.topLeft(), m_picture);
}

void SeriesPlottable::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const
{
    Q_UNUSED(painter)
    Q_UNUSED(rect)
}

AxisLabels::AxisLabels(QCustomPlot* plot) : QCPLayerable(plot, QStringLiteral("axes")) { }

void AxisLabels::applyDefaultAntialiasingHint(QCPPainter* painter) const
{
    painter->setAntialiasing(false);
}

QStaticText AxisLabels::staticText(const QString& text) const
{
    QStaticText result(text);
    result.setTextFormat(Qt::PlainText);
    result.setPerformanceHint(QStaticText::AggressiveCaching);
    result.prepare({}, m_font);
    return result;
}

void AxisLabels::addAxis(const ChartScale& scale, const AxisPlacement& axis, const Theme& theme, const QRectF& plot)
{
    const QFontMetricsF metrics(m_font);
    const QColor color = scale.color.isValid() ? scale.color : theme.text;
    const double direction = axis.right ? 1 : -1;
    const double labelSpace = axis.size - (scale.label.isEmpty() ? 0 : titleLine + labelGap) - labelGap;
    for (const PlacedTick& tick : axis.ticks) {
        const QString text = metrics.elidedText(tick.text, Qt::ElideRight, std::max(labelSpace, 10.0) + 1);
        const double width = metrics.horizontalAdvance(text);
        const double x = axis.right ? axis.edge + labelGap : axis.edge - labelGap - width;
        m_texts.push_back({{x, std::round(tick.position - metrics.height() / 2)}, staticText(text), color});
        if (scale.border) {
            const double y = std::round(tick.position);
            m_lines.push_back({{axis.edge, y, axis.edge + direction * tickLength, y}, color});
        }
    }
    if (scale.border)
        m_lines.push_back({{axis.edge, plot.top(), axis.edge, plot.bottom()}, color});
    if (!scale.label.isEmpty()) {
        const double x = axis.edge + direction * (axis.size - titleCentre);
        m_titles.push_back({{x, plot.center().y()}, scale.label, color});
    }
}

void AxisLabels::setContent(const ChartModel& model, const PlotPlacement& placement, const Theme& theme)
{
    m_font = theme.fontSmall;
    m_texts.clear();
    m_titles.clear();
    m_lines.clear();
    for (const AxisPlacement& axis : placement.axes)
        addAxis(model.scales[size_t(axis.scale)], axis, theme, placement.plot);
    const QFontMetricsF metrics(m_font);
    // The canvas puts the top of the em box at plot bottom + 9; the font's own line is higher than its em.
    const double top = std::round(placement.plot.bottom() + timeLabelTop - (metrics.height() - m_font.pixelSize()) / 2);
    for (const PlacedTick& tick : placement.times) {
        const double x = std::round(tick.position);
        m_lines.push_back({{x, placement.plot.bottom(), x, placement.plot.bottom() + tickLength - 1}, theme.grid});
        m_texts.push_back(
            {{tick.position - metrics.horizontalAdvance(tick.text) / 2, top}, staticText(tick.text), theme.text});
    }
}

void AxisLabels::draw(QCPPainter* painter)
{
    painter->setFont(m_font);
    for (const Text& text : m_texts) {
        painter->setPen(text.color);
        painter->drawStaticText(text.at, text.text);
    }
    for (const auto& [line, color] : m_lines) {
        painter->setPen(QPen(color, 0));
        painter->QPainter::drawLine(line);
    }
    for (const Title& title : m_titles) {
        painter->save();
        painter->setPen(title.color);
        painter->translate(title.centre);
        painter->rotate(-90);
        painter->drawText(QRectF(-1000, -titleLine / 2, 2000, titleLine), Qt::AlignCenter, title.text);
        painter->restore();
    }
}

AnnotationMarks::AnnotationMarks(QCustomPlot* plot) : QCPLayerable(plot, QStringLiteral("main")) { }

void AnnotationMarks::applyDefaultAntialiasingHint(QCPPainter* painter) const
{
    painter->setAntialiasing(true);
}

void AnnotationMarks::setContent(const ChartModel& model, const PlotPlacement& placement)
{
    m_plot = placement.plot;
    m_marks.clear();
    const double pxPerMs = placement.plot.width() / std::max(model.toMs - model.fromMs, 1e-6);
    for (const Annotation& a : model.annotations) {
        const double from = m_plot.left() + (double(a.timeMs) - model.fromMs) * pxPerMs;
        const double to = m_plot.left() + (double(std::max(a.timeEndMs, a.timeMs)) - model.fromMs) * pxPerMs;
        if (to < m_plot.left() || from > m_plot.right())
            continue;
        m_marks.push_back({std::max(from, m_plot.left()), std::min(to, m_plot.right()), toQColor(a.color)});
    }
}

void AnnotationMarks::draw(QCPPainter* painter)
{
    constexpr double half = 4;
    constexpr double height = 5;
    for (const Mark& mark : m_marks) {
        QColor area = mark.color;
        area.setAlphaF(float(regionAlpha));
        const bool region = mark.to - mark.from > 1;
        if (region)
            painter->fillRect(QRectF(mark.from, m_plot.top(), mark.to - mark.from, m_plot.height()), area);
        QPen pen(mark.color, 1, Qt::CustomDashLine);
        pen.setDashPattern({5, 3});
        pen.setCosmetic(true);
        painter->setPen(pen);
        painter->QPainter::drawLine(QLineF(mark.from, m_plot.top(), mark.from, m_plot.bottom()));
        if (region)
            painter->QPainter::drawLine(QLineF(mark.to, m_plot.top(), mark.to, m_plot.bottom()));
        painter->setPen(Qt::NoPen);
        painter->setBrush(mark.color);
        const double y = m_plot.bottom();
        if (region)
            painter->drawRect(QRectF(mark.from, y, mark.to - mark.from, height));
        else
            painter->drawPolygon(QPolygonF(
                {QPointF(mark.from, y), QPointF(mark.from - half, y + height), QPointF(mark.from + half, y + height)}));
    }
}
