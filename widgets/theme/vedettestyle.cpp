#include "widgets/theme/vedettestyle.h"

#include "widgets/theme/icon.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleOption>
#include <QTreeView>

namespace {
constexpr int controlHeight = 32;
constexpr int controlRadius = 6;
constexpr int scrollBarWidth = 8;
constexpr const char* primaryProperty = "primary";
constexpr int checkSize = 16;
constexpr int listRowHeight = 30;
constexpr int listTextMargin = 8;
constexpr int fieldTextMargin = 6;
constexpr int arrowSize = 14;
constexpr int arrowRoom = 26; // of combo boxes

/// Lists of pickers and dialogs; tables and menus of combo boxes have their own looks.
bool isPlainList(const QWidget* widget)
{
    return qobject_cast<const QListView*>(widget) || qobject_cast<const QTreeView*>(widget);
}

/// The names above columns; beside the rows it would make these taller.
bool isTableHeader(const QWidget* widget)
{
    const auto* header = qobject_cast<const QHeaderView*>(widget);
    return header && header->orientation() == Qt::Horizontal;
}
} // namespace

VedetteStyle::VedetteStyle(const Theme& theme) : QProxyStyle(QStringLiteral("Fusion")), m_theme(theme) { }

void VedetteStyle::makePrimary(QPushButton& button)
{
    button.setProperty(primaryProperty, true);
    QPalette palette = button.palette();
    palette.setColor(QPalette::ButtonText, Qt::white);
    button.setPalette(palette);
}

void VedetteStyle::box(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& border) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(border);
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect).adjusted(.5, .5, -.5, -.5), controlRadius, controlRadius);
    painter.restore();
}

void VedetteStyle::drawButton(const QStyleOption& option, QPainter& painter, const QWidget* widget) const
{
    const bool enabled = option.state & State_Enabled;
    const bool down = option.state & (State_Sunken | State_On);
    const bool over = enabled && (option.state & State_MouseOver);
    QColor fill = m_theme.secondary;
    if (down || over)
        fill = m_theme.hover;
    QColor border = (option.state & State_HasFocus) ? m_theme.primary : m_theme.border;
    if (enabled && widget && widget->property(primaryProperty).toBool()) {
        constexpr int lighter = 112;
        fill = down || over ? m_theme.primary.lighter(lighter) : m_theme.primary;
        border = fill;
    }
    box(painter, option.rect, fill, border);
}

void VedetteStyle::drawCheck(const QStyleOption& option, QPainter& painter) const
{
    const bool on = option.state & State_On;
    QRectF frame(0, 0, checkSize - 1, checkSize - 1);
    frame.moveCenter(QRectF(option.rect).center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen((option.state & (State_HasFocus | State_MouseOver)) || on ? m_theme.primary : m_theme.borderMedium);
    painter.setBrush(on ? m_theme.primary : m_theme.canvas);
    painter.drawRoundedRect(frame, 3, 3);
    if (on)
        painter.drawPixmap(
            frame.topLeft() + QPointF(0.5, 0.5),
            iconPixmap(IconName::Check, Qt::white, checkSize - 2, painter.device()->devicePixelRatioF()));
    painter.restore();
}

void VedetteStyle::drawListRow(const QStyleOption& option, QPainter& painter) const
{
    const bool selected = option.state & State_Selected;
    if (!selected && !(option.state & State_MouseOver))
        return;
    drawRowMark(painter, option.rect, selected ? m_theme.primary : m_theme.hover);
}

/// A chevron in the middle of its place, in place of a filled triangle.
void VedetteStyle::drawArrow(IconName arrow, const QStyleOption& option, QPainter& painter) const
{
    const QColor ink = (option.state & State_Enabled) ? m_theme.text : m_theme.textDisabled;
    const QRect& rect = option.rect;
    painter.drawPixmap(rect.center().x() + 1 - arrowSize / 2, rect.center().y() + 1 - arrowSize / 2,
                       iconPixmap(arrow, ink, arrowSize, painter.device()->devicePixelRatioF()));
}

void VedetteStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                 const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option); button
            && (button->features & QStyleOptionButton::Flat)
            && !(option->state & (State_MouseOver | State_Sunken | State_On)))
            return;
        drawButton(*option, *painter, widget);
        return;
    case PE_PanelButtonTool:
        if (option->state & (State_MouseOver | State_Sunken | State_On))
            drawButton(*option, *painter, widget);
        return;
    case PE_PanelLineEdit:
    case PE_FrameLineEdit:
        // Inside a spin box or a combo box the outer control has drawn the frame.
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option); frame && frame->lineWidth > 0)
            box(*painter, option->rect, m_theme.canvas,
                (option->state & State_HasFocus) ? m_theme.primary : m_theme.borderMedium);
        return;
    case PE_PanelMenu:
    case PE_FrameMenu:
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, m_theme.elevated);
        painter->setPen(m_theme.borderMedium);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(option->rect, m_theme.border);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheck(*option, *painter);
        return;
    case PE_IndicatorArrowDown:
        drawArrow(IconName::ChevronDown, *option, *painter);
        return;
    case PE_IndicatorArrowRight:
        drawArrow(IconName::ChevronRight, *option, *painter);
        return;
    case PE_IndicatorArrowLeft:
        drawArrow(IconName::ChevronLeft, *option, *painter);
        return;
    case PE_PanelItemViewItem:
        if (isPlainList(widget))
            drawListRow(*option, *painter);
        else
            QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    case PE_FrameFocusRect:
    case PE_PanelScrollAreaCorner:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void VedetteStyle::drawScrollBar(const QStyleOptionSlider& option, QPainter& painter, const QWidget* widget) const
{
    const QRect handle = proxy()->subControlRect(CC_ScrollBar, &option, SC_ScrollBarSlider, widget);
    if (option.minimum >= option.maximum)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush((option.state & State_MouseOver) ? m_theme.textDisabled : m_theme.borderMedium);
    const QRectF bar = QRectF(handle).adjusted(1, 1, -1, -1);
    const double radius = std::min(bar.width(), bar.height()) / 2;
    painter.drawRoundedRect(bar, radius, radius);
    painter.restore();
}

void VedetteStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                      const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option))
            drawScrollBar(*slider, *painter, widget);
        return;
    }
    if (control == CC_ComboBox) {
        box(*painter, option->rect, m_theme.canvas,
            (option->state & State_HasFocus) ? m_theme.primary : m_theme.borderMedium);
        QStyleOption arrow; // of the plain kind, not a complex control cut short
        arrow.state = option->state;
        arrow.palette = option->palette;
        arrow.rect = proxy()->subControlRect(control, option, SC_ComboBoxArrow, widget);
        drawPrimitive(PE_IndicatorArrowDown, &arrow, painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

int VedetteStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return scrollBarWidth;
    case PM_ScrollView_ScrollBarOverlap:
        return widget && widget->property(liesOverContent).toBool() ? scrollBarWidth : 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
        return checkSize;
    case PM_FocusFrameHMargin: // beside the texts of cells
        return qobject_cast<const QAbstractItemView*>(widget) ? listTextMargin
                                                              : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_HeaderMargin: // cells add a pixel of their own
        return isTableHeader(widget) ? listTextMargin + 1 : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_ScrollBarSliderMin:
        return 20;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
    case PM_MenuHMargin:
        return 4;
    case PM_ToolTipLabelFrameWidth:
        return 6;
    case PM_TabBarTabHSpace:
        return 24;
    case PM_TabBarTabVSpace:
        return 12;
    case PM_TabBarBaseOverlap: // as thick as the line that tabs stand on
        return 1;
    case PM_TabBarTabOverlap:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int VedetteStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                            QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_ScrollBar_LeftClickAbsolutePosition:
    case SH_ToolTip_FallAsleepDelay:
        return 1;
    case SH_ToolTip_WakeUpDelay:
        return 350;
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QRect VedetteStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                   const QWidget* widget) const
{
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    if (control != CC_ComboBox || (part != SC_ComboBoxArrow && part != SC_ComboBoxEditField))
        return rect;
    // The text begins where that of a field does.
    const QRect place = part == SC_ComboBoxArrow
        ? QRect(option->rect.right() + 1 - arrowRoom, option->rect.top(), arrowRoom, option->rect.height())
        : option->rect.adjusted(fieldTextMargin + 2, 2, -arrowRoom, -2);
    return visualRect(option->direction, option->rect, place);
}

QRect VedetteStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const bool field = element == SE_LineEditContents && qobject_cast<const QLineEdit*>(widget);
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
    // Fields inside tables and spin boxes have no frame and no room.
    return field && frame && frame->lineWidth > 0 ? rect.adjusted(fieldTextMargin, 0, -fieldTextMargin, 0) : rect;
}

QSize VedetteStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                     const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_PushButton || type == CT_LineEdit || type == CT_ComboBox || type == CT_SpinBox)
        result.setHeight(std::max(result.height(), controlHeight));
    if (type == CT_PushButton || type == CT_ComboBox)
        result.rwidth() += 2 * fieldTextMargin;
    if (type == CT_ItemViewItem && isPlainList(widget))
        result.setHeight(std::max(result.height(), listRowHeight));
    return result;
}

void VedetteStyle::polish(QWidget* widget)
{
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) || qobject_cast<QScrollBar*>(widget))
        widget->setAttribute(Qt::WA_Hover);
    QProxyStyle::polish(widget);
}
