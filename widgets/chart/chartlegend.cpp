#include "widgets/chart/chartlegend.h"

#include "widgets/chart/legendmeasures.h"
#include "widgets/theme/tooltiptext.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace {

using legendmeasures::listRow;
using legendmeasures::listTop;
using legendmeasures::padding;

constexpr double listMargin = 8; ///< above and below all rows
constexpr double tableRow = 23.84;
constexpr double textRise = 1; ///< of texts in rows of a table above the middle, as measured
constexpr double statGap = 8;
constexpr double iconWidth = 14;
constexpr double iconHeight = 4;
constexpr double listTextLeft = 22; ///< icon and its gap
constexpr double listTextRight = 10;
constexpr double cellPadding = 8;
constexpr double leastCellGap = 3;
constexpr double sortMarkPx = 12; ///< beside the title of the column that rows are sorted by
constexpr double sortMarkRight = 4;
constexpr double tableTextLeft = 38; ///< of the name column
constexpr double faint = .35;
constexpr double leastMark = 20; ///< px of the mark of what is in sight
constexpr double steadyPx = 16; ///< columns that would shrink by less keep their width
constexpr double leastNameShare = .4; ///< of the width, before the columns of values are scrolled
/// Names of right-to-left scripts stand beside their mark, too.
constexpr int nameFlags = Qt::AlignVCenter | Qt::AlignLeft | Qt::AlignAbsolute | Qt::TextSingleLine;
constexpr int mostMeasured = 300; ///< characters of a name; longer ones are cut before they are laid out

/// Names stand a hair closer than other texts, as measured.
QFont nameFont(const Theme& theme)
{
    QFont font = theme.fontSmall;
    font.setLetterSpacing(QFont::AbsoluteSpacing, font.letterSpacing() * .857);
    return font;
}

QFont headerFont(const Theme& theme)
{
    QFont font = theme.sized(theme.smallPx(), 500);
    font.setLetterSpacing(QFont::AbsoluteSpacing, theme.fontSmall.letterSpacing());
    return font;
}

/// On the line of the face itself: boxes of texts with letters of other faces are higher, and their middle is lower.
void drawInLine(QPainter& painter, const QRectF& room, const QString& text)
{
    const QFontMetricsF metrics(painter.font());
    painter.drawText(QPointF(room.left(), room.center().y() + (metrics.ascent() - metrics.descent()) / 2), text);
}

void paintSortMark(QPainter& painter, QPointF centre, bool down)
{
    const double tip = down ? 1.75 : -1.75;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(painter.pen().color(), 1.25, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF ends[] {centre + QPointF(-3, -tip), centre + QPointF(0, tip), centre + QPointF(3, -tip)};
    painter.drawPolyline(ends, 3);
    painter.restore();
}

QString nameOf(const LegendItem& item)
{
    return item.name.size() > mostMeasured ? item.name.left(mostMeasured) + QChar(0x2026) : item.name;
}

/// In a list titles are words of a sentence: one capital at most. A number without a title stands alone.
QString statText(const LegendItem::Calc& calc)
{
    if (calc.title.isEmpty())
        return calc.text;
    return calc.title.left(1).toUpper() + calc.title.mid(1).toLower() + QStringLiteral(": ") + calc.text;
}

} // namespace

bool operator==(const LegendItem& a, const LegendItem& b)
{
    const auto sameCalc = [](const LegendItem::Calc& x, const LegendItem::Calc& y) {
        return x.title == y.title && x.text == y.text;
    };
    return a.name == b.name && a.color == b.color && a.dashed == b.dashed && a.visible == b.visible
        && a.right == b.right && a.dotted == b.dotted
        && std::equal(a.calcs.begin(), a.calcs.end(), b.calcs.begin(), b.calcs.end(), sameCalc);
}

ChartLegend::ChartLegend(QWidget* parent) : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    // The bar is painted over the content, so that columns do not move when a series more makes it scroll.
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(true);
}

void ChartLegend::setTheme(const Theme& theme, const QColor& background)
{
    m_theme = theme;
    QPalette palette = viewport()->palette();
    palette.setColor(QPalette::Base, background);
    palette.setColor(QPalette::Window, background);
    setPalette(palette);
    viewport()->setPalette(palette);
    updateHead();
    measureItems();
    relayout();
}

