#include "widgets/chart/chartoverlay.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace {
constexpr int dotReach = 5;
constexpr double dotRadius = 3.5;
} // namespace

ChartOverlay::ChartOverlay(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
}

void ChartOverlay::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void ChartOverlay::setPlot(const QRectF& plot, const ChartTurn& turn)
{
    m_plot = plot;
    m_turn = turn;
}

void ChartOverlay::updateArea(const QRect& area)
{
    // Turned, lines lie on the other side of their edge.
    update(m_turn.upright ? m_turn.toScreen(QRectF(area)).toAlignedRect().adjusted(-1, -1, 1, 1) : area);
}

void ChartOverlay::updateVertical(std::optional<double> x)
{
    if (x)
        updateArea(QRect(int(std::floor(*x)) - 1, int(m_plot.top()), 3, int(m_plot.height()) + 1));
}

void ChartOverlay::updateHorizontal(std::optional<double> y)
{
    if (y)
        updateArea(QRect(int(m_plot.left()), int(std::floor(*y)) - 1, int(m_plot.width()) + 1, 3));
}

void ChartOverlay::updateDots()
{
    QRect all; // they stand at nearly one time: one strip costs less than a region of many parts
    for (const Dot& dot : m_dots)
        all |= QRect(int(dot.at.x()) - dotReach, int(dot.at.y()) - dotReach, 2 * dotReach + 1, 2 * dotReach + 1);
    if (!all.isEmpty())
        updateArea(all);
}

void ChartOverlay::updateSelection()
{
    if (!m_selection.isNull())
        updateArea(m_selection.adjusted(-1, -1, 1, 1).toAlignedRect());
}

void ChartOverlay::setCrosshair(std::optional<double> x, std::optional<double> y)
{
    if (x && (*x < m_plot.left() || *x > m_plot.right()))
        x.reset();
    if (y && (*y < m_plot.top() || *y > m_plot.bottom()))
        y.reset();
    if (x != m_x) {
        updateVertical(m_x);
        m_x = x;
        updateVertical(m_x);
    }
    if (y != m_y) {
        updateHorizontal(m_y);
        m_y = y;
        updateHorizontal(m_y);
    }
}

void ChartOverlay::setDots(std::vector<Dot> dots)
{
    updateDots();
    m_dots = std::move(dots);
    updateDots();
}

void ChartOverlay::updateBoxes()
{
    for (const QRectF& box : m_boxes)
        updateArea(box.toAlignedRect().adjusted(-1, -1, 1, 1));
}

void ChartOverlay::setBoxes(std::vector<QRectF> boxes)
{
    if (boxes == m_boxes)
        return;
    updateBoxes();
    m_boxes = std::move(boxes);
    updateBoxes();
}

void ChartOverlay::setSelection(const QRectF& area)
{
    updateSelection();
    m_selection = area;
    updateSelection();
}

void ChartOverlay::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setTransform(m_turn.transform());
    if (!m_selection.isNull()) {
        QColor band = m_theme.text;
        band.setAlphaF(.12F);
        painter.fillRect(m_selection, band);
    }
    QPen pen(m_theme.textDisabled, 1, Qt::DashLine);
    pen.setCosmetic(true);
    painter.setPen(pen);
    if (m_x)
        painter.drawLine(QLineF(std::floor(*m_x), m_plot.top(), std::floor(*m_x), m_plot.bottom()));
    if (m_y)
        painter.drawLine(QLineF(m_plot.left(), std::floor(*m_y), m_plot.right(), std::floor(*m_y)));
    QColor veil = m_theme.isDark() ? QColor(Qt::white) : QColor(Qt::black);
    veil.setAlphaF(.2F);
    for (const QRectF& box : m_boxes) {
        painter.fillRect(box, veil);
        painter.setPen(QPen(m_theme.text, 0));
        painter.drawRect(box.adjusted(0, 0, -1, -1));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (const Dot& dot : m_dots) {
        painter.setBrush(dot.color);
        painter.drawEllipse(dot.at, dotRadius, dotRadius);
    }
}
