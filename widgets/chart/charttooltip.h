#pragma once

#include "widgets/chart/charthover.h"
#include "widgets/chart/tooltipcontent.h"
#include "widgets/theme/theme.h"

#include <QWidget>

TooltipContent tooltipContent(const ChartModel& model, const HoverState& hover);
TooltipContent tooltipContent(const ChartModel& model, const Annotation& annotation);

/// The box beside the cursor; a child of the window, so that it costs no window of its own.
class ChartTooltip : public QWidget
{
    Q_OBJECT

public:
    explicit ChartTooltip(QWidget* parent);
    void setTheme(const Theme& theme);
    /// Shows the content beside a point of the parent, inside the parent.
    void showAt(const TooltipContent& content, QPoint anchor);
    const TooltipContent& content() const { return m_content; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QSize measure();
    void place(QPoint anchor);

    Theme m_theme;
    TooltipContent m_content;
    double m_valueRight = 0;
    int m_shownRows = 0;
};
