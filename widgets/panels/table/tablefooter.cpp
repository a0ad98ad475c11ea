#include "widgets/panels/table/tablefooter.h"

#include "dashboards/reduce/reducers.h"
#include "widgets/panels/common/valuetext.h"
#include "widgets/panels/table/tableheader.h"

#include <QHeaderView>
#include <QPainter>
#include <QSet>

#include <algorithm>

namespace {

constexpr int lineHeight = 22;
constexpr int padding = 6; // above and below all lines
constexpr int labelGap = 4;
const QString countOfAll = QStringLiteral("countAll");

/// The column as the table shows it: filtered rows do not count.
template<typename C>
Field shownCells(const TableModel& model, const Field& field, const C& cells)
{
    C kept;
    kept.reserve(model.allRows().size());
    for (const quint32 row : model.allRows())
        if (row < cells.size())
            kept.push_back(cells[row]);
    Field shown(field.name, field.type, std::move(kept), field.labels);
    shown.config = field.config;
    return shown;
}

Field shownRows(const TableModel& model, int column)
{
    const Field& field = model.field(column);
    if (model.filteredRows() == int(field.size()))
        return field;
    if (const auto* numbers = field.as<NumberColumn>())
        return shownCells(model, field, *numbers);
    if (const auto* texts = field.as<StringColumn>())
        return shownCells(model, field, *texts);
    if (const auto* times = field.as<TimeColumn>())
        return shownCells(model, field, *times);
    return field;
}

/// Calculations that say something of texts and times, too.
bool countsAnything(const QString& reducer)
{
    static const QSet<QString> ids {QStringLiteral("allValues"),    QStringLiteral("changeCount"),
                                    QStringLiteral("count"),        countOfAll,
                                    QStringLiteral("first"),        QStringLiteral("distinctCount"),
                                    QStringLiteral("firstNotNull"), QStringLiteral("last"),
                                    QStringLiteral("lastNotNull"),  QStringLiteral("uniqueValues")};
    return ids.contains(reducer);
}

QString reducedText(const TableModel& model, int column, const QString& reducer)
{
    const Field& field = model.field(column);
    if ((field.type != FieldType::Number && !countsAnything(reducer)) || (reducer == countOfAll && column != 0))
        return {};
    const Value value = reduceField(shownRows(model, column), reducer);
    const auto* number = std::get_if<double>(&value);
    if (number && (reducer == QLatin1String("count") || reducer == countOfAll))
        return jsNumberText(*number);
    return model.processor(column)(value).full();
}

QStringList reducersOf(const TableColumn& column, const Field& field, const TableOptions& options)
{
    if (!column.footer.isEmpty())
        return column.footer;
    const bool wanted = options.footer && !options.footerCountsRows && field.type == FieldType::Number
        && (options.footerFields.isEmpty() || options.footerFields.contains(column.title));
    return wanted ? options.footerReducers : QStringList();
}

QString labelOf(const Reducer& reducer)
{
    const QString name = reducer.id == countOfAll ? TableFooter::tr("Count") : reducer.name;
    return name.toUpper();
}

/// What all columns with a footer have in common; nullopt where they differ.
std::optional<QStringList> commonReducers(const std::vector<QStringList>& columns)
{
    QStringList common;
    for (const QStringList& reducers : columns) {
        if (reducers.isEmpty())
            continue;
        if (!common.isEmpty() && reducers != common)
            return std::nullopt;
        common = reducers;
    }
    return common;
}

} // namespace

std::vector<std::vector<FooterCell>> footerCells(const TableModel& model, const TableOptions& options)
{
    std::vector<std::vector<FooterCell>> cells(model.columns().size());
    if (!model.frame() || cells.empty())
        return {};
    if (options.footer && options.footerCountsRows) {
        cells[0] = {{TableFooter::tr("Count").toUpper(), QString::number(model.filteredRows())}};
        return cells;
    }
    std::vector<QStringList> wanted;
    for (size_t i = 0; i < cells.size(); ++i)
        wanted.push_back(reducersOf(model.columns()[i], model.field(int(i)), options));
    const std::optional<QStringList> common = commonReducers(wanted);
    if (common && common->isEmpty())
        return {};
    for (size_t i = 0; i < cells.size(); ++i) {
        const bool namesAll = common && i == 0;
        for (const QString& id : wanted[i].isEmpty() && namesAll ? *common : wanted[i]) {
            const Reducer* reducer = findReducer(id);
            if (!reducer)
                continue;
            FooterCell cell;
            if (!wanted[i].isEmpty())
                cell.text = reducedText(model, int(i), reducer->id);
            if (namesAll || (!common && !cell.text.isEmpty()))
                cell.label = labelOf(*reducer);
            cells[i].push_back(std::move(cell));
        }
    }
    return cells;
}

TableFooter::TableFooter(const QHeaderView& header, QWidget* parent) : QWidget(parent), m_header(header)
{
    hide();
}

void TableFooter::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void TableFooter::setCells(std::vector<std::vector<FooterCell>> cells, std::vector<Qt::Alignment> alignments)
{
    m_cells = std::move(cells);
    m_alignments = std::move(alignments);
    m_lines = 0;
    for (const auto& column : m_cells)
        m_lines = std::max(m_lines, int(column.size()));
    setFixedHeight(m_lines == 0 ? 1 : m_lines * lineHeight + 2 * padding);
    setVisible(m_lines > 0);
    update();
}

void TableFooter::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.border);
    for (size_t i = 0; i < m_cells.size() && int(i) < m_header.count(); ++i) {
        const double left = m_header.sectionViewportPosition(int(i));
        const double right = left + m_header.sectionSize(int(i));
        if (int(i) + 1 < m_header.count())
            painter.fillRect(QRectF(right - 1, 0, 1, height()), m_theme.border);
        const int covered = int(i) + 1 == m_header.count() ? coveredByScrollBar(m_header.parentWidget()) : 0;
        QRectF line(left + padding, padding, right - left - 2 * padding - 1 - covered, lineHeight);
        for (const FooterCell& cell : m_cells[i]) {
            paintCell(painter, cell, line, m_alignments[i]);
            line.translate(0, lineHeight);
        }
    }
}

void TableFooter::paintCell(QPainter& painter, const FooterCell& cell, const QRectF& line, Qt::Alignment side) const
{
    QRectF room = line;
    if (!cell.label.isEmpty()) {
        painter.setPen(m_theme.textSecondary);
        drawElided(painter, m_theme.fontSmall, line, Qt::AlignLeft | Qt::AlignVCenter, cell.label);
        room.setLeft(std::min(line.right(),
                              line.left() + labelGap + QFontMetricsF(m_theme.fontSmall).horizontalAdvance(cell.label)));
    }
    painter.setPen(m_theme.text);
    drawElided(painter, m_theme.sizedNumbers(m_theme.textPx(), 500), room,
               (cell.label.isEmpty() ? side : Qt::AlignRight) | Qt::AlignVCenter, cell.text);
}
