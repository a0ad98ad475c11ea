#pragma once

#include "widgets/theme/icon.h"
#include "widgets/theme/theme.h"

#include <QProxyStyle>
#include <QStyleOptionSlider>

class QPushButton;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionTab;

/// Property of a scroll bar that stands over what it scrolls and takes no room of its own.
constexpr char liesOverContent[] = "liesOverContent";

/// The ground of a row that is chosen or pointed at.
void drawRowMark(QPainter& painter, const QRect& row, const QColor& color);

/// Fusion with flat controls: 6 px corners, one border, 32 px high buttons and fields, thin scroll bars, tabs and
/// headers that are words on a line. A proxy and not a style sheet, because a sheet costs at every polish of every
/// widget.
class VedetteStyle : public QProxyStyle
{
    Q_OBJECT

public:
    explicit VedetteStyle(const Theme& theme);
    /// The one button of a form that does what the form is for.
    static void makePrimary(QPushButton& button);

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* returnData) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    void polish(QWidget* widget) override;
    using QProxyStyle::polish;

private:
    void drawButton(const QStyleOption& option, QPainter& painter, const QWidget* widget) const;
    void drawCheck(const QStyleOption& option, QPainter& painter) const;
    void drawListRow(const QStyleOption& option, QPainter& painter) const;
    void drawArrow(IconName arrow, const QStyleOption& option, QPainter& painter) const;
    void drawMenuItem(const QStyleOptionMenuItem& option, QPainter& painter, const QWidget* widget) const;
    void drawMenuBarItem(const QStyleOptionMenuItem& option, QPainter& painter) const;
    void drawHeaderSection(const QStyleOption& option, QPainter& painter) const;
    void drawHeaderLabel(const QStyleOptionHeader& option, QPainter& painter, const QWidget* widget) const;
    void drawTab(const QStyleOption& option, QPainter& painter) const;
    void drawTabLabel(const QStyleOptionTab& option, QPainter& painter, const QWidget* widget) const;
    void drawScrollBar(const QStyleOptionSlider& option, QPainter& painter, const QWidget* widget) const;
    void box(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& border) const;

    Theme m_theme;
};
