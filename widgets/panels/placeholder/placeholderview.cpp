#include "widgets/panels/placeholder/placeholderview.h"

#include <QPainter>

void PlaceholderView::setSpec(std::shared_ptr<const PanelSpec> spec)
{
    m_spec = std::move(spec);
    setAccessibleName(message());
    setToolTip(message());
    update();
}

void PlaceholderView::setContext(const PanelContext& context)
{
    m_theme = context.theme;
    update();
}

QString PlaceholderView::message() const
{
    if (!m_spec)
        return {};
    if (!m_spec->libraryPanel.isEmpty())
        return tr("This library panel is not part of the file");
    if (m_spec->type.isEmpty())
        return tr("This panel names no type");
    return tr("Panels of the type \"%1\" cannot be shown yet").arg(m_spec->type);
}

void PlaceholderView::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.border);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.setPen(m_theme.textSecondary);
    painter.setFont(m_theme.fontSmall);
    painter.drawText(QRectF(rect()).adjusted(8, 4, -8, -4), Qt::AlignCenter | Qt::TextWordWrap, message());
    painter.end();
    emit painted();
}
