#include "widgets/panels/flamegraph/flametable.h"

#include "widgets/panels/common/valuetext.h"
#include "widgets/theme/icon.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

#include <algorithm>

namespace {

constexpr double inset = 8; ///< around the table
constexpr double header = 28;
constexpr double row = 36;
constexpr double icons = 61; ///< the column of the two buttons
constexpr double numbers = 120;
constexpr double leastSymbol = 80;
constexpr double textPadding = 6;
constexpr int iconSize = 16;
constexpr double sandwichX = 10;
constexpr double searchX = 34;

void drawSandwich(QPainter& painter, const QPointF& centre)
{
    painter.setBrush(Qt::NoBrush);
    painter.drawLine(centre + QPointF(-6, 0), centre + QPointF(6, 0));
    painter.drawPolyline(QPolygonF({centre + QPointF(-4, -3), centre + QPointF(0, -7), centre + QPointF(4, -3)}));
    painter.drawPolyline(QPolygonF({centre + QPointF(-4, 3), centre + QPointF(0, 7), centre + QPointF(4, 3)}));
}

} // namespace

FlameTable::FlameTable(QWidget* parent) : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    setFocusPolicy(Qt::NoFocus);
}

void FlameTable::setTheme(const Theme& theme)
{
    m_theme = theme;
    viewport()->update();
}

void FlameTable::setTree(std::shared_ptr<const FlameTree> tree, const DisplayProcessor& display)
{
    m_tree = std::move(tree);
    m_display = display;
    resort();
}

void FlameTable::setMatches(const std::optional<std::vector<bool>>& labels)
{
    m_matches = labels;
    resort();
}

void FlameTable::sortBy(Column column, bool descending)
{
    m_column = column;
    m_descending = descending;
    resort();
}

void FlameTable::resort()
{
    m_order.clear();
    if (m_tree)
        for (int i = 0; i < int(m_tree->symbols.size()); i++)
            if (m_tree->symbols[size_t(i)].count > 0
                && (!m_matches || (size_t(i) < m_matches->size() && (*m_matches)[size_t(i)])))
                m_order.push_back(i);
    const auto before = [this](int a, int b) {
        const FlameSymbol& left = m_tree->symbols[size_t(a)];
        const FlameSymbol& right = m_tree->symbols[size_t(b)];
        if (m_column == Column::Symbol)
            return m_tree->labels[a].localeAwareCompare(m_tree->labels[b]) < 0;
        return m_column == Column::Self ? left.self < right.self : left.total < right.total;
    };
    std::stable_sort(m_order.begin(), m_order.end(),
                     [&](int a, int b) { return m_descending ? before(b, a) : before(a, b); });
    relayout();
}

void FlameTable::relayout()
{
    const double content = header + row * double(m_order.size()) + 2 * inset;
    verticalScrollBar()->setRange(0, std::max(0, int(content) - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(int(row));
    viewport()->update();
}

QRectF FlameTable::cell(Column column, double top, double height) const
{
    const double right = viewport()->width() - inset;
    const double room = right - inset - icons;
    const double width = std::min(numbers, std::max(0.0, (room - leastSymbol) / 2));
    if (column == Column::Total)
        return {right - width, top, width, height};
    if (column == Column::Self)
        return {right - 2 * width, top, width, height};
    return {inset + icons, top, std::max(0.0, room - 2 * width), height};
}

void FlameTable::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.secondary);
    if (!m_tree)
        return;
    const double first = inset + header - verticalScrollBar()->value();
    const int from = std::max(0, int(-(first - header) / row));
    for (int i = from; i < int(m_order.size()); i++) {
        const double top = first + i * row;
        if (top > viewport()->height())
            break;
        if (i == m_hovered)
            painter.fillRect(QRectF(inset, top, viewport()->width() - 2 * inset, row), m_theme.hover);
        paintRow(painter, m_order[size_t(i)], top);
    }
    painter.fillRect(QRectF(0, 0, viewport()->width(), inset + header), m_theme.secondary);
    paintHeader(painter);
}

