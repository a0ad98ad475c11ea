#include "widgets/chart/charttooltip.h"

#include "dashboards/time/momentformat.h"

#include <QMouseEvent>
#include <QPainter>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace {

constexpr int padding = 8;
constexpr int headerHeight = 31;
constexpr double rowHeight = 20.8;
constexpr int iconWidth = 14;
constexpr int iconHeight = 4;
constexpr int nameLeft = 32;
constexpr int columnGap = 8;
constexpr int cursorGap = 10;
constexpr int widest = 600;
constexpr double tallestShare = 2 / 3.0; ///< of the window: what is pointed at stays in sight
constexpr int alwaysTall = 400; ///< px that may be used of any window
constexpr size_t mostRows = 500; ///< texts of thousands of series would make the mouse stutter
constexpr double linkHeight = 24;
constexpr double closeWidth = 20;
constexpr int mostMeasured = 300; ///< characters of a name; longer ones are cut before they are laid out

QString timeText(double ms, const QTimeZone& zone)
{
    const bool fraction = std::fmod(ms, 1000.0) != 0;
    return MomentFormat(fraction ? QStringLiteral("YYYY-MM-DD HH:mm:ss.SSS") : QStringLiteral("YYYY-MM-DD HH:mm:ss"),
                        zone)
        .format(qint64(ms));
}

/// The header of a tooltip: time, number or category.
QString positionText(const ChartModel& model, double ms)
{
    const ChartX& x = model.x;
    if (x.kind == ChartX::Kind::Time)
        return timeText(ms, model.zone);
    if (x.kind == ChartX::Kind::Number) {
        const double value = x.valueAt(ms);
        return x.text ? x.text(value, std::nullopt) : QString::number(value, 'g', 12);
    }
    QString nearest;
    double distance = std::numeric_limits<double>::infinity();
    for (const auto& [at, text] : x.ticks)
        if (std::abs(at - ms) < distance) {
            distance = std::abs(at - ms);
            nearest = text;
        }
    return nearest;
}

QString plainText(QString text)
{
    static const QRegularExpression breaks(QStringLiteral("<br\\s*/?>|</p>"),
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression tags(QStringLiteral("<[^>]*>"));
    return text.replace(breaks, QStringLiteral("\n")).remove(tags).trimmed();
}

void sortRows(std::vector<HoverPoint>& points, TooltipSort sort)
{
    if (sort == TooltipSort::None)
        return;
    std::stable_sort(points.begin(), points.end(), [sort](const HoverPoint& a, const HoverPoint& b) {
        return sort == TooltipSort::Ascending ? a.value < b.value : a.value > b.value;
    });
}

/// In the middle of a row that begins at `corner`.
void drawMiddle(QPainter& painter, QPointF corner, const LaidText& laid)
{
    painter.drawStaticText(corner + QPointF(0, (rowHeight - laid.text.size().height()) / 2), laid.text);
}

} // namespace

TooltipContent tooltipContent(const ChartModel& model, const HoverState& hover)
{
    TooltipContent content;
    if (model.tooltip == TooltipMode::None || (model.tooltip == TooltipMode::Single && hover.focus < 0))
        return content;
    content.header = positionText(model, hover.timeMs);
    const int focused = hover.focus < 0 ? -1 : hover.points[size_t(hover.focus)].series;
    std::vector<HoverPoint> points = hover.points;
    sortRows(points, model.sort);
    for (const HoverPoint& p : points) {
        const bool isFocused = p.series == focused;
        if (model.tooltip == TooltipMode::Single && !isFocused)
            continue;
        if (model.hideZeros && p.value == 0 && model.tooltip == TooltipMode::Multi)
            continue;
        if (content.rows.size() >= mostRows && !isFocused) {
            content.leftOut++;
            continue;
        }
        const SeriesInfo& info = model.infos[size_t(p.series)];
        const SeriesStyle& style = model.series[size_t(p.series)].style;
        const DisplayValue display = info.display.number(p.value);
        TooltipContent::Row row;
        row.color = style.gradient == GradientMode::Scheme ? toQColor(display.color) : style.color;
        row.name = info.name;
        row.value = display.full();
        row.bold = isFocused && model.tooltip == TooltipMode::Multi;
        row.dashed = !style.dash.empty();
        content.rows.push_back(row);
    }
    return content;
}

