#include "widgets/panels/table/tableview.h"

#include "dashboards/format/displayname.h"
#include "dashboards/run/panelpipeline.h"
#include "datasources/data/discard.h"
#include "widgets/controls/popup.h"
#include "widgets/controls/popupmenu.h"
#include "widgets/panels/common/datalinks.h"
#include "widgets/panels/common/fieldvalues.h"
#include "widgets/panels/common/linkmenu.h"
#include "widgets/panels/table/filterpopup.h"
#include "widgets/panels/table/frozencolumns.h"
#include "widgets/panels/table/tablecsv.h"
#include "widgets/panels/table/tabledelegate.h"
#include "widgets/panels/table/tablefooter.h"
#include "widgets/panels/table/tableheader.h"
#include "widgets/panels/table/tablemodel.h"
#include "widgets/panels/table/tablepager.h"
#include "widgets/panels/table/valuepopup.h"
#include "widgets/theme/vedettestyle.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

namespace {
constexpr size_t mostColumns = 1000; ///< a header of more takes seconds, and nobody scrolls so far
} // namespace

TableView::TableView(QWidget* parent) : PanelView(parent), m_model(new TableModel(this))
{
    buildGrid();
    m_pager = new TablePager(this);
    m_pager->hide();
    connect(m_pager, &TablePager::pageChosen, this, &TableView::updatePages);
    m_footer = new TableFooter(*m_header, this);
    m_frames = new QComboBox(this);
    m_frames->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // names may be of any length
    m_frames->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_grid, 1);
    layout->addWidget(m_footer);
    layout->addWidget(m_pager);
    layout->addWidget(m_frames);
    connect(m_frames, &QComboBox::activated, this, &TableView::showFrame);
    connect(m_grid->horizontalScrollBar(), &QScrollBar::valueChanged, m_footer, qOverload<>(&QWidget::update));
}

void TableView::buildGrid()
{
    m_grid = new QTableView(this);
    m_grid->setTabKeyNavigation(false); // Tab leads on, arrow keys go from cell to cell
    m_header = new TableHeader(*m_model, m_grid);
    m_delegate = new TableDelegate(*m_model, this);
    m_grid->setHorizontalHeader(m_header);
    // A click on a title sorts; it does not select the column.
    disconnect(m_header, &QHeaderView::sectionPressed, m_grid, nullptr);
    disconnect(m_header, &QHeaderView::sectionEntered, m_grid, nullptr);
    m_grid->setModel(m_model);
    m_grid->setItemDelegate(m_delegate);
    m_grid->verticalHeader()->hide();
    m_grid->verticalHeader()->setMinimumSectionSize(1);
    m_grid->setShowGrid(false);
    m_grid->setFrameShape(QFrame::NoFrame);
    m_grid->setWordWrap(false);
    m_grid->setMouseTracking(true);
    m_grid->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_grid->setSelectionMode(QAbstractItemView::ContiguousSelection);
    m_grid->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_grid->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_grid->setContextMenuPolicy(Qt::CustomContextMenu);
    m_grid->setStyleSheet(QStringLiteral("QTableView, QHeaderView { background: transparent; border: none; }"));
    m_grid->viewport()->setAutoFillBackground(false);
    // Columns keep their widths when rows come and go. The last row does not go under the other bar: it may be all that
    // a small table shows.
    m_grid->verticalScrollBar()->setProperty(liesOverContent, true);
    m_grid->viewport()->installEventFilter(this);
    m_grid->installEventFilter(this);
    connect(m_header, &TableHeader::sortRequested, this, &TableView::cycleSorting);
    connect(m_header, &TableHeader::filterRequested, this, &TableView::openFilter);
    connect(m_header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (m_layingOut || column >= m_model->columnCount())
            return;
        m_userWidths.insert(m_model->column(column).title, width);
        m_header->fitHeight(); // its titles break elsewhere
        m_frozen->arrange();
    });
    connect(m_grid, &QTableView::clicked, this, &TableView::openCell);
    connect(m_grid, &QTableView::customContextMenuRequested, this, &TableView::showCellMenu);
    m_frozen = new FrozenColumns(*m_grid, *m_model, *m_delegate);
    connect(&m_frozen->header(), &TableHeader::sortRequested, this, &TableView::cycleSorting);
    connect(&m_frozen->header(), &TableHeader::filterRequested, this, &TableView::openFilter);
    connect(m_frozen, &QTableView::clicked, this, &TableView::openCell);
    connect(m_frozen, &QTableView::customContextMenuRequested, this, &TableView::showCellMenu);
    m_delegate->setFindTargets([this](const QModelIndex& index) { return shownTargets(index); });
    connect(m_delegate, &TableDelegate::targetClicked, this, &PanelView::linkActivated);
    connect(m_delegate, &TableDelegate::pictureReady, this, [this] {
        m_grid->viewport()->update();
        m_frozen->viewport()->update();
    });
}