void ChartLegend::setContent(const LegendOptions& options, std::vector<LegendItem> items)
{
    const bool sameLook = options.table == m_options.table && options.right == m_options.right
        && options.sortBy == m_given.sortBy && options.sortDescending == m_given.sortDescending
        && options.limit == m_options.limit && options.facets == m_options.facets;
    if (sameLook && items == m_items) {
        m_items = std::move(items); // equal texts of an older answer would hold its memory in pieces
        return;
    }
    const LegendOptions before = m_options;
    m_given = options;
    m_options = options;
    if (m_options.sortBy == QLatin1String("Name")) // as files write it
        m_options.sortBy = tr("Name");
    if (sameLook) { // a sort chosen here stays until the panel asks for another
        m_options.sortBy = before.sortBy;
        m_options.sortDescending = before.sortDescending;
    }
    m_items = std::move(items);
    sortItems();
    measureItems();
    updateHead();
    relayout();
}

void ChartLegend::setItemsVisible(const std::function<bool(const LegendItem&)>& isVisible)
{
    for (LegendItem& item : m_items)
        item.visible = isVisible(item);
    viewport()->update();
}

QString ChartLegend::listText(const LegendItem& item) const
{
    QString text = nameOf(item);
    for (const LegendItem::Calc& calc : item.calcs)
        text += QStringLiteral("  ") + statText(calc);
    return text;
}

void ChartLegend::measureItems()
{
    const std::vector<double> before = std::exchange(m_widths, {});
    if (m_options.table) {
        measureColumns();
        return;
    }
    m_widths.resize(m_items.size());
    const QFontMetricsF names(nameFont(m_theme));
    const QFontMetricsF numbers(m_theme.fontNumbers);
    for (const int i : m_order) {
        const LegendItem& item = m_items[size_t(i)];
        double& width = m_widths[size_t(i)];
        width = listTextLeft + names.horizontalAdvance(nameOf(item)) + listTextRight;
        for (const LegendItem::Calc& calc : item.calcs)
            width += statGap + numbers.horizontalAdvance(statText(calc));
        width += item.calcs.empty() ? 0 : statGap;
        // Items stay put while digits come and go.
        if (before.size() == m_widths.size() && !item.calcs.empty() && before[size_t(i)] > width
            && before[size_t(i)] - width <= steadyPx)
            width = before[size_t(i)];
    }
}

void ChartLegend::measureColumns()
{
    const QFontMetricsF metrics(nameFont(m_theme));
    const QFontMetricsF values(m_theme.fontSmall);
    const QFontMetricsF numbers(m_theme.fontNumbers);
    const double side = metrics.horizontalAdvance(QLatin1Char(' ') + rightAxisText());
    const size_t calcs = m_items.empty() ? 0 : m_items.front().calcs.size();
    const std::vector<double> before = m_columns;
    QStringList titles;
    for (size_t c = 0; c < calcs; c++)
        titles << m_items.front().calcs[c].title;
    const bool sameColumns = titles == m_columnTitles && before.size() == calcs + 1;
    m_columnTitles = titles;
    m_columns.assign(calcs + 1, 0);
    m_columns[0] = tableTextLeft + headerWidth(0);
    for (size_t c = 1; c <= calcs; c++)
        m_columns[c] = cellPadding + headerWidth(c);
    for (const int i : m_order) {
        const LegendItem& item = m_items[size_t(i)];
        m_columns[0] = std::max(m_columns[0],
                                tableTextLeft + metrics.horizontalAdvance(item.name.left(mostMeasured))
                                    + (item.right ? side : 0) + cellPadding);
        for (size_t c = 0; c < std::min(calcs, item.calcs.size()); c++) {
            // Digits of one width are wider than others: they grow into the padding before the column does.
            const QString& text = item.calcs[c].text;
            m_columns[c + 1] = std::max({m_columns[c + 1], values.horizontalAdvance(text) + 2 * cellPadding,
                                         numbers.horizontalAdvance(text) + cellPadding + leastCellGap});
        }
    }
    for (size_t c = 0; sameColumns && c < m_columns.size(); c++)
        if (before[c] > m_columns[c] && before[c] - m_columns[c] <= steadyPx)
            m_columns[c] = before[c]; // columns stay put while digits come and go
}

QString ChartLegend::rightAxisText()
{
    return tr("(right y-axis)");
}

/// Title of a column, name first.
QString ChartLegend::headerText(size_t column) const
{
    return column == 0 ? tr("Name") : m_items.front().calcs[column - 1].title;
}

