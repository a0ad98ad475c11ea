#include "widgets/panels/common/segmentbar.h"

#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace {
constexpr double barHeight = 24;
constexpr double padding = 8;
constexpr double border = 2;
constexpr double radius = 6;
} // namespace

SegmentBar::SegmentBar(const QStringList& texts, QWidget* parent) : QWidget(parent), m_texts(texts) { }

void SegmentBar::setTheme(const Theme& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

void SegmentBar::setCurrent(int index)
{
    m_current = index;
    update();
}

std::vector<QRectF> SegmentBar::segments() const
{
    const QFontMetricsF metrics(m_theme.fontSmall);
    std::vector<QRectF> rects;
    double x = border;
    for (const QString& text : m_texts) {
        const double width = std::ceil(metrics.horizontalAdvance(text)) + 2 * padding;
        rects.emplace_back(x, border, width, barHeight - 2 * border);
        x += width;
    }
    return rects;
}

QSize SegmentBar::sizeHint() const
{
    const std::vector<QRectF> rects = segments();
    return QSize(int(std::ceil((rects.empty() ? 0 : rects.back().right()) + border)), int(barHeight));
}

void SegmentBar::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_theme.fontSmall);
    painter.setPen(m_theme.borderMedium);
    painter.setBrush(m_theme.canvas);
    painter.drawRoundedRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5), radius, radius);
    const std::vector<QRectF> rects = segments();
    for (size_t i = 0; i < rects.size(); i++) {
        const bool on = int(i) == m_current;
        if (on) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_theme.hover);
            painter.drawRoundedRect(rects[i], radius - border, radius - border);
        }
        painter.setPen(on ? m_theme.text : m_theme.textSecondary);
        painter.drawText(rects[i], Qt::AlignCenter, m_texts[qsizetype(i)]);
    }
}

void SegmentBar::mousePressEvent(QMouseEvent* event)
{
    const std::vector<QRectF> rects = segments();
    for (size_t i = 0; i < rects.size(); i++)
        if (rects[i].contains(event->position()) && int(i) != m_current) {
            setCurrent(int(i));
            emit chosen(int(i));
        }
}