bool TableView::isDrawing() const
{
    return m_model->isSorting() || m_delegate->isDecoding();
}

void TableView::setSpec(std::shared_ptr<const PanelSpec> spec)
{
    m_spec = std::move(spec);
    m_options = tableOptionsFromJson(m_spec->options);
    m_header->setVisible(m_options.showHeader);
    m_header->setTypeIcons(m_options.typeIcons);
    m_frozen->header().setTypeIcons(m_options.typeIcons);
    m_frozen->setCount(m_options.frozenColumns);
    m_userWidths.clear();
    m_sortingChosen = false;
    updateFrames();
    showFrame();
}

void TableView::setContext(const PanelContext& context)
{
    m_context = context;
    m_delegate->setTheme(context.theme);
    m_header->setTheme(context.theme);
    m_footer->setTheme(context.theme);
    m_pager->setTheme(context.theme);
    m_frozen->setTheme(context.theme, m_spec && m_spec->transparent ? context.theme.canvas : context.theme.panel);
    layoutRows();
    m_grid->viewport()->update();
}

void TableView::setData(PanelDataPtr data)
{
    const bool same = showsTheSame(m_data, data);
    discard(std::exchange(m_data, std::move(data)));
    if (same)
        return;
    updateFrames();
    showFrame();
}

QString TableView::leftOut() const
{
    return m_allColumns > mostColumns ? tr("%1 of %2 columns shown").arg(mostColumns).arg(m_allColumns) : QString();
}

void TableView::updateFrames()
{
    QStringList names;
    if (m_data && m_data->frames.size() > 1)
        for (size_t i = 0; i < m_data->frames.size(); ++i)
            names << frameDisplayName(m_data->frames[i], int(i));
    const int before = m_frames->count() == 0 ? m_options.frameIndex : m_frames->currentIndex();
    m_frames->clear();
    m_frames->addItems(names);
    if (!names.isEmpty())
        m_frames->setCurrentIndex(std::clamp(before, 0, int(names.size()) - 1));
}

void TableView::showFrame()
{
    const size_t index = m_frames->count() > 0 ? size_t(std::max(0, m_frames->currentIndex())) : 0;
    std::vector<TableColumn> columns;
    if (m_data && index < m_data->frames.size())
        columns = tableColumns(m_data->frames[index], m_data->frames);
    m_allColumns = columns.size();
    columns.resize(std::min(columns.size(), mostColumns));
    for (TableColumn& column : columns)
        if (m_options.growingRows && column.cell.type == CellOptions::Type::Markdown)
            column.cell.wrap = true;
    const int scrolled = m_grid->verticalScrollBar()->value();
    m_model->setSource(m_data, index, std::move(columns));
    if (!m_sortingChosen)
        applyInitialSorting();
    updateFooter(); // its height decides how many rows fit
    layoutColumns(); // and so does whether they scroll sideways
    updatePages(m_model->page());
    layoutRows();
    m_grid->verticalScrollBar()->setValue(scrolled);
}

void TableView::applyInitialSorting()
{
    std::vector<TableModel::Sorting> sorting;
    for (const TableSortKey& key : m_options.sortBy)
        for (int column = 0; column < m_model->columnCount(); ++column)
            if (m_model->column(column).title == key.title)
                sorting.push_back({column, key.descending});
    m_model->setSorting(std::move(sorting));
}

