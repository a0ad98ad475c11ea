#include "widgets/panels/table/tabledelegate.h"

#include "widgets/panels/common/contentcache.h"
#include "widgets/panels/table/cellpainter.h"
#include "widgets/panels/table/pillcell.h"
#include "widgets/panels/table/tableheader.h"
#include "widgets/theme/tooltiptext.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace {
constexpr int mostDocuments = 200; // rows whose Markdown is laid out to be measured; the others count as plain text
} // namespace

TableDelegate::TableDelegate(const TableModel& model, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_cache(new ContentCache(this))
{
    connect(m_cache, &ContentCache::imageReady, this, &TableDelegate::pictureReady);
}

void TableDelegate::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_cache->forgetDocuments();
}

bool TableDelegate::isDecoding() const
{
    return m_cache->isDecoding();
}

int TableDelegate::rowColorColumn(int row) const
{
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const CellOptions& cell = m_model.column(column).cell;
        if (cell.applyToRow && cell.type == CellOptions::Type::ColorBackground)
            return toQColor(m_model.display(row, column).color).alpha() > 0 ? column : -1;
    }
    return -1;
}

void TableDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QRect& rect = option.rect;
    const bool last = index.column() + 1 == m_model.columnCount();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(rect, selected ? m_theme.hover : blended(m_theme.hover, 0.4, m_theme.panel));
    CellInput cell {m_model, m_theme, *m_cache};
    cell.row = index.row();
    cell.column = index.column();
    cell.value = m_model.display(index.row(), index.column());
    cell.rect = QRectF(rect).adjusted(0, 0, last ? 0 : -1, -1);
    cell.covered = last ? coveredByScrollBar(option.widget) : 0;
    cell.parts = partsOf(index, rect);
    if (const int column = rowColorColumn(index.row()); column >= 0) {
        cell.rowColor = toQColor(m_model.display(index.row(), column).color);
        cell.rowFades = m_model.column(column).cell.gradient;
    }
    cell.linked = !m_model.field(index.column()).config->links.empty();
    cell.style = cellStyle(m_model, index.row(), index.column(), m_theme.palette);
    drawCell(*painter, cell);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), m_theme.border);
    if (!last)
        painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), m_theme.border);
}

std::vector<CellPart> TableDelegate::partsOf(const QModelIndex& index, const QRect& rect) const
{
    const TableColumn& column = m_model.column(index.column());
    const bool holdsParts =
        column.cell.type == CellOptions::Type::Links || column.cell.type == CellOptions::Type::Actions;
    if (!holdsParts || !m_findTargets)
        return {};
    std::vector<LinkTarget> targets = m_findTargets(index);
    const bool actions = column.cell.type == CellOptions::Type::Actions;
    targets.erase(std::remove_if(targets.begin(), targets.end(),
                                 [actions](const LinkTarget& t) { return (t.action != nullptr) != actions; }),
                  targets.end());
    const QRectF content = cellContent(QRectF(rect).adjusted(0, 0, -1, -1));
    return column.cell.wrap && !actions ? stackedLinks(targets, content, column.alignment, m_theme)
                                        : cellParts(targets, content, column.alignment, m_theme);
}

bool TableDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                                const QModelIndex& index)
{
    if (event->type() == QEvent::MouseButtonRelease && index.isValid()) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        for (const CellPart& part : partsOf(index, option.rect))
            if (mouse->button() == Qt::LeftButton && part.rect.contains(mouse->position())) {
                if (!part.target.action && part.target.url.isEmpty())
                    return true; // it leads nowhere
                emit targetClicked(part.target);
                return true;
            }
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const CellOptions& cell = m_model.column(index.column()).cell;
    if (!cell.wrap)
        return {option.rect.width(), 0};
    const QString text = m_model.display(index.row(), index.column()).full();
    const bool measured = cell.type == CellOptions::Type::Markdown && index.row() < mostDocuments;
    constexpr double aroundLines = 12;
    if (cell.type == CellOptions::Type::Pill || cell.type == CellOptions::Type::Links) {
        const double width = cellContent(QRectF(0, 0, option.rect.width() - 1, 0)).width();
        const double lines = cell.type == CellOptions::Type::Pill ? pillsHeight(m_model, index, width, m_theme)
                                                                  : stackedHeight(partsOf(index, option.rect));
        return {option.rect.width(), qCeil(lines + aroundLines)};
    }
    const double height = measured
        ? markdownHeight(*m_cache, text, option.rect.width() - 1, m_theme) // without the border
        : wrappedHeight(text, option.rect.width(), m_theme);
    return {option.rect.width(), qCeil(height)};
}

QString TableDelegate::tooltipOf(const QModelIndex& index) const
{
    const QString& wanted = m_model.column(index.column()).tooltipField;
    const Frame* frame = wanted.isEmpty() ? nullptr : m_model.frame();
    if (!frame)
        return {};
    for (size_t i = 0; i < frame->fields.size() && i < m_model.processors().size(); ++i) {
        const Field& field = frame->fields[i];
        if (field.name == wanted || field.state.displayName == wanted)
            return m_model.processors()[i](field.at(m_model.frameRow(index.row()))).full();
    }
    return {};
}

bool TableDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                              const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString other = tooltipOf(index);
    const QString text = other.isEmpty() ? m_model.display(index.row(), index.column()).full() : other;
    const bool clipped =
        !other.isEmpty() || QFontMetricsF(m_theme.font).horizontalAdvance(text) > option.rect.width() - 12;
    QToolTip::showText(event->globalPos(), clipped ? plainToolTip(text) : QString(), view);
    return true;
}
