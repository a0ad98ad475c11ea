#include "widgets/panels/table/tablemodel.h"

#include "dashboards/reduce/reducers.h"
#include "datasources/data/background.h"
#include "datasources/data/discard.h"
#include "widgets/theme/tooltiptext.h"

#include <algorithm>
#include <numeric>

namespace {
constexpr size_t manyRows = 10000; ///< from here on the pool sorts
} // namespace

void TableModel::setSource(PanelDataPtr data, size_t frameIndex, std::vector<TableColumn> columns)
{
    const int before = rowCount();
    const bool sameColumns = columns.size() == m_columns.size() && !columns.empty();
    const qsizetype rows = data && frameIndex < data->frames.size() ? data->frames[frameIndex].rows : 0;
    const bool sameShape = sameColumns && m_filters.isEmpty() && qsizetype(m_rows.size()) == rows && before > 0;
    if (!sameShape)
        beginResetModel();
    discard(std::exchange(m_data, std::move(data)));
    m_frameIndex = frameIndex;
    m_columns = std::move(columns);
    m_longest.assign(m_columns.size(), std::nullopt);
    std::erase_if(m_sorting, [this](const Sorting& s) { return s.column >= int(m_columns.size()); });
    rebuildRows();
    if (!sameShape) {
        endResetModel();
        return;
    }
    // The same shape keeps selection and scrolling.
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    emit dataChanged(index(0, 0), index(before - 1, columnCount() - 1));
}

void TableModel::rebuildRows()
{
    const std::vector<quint32> before = std::move(m_rows);
    m_sort = {};
    m_isSorting = false;
    const Frame* shown = frame();
    m_rows.resize(shown ? size_t(shown->rows) : 0);
    std::iota(m_rows.begin(), m_rows.end(), 0U);
    if (!shown)
        return;
    filterRows();
    std::vector<SortField> fields;
    for (const Sorting& by : m_sorting)
        fields.push_back({field(by.column), by.descending});
    if (m_rows.size() < manyRows || fields.empty()) {
        sortRows(m_rows, fields);
    } else {
        if (m_filters.isEmpty() && before.size() == m_rows.size())
            m_rows = before; // the order of the last refresh is nearly that of this one
        sortInBackground(std::move(fields));
    }
    m_page = std::clamp(m_page, 0, pageCount() - 1);
}

void TableModel::sortInBackground(std::vector<SortField> fields)
{
    using Rows = std::vector<quint32>;
    m_isSorting = true;
    Rows natural = m_rows;
    std::sort(natural.begin(), natural.end()); // equal rows stand in the order of the data
    m_sort = runInBackground<Rows>(
        *QThreadPool::globalInstance(),
        [rows = std::move(natural), fields = std::move(fields)]() mutable {
            sortRows(rows, fields);
            return std::move(rows);
        },
        [this](const Rows& rows) {
            m_isSorting = false;
            reorder([&] { m_rows = rows; });
        });
}

void TableModel::filterRows()
{
    for (int column = 0; column < int(m_columns.size()); ++column) {
        const auto wanted = m_filters.constFind(m_columns[size_t(column)].title);
        if (wanted == m_filters.constEnd())
            continue;
        std::erase_if(m_rows, [&](quint32 row) { return !wanted->contains(displayOf(row, column).full()); });
    }
}