void TableView::cycleSorting(int column)
{
    m_sortingChosen = true;
    const auto& now = m_model->sorting();
    if (now.empty() || now.front().column != column)
        m_model->setSorting({{column, false}});
    else if (!now.front().descending)
        m_model->setSorting({{column, true}});
    else
        m_model->setSorting({});
    layoutColumns(); // the arrow may leave a title another line
    layoutRows();
}

void TableView::layoutColumns()
{
    if (m_model->columnCount() == 0)
        return;
    m_layingOut = true;
    std::vector<TableColumn> columns = m_model->columns();
    for (TableColumn& column : columns)
        if (m_userWidths.contains(column.title))
            column.width = m_userWidths.value(column.title);
    const std::vector<double> widths = columnWidths(columns, m_grid->viewport()->width());
    // Sums are rounded, not widths: the last column ends exactly at the edge.
    double sum = 0;
    int used = 0;
    for (size_t i = 0; i < widths.size(); ++i) {
        sum += widths[i];
        m_header->resizeSection(int(i), qRound(sum) - used);
        used = qRound(sum);
    }
    m_layingOut = false;
    m_header->fitHeight();
    m_frozen->arrange();
    m_footer->update();
}

void TableView::layoutRows()
{
    QHeaderView* rows = m_grid->verticalHeader();
    rows->setDefaultSectionSize(m_options.rowHeight);
    const auto& columns = m_model->columns();
    const bool wraps = std::any_of(columns.begin(), columns.end(), [](const auto& c) { return c.cell.wrap; });
    m_frozen->copyRowHeights();
    if (!wraps)
        return;
    constexpr int mostMeasured = 2000; // measuring every row of a huge table would block the window
    QStyleOptionViewItem option;
    for (int row = 0; row < std::min(m_model->rowCount(), mostMeasured); ++row) {
        int height = m_options.rowHeight;
        for (int column = 0; column < m_model->columnCount(); ++column) {
            if (!m_model->column(column).cell.wrap)
                continue;
            option.rect = QRect(0, 0, m_header->sectionSize(column), 0);
            height = std::max(height, m_delegate->sizeHint(option, m_model->index(row, column)).height());
        }
        if (m_options.maxRowHeight > 0)
            height = std::min(height, m_options.maxRowHeight);
        rows->resizeSection(row, height);
    }
    m_frozen->copyRowHeights();
}

/// Height of the bar under rows that are wider than the table.
int TableView::sidewaysBar() const
{
    const bool isWide = m_header->length() > m_grid->viewport()->width();
    return isWide ? m_grid->horizontalScrollBar()->sizeHint().height() : 0;
}

/// The first row comes first: a tiny table goes without its pages, then without its footer, the choice of its frame and
/// its titles.
void TableView::shareHeight()
{
    constexpr int text = 20; // px
    const int leastOfRow = (m_options.rowHeight + text) / 2; // to the end of its text, which stands in the middle
    int room = height() - leastOfRow - sidewaysBar();
    const auto fits = [&room](bool wanted, int needed) {
        if (!wanted || needed > room)
            return false;
        room -= needed;
        return true;
    };
    m_header->setVisible(fits(m_options.showHeader, m_header->sizeHint().height()));
    m_frames->setVisible(fits(m_frames->count() > 1, m_frames->sizeHint().height()));
    m_footer->setVisible(fits(m_footer->hasLines(), m_footer->maximumHeight()));
    m_paged = fits(m_options.pagination, m_pager->sizeHint().height());
}

