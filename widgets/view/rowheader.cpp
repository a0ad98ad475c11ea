#include "widgets/view/rowheader.h"

#include "widgets/theme/icon.h"

#include <QKeyEvent>
#include <QPainter>

RowHeader::RowHeader(LivePanel row, QWidget* parent) : QWidget(parent), m_row(std::move(row))
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
}

void RowHeader::setRow(const LivePanel& row)
{
    m_row = row;
    update();
}

void RowHeader::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void RowHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_hovered || m_keyboardFocus) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.hover);
        painter.drawRoundedRect(rect(), 6, 6);
    }
    const QColor ink = m_theme.text;
    painter.drawPixmap(
        6, (height() - 16) / 2,
        iconPixmap(m_row.collapsed ? IconName::ChevronRight : IconName::ChevronDown, ink, 16, devicePixelRatioF()));
    const QFont titleFont = m_theme.sized(16, 500);
    painter.setFont(titleFont);
    painter.setPen(ink);
    constexpr int left = 30;
    const QFontMetrics metrics(titleFont);
    const QString title = metrics.elidedText(m_row.title, Qt::ElideRight, width() - left - 8);
    painter.drawText(QRect(left, 0, width() - left, height()), Qt::AlignVCenter | Qt::AlignLeft, title);
    if (!m_row.collapsed)
        return;
    QFont italic = m_theme.fontSmall;
    italic.setItalic(true);
    painter.setFont(italic);
    painter.setPen(m_theme.textSecondary);
    painter.drawText(QRect(left + metrics.horizontalAdvance(title) + 22, 0, width(), height()),
                     Qt::AlignVCenter | Qt::AlignLeft,
                     m_row.rowPanelCount == 1 ? tr("(1 panel)") : tr("(%1 panels)").arg(m_row.rowPanelCount));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.border);
}

void RowHeader::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
        emit toggled(m_row.id, !m_row.collapsed);
}

void RowHeader::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Space)
        emit toggled(m_row.id, !m_row.collapsed);
    else
        QWidget::keyPressEvent(event);
}

void RowHeader::enterEvent(QEnterEvent*)
{
    m_hovered = true;
    update();
}

void RowHeader::leaveEvent(QEvent*)
{
    m_hovered = false;
    update();
}

void RowHeader::focusInEvent(QFocusEvent* event)
{
    // A window that opens gives the first row the focus, which nobody asked to see.
    m_keyboardFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
}

void RowHeader::focusOutEvent(QFocusEvent*)
{
    m_keyboardFocus = false;
    update();
}