double ChartLegend::headerWidth(size_t column) const
{
    const double text = QFontMetricsF(headerFont(m_theme)).horizontalAdvance(headerText(column));
    return text + (headerText(column) == m_options.sortBy ? sortMarkPx + sortMarkRight : cellPadding);
}

double ChartLegend::tableWidth() const
{
    return std::accumulate(m_columns.begin(), m_columns.end(), 0.0);
}

double ChartLegend::contentWidth() const
{
    if (m_options.table)
        return std::ceil(tableWidth()) + 1;
    const double widest = m_widths.empty() ? 0 : *std::max_element(m_widths.begin(), m_widths.end());
    return widest + 2 * padding;
}

double ChartLegend::contentHeight(double width) const
{
    if (m_options.table)
        return std::ceil(double(m_order.size() + (m_leftOut > 0 ? 2 : 1)) * tableRow) + headHeight();
    const std::vector<QRectF> rects = flow(width);
    double bottom = 0;
    for (const QRectF& r : rects)
        bottom = std::max(bottom, r.bottom());
    if (m_leftOut > 0)
        bottom += listRow;
    return std::ceil(bottom - listTop + listMargin) + headHeight();
}

double ChartLegend::leastHeight() const
{
    return std::ceil(m_options.table ? 2 * tableRow : listRow + listMargin) + headHeight();
}

void ChartLegend::relayout()
{
    if (!m_options.table)
        m_rects = flow(viewport()->width());
    const double overflow = contentHeight(viewport()->width()) - headHeight() - viewport()->height();
    verticalScrollBar()->setRange(0, std::max(0, int(std::ceil(overflow))));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(int(listRow));
    // Names give way first; when even that is not enough, the values are scrolled sideways.
    const double beside = m_options.table ? shownTableWidth() - viewport()->width() : 0;
    horizontalScrollBar()->setRange(0, std::max(0, int(std::ceil(beside))));
    horizontalScrollBar()->setPageStep(viewport()->width());
    viewport()->update();
}

void ChartLegend::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    placeHead();
    relayout();
}

QRectF ChartLegend::itemRect(int item) const
{
    const auto place = std::find(m_order.begin(), m_order.end(), item) - m_order.begin();
    const double scroll = verticalScrollBar()->value();
    if (size_t(place) >= m_order.size())
        return {};
    if (m_options.table)
        return QRectF(0, double(place + 1) * tableRow - scroll, viewport()->width(), tableRow);
    return m_rects[size_t(place)].translated(0, -scroll);
}

int ChartLegend::itemAt(QPointF position) const
{
    position.ry() += verticalScrollBar()->value();
    if (m_options.table) {
        const auto row = qsizetype(std::floor(position.y() / tableRow)) - 1;
        return row >= 0 && row < qsizetype(m_order.size()) ? m_order[size_t(row)] : -1;
    }
    for (size_t i = 0; i < m_rects.size(); i++)
        if (m_rects[i].contains(position))
            return m_order[i];
    return -1;
}

void ChartLegend::clickHeader(double x)
{
    const std::vector<Cell> columns = cells();
    for (size_t c = 0; c < columns.size(); c++) {
        if (x < columns[c].left || x >= columns[c].left + columns[c].width)
            continue;
        const QString title = c == 0 ? tr("Name") : m_items.front().calcs[c - 1].title;
        // One click sorts downwards, the next upwards, the third not at all.
        if (m_options.sortBy != title) {
            m_options.sortBy = title;
            m_options.sortDescending = true;
        } else if (m_options.sortDescending) {
            m_options.sortDescending = false;
        } else {
            m_options.sortBy.clear();
        }
        sortItems();
        measureItems();
        relayout();
        return;
    }
}

void ChartLegend::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const bool header = m_options.table && event->position().y() + verticalScrollBar()->value() < tableRow;
    if (header && !m_items.empty())
        clickHeader(event->position().x());
    else if (const int item = itemAt(event->position()); item >= 0)
        emit itemClicked(item, event->modifiers());
}

