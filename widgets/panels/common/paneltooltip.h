#pragma once

#include "datasources/data/jsonutil.h"
#include "widgets/chart/charttooltip.h"

#include <QPointer>

/// What `options.tooltip` allows a box, in px; 0: as large as it is.
QSizeF tooltipLimits(const Json& options);

/// The box beside the cursor over a panel that is no chart: a child of the window, made when it is first needed. Ends
/// with its owner.
class PanelTooltip
{
public:
    PanelTooltip() = default;
    ~PanelTooltip();
    PanelTooltip(const PanelTooltip&) = delete;
    PanelTooltip& operator=(const PanelTooltip&) = delete;

    void setTheme(const Theme& theme);
    void setLimits(const QSizeF& limits) { m_limits = limits; }
    /// Beside a point of the widget; hides it for nothing to say.
    void show(const QWidget& over, const TooltipContent& content, const QPoint& position);
    void hide();

private:
    QPointer<ChartTooltip> m_box;
    Theme m_theme;
    QSizeF m_limits {0, 0};
};
