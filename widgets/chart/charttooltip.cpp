#include "widgets/chart/charttooltip.h"

#include "dashboards/time/momentformat.h"

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

QString timeText(double ms, const QTimeZone& zone)
{
    const bool fraction = std::fmod(ms, 1000.0) != 0;
    return MomentFormat(fraction ? QStringLiteral("YYYY-MM-DD HH:mm:ss.SSS") : QStringLiteral("YYYY-MM-DD HH:mm:ss"),
                        zone)
        .format(qint64(ms));
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

} // namespace

TooltipContent tooltipContent(const ChartModel& model, const HoverState& hover)
{
    TooltipContent content;
    if (model.tooltip == TooltipMode::None || (model.tooltip == TooltipMode::Single && hover.focus < 0))
        return content;
    content.header = timeText(hover.timeMs, model.zone);
    const int focused = hover.focus < 0 ? -1 : hover.points[size_t(hover.focus)].series;
    std::vector<HoverPoint> points = hover.points;
    sortRows(points, model.sort);
    for (const HoverPoint& p : points) {
        const bool isFocused = p.series == focused;
        if (model.tooltip == TooltipMode::Single && !isFocused)
            continue;
        if (model.hideZeros && p.value == 0 && model.tooltip == TooltipMode::Multi)
            continue;
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
    update();
}

QSize ChartTooltip::measure()
{
    const QFontMetricsF metrics(m_theme.fontSmall);
    const QFontMetricsF medium(m_theme.sized(12, 500));
    const int limit = std::min(widest, std::max(parentWidget()->width() - 2 * padding, 60));
    double names = 0;
    double values = 0;
    const int room = parentWidget()->height() - headerHeight - 2 * padding;
    m_shownRows = std::min(int(m_content.rows.size()), std::max(1, int(room / rowHeight)));
    for (int i = 0; i < m_shownRows; i++) {
        names = std::max(names, medium.horizontalAdvance(m_content.rows[size_t(i)].name));
        values = std::max(values, medium.horizontalAdvance(m_content.rows[size_t(i)].value));
    }
    double width = medium.horizontalAdvance(m_content.header) + 2 * padding;
    if (m_shownRows > 0)
        width = std::max(width, nameLeft + names + columnGap + values + padding);
    double height = headerHeight + 1;
    if (m_shownRows > 0)
        height += padding + m_shownRows * rowHeight + padding;
    if (!m_content.picture.isNull()) {
        const QSizeF picture = m_content.picture.deviceIndependentSize();
        width = std::max(width, picture.width() + 2 * padding);
        height += picture.height() + padding;
    }
    if (!m_content.note.isEmpty()) {
        const QRectF note =
            metrics.boundingRect(QRectF(0, 0, limit - 2 * padding, 2000), Qt::TextWordWrap, m_content.note);
        width = std::max(width, note.width() + 2 * padding);
        height += note.height() + 2 * padding;
    }
    width = std::min(std::ceil(width), double(limit));
    m_valueRight = width - padding;
    return QSize(int(width), int(std::ceil(height)));
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

void ChartTooltip::showAt(const TooltipContent& content, QPoint anchor)
{
    m_content = content;
    if (content.isEmpty() || !parentWidget()) {
        hide();
        return;
    }
    resize(measure());
    place(anchor);
    raise();
    show();
    update();
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
    painter.setFont(m_theme.sized(12, 500));
    painter.drawText(QRectF(padding, 0, width() - 2 * padding, headerHeight), Qt::AlignVCenter, m_content.header);
    painter.fillRect(QRectF(1, headerHeight, width() - 2, 1), m_theme.border);
    double y = headerHeight + 1 + padding;
    for (int i = 0; i < m_shownRows; i++, y += rowHeight) {
        const TooltipContent::Row& row = m_content.rows[size_t(i)];
        painter.setPen(Qt::NoPen);
        painter.setBrush(row.color);
        if (row.color.isValid())
            painter.drawRoundedRect(QRectF(padding, y + (rowHeight - iconHeight) / 2, iconWidth, iconHeight), 2, 2);
        painter.setFont(m_theme.sized(12, row.bold ? 700 : 400));
        const QColor strong = m_theme.kind == ThemeKind::Dark ? QColor(Qt::white) : QColor(Qt::black);
        painter.setPen(row.bold ? strong : m_theme.textSecondary);
        const double valueWidth = QFontMetricsF(m_theme.sized(12, 500)).horizontalAdvance(row.value);
        const double left = row.color.isValid() ? nameLeft : padding;
        const double nameWidth = m_valueRight - valueWidth - columnGap - left + 2;
        painter.drawText(QRectF(left, y, nameWidth, rowHeight), Qt::AlignVCenter,
                         QFontMetricsF(painter.font()).elidedText(row.name, Qt::ElideRight, nameWidth));
        painter.setFont(m_theme.sized(12, 500));
        painter.setPen(row.bold ? strong : m_theme.text);
        painter.drawText(QRectF(m_valueRight - valueWidth - 2, y, valueWidth + 2, rowHeight),
                         Qt::AlignVCenter | Qt::AlignRight, row.value);
    }
    if (!m_content.picture.isNull()) {
        painter.drawImage(QPointF(padding, y), m_content.picture);
        y += m_content.picture.deviceIndependentSize().height() + padding;
    }
    if (!m_content.note.isEmpty()) {
        painter.setFont(m_theme.fontSmall);
        painter.setPen(m_theme.text);
        painter.drawText(QRectF(padding, y, width() - 2 * padding, height() - y), Qt::TextWordWrap, m_content.note);
    }
}