void ChartLegend::mouseMoveEvent(QMouseEvent* event)
{
    const int item = itemAt(event->position());
    if (item == m_hovered)
        return;
    m_hovered = item;
    viewport()->setCursor(item >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
}

void ChartLegend::leaveEvent(QEvent* event)
{
    QAbstractScrollArea::leaveEvent(event);
    m_hovered = -1;
    viewport()->update();
}

bool ChartLegend::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int item = itemAt(help->pos());
        if (item >= 0)
            QToolTip::showText(help->globalPos(), plainToolTip(m_items[size_t(item)].name), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void ChartLegend::paintIcon(QPainter& painter, const LegendItem& item, double x, double centre) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(item.color);
    const double y = centre - iconHeight / 2;
    if (item.dotted) {
        for (const double left : {0.0, 5.0, 10.0})
            painter.drawEllipse(QRectF(x + left, y, iconHeight, iconHeight));
    } else if (item.dashed) {
        painter.drawRect(QRectF(x, y, 6, iconHeight));
        painter.drawRect(QRectF(x + 8, y, 6, iconHeight));
    } else {
        painter.drawRoundedRect(QRectF(x, y, iconWidth, iconHeight), 2, 2);
    }
}

void ChartLegend::paintList(QPainter& painter, const QRectF& clip)
{
    painter.setFont(m_theme.fontSmall);
    const double scroll = verticalScrollBar()->value();
    for (size_t i = 0; i < m_rects.size(); i++) {
        const QRectF r = m_rects[i].translated(0, -scroll);
        if (!r.intersects(clip))
            continue;
        const LegendItem& item = m_items[size_t(m_order[i])];
        painter.setOpacity(item.visible ? 1 : faint);
        paintIcon(painter, item, r.left(), std::round(r.center().y() + .5));
        painter.setPen(m_hovered == m_order[i] ? m_theme.link : m_theme.text);
        QRectF room = r.adjusted(listTextLeft, 0, 0, 0);
        room.setRight(std::min(room.right(), double(viewport()->width())));
        const bool fits = m_widths[size_t(m_order[i])] <= r.width() + 1 && r.right() <= viewport()->width() + 1;
        painter.setFont(nameFont(m_theme));
        if (fits)
            paintListItem(painter, item, room);
        else
            painter.drawText(room, nameFlags,
                             painter.fontMetrics().elidedText(listText(item), Qt::ElideRight, int(room.width())));
    }
    painter.setOpacity(1);
    if (m_leftOut > 0)
        paintLeftOut(painter, (m_rects.empty() ? listTop : m_rects.back().bottom()) - scroll);
}

void ChartLegend::paintListItem(QPainter& painter, const LegendItem& item, QRectF room) const
{
    const QString name = nameOf(item);
    drawInLine(painter, room, name);
    room.setLeft(room.left() + QFontMetricsF(painter.font()).horizontalAdvance(name) + statGap);
    const QFontMetricsF numbers(m_theme.fontNumbers);
    painter.setFont(m_theme.fontNumbers);
    for (const LegendItem::Calc& calc : item.calcs) {
        const QString text = statText(calc);
        room.setLeft(room.left() + statGap);
        drawInLine(painter, room, text);
        room.setLeft(room.left() + numbers.horizontalAdvance(text));
    }
}

void ChartLegend::paintLeftOut(QPainter& painter, double y)
{
    painter.setFont(m_theme.fontSmall);
    painter.setPen(m_theme.warning);
    painter.drawText(QRectF(cellPadding, y, viewport()->width() - cellPadding, tableRow), Qt::AlignVCenter,
                     leftOutText());
}

double ChartLegend::shownTableWidth() const
{
    if (m_columns.empty())
        return 0;
    const double values = tableWidth() - m_columns.front();
    const double least = std::min(m_columns.front(), std::max(leastNameShare * viewport()->width(), 2 * tableTextLeft));
    return values + std::max(viewport()->width() - values, least);
}

std::vector<ChartLegend::Cell> ChartLegend::cells() const
{
    std::vector<Cell> result(m_columns.size());
    const double left = -horizontalScrollBar()->value();
    double right = left + shownTableWidth();
    for (size_t c = m_columns.size(); c-- > 1;) {
        result[c] = {right - m_columns[c], m_columns[c]};
        right -= m_columns[c];
    }
    if (!result.empty())
        result[0] = {left, std::max(right - left, 0.0)};
    return result;
}

void ChartLegend::paintRow(QPainter& painter, const LegendItem& item, double y, const QColor& textColor)
{
    const std::vector<Cell> columns = cells();
    painter.setOpacity(item.visible ? 1 : faint);
    painter.setRenderHint(QPainter::Antialiasing);
    paintIcon(painter, item, columns[0].left + cellPadding, std::round(y + tableRow / 2));
    const QFont font = nameFont(m_theme);
    const QFontMetricsF metrics(font);
    const double room = columns[0].width - tableTextLeft;
    const QRectF cell(columns[0].left + tableTextLeft, y - textRise, room, tableRow);
    painter.setPen(textColor);
    painter.setFont(font);
    const QString name = metrics.elidedText(item.name.left(mostMeasured), Qt::ElideRight, room);
    painter.drawText(cell, nameFlags, name);
    if (const double used = metrics.horizontalAdvance(name + QLatin1Char(' ')); item.right && used < room) {
        painter.setPen(m_theme.textSecondary);
        painter.drawText(cell.adjusted(used, 0, 0, 0), nameFlags,
                         metrics.elidedText(rightAxisText(), Qt::ElideRight, room - used));
        painter.setPen(textColor);
    }
    painter.setFont(m_theme.fontNumbers);
    for (size_t c = 1; c < columns.size() && c <= item.calcs.size(); c++)
        painter.drawText(QRectF(columns[c].left, y - textRise, columns[c].width - cellPadding, tableRow),
                         Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, item.calcs[c - 1].text);
    painter.setOpacity(1);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRectF(0, std::round(y + tableRow) - 1, viewport()->width(), 1), m_theme.border);
}

