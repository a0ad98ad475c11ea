#include "widgets/theme/vedettestyle.h"

#include <QPainter>
#include <QStyleOption>

// The rows of words: tabs, menus and the headers of tables.

namespace {
constexpr int tabMarkHeight = 2;
constexpr int markRadius = 4;
constexpr int barMargin = 3; // above and below the mark in a menu bar

void setInk(QPalette& palette, QPalette::ColorRole role, const QColor& ink)
{
    palette.setColor(QPalette::Active, role, ink);
    palette.setColor(QPalette::Inactive, role, ink);
}
} // namespace

void drawRowMark(QPainter& painter, const QRect& row, const QColor& color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(row, markRadius, markRadius);
    painter.restore();
}

void VedetteStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
    const auto* entry = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
    if (element == CE_TabBarTabShape)
        drawTab(*option, *painter);
    else if (element == CE_TabBarTabLabel && tab)
        drawTabLabel(*tab, *painter, widget);
    else if (element == CE_MenuItem && entry)
        drawMenuItem(*entry, *painter, widget);
    else if (element == CE_MenuBarItem && entry)
        drawMenuBarItem(*entry, *painter);
    else if (element == CE_MenuBarEmptyArea)
        painter->fillRect(option->rect, option->palette.window()); // without a line: the page begins here
    else if (element == CE_HeaderSection || element == CE_HeaderEmptyArea)
        drawHeaderSection(*option, *painter);
    else if (element == CE_HeaderLabel && header)
        drawHeaderLabel(*header, *painter, widget);
    else
        QProxyStyle::drawControl(element, option, painter, widget);
}

/// A tab is a word; the open one stands on a mark in the accent.
void VedetteStyle::drawTab(const QStyleOption& option, QPainter& painter) const
{
    const QRect& rect = option.rect;
    if (option.state & State_Selected)
        painter.fillRect(QRect(rect.left(), rect.bottom() + 1 - tabMarkHeight, rect.width(), tabMarkHeight),
                         m_theme.primary);
    if ((option.state & State_HasFocus) && (option.state & State_KeyboardFocusChange)) // who clicks needs no ring
        box(painter, rect.adjusted(2, 2, -2, -2 - tabMarkHeight), Qt::transparent, m_theme.primary);
}

void VedetteStyle::drawTabLabel(const QStyleOptionTab& option, QPainter& painter, const QWidget* widget) const
{
    QStyleOptionTab label = option;
    const bool strong = option.state & (State_Selected | State_MouseOver);
    setInk(label.palette, QPalette::WindowText, strong ? m_theme.text : m_theme.textSecondary);
    QProxyStyle::drawControl(CE_TabBarTabLabel, &label, &painter, widget);
}

/// The entry under the pointer lies on a quiet mark: the accent is for what is chosen.
void VedetteStyle::drawMenuItem(const QStyleOptionMenuItem& option, QPainter& painter, const QWidget* widget) const
{
    const QRect& rect = option.rect;
    if (option.menuItemType == QStyleOptionMenuItem::Separator && option.text.isEmpty()) {
        painter.fillRect(QRect(rect.left(), rect.center().y(), rect.width(), 1), m_theme.border);
        return;
    }
    QStyleOptionMenuItem entry = option;
    if ((option.state & State_Selected) && (option.state & State_Enabled))
        drawRowMark(painter, rect, m_theme.hover);
    entry.state &= ~State_Selected;
    QProxyStyle::drawControl(CE_MenuItem, &entry, &painter, widget);
}

void VedetteStyle::drawMenuBarItem(const QStyleOptionMenuItem& option, QPainter& painter) const
{
    if (option.state & (State_Selected | State_Sunken))
        drawRowMark(painter, option.rect.adjusted(0, barMargin, 0, -barMargin), m_theme.hover);
    int flags = Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextDontClip | Qt::TextSingleLine;
    if (!proxy()->styleHint(SH_UnderlineShortcut, &option, nullptr, nullptr))
        flags |= Qt::TextHideMnemonic;
    proxy()->drawItemText(&painter, option.rect, flags, option.palette, option.state & State_Enabled, option.text,
                          QPalette::WindowText);
}

void VedetteStyle::drawHeaderSection(const QStyleOption& option, QPainter& painter) const
{
    const QRect& rect = option.rect;
    painter.fillRect(rect, option.palette.base());
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), m_theme.border);
}

void VedetteStyle::drawHeaderLabel(const QStyleOptionHeader& option, QPainter& painter, const QWidget* widget) const
{
    QStyleOptionHeader label = option;
    label.state &= ~State_On; // bold under the selected cells: the texts would be cut
    for (const QPalette::ColorRole role : {QPalette::ButtonText, QPalette::WindowText, QPalette::Text})
        setInk(label.palette, role, m_theme.textSecondary);
    QProxyStyle::drawControl(CE_HeaderLabel, &label, &painter, widget);
}
