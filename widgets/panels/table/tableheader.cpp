#include "widgets/panels/table/tableheader.h"

#include "widgets/panels/common/valuetext.h"
#include "widgets/panels/table/tablemodel.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace {

constexpr int headerHeight = 34;
constexpr int padding = 6;
constexpr int arrowSize = 18;

void drawArrow(QPainter& painter, const QRectF& box, bool descending)
{
    const double x = box.center().x();
    const double y = box.center().y();
    const double up = descending ? -1 : 1;
    QPainterPath path(QPointF(x, y + 5 * up));
    path.lineTo(x, y - 5 * up);
    path.moveTo(x - 4, y - up);
    path.lineTo(x, y - 5 * up);
    path.lineTo(x + 4, y - up);
    painter.drawPath(path);
}

void drawFunnel(QPainter& painter, const QRectF& box)
{
    const QPointF c = box.center();
    painter.drawPolygon(QPolygonF({c + QPointF(-6, -5), c + QPointF(6, -5), c + QPointF(1.5, 1), c + QPointF(1.5, 5),
                                   c + QPointF(-1.5, 5), c + QPointF(-1.5, 1)}));
}

} // namespace

TableHeader::TableHeader(const TableModel& model, QWidget* parent) : QHeaderView(Qt::Horizontal, parent), m_model(model)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setMinimumSectionSize(20);
}

void TableHeader::setTheme(const Theme& theme)
{
    m_theme = theme;
    viewport()->update();
}

QSize TableHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), headerHeight};
}

QRect TableHeader::sectionRect(int section) const
{
    return {sectionViewportPosition(section), 0, sectionSize(section), height()};
}

QRect TableHeader::funnelRect(const QRect& section) const
{
    return {section.right() - 20, section.bottom() - 26, 16, 18};
}

void TableHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    if (section >= m_model.columnCount())
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const TableColumn& column = m_model.column(section);
    QRectF text = QRectF(rect).adjusted(padding, 0, -padding - 1, -padding);
    const QFontMetricsF metrics(m_theme.fontMedium);
    painter->setPen(m_theme.textSecondary);
    if (column.filterable) {
        painter->setBrush(m_model.isFiltered(section) ? QBrush(m_theme.primary) : Qt::NoBrush);
        drawFunnel(*painter, funnelRect(rect));
        text.setRight(text.right() - 18);
    }
    painter->setBrush(Qt::NoBrush);
    for (const TableModel::Sorting& by : m_model.sorting()) {
        if (by.column != section)
            continue;
        const double room = text.width() - arrowSize;
        const double width = std::min(metrics.horizontalAdvance(column.title), std::max(0.0, room));
        const double left = column.alignment & Qt::AlignRight ? text.right() - arrowSize : text.left() + width;
        drawArrow(*painter, QRectF(left, text.bottom() - 20, arrowSize, arrowSize), by.descending);
        text.setRight(text.right() - arrowSize);
    }
    text.setTop(text.bottom() - 22);
    drawElided(*painter, m_theme.fontMedium, text, column.alignment | Qt::AlignVCenter, column.title);
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), m_theme.border);
    if (section + 1 < m_model.columnCount())
        painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), m_theme.border);
    painter->restore();
}

void TableHeader::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->pos();
    QHeaderView::mousePressEvent(event);
}

void TableHeader::mouseReleaseEvent(QMouseEvent* event)
{
    QHeaderView::mouseReleaseEvent(event);
    const int section = logicalIndexAt(event->pos());
    constexpr int resizeGrip = 4; // a press on the edge between two sections resizes
    const bool clicked = (event->pos() - m_pressed).manhattanLength() < 4 && event->button() == Qt::LeftButton;
    if (!clicked || section < 0 || section >= m_model.columnCount())
        return;
    const QRect rect = sectionRect(section);
    if (event->pos().x() > rect.right() - resizeGrip || (section > 0 && event->pos().x() < rect.left() + resizeGrip))
        return;
    if (m_model.column(section).filterable && funnelRect(rect).contains(event->pos()))
        emit filterRequested(section, mapToGlobal(rect.bottomLeft()));
    else if (m_model.column(section).sortable)
        emit sortRequested(section);
}
