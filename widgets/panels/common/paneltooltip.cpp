#include "widgets/panels/common/paneltooltip.h"

#include <algorithm>

QSizeF tooltipLimits(const Json& options)
{
    constexpr double largest = 5000;
    const Json& limits = jsonutil::object(options, "tooltip");
    return {std::clamp(jsonutil::number(limits, "maxWidth", 0), 0.0, largest),
            std::clamp(jsonutil::number(limits, "maxHeight", 0), 0.0, largest)};
}

PanelTooltip::~PanelTooltip()
{
    delete m_box.data();
}

void PanelTooltip::setTheme(const Theme& theme)
{
    m_theme = theme;
    if (m_box)
        m_box->setTheme(theme);
}

void PanelTooltip::show(const QWidget& over, const TooltipContent& content, const QPoint& position)
{
    if (content.isEmpty()) {
        hide();
        return;
    }
    if (!m_box) {
        m_box = new ChartTooltip(over.window());
        m_box->setTheme(m_theme);
    }
    m_box->setLimits(m_limits.width(), m_limits.height());
    m_box->showAt(content, over.mapTo(over.window(), position));
}

void PanelTooltip::hide()
{
    if (m_box)
        m_box->hide();
}