void FlameTable::paintHeader(QPainter& painter) const
{
    const struct
    {
        Column column;
        QString text;
    } titles[] = {{Column::Symbol, tr("Symbol")}, {Column::Self, tr("Self")}, {Column::Total, tr("Total")}};
    for (const auto& title : titles) {
        QRectF box = cell(title.column, inset, header).adjusted(textPadding, 0, -textPadding, 0);
        painter.setPen(m_theme.text);
        const bool sorted = title.column == m_column;
        const bool left = title.column == Column::Symbol;
        if (sorted && !left)
            box.setRight(box.right() - 22);
        drawElided(painter, m_theme.fontMedium, box, (left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                   title.text);
        if (!sorted)
            continue;
        const double x =
            left ? box.left() + QFontMetricsF(m_theme.fontMedium).horizontalAdvance(title.text) + 14 : box.right() + 13;
        const double tip = m_descending ? 4 : -4;
        const QPointF c(x, box.center().y());
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_theme.text, 1.5));
        painter.drawLine(c + QPointF(0, -tip), c + QPointF(0, tip));
        painter.drawPolyline(QPolygonF({c + QPointF(-4, tip / 4), c + QPointF(0, tip), c + QPointF(4, tip / 4)}));
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    painter.fillRect(QRectF(inset, inset + header - 1, viewport()->width() - 2 * inset, 1), m_theme.borderMedium);
}

void FlameTable::paintRow(QPainter& painter, int label, double top) const
{
    const FlameSymbol& symbol = m_tree->symbols[size_t(label)];
    const double centre = top + row / 2;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.text, 1.4));
    drawSandwich(painter, {inset + sandwichX + iconSize / 2.0, centre});
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.drawPixmap(QPointF(inset + searchX, centre - iconSize / 2.0),
                       iconPixmap(IconName::Search, m_theme.text, iconSize, devicePixelRatioF()));
    const auto box = [&](Column column) { return cell(column, top, row).adjusted(textPadding, 0, -textPadding, 0); };
    painter.setPen(m_theme.link);
    drawElided(painter, m_theme.fontMedium, box(Column::Symbol), Qt::AlignLeft | Qt::AlignVCenter,
               m_tree->labels[label].left(1000));
    painter.setPen(m_theme.text);
    drawElided(painter, m_theme.fontTable, box(Column::Self), Qt::AlignRight | Qt::AlignVCenter,
               m_display.number(symbol.self).full());
    drawElided(painter, m_theme.fontTable, box(Column::Total), Qt::AlignRight | Qt::AlignVCenter,
               m_display.number(symbol.total).full());
    painter.fillRect(QRectF(inset, top + row - 1, viewport()->width() - 2 * inset, 1), m_theme.border);
    for (const Column column : {Column::Symbol, Column::Self, Column::Total})
        painter.fillRect(QRectF(cell(column, top, row).left(), top, 1, row), m_theme.border);
}

int FlameTable::rowAt(double y) const
{
    if (y < inset + header)
        return -1;
    const int index = int((y - inset - header + verticalScrollBar()->value()) / row);
    return index < int(m_order.size()) ? index : -1;
}

void FlameTable::mousePressEvent(QMouseEvent* event)
{
    const QPointF at = event->position();
    if (event->button() != Qt::LeftButton)
        return;
    if (at.y() >= inset && at.y() < inset + header) {
        for (const Column column : {Column::Symbol, Column::Self, Column::Total})
            if (cell(column, inset, header).contains(at))
                sortBy(column, column == m_column ? !m_descending : column != Column::Symbol);
        return;
    }
    const int index = rowAt(at.y());
    if (index < 0)
        return;
    const int label = m_order[size_t(index)];
    if (at.x() < inset + searchX - 2)
        emit sandwichWanted(label);
    else
        emit searchWanted(label);
}

void FlameTable::mouseMoveEvent(QMouseEvent* event)
{
    const int index = rowAt(event->position().y());
    if (index == m_hovered)
        return;
    m_hovered = index;
    viewport()->update();
}

bool FlameTable::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave) {
        m_hovered = -1;
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void FlameTable::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    relayout();
}
