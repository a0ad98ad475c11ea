#include "widgets/controls/toolsegment.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace {

constexpr int segmentHeight = 32;
constexpr int padding = 8;
constexpr int symbolSize = 18;
constexpr int arrowSize = 16;
constexpr int gap = 8;
constexpr int noteGap = 6;
constexpr double radius = 6;

} // namespace

ToolSegment::ToolSegment(Place place, QWidget* parent) : QToolButton(parent), m_place(place)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

void ToolSegment::setTheme(const Theme& theme)
{
    m_theme = theme;
    setFont(theme.fontMedium);
    updateGeometry();
    update();
}

void ToolSegment::setPlace(Place place)
{
    m_place = place;
    update();
}

void ToolSegment::setSymbol(IconName name)
{
    m_symbol = name;
    updateGeometry();
    update();
}

void ToolSegment::setSymbolColor(const QColor& color)
{
    m_symbolColor = color;
    update();
}

void ToolSegment::setNote(const QString& note)
{
    m_note = note;
    updateGeometry();
    update();
}

void ToolSegment::setArrow(bool arrow)
{
    m_arrow = arrow;
    updateGeometry();
    update();
}

int ToolSegment::widthWith(int textWidth) const
{
    int width = 2 * padding + textWidth;
    if (m_symbol)
        width += symbolSize + (textWidth > 0 ? gap : 0);
    if (!m_note.isEmpty())
        width += noteGap + QFontMetrics(m_theme.fontSmall).horizontalAdvance(m_note);
    if (m_arrow)
        width += arrowSize + (m_symbol || textWidth > 0 ? gap / 2 : 0);
    return width;
}

QSize ToolSegment::sizeHint() const
{
    return {widthWith(text().isEmpty() ? 0 : fontMetrics().horizontalAdvance(text()) + 1), segmentHeight};
}

QSize ToolSegment::minimumSizeHint() const
{
    constexpr int fewLetters = 60;
    const int textWidth = text().isEmpty() ? 0 : fontMetrics().horizontalAdvance(text()) + 1;
    return {widthWith(std::min(textWidth, fewLetters)), segmentHeight};
}

void ToolSegment::paintFrame(QPainter& painter) const
{
    const bool first = m_place == Place::Alone || m_place == Place::First;
    const bool last = m_place == Place::Alone || m_place == Place::Last;
    // Drawn larger than the segment at the sides where the frame goes on; the neighbour's edge stays as divider.
    const QRectF box = QRectF(rect()).adjusted(first ? 0.5 : -radius - 1, 0.5, last ? -0.5 : radius + 1, -0.5);
    painter.setClipRect(rect());
    const bool over = isEnabled() && (underMouse() || isDown());
    painter.setPen(m_theme.border);
    painter.setBrush(over ? m_theme.hover : m_theme.secondary);
    painter.drawRoundedRect(box, radius, radius);
    if (!last)
        painter.fillRect(QRect(width() - 1, 1, 1, height() - 2), m_theme.border);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) { // by Tab: who clicks needs no ring
        painter.setPen(m_theme.primary);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    }
    painter.setClipping(false);
}

void ToolSegment::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFrame(painter);
    const QColor ink = isEnabled() ? m_theme.text : m_theme.textDisabled;
    const qreal ratio = devicePixelRatioF();
    int left = padding;
    int right = width() - padding;
    if (m_symbol) {
        const int x = text().isEmpty() && !m_arrow ? (width() - symbolSize) / 2 : left;
        painter.drawPixmap(x, (height() - symbolSize) / 2,
                           iconPixmap(*m_symbol, m_symbolColor.isValid() ? m_symbolColor : ink, symbolSize, ratio));
        left += symbolSize + gap;
    }
    if (m_arrow) {
        painter.drawPixmap(right - arrowSize, (height() - arrowSize) / 2,
                           iconPixmap(IconName::ChevronDown, ink, arrowSize, ratio));
        right -= arrowSize + gap / 2;
    }
    if (!m_note.isEmpty()) {
        const QFontMetrics small(m_theme.fontSmall);
        const int noteWidth = small.horizontalAdvance(m_note);
        painter.setFont(m_theme.fontSmall);
        painter.setPen(m_theme.warning);
        painter.drawText(QRect(right - noteWidth, 0, noteWidth + 1, height()), Qt::AlignVCenter | Qt::AlignLeft,
                         m_note);
        right -= noteWidth + noteGap;
    }
    painter.setFont(font());
    painter.setPen(ink);
    painter.drawText(QRect(left, 0, right - left, height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, right - left));
}

QWidget* segmentGroup(std::initializer_list<QWidget*> segments, QWidget* parent)
{
    auto* group = new QWidget(parent);
    auto* row = new QHBoxLayout(group);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (QWidget* segment : segments)
        row->addWidget(segment);
    return group;
}
