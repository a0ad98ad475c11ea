#include "widgets/panels/table/frozencolumns.h"

#include "widgets/panels/table/tabledelegate.h"
#include "widgets/panels/table/tableheader.h"
#include "widgets/panels/table/tablemodel.h"

#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>

FrozenColumns::FrozenColumns(QTableView& table, const TableModel& model, TableDelegate& delegate)
    : QTableView(&table)
    , m_table(table)
    , m_header(new TableHeader(model, this))
{
    setHorizontalHeader(m_header);
    setModel(table.model());
    setSelectionModel(table.selectionModel());
    setItemDelegate(&delegate);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(1);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setWordWrap(false);
    setMouseTracking(true);
    setFocusPolicy(Qt::NoFocus);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::ContiguousSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(table.verticalScrollBar(), &QScrollBar::valueChanged, verticalScrollBar(), &QScrollBar::setValue);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, table.verticalScrollBar(), &QScrollBar::setValue);
    hide();
}

void FrozenColumns::setTheme(const Theme& theme, const QColor& background)
{
    m_header->setTheme(theme);
    m_background = background;
    m_edge = theme.borderMedium;
    const QString paper = background.name();
    setStyleSheet(QStringLiteral("QTableView, QHeaderView { background: %1; border: none; }").arg(paper));
    viewport()->update();
}

void FrozenColumns::setCount(int columns)
{
    m_count = columns;
    arrange();
}

void FrozenColumns::arrange()
{
    const int columns = model() ? model()->columnCount() : 0;
    const int held = std::min(m_count, columns);
    int width = 0;
    for (int i = 0; i < columns; ++i) {
        setColumnHidden(i, i >= held);
        if (i >= held)
            continue;
        m_header->resizeSection(i, m_table.columnWidth(i));
        width += m_table.columnWidth(i);
    }
    // Columns that would cover the whole table scroll with it.
    const int room = m_table.viewport()->width();
    const bool shown = held > 0 && held < columns && width < room * 4 / 5;
    setVisible(shown);
    if (!shown)
        return;
    m_header->setVisible(!m_table.horizontalHeader()->isHidden());
    const int top = m_table.horizontalHeader()->isHidden() ? 0 : m_table.horizontalHeader()->height();
    m_header->setFixedHeight(top > 0 ? top : m_header->sizeHint().height());
    setGeometry(0, 0, width, top + m_table.viewport()->height());
    copyRowHeights();
    verticalScrollBar()->setValue(m_table.verticalScrollBar()->value());
    raise();
}

void FrozenColumns::copyRowHeights()
{
    verticalHeader()->setDefaultSectionSize(m_table.verticalHeader()->defaultSectionSize());
    constexpr int mostMeasured = 2000; // beyond, the table's rows have the default height, too
    const int rows = std::min(model() ? model()->rowCount() : 0, mostMeasured);
    for (int row = 0; row < rows; ++row)
        if (const int height = m_table.rowHeight(row); height != rowHeight(row))
            setRowHeight(row, height);
}

void FrozenColumns::wheelEvent(QWheelEvent* event)
{
    QTableView::wheelEvent(event);
    event->accept();
}

void FrozenColumns::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (m_table.horizontalScrollBar()->value() == 0)
        return;
    QPainter painter(viewport());
    painter.fillRect(QRect(viewport()->width() - 1, 0, 1, viewport()->height()), m_edge);
}
