#include "widgets/controls/popup.h"

#include <QGuiApplication>
#include <QPainter>
#include <QScreen>

#include <algorithm>

Popup::Popup(const Theme& theme, QWidget* parent) : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint), m_theme(theme)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setContentsMargins(1, 1, 1, 1);
    QPalette colors = palette();
    colors.setColor(QPalette::Base, theme.elevated); // of lists, which are part of the frame
    setPalette(colors);
}

void Popup::openBelow(const QWidget* anchor)
{
    adjustSize();
    const QPoint wanted = anchor->mapToGlobal(QPoint(0, anchor->height() + 4));
    const QRect screen = anchor->screen()->availableGeometry();
    const int x = std::clamp(wanted.x(), screen.left(), std::max(screen.left(), screen.right() - width()));
    const int above = anchor->mapToGlobal(QPoint()).y() - 4 - height();
    const bool fits = wanted.y() + height() <= screen.bottom();
    const int y = std::clamp(!fits && above >= screen.top() ? above : wanted.y(), screen.top(),
                             std::max(screen.top(), screen.bottom() - height()));
    move(x, y);
    show();
}

void Popup::openAt(const QPoint& globalPosition)
{
    const QScreen* found = QGuiApplication::screenAt(globalPosition);
    const QRect screen = (found ? found : this->screen())->availableGeometry();
    move(std::clamp(globalPosition.x(), screen.left(), std::max(screen.left(), screen.right() - width())),
         std::clamp(globalPosition.y(), screen.top(), std::max(screen.top(), screen.bottom() - height())));
    show();
}

void Popup::closeEvent(QCloseEvent* event)
{
    QFrame::closeEvent(event);
    emit closed();
}

void Popup::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(m_theme.borderMedium);
    painter.setBrush(m_theme.elevated);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}
