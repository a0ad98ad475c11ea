#include "widgets/panels/common/panelbutton.h"

#include <QEnterEvent>
#include <QKeyEvent>
#include <QPainter>

#include <cmath>

namespace {
constexpr int padding = 8; ///< left and right of the text
constexpr int aloneHeight = 24;
constexpr int segmentHeight = 20;
constexpr int iconSide = 16;
} // namespace

PanelButton::PanelButton(Look look, QWidget* parent) : QAbstractButton(parent), m_look(look)
{
    setFocusPolicy(Qt::TabFocus); // a click leaves the keys where they are
    setCursor(Qt::PointingHandCursor);
}

void PanelButton::setTheme(const Theme& theme)
{
    m_theme = theme;
    setFont(m_look == Look::Alone ? theme.sized(theme.smallPx(), 500) : theme.fontSmall);
    updateGeometry();
    update();
}

void PanelButton::setSymbol(IconName symbol)
{
    m_symbol = symbol;
    updateGeometry();
    update();
}

QSize PanelButton::sizeHint() const
{
    const double content = m_symbol ? iconSide : QFontMetricsF(font()).horizontalAdvance(text());
    return {int(std::ceil(content)) + 2 * padding, m_look == Look::Alone ? aloneHeight : segmentHeight};
}

QColor PanelButton::ground() const
{
    const bool hovered = isEnabled() && underMouse();
    if (m_look == Look::Segment)
        return isChecked() ? m_theme.hover : QColor();
    if (isChecked())
        return m_theme.primary;
    return blended(m_theme.text, hovered ? .16 : .10, m_theme.panel);
}

void PanelButton::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = m_look == Look::Alone ? 6 : 4;
    if (const QColor color = ground(); color.isValid()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawRoundedRect(QRectF(rect()), radius, radius);
    }
    const QColor quiet = m_look == Look::Segment && !isChecked() ? m_theme.textSecondary : m_theme.text;
    const QColor loud = m_look == Look::Alone && isChecked() ? QColor(Qt::white) : quiet;
    const QColor ink = isEnabled() ? loud : m_theme.textDisabled;
    if (m_symbol) {
        const QRect icon((width() - iconSide) / 2, (height() - iconSide) / 2, iconSide, iconSide);
        themedIcon(*m_symbol, ink).paint(&painter, icon);
    } else {
        painter.setPen(ink);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
    }
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) { // by Tab: who clicks needs no ring
        painter.setPen(QPen(isChecked() && m_look == Look::Alone ? m_theme.text : m_theme.primary, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius - 1, radius - 1);
    }
}

void PanelButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void PanelButton::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void PanelButton::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}