void ChartLegend::paintHeader(QPainter& painter, size_t column, const Cell& cell, double top) const
{
    const QString text = headerText(column);
    const bool sorted = text == m_options.sortBy;
    const double width = QFontMetricsF(painter.font()).horizontalAdvance(text);
    const double right = cell.left + cell.width - (sorted ? sortMarkPx + sortMarkRight : cellPadding);
    const double left = column == 0 ? cell.left + tableTextLeft : right - width;
    painter.drawText(QRectF(left, top, width + 1, tableRow), nameFlags | Qt::TextDontClip, text);
    if (sorted)
        paintSortMark(painter, {left + width + sortMarkPx / 2, top + tableRow / 2}, m_options.sortDescending);
}

void ChartLegend::paintTable(QPainter& painter, const QRectF& clip)
{
    const double scroll = verticalScrollBar()->value();
    const std::vector<Cell> columns = cells();
    if (columns.empty())
        return;
    painter.setFont(headerFont(m_theme));
    painter.setPen(m_theme.link);
    for (size_t c = 0; c < columns.size(); c++)
        paintHeader(painter, c, columns[c], -scroll);
    painter.fillRect(QRectF(0, std::round(tableRow - scroll) - 1, viewport()->width(), 1), m_theme.border);
    painter.setFont(m_theme.fontSmall);
    for (size_t i = 0; i < m_order.size(); i++) {
        const double y = double(i + 1) * tableRow - scroll;
        if (y > clip.bottom())
            break;
        if (y + tableRow < clip.top())
            continue;
        paintRow(painter, m_items[size_t(m_order[i])], y, m_hovered == m_order[i] ? m_theme.link : m_theme.text);
    }
    if (m_leftOut > 0)
        paintLeftOut(painter, double(m_order.size() + 1) * tableRow - scroll);
}

void ChartLegend::paintScrollMark(QPainter& painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.borderMedium);
    const double width = viewport()->width();
    const double height = viewport()->height();
    const auto mark = [](const QScrollBar& bar, double room) { // where it begins and how long it is
        const double length = std::min(room, std::max(leastMark, room * room / (room + bar.maximum())));
        return std::pair(double(bar.value()) / bar.maximum() * (room - length), length);
    };
    if (const QScrollBar& bar = *verticalScrollBar(); bar.maximum() > 0) {
        const auto [top, length] = mark(bar, height);
        painter.drawRoundedRect(QRectF(width - 4, top, 3, length), 1.5, 1.5);
    }
    if (const QScrollBar& bar = *horizontalScrollBar(); bar.maximum() > 0) {
        const auto [left, length] = mark(bar, width);
        painter.drawRoundedRect(QRectF(left, height - 4, length, 3), 1.5, 1.5);
    }
}

void ChartLegend::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    if (m_items.empty())
        return;
    if (m_options.table) {
        paintTable(painter, event->rect());
    } else {
        painter.setRenderHint(QPainter::Antialiasing);
        paintList(painter, event->rect());
    }
    paintScrollMark(painter);
}