void TableModel::setSorting(std::vector<Sorting> sorting)
{
    std::erase_if(sorting, [this](const Sorting& s) { return s.column < 0 || s.column >= int(m_columns.size()); });
    if (sorting == m_sorting)
        return;
    reorder([&] {
        m_sorting = std::move(sorting);
        rebuildRows();
    });
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

/// Changes the order of the rows; the selection follows them.
template<typename Change>
void TableModel::reorder(const Change& change)
{
    emit layoutAboutToBeChanged();
    const QModelIndexList from = persistentIndexList();
    std::vector<quint32> selected;
    for (const QModelIndex& index : from)
        selected.push_back(quint32(frameRow(index.row())));
    change();
    std::vector<int> place(frame() ? size_t(frame()->rows) : 0, -1);
    for (int row = 0; row < rowCount(); ++row)
        place[size_t(frameRow(row))] = row;
    QModelIndexList to;
    for (qsizetype i = 0; i < from.size(); ++i) {
        const int row = place[selected[size_t(i)]];
        to << (row < 0 ? QModelIndex() : index(row, from[i].column()));
    }
    changePersistentIndexList(from, to);
    emit layoutChanged();
}

void TableModel::setFilter(int column, std::optional<QSet<QString>> texts)
{
    beginResetModel();
    const QString& title = m_columns[size_t(column)].title;
    if (texts)
        m_filters.insert(title, *texts);
    else
        m_filters.remove(title);
    m_page = 0;
    rebuildRows();
    endResetModel();
}

const std::optional<QSet<QString>> TableModel::filter(int column) const
{
    const auto found = m_filters.constFind(m_columns[size_t(column)].title);
    return found == m_filters.constEnd() ? std::nullopt : std::optional(*found);
}

QStringList TableModel::distinctTexts(int column, int limit) const
{
    QStringList texts;
    QSet<QString> seen;
    const qsizetype rows = frame() ? frame()->rows : 0;
    for (qsizetype row = 0; row < rows && texts.size() < limit; ++row) {
        const QString text = displayOf(row, column).full();
        if (!seen.contains(text)) {
            seen.insert(text);
            texts << text;
        }
    }
    return texts;
}

void TableModel::setPage(int page, int pageSize)
{
    const int size = std::max(0, pageSize);
    const int pages = size == 0 ? 1 : std::max(1, (int(m_rows.size()) + size - 1) / size);
    const int wanted = std::clamp(page, 0, pages - 1);
    if (wanted == m_page && size == m_pageSize)
        return;
    beginResetModel();
    m_page = wanted;
    m_pageSize = size;
    endResetModel();
}

int TableModel::pageCount() const
{
    return m_pageSize == 0 ? 1 : std::max(1, (int(m_rows.size()) + m_pageSize - 1) / m_pageSize);
}

int TableModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid())
        return 0;
    const int rows = int(m_rows.size());
    return m_pageSize == 0 ? rows : std::clamp(rows - m_page * m_pageSize, 0, m_pageSize);
}

int TableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant TableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole)
        return display(index.row(), index.column()).full();
    if (role == Qt::TextAlignmentRole)
        return int(column(index.column()).alignment | Qt::AlignVCenter);
    return {};
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= int(m_columns.size()))
        return {};
    if (role == Qt::DisplayRole)
        return m_columns[size_t(section)].title;
    if (role == Qt::ToolTipRole)
        return plainToolTip(m_columns[size_t(section)].title);
    if (role == Qt::TextAlignmentRole)
        return int(column(section).alignment | Qt::AlignVCenter);
    return {};
}

const Frame* TableModel::frame() const
{
    return m_data && m_frameIndex < m_data->frames.size() ? &m_data->frames[m_frameIndex] : nullptr;
}

const Field& TableModel::field(int column) const
{
    return frame()->fields[m_columns[size_t(column)].field];
}

const std::vector<DisplayProcessor>& TableModel::processors() const
{
    static const std::vector<DisplayProcessor> none;
    return m_data && m_frameIndex < m_data->displays.size() ? m_data->displays[m_frameIndex] : none;
}

const DisplayProcessor& TableModel::processor(int column) const
{
    static const DisplayProcessor plain;
    const auto& all = processors();
    const size_t index = m_columns[size_t(column)].field;
    return index < all.size() ? all[index] : plain;
}

DisplayValue TableModel::display(int row, int column) const
{
    return displayOf(frameRow(row), column);
}

DisplayValue TableModel::displayOf(qsizetype frameRow, int column) const
{
    const Field& shown = field(column);
    const auto* frames = shown.as<FramesColumn>();
    if (!frames)
        return processor(column)(shown.at(frameRow));
    const auto& cell = size_t(frameRow) < frames->size() ? (*frames)[size_t(frameRow)] : nullptr;
    if (m_columns[size_t(column)].cell.type == CellOptions::Type::Nested) {
        DisplayValue rows;
        if (cell && !cell->empty())
            rows.text = tr("%n rows", nullptr, int(cell->front().rows));
        return rows;
    }
    const Field* number = cell && !cell->empty() ? cell->front().first(FieldType::Number) : nullptr;
    if (!number)
        return {};
    return processor(column)(reduceField(*number, QStringLiteral("lastNotNull")));
}

const DisplayValue& TableModel::longestValue(int column) const
{
    constexpr qsizetype sample = 200;
    auto& cached = m_longest[size_t(column)];
    if (cached)
        return *cached;
    cached = DisplayValue();
    const auto consider = [&](const DisplayValue& value) {
        if (value.full().size() > cached->full().size())
            cached = value;
    };
    const qsizetype rows = frame() ? frame()->rows : 0;
    const qsizetype step = std::max<qsizetype>(1, rows / sample);
    for (qsizetype row = 0; row < rows; row += step)
        consider(displayOf(row, column));
    return *cached;
}
