#include "widgets/panels/table/tablefooter.h"

#include "dashboards/reduce/reducers.h"
#include "widgets/panels/common/valuetext.h"

#include <QHeaderView>
#include <QPainter>

#include <algorithm>

namespace {

constexpr int lineHeight = 34;

/// The field as the table shows it: filtered rows do not count. A text column is reduced by its texts.
Field shownRows(const TableModel& model, int column)
{
    const Field& field = model.field(column);
    const NumberColumn* numbers = field.numbers();
    if (!numbers || model.filteredRows() == int(numbers->size()))
        return field;
    NumberColumn kept;
    kept.reserve(model.allRows().size());
    for (const quint32 row : model.allRows())
        kept.push_back(row < numbers->size() ? (*numbers)[row] : nullNumber);
    Field shown(field.name, field.type, std::move(kept), field.labels);
    shown.config = field.config;
    return shown;
}

QString reducedText(const TableModel& model, int column, const QString& reducer)
{
    static const QStringList counts {QStringLiteral("count"), QStringLiteral("countAll"),
                                     QStringLiteral("distinctCount"), QStringLiteral("changeCount")};
    const Value value = reduceField(shownRows(model, column), reducer);
    const auto* number = std::get_if<double>(&value);
    if (number && counts.contains(reducer))
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

} // namespace

std::vector<std::vector<FooterCell>> footerCells(const TableModel& model, const TableOptions& options)
{
    std::vector<std::vector<FooterCell>> cells(model.columns().size());
    bool any = false;
    for (size_t i = 0; i < cells.size() && model.frame(); ++i) {
        for (const QString& id : reducersOf(model.columns()[i], model.field(int(i)), options)) {
            const Reducer* reducer = findReducer(id);
            if (!reducer)
                continue;
            cells[i].push_back({reducer->name, reducedText(model, int(i), reducer->id)});
            any = true;
        }
    }
    if (options.footer && options.footerCountsRows && !cells.empty()) {
        cells[0] = {{TableFooter::tr("Count"), QString::number(model.filteredRows())}};
        any = true;
    }
    return any ? cells : std::vector<std::vector<FooterCell>>();
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
    size_t lines = 0;
    for (const auto& column : m_cells)
        lines = std::max(lines, column.size());
    setFixedHeight(std::max(1, int(lines) * lineHeight));
    setVisible(lines > 0);
    update();
}

void TableFooter::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.border);
    for (size_t i = 0; i < m_cells.size() && int(i) < m_header.count(); ++i) {
        const double left = m_header.sectionViewportPosition(int(i));
        const QRectF column(left + 6, 0, m_header.sectionSize(int(i)) - 13, lineHeight);
        for (size_t line = 0; line < m_cells[i].size(); ++line) {
            const QRectF box = column.translated(0, double(line) * lineHeight);
            const FooterCell& cell = m_cells[i][line];
            const double value =
                QFontMetricsF(m_theme.sizedNumbers(m_theme.textPx(), 500)).horizontalAdvance(cell.text);
            const bool right = m_alignments[i] & Qt::AlignRight;
            painter.setPen(m_theme.textSecondary);
            QRectF label = box;
            right ? label.setRight(box.right() - value - 8) : label.setLeft(box.left() + value + 8);
            drawElided(painter, m_theme.fontSmall, label, Qt::AlignLeft | Qt::AlignVCenter, cell.label);
            painter.setPen(m_theme.text);
            drawElided(painter, m_theme.sizedNumbers(m_theme.textPx(), 500), box, m_alignments[i] | Qt::AlignVCenter,
                       cell.text);
        }
    }
}
