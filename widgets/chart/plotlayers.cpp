#include "widgets/chart/plotlayers.h"

#include "widgets/chart/plotprint.h"

#include <cmath>

namespace {

constexpr double labelGap = 5;
constexpr double timeLabelTop = 8;
constexpr double tickLength = 4;
constexpr double titleLine = 20; ///< height of an axis title
constexpr double titleCentre = 6; ///< its middle, from the outer side of its axis
constexpr size_t mostKeptTexts = 500;
constexpr double noticePadding = 4;

} // namespace

SeriesPlottable::SeriesPlottable(QCPAxis* keyAxis, QCPAxis* valueAxis) : QCPAbstractPlottable(keyAxis, valueAxis) { }

void SeriesPlottable::setPicture(const QImage& picture, const QRectF& plot, QPointF at)
{
    m_picture = picture;
    m_plot = plot;
    m_at = at;
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
    const QRectF picture(m_at, m_picture.deviceIndependentSize());
    return picture.united(m_plot).toAlignedRect().adjusted(0, 0, 0, 1);
}

void SeriesPlottable::draw(QCPPainter* painter)
{
    painter->setAntialiasing(false); // QCustomPlot shifts by half a pixel for antialiased things
    if (m_vectors) {
        painter->save();
        painter->translate(m_plot.topLeft());
        m_vectors(*painter);
        painter->restore();
        return;
    }
    if (m_picture.isNull())
        return;
    if (keepsVectors(*painter)) // they do not know of px smaller than their own
        painter->drawImage(QRectF(m_at, m_picture.deviceIndependentSize()), m_picture);
    else
        painter->drawImage(m_at, m_picture);
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

const AxisLabels::Label& AxisLabels::label(const QString& text)
{
    const auto known = m_kept.find(text);
    if (known != m_kept.end())
        return *known;
    Label made;
    made.text = QStaticText(text);
    made.text.setTextFormat(Qt::PlainText);
    made.text.setPerformanceHint(QStaticText::AggressiveCaching);
    made.text.prepare({}, m_font);
    made.width = QFontMetricsF(m_font).horizontalAdvance(text);
    return *m_kept.insert(text, made);
}

void AxisLabels::addAxis(const ChartScale& scale, const AxisPlacement& axis, const Theme& theme, const QRectF& plot)
{
    const QFontMetricsF metrics(m_font);
    const QColor color = scale.color.isValid() ? scale.color : theme.text;
    const double direction = axis.right ? 1 : -1;
    const bool titled = !scale.label.isEmpty() && axis.size > axis.labelSize; // only where there is room for it
    const double labelSpace = axis.size - (titled ? titleLine + labelGap : 0) - labelGap;
    for (const PlacedTick& tick : axis.ticks) {
        const double room = std::max(labelSpace, 10.0) + 1;
        const Label& whole = label(tick.text);
        const Label& shown = whole.width <= room ? whole : label(metrics.elidedText(tick.text, Qt::ElideRight, room));
        const double gap = labelGap + (scale.border ? tickLength : 0); // ticks are only drawn with the border
        const double x = axis.right ? axis.edge + gap : axis.edge - gap - shown.width;
        // The canvas centres on the em box: its middle is .3 em above the baseline.
        const double top = std::round(tick.position + .3 * m_font.pixelSize() - metrics.ascent());
        m_texts.push_back({{x, top}, shown.text, color});
        if (scale.border) {
            const double y = std::round(tick.position);
            m_lines.push_back({{axis.edge, y, axis.edge + direction * tickLength, y}, color});
        }
    }
    if (scale.border)
        m_lines.push_back({{axis.edge, plot.top(), axis.edge, plot.bottom()}, color});
    if (titled) {
        const double x = axis.edge + direction * (axis.size - titleCentre);
        const QString title = metrics.elidedText(scale.label, Qt::ElideRight, 2 * plot.center().y());
        m_titles.push_back({{x, plot.center().y()}, title, color, axis.right});
    }
}

void AxisLabels::addTimeTitle(const ChartModel& model, const PlotPlacement& placement, const QColor& color)
{
    if (model.x.hidden || model.x.label.isEmpty() || placement.titleTop <= 0)
        return;
    const QFontMetricsF metrics(m_font);
    const Label& title = label(metrics.elidedText(model.x.label, Qt::ElideRight, placement.plot.width()));
    const double top = std::round(placement.titleTop - (metrics.height() - m_font.pixelSize()) / 2);
    m_texts.push_back({{placement.plot.center().x() - title.width / 2, top}, title.text, color});
}

void AxisLabels::addTimes(const std::vector<PlacedTick>& ticks, const QString& name, QPointF corner,
                          const QColor& color)
{
    const QFontMetricsF metrics(m_font);
    // The canvas puts the top of the em box at plot bottom + 9; the font's own line is higher than its em.
    const double top = std::round(corner.y() + timeLabelTop - (metrics.height() - m_font.pixelSize()) / 2);
    double taken = -1e9; // by the name of the axis
    if (!name.isEmpty()) {
        m_texts.push_back({{corner.x(), top}, label(name).text, color});
        taken = corner.x() + label(name).width + labelGap;
    }
    constexpr size_t besideName = 2; // labels that the name of a zone stands in for
    for (size_t i = name.isEmpty() ? 0 : besideName; i < ticks.size(); i++) {
        const PlacedTick& tick = ticks[i];
        const Label& text = label(tick.text);
        // Labels of ticks at the very ends move inwards rather than lose a digit, where the one before leaves room.
        const double centred = tick.position - text.width / 2;
        const double inside = std::clamp(centred, 0.0, std::max(0.0, m_width - text.width));
        const double left = inside >= taken ? inside : centred;
        if (left < taken - labelGap || tick.text.isEmpty())
            continue;
        m_texts.push_back({{left, top}, text.text, color});
        taken = left + text.width + labelGap;
    }
}

void AxisLabels::addNotice(const QString& notice, const QRectF& plot, const Theme& theme)
{
    m_notice = {};
    if (notice.isEmpty())
        return;
    const QFontMetricsF metrics(m_font);
    const double room = plot.right() - 4 * noticePadding;
    const QString text = metrics.elidedText(notice, Qt::ElideRight, std::max(0.0, room));
    const QSizeF size(metrics.horizontalAdvance(text) + 2 * noticePadding, metrics.height() + noticePadding);
    // Above the plot where that left room for it, so that it covers no data.
    m_notice = QRectF({plot.right() - size.width(), std::max(0.0, plot.top() - size.height() - 1)}, size);
    m_noticePaper = theme.elevated;
    m_texts.push_back(
        {m_notice.topLeft() + QPointF(noticePadding, noticePadding / 2), label(text).text, theme.warning});
}

void AxisLabels::addLying(const ChartModel& model, const PlotPlacement& placement, const Theme& theme)
{
    for (const AxisPlacement& axis : placement.axes)
        addAxis(model.scales[size_t(axis.scale)], axis, theme, placement.plot);
    const double bottom = placement.plot.bottom();
    for (const PlacedTick& tick : placement.times) {
        const double x = std::round(tick.position);
        m_lines.push_back({{x, bottom, x, bottom + tickLength - 1}, theme.grid});
    }
    const double left = placement.plot.left();
    addTimes(placement.times, placement.timesName, {left, bottom}, theme.text);
    for (size_t i = 0; i < placement.moreTimes.size(); i++)
        addTimes(placement.moreTimes[i].ticks, placement.moreTimes[i].name,
                 {left, bottom + double(i + 1) * timeAxisHeight(m_font)}, theme.text);
    addTimeTitle(model, placement, theme.text);
}

void AxisLabels::setContent(const ChartModel& model, const PlotPlacement& placement, const Theme& theme, double width)
{
    m_width = width;
    if (m_font != theme.fontAxis || size_t(m_kept.size()) > mostKeptTexts)
        m_kept.clear();
    m_font = theme.fontAxis;
    m_texts.clear();
    m_titles.clear();
    m_lines.clear();
    if (placement.turn.upright) {
        for (const AxisPlacement& axis : placement.axes)
            addUprightAxis(model.scales[size_t(axis.scale)], axis, placement, theme);
        addUprightColumns(model, placement, theme);
    } else {
        addLying(model, placement, theme);
    }
    addNotice(model.notice, placement.turn.toScreen(placement.plot), theme);
}

void AxisLabels::draw(QCPPainter* painter)
{
    painter->setFont(m_font);
    if (!m_notice.isEmpty())
        painter->fillRect(m_notice, m_noticePaper);
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
        painter->rotate(title.downwards ? 90 : -90);
        painter->drawText(QRectF(-1000, -titleLine / 2, 2000, titleLine), Qt::AlignCenter, title.text);
        painter->restore();
    }
}