TooltipContent tooltipContent(const ChartModel& model, const Annotation& annotation)
{
    TooltipContent content;
    content.header = timeText(double(annotation.timeMs), model.zone);
    if (annotation.timeEndMs > annotation.timeMs)
        content.header += QStringLiteral(" – ") + timeText(double(annotation.timeEndMs), model.zone);
    QStringList lines;
    for (const QString& text : {annotation.title, annotation.text})
        if (!plainText(text).isEmpty())
            lines << plainText(text);
    if (!annotation.tags.isEmpty())
        lines << annotation.tags.join(QStringLiteral(", "));
    if (lines.isEmpty())
        lines << annotation.source;
    content.note = lines.join(QLatin1Char('\n'));
    return content;
}

ChartTooltip::ChartTooltip(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void ChartTooltip::setTheme(const Theme& theme)
{
    m_theme = theme;
    layTexts();
    update();
}

/// With its line. What has no heading, the slice of a pie, needs none unless there is a cross to close it.
double ChartTooltip::headerPx() const
{
    return m_content.header.isEmpty() && !m_pinned ? 0 : headerHeight + 1;
}

/// Most texts of a tooltip stay while the mouse moves: they are laid out when they are new.
void ChartTooltip::layTexts()
{
    const double px = m_theme.smallPx();
    m_names.setFont(m_theme.sized(px, 400), devicePixelRatioF());
    m_strongNames.setFont(m_theme.sized(px, 500), devicePixelRatioF());
    m_values.setFont(m_theme.sizedNumbers(px, 500), devicePixelRatioF());
    for (LaidTexts* texts : {&m_names, &m_strongNames, &m_values})
        texts->forgetUnused();
    if (size_t(m_marks.size()) > mostRows)
        m_marks.clear();
}

QSize ChartTooltip::measure()
{
    const QFontMetricsF metrics(m_theme.fontSmall);
    int limit = std::min(widest, std::max(parentWidget()->width() - 2 * padding, 60));
    if (m_maxWidth > 0)
        limit = std::clamp(int(m_maxWidth), 60, limit);
    double height = headerPx() + (m_links.isEmpty() ? 0 : padding + double(m_links.size()) * linkHeight);
    const double whole = parentWidget()->height();
    double room = std::min(whole, std::max(whole * tallestShare, double(alwaysTall))) - height - 2 * padding;
    if (m_maxHeight > 0)
        room = std::min(room, m_maxHeight - height - 2 * padding);
    const int rows = int(m_content.rows.size());
    const int fitting = std::max(1, int(room / rowHeight));
    m_shownRows = rows <= fitting ? rows : std::max(1, fitting - 1); // one row says how many more there are
    m_firstRow = std::clamp(m_firstRow, 0, rows - m_shownRows);
    double names = 0;
    double values = 0;
    for (int i = m_firstRow; i < m_firstRow + m_shownRows; i++) {
        const TooltipContent::Row& row = m_content.rows[size_t(i)];
        names = std::max(names, row.name.size() > mostMeasured ? limit : m_values.of(row.name).width);
        values = std::max(values, m_values.of(row.value).width);
    }
    double width = m_values.of(m_content.header).width + 2 * padding + (m_pinned ? closeWidth : 0);
    if (m_shownRows < rows)
        width = std::max(width, nameLeft + metrics.horizontalAdvance(moreText()) + padding);
    if (m_shownRows > 0) {
        width = std::max(width, nameLeft + names + columnGap + values + padding);
        height += padding + (m_shownRows + (m_shownRows < rows ? 1 : 0)) * rowHeight + padding;
    }
    if (!m_content.picture.isNull()) {
        const QSizeF picture = m_content.picture.deviceIndependentSize();
        width = std::max(width, picture.width() + 2 * padding);
        height += picture.height() + padding;
    }
    for (const QString& link : m_links)
        width = std::max(width, metrics.horizontalAdvance(link) + 2 * padding);
    if (!m_content.note.isEmpty()) {
        const QRectF note =
            metrics.boundingRect(QRectF(0, 0, limit - 2 * padding, 2000), Qt::TextWordWrap, m_content.note);
        width = std::max(width, note.width() + 2 * padding);
        height += note.height() + 2 * padding;
    }
    width = std::min(std::ceil(width), double(limit));
    m_valueRight = width - padding;
    return QSize(int(width), int(std::ceil(std::min(height, double(parentWidget()->height())))));
}

void ChartTooltip::place(QPoint anchor)
{
    const QRect area = parentWidget()->rect();
    QPoint at = anchor + QPoint(cursorGap, cursorGap);
    if (at.x() + width() > area.right())
        at.setX(anchor.x() - cursorGap - width());
    if (at.y() + height() > area.bottom())
        at.setY(anchor.y() - cursorGap - height());
    move(std::clamp(at.x(), 0, std::max(0, area.width() - width())),
         std::clamp(at.y(), 0, std::max(0, area.height() - height())));
}

void ChartTooltip::setLimits(double width, double height)
{
    m_maxWidth = width;
    m_maxHeight = height;
}

void ChartTooltip::showAt(const TooltipContent& content, QPoint anchor)
{
    m_content = content;
    m_anchor = anchor;
    m_firstRow = 0;
    if (content.isEmpty() || !parentWidget()) {
        hide();
        return;
    }
    layTexts();
    QSize size = measure();
    const auto bold = std::find_if(content.rows.begin(), content.rows.end(), [](const auto& row) { return row.bold; });
    if (const int row = int(bold - content.rows.begin()); bold != content.rows.end() && row >= m_shownRows) {
        m_firstRow = row - m_shownRows + 1; // the series under the mouse is among those that are shown
        size = measure();
    }
    resize(size);
    place(anchor);
    if (!isVisible())
        raise();
    show();
    update();
}

void ChartTooltip::pin(const QStringList& links)
{
    m_pinned = true;
    m_links = links;
    m_hoveredLink = -1;
    setAttribute(Qt::WA_TransparentForMouseEvents, false);
    setMouseTracking(true);
    resize(measure());
    place(m_anchor);
    raise();
    update();
}

void ChartTooltip::unpin()
{
    const bool wasPinned = std::exchange(m_pinned, false);
    m_links.clear();
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
    if (wasPinned)
        emit unpinned();
}

QRectF ChartTooltip::linkRect(int index) const
{
    const double top = height() - padding / 2.0 - double(m_links.size() - index) * linkHeight;
    return {0, top, double(width()), linkHeight};
}

int ChartTooltip::linkAt(QPointF position) const
{
    for (int i = 0; i < m_links.size(); i++)
        if (linkRect(i).contains(position))
            return i;
    return -1;
}

void ChartTooltip::mousePressEvent(QMouseEvent* event)
{
    event->accept(); // not for the chart below
    const int link = linkAt(event->position());
    const bool closes = event->position().y() < headerHeight && event->position().x() > width() - headerHeight;
    if (link < 0 && !closes)
        return;
    unpin();
    if (link >= 0)
        emit linkClicked(link);
}

void ChartTooltip::mouseMoveEvent(QMouseEvent* event)
{
    const int link = linkAt(event->position());
    if (link == m_hoveredLink)
        return;
    m_hoveredLink = link;
    setCursor(link >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void ChartTooltip::wheelEvent(QWheelEvent* event)
{
    const int rows = int(m_content.rows.size());
    m_firstRow = std::clamp(m_firstRow - event->angleDelta().y() / 40, 0, std::max(0, rows - m_shownRows));
    update();
    event->accept();
}

/// Drawn once a colour: rounded corners cost more than the row's texts.
const QImage& ChartTooltip::markOf(const TooltipContent::Row& row)
{
    const double ratio = devicePixelRatioF();
    QImage& mark = m_marks[{row.color.rgba(), row.dashed}];
    if (!mark.isNull() && mark.devicePixelRatio() == ratio)
        return mark;
    mark = QImage((QSizeF(iconWidth, iconHeight) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    mark.setDevicePixelRatio(ratio);
    mark.fill(Qt::transparent);
    QPainter painter(&mark);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(row.color);
    if (row.dashed) {
        painter.drawRect(QRectF(0, 0, 6, iconHeight));
        painter.drawRect(QRectF(8, 0, 6, iconHeight));
    } else {
        painter.drawRoundedRect(QRectF(0, 0, iconWidth, iconHeight), 2, 2);
    }
    return mark;
}

void ChartTooltip::paintRow(QPainter& painter, const TooltipContent::Row& row, double y)
{
    if (row.color.isValid())
        painter.drawImage(QPointF(padding, y + (rowHeight - iconHeight) / 2), markOf(row));
    const LaidText value = m_values.of(row.value);
    const double left = row.color.isValid() ? nameLeft : padding;
    const double nameWidth = m_valueRight - value.width - columnGap - left + 2;
    LaidTexts& names = row.bold ? m_strongNames : m_names;
    LaidText name = names.of(row.name.left(mostMeasured));
    if (name.width > nameWidth)
        name = names.of(QFontMetricsF(names.font()).elidedText(row.name.left(mostMeasured), Qt::ElideRight, nameWidth));
    const QColor strong = m_theme.isDark() ? QColor(Qt::white) : QColor(Qt::black);
    painter.setPen(row.bold ? strong : m_theme.textSecondary);
    painter.setFont(names.font());
    drawMiddle(painter, {left, y}, name);
    painter.setPen(m_theme.text);
    painter.setFont(m_values.font());
    drawMiddle(painter, {m_valueRight - value.width, y}, value);
}

QString ChartTooltip::moreText() const
{
    const int more = int(m_content.rows.size()) + m_content.leftOut - m_shownRows;
    return m_pinned ? tr("%n more, turn the wheel", nullptr, more) : tr("%n more", nullptr, more);
}

double ChartTooltip::paintRows(QPainter& painter, double y)
{
    for (int i = m_firstRow; i < m_firstRow + m_shownRows; i++, y += rowHeight)
        paintRow(painter, m_content.rows[size_t(i)], y);
    if (int(m_content.rows.size()) + m_content.leftOut <= m_shownRows)
        return y;
    painter.setFont(m_theme.fontSmall);
    painter.setPen(m_theme.textSecondary);
    painter.drawText(QRectF(nameLeft, y, width() - nameLeft, rowHeight), Qt::AlignVCenter, moreText());
    return y + rowHeight;
}

void ChartTooltip::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.borderMedium);
    painter.setBrush(m_theme.elevated);
    painter.drawRoundedRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5), 6, 6);
    painter.setPen(m_theme.text);
    painter.setFont(m_theme.sized(m_theme.smallPx(), 500));
    const double header = headerPx();
    painter.drawText(QRectF(padding, 0, width() - 2 * padding, headerHeight), Qt::AlignVCenter, m_content.header);
    if (m_pinned) {
        painter.setPen(m_theme.textSecondary);
        painter.drawText(QRectF(width() - closeWidth - 4, 0, closeWidth, headerHeight), Qt::AlignCenter,
                         QStringLiteral("×"));
    }
    if (header > 0)
        painter.fillRect(QRectF(1, headerHeight, width() - 2, 1), m_theme.border);
    double y = paintRows(painter, header + padding);
    if (!m_content.picture.isNull()) {
        painter.drawImage(QPointF(padding, y), m_content.picture);
        y += m_content.picture.deviceIndependentSize().height() + padding;
    }
    if (!m_content.note.isEmpty()) {
        painter.setFont(m_theme.fontSmall);
        painter.setPen(m_theme.text);
        painter.drawText(QRectF(padding, y, width() - 2 * padding, height() - y), Qt::TextWordWrap, m_content.note);
    }
    painter.setFont(m_theme.fontSmall);
    for (int i = 0; i < m_links.size(); i++) {
        const QRectF r = linkRect(i);
        if (i == 0)
            painter.fillRect(QRectF(1, r.top() - padding / 2.0, width() - 2, 1), m_theme.border);
        if (i == m_hoveredLink)
            painter.fillRect(r.adjusted(1, 0, -1, 0), m_theme.hover);
        painter.setPen(m_theme.link);
        painter.drawText(
            r.adjusted(padding, 0, -padding, 0), Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetricsF(m_theme.fontSmall).elidedText(m_links[i], Qt::ElideRight, width() - 2 * padding));
    }
}