void TableView::updatePages(int page)
{
    shareHeight();
    int size = 0;
    if (m_paged) {
        const int header = !m_header->isHidden() ? m_header->sizeHint().height() : 0;
        const int pager = m_pager->sizeHint().height();
        const int footer = m_footer->isHidden() ? 0 : m_footer->maximumHeight();
        const int frames = m_frames->isHidden() ? 0 : m_frames->sizeHint().height();
        const int room = height() - header - pager - footer - frames - sidewaysBar();
        size = m_options.pageSize > 0 ? m_options.pageSize : std::max(1, room / m_options.rowHeight);
    }
    m_model->setPage(page, size);
    m_pager->setVisible(m_paged && m_model->filteredRows() > 0);
    const int first = m_model->page() * size;
    m_pager->setPages(m_model->page(), m_model->pageCount(),
                      tr("%1 - %2 of %3 rows")
                          .arg(m_model->rowCount() > 0 ? first + 1 : 0)
                          .arg(first + m_model->rowCount())
                          .arg(m_model->filteredRows()));
}

void TableView::updateFooter()
{
    std::vector<Qt::Alignment> alignments;
    for (const TableColumn& column : m_model->columns()) {
        const bool bar = column.cell.type == CellOptions::Type::Gauge; // whose numbers stand on the other side
        alignments.push_back(!bar                                    ? column.alignment
                                 : column.alignment & Qt::AlignRight ? Qt::Alignment(Qt::AlignLeft)
                                 : column.alignment & Qt::AlignLeft  ? Qt::Alignment(Qt::AlignRight)
                                                                     : column.alignment);
    }
    m_footer->setCells(footerCells(*m_model, m_options), std::move(alignments));
}

void TableView::openFilter(int column, const QPoint& globalPosition)
{
    auto* popup = new FilterPopup(m_model->distinctTexts(column), m_model->filter(column), this);
    const auto changed = [this] {
        updateFooter(); // its height decides how many rows fit
        updatePages(0);
        layoutRows();
    };
    connect(popup, &FilterPopup::accepted, this, [=, this](const QSet<QString>& texts) {
        m_model->setFilter(column, texts);
        changed();
    });
    connect(popup, &FilterPopup::cleared, this, [=, this] {
        m_model->setFilter(column, std::nullopt);
        changed();
    });
    popup->move(globalPosition);
    popup->show();
}

void TableView::openCell(const QModelIndex& index)
{
    const CellOptions::Type type = m_model->column(index.column()).cell.type;
    if (type == CellOptions::Type::Nested) {
        openNested(index);
        return;
    }
    if (type == CellOptions::Type::Actions || type == CellOptions::Type::Links)
        return; // its parts are clicked one by one
    const Field& field = m_model->field(index.column());
    if (!field.config->offersLinks()) {
        if (m_model->column(index.column()).inspect)
            showWholeValue(this, m_context.theme, index.data().toString(), belowCell(index));
        return;
    }
    chooseLink(this, targetsOf(index), QCursor::pos(), [this](const LinkTarget& link) { emit linkActivated(link); });
}

std::vector<LinkTarget> TableView::targetsOf(const QModelIndex& index) const
{
    return targetsOf(m_model->field(index.column()), m_model->frameRow(index.row()));
}

std::vector<LinkTarget> TableView::shownTargets(const QModelIndex& index) const
{
    const Field& field = m_model->field(index.column());
    std::vector<LinkTarget> targets = targetsOf(index);
    if (targets.size() == field.config->links.size() + field.config->actions.size())
        return targets;
    // An address of a server that is not there has no target: which one it is, is told by asking for each alone.
    targets.clear();
    for (const DataLink& link : field.config->links) {
        FieldConfig alone;
        alone.links = {link};
        Field one = field;
        one.config = std::make_shared<const FieldConfig>(std::move(alone));
        std::vector<LinkTarget> found = targetsOf(one, m_model->frameRow(index.row()));
        if (found.empty()) {
            found.emplace_back();
            found.front().title = link.title.isEmpty() ? link.url : link.title;
        }
        targets.push_back(std::move(found.front()));
    }
    for (LinkTarget& target : targetsOf(index))
        if (target.action)
            targets.push_back(std::move(target));
    return targets;
}

std::vector<LinkTarget> TableView::targetsOf(const Field& field, qsizetype row) const
{
    DataContext data;
    data.frame = m_model->frame();
    data.field = &field;
    data.row = row;
    if (m_data)
        data.display = m_data->display;
    return dataLinkTargets(data, m_context);
}

