#include "widgets/panels/table/tableheader.h"

#include "widgets/panels/common/valuetext.h"
#include "widgets/panels/table/tablemodel.h"
#include "widgets/theme/icon.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QtMath>

#include <algorithm>

namespace {

constexpr int headerHeight = 34;
constexpr int padding = 6;
constexpr int arrowSize = 18;
constexpr int funnelRoom = 18;
constexpr int typeIconSize = 16;
constexpr int typeIconGap = 4;

IconName typeIcon(FieldType type)
{
    switch (type) {
    case FieldType::Number:
        return IconName::TypeNumber;
    case FieldType::Time:
        return IconName::Clock;
    case FieldType::Boolean:
        return IconName::TypeSwitch;
    case FieldType::String:
        return IconName::TypeText;
    default:
        return IconName::TypeObject;
    }
}

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

int coveredByScrollBar(const QWidget* table)
{
    const auto* area = qobject_cast<const QAbstractScrollArea*>(table);
    const QScrollBar* bar = area ? area->verticalScrollBar() : nullptr;
    return bar && bar->isVisible() ? bar->width() : 0;
}

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

void TableHeader::setTypeIcons(bool shown)
{
    m_typeIcons = shown;
    fitHeight();
    viewport()->update();
}

bool TableHeader::isSortedBy(int column) const
{
    const auto& sorting = m_model.sorting();
    return std::any_of(sorting.begin(), sorting.end(), [column](const auto& by) { return by.column == column; });
}

QRectF TableHeader::titleRect(const QRectF& section, int column) const
{
    QRectF title =
        section.adjusted(padding + (m_typeIcons ? typeIconSize + typeIconGap : 0), 0, -padding - 1, -padding);
    if (column + 1 == m_model.columnCount())
        title.setRight(title.right() - coveredByScrollBar(parentWidget()));
    if (m_model.column(column).filterable)
        title.setRight(title.right() - funnelRoom);
    if (isSortedBy(column))
        title.setRight(title.right() - arrowSize);
    return title;
}

double TableHeader::titleHeight(int column) const
{
    if (!m_model.column(column).wrapHeader)
        return 0;
    const QRectF room = titleRect(QRectF(0, 0, sectionSize(column), 0), column);
    const double widest = std::max(1.0, room.width());
    return QFontMetricsF(m_theme.fontMedium)
        .boundingRect(QRectF(0, 0, widest, 10000), Qt::TextWordWrap, m_model.column(column).title)
        .height();
}

QSize TableHeader::sizeHint() const
{
    constexpr double tallest = 200;
    double height = headerHeight;
    for (int column = 0; column < std::min(count(), m_model.columnCount()); ++column)
        height = std::max(height, std::min(tallest, titleHeight(column) + 2 * padding));
    return {QHeaderView::sizeHint().width(), qCeil(height)};
}

void TableHeader::fitHeight()
{
    if (height() != sizeHint().height())
        emit geometriesChanged();
}

QRect TableHeader::sectionRect(int section) const
{
    return {sectionViewportPosition(section), 0, sectionSize(section), height()};
}

QRect TableHeader::funnelRect(const QRect& section) const
{
    const bool last = section.right() + 1 >= length() - offset();
    return {section.right() - 20 - (last ? coveredByScrollBar(parentWidget()) : 0), section.bottom() - 26, 16, 18};
}

void TableHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    if (section >= m_model.columnCount())
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const TableColumn& column = m_model.column(section);
    QRectF text = titleRect(rect, section);
    const QFontMetricsF metrics(m_theme.fontMedium);
    painter->setPen(m_theme.textSecondary);
    const double width = std::min(metrics.horizontalAdvance(column.title), std::max(0.0, text.width()));
    const double titleLeft = column.alignment & Qt::AlignRight ? text.right() - width
        : column.alignment & Qt::AlignHCenter                  ? text.center().x() - width / 2
                                                               : text.left();
    if (m_typeIcons) {
        painter->drawPixmap(QPointF(titleLeft - typeIconSize - typeIconGap, rect.bottom() - 24),
                            iconPixmap(typeIcon(m_model.field(section).type), m_theme.textSecondary, typeIconSize,
                                       painter->device()->devicePixelRatio()));
    }
    if (column.filterable) {
        painter->setBrush(m_model.isFiltered(section) ? QBrush(m_theme.primary) : Qt::NoBrush);
        drawFunnel(*painter, funnelRect(rect));
    }
    painter->setBrush(Qt::NoBrush);
    for (const TableModel::Sorting& by : m_model.sorting()) {
        if (by.column != section)
            continue;
        drawArrow(*painter, QRectF(titleLeft + width, text.bottom() - 20, arrowSize, arrowSize), by.descending);
    }
    if (column.wrapHeader) {
        painter->setFont(m_theme.fontMedium);
        painter->drawText(text, int(column.alignment) | Qt::AlignBottom | Qt::TextWordWrap, column.title);
    } else {
        text.setTop(text.bottom() - 22);
        drawElided(*painter, m_theme.fontMedium, text, column.alignment | Qt::AlignVCenter, column.title);
    }
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