/// The table inside a cell, in a window of its own over this one.
void TableView::openNested(const QModelIndex& index)
{
    const auto* cells = m_model->field(index.column()).as<FramesColumn>();
    const auto row = size_t(m_model->frameRow(index.row()));
    if (!cells || row >= cells->size() || !(*cells)[row])
        return;
    auto data = std::make_shared<PanelData>();
    data->frames = *(*cells)[row];
    data->display = m_data->display;
    data->state = LoadingState::Done;
    data->revision = m_data->revision;
    data->displays = makeDisplays(data->frames, data->display);
    auto* popup = new Popup(m_context.theme, this); // deletes itself
    auto* table = new TableView(popup);
    table->setContext(m_context);
    table->setSpec(m_spec);
    table->setData(data);
    connect(table, &PanelView::linkActivated, this, &PanelView::linkActivated);
    auto* layout = new QVBoxLayout(popup);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(table);
    constexpr int chrome = 60; // header and margins
    constexpr int mostHigh = 480;
    const qsizetype rows = data->frames.empty() ? 0 : data->frames.front().rows;
    const double wanted = chrome + double(rows + 1) * m_options.rowHeight;
    popup->resize(std::max(320, width() * 3 / 4), int(std::min<double>(wanted, mostHigh)));
    popup->openAt(belowCell(index));
}

QPoint TableView::belowCell(const QModelIndex& index) const
{
    const QRect cell = m_grid->visualRect(index);
    const int x = std::clamp(cell.left(), 0, std::max(0, m_grid->viewport()->width() - 1)); // frozen ones stay in sight
    return m_grid->viewport()->mapToGlobal(QPoint(x, cell.bottom()));
}

void TableView::showCellMenu(const QPoint& position)
{
    const QModelIndex index = m_grid->indexAt(position);
    QMenu* menu = newPopupMenu(this);
    const QString text = index.data().toString();
    menu->addAction(tr("Copy value"), this, [text] { QGuiApplication::clipboard()->setText(text); })
        ->setEnabled(index.isValid());
    menu->addAction(tr("Show whole value"), this,
                    [this, text, corner = belowCell(index)] { showWholeValue(this, m_context.theme, text, corner); })
        ->setEnabled(index.isValid());
    menu->addAction(tr("Copy as CSV"), this, &TableView::copySelection);
    if (index.isValid() && m_model->column(index.column()).filterable) {
        const QString field = m_model->field(index.column()).name;
        menu->addAction(tr("Filter for value"), this,
                        [this, field, text] { emit filterAdded(field, QStringLiteral("="), text); });
        menu->addAction(tr("Filter out value"), this,
                        [this, field, text] { emit filterAdded(field, QStringLiteral("!="), text); });
    }
    menu->popup(m_grid->viewport()->mapToGlobal(position));
}

QString TableView::selectionAsCsv() const
{
    QModelIndexList cells = m_grid->selectionModel()->selectedIndexes();
    if (cells.isEmpty())
        for (int row = 0; row < m_model->rowCount(); ++row)
            for (int column = 0; column < m_model->columnCount(); ++column)
                cells << m_model->index(row, column);
    return cellsAsCsv(*m_model, cells);
}

void TableView::copySelection() const
{
    QGuiApplication::clipboard()->setText(selectionAsCsv());
}

void TableView::resizeEvent(QResizeEvent* event)
{
    PanelView::resizeEvent(event);
    layoutColumns();
    updatePages(m_model->page());
    layoutRows();
}

bool TableView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        copySelection();
        return true;
    }
    if (watched == m_grid->viewport() && event->type() == QEvent::Paint)
        QMetaObject::invokeMethod(this, &PanelView::painted, Qt::QueuedConnection);
    if (watched == m_grid->viewport() && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(
            this,
            [this] {
                layoutColumns();
                layoutRows();
            },
            Qt::QueuedConnection);
    return PanelView::eventFilter(watched, event);
}
