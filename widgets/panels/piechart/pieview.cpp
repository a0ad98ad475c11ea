#include "widgets/panels/piechart/pieview.h"

#include "widgets/panels/common/fieldvalues.h"
#include "widgets/panels/common/tints.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <cmath>
#include <numbers>

namespace {

constexpr double margin = 16;
constexpr double padAngle = 0.005;
constexpr double smallestLabelled = 0.3; // radians

/// Our angles run clockwise from twelve o'clock, Qt's against the clock from three.
double qtDegrees(double radians)
{
    return 90 - radians * 180 / std::numbers::pi;
}

QRectF circleRect(const QPointF& center, double radius)
{
    return {center.x() - radius, center.y() - radius, 2 * radius, 2 * radius};
}

} // namespace

PieView::PieView(QWidget* parent) : PanelView(parent)
{
    setMouseTracking(true);
}

void PieView::setSpec(std::shared_ptr<const PanelSpec> spec)
{
    m_spec = std::move(spec);
    const Json& options = m_spec->options;
    m_legend = pieLegendOptions(jsonutil::object(options, "legend"));
    m_sort = pieSort(jsonutil::string(options, "sort"));
    m_donut = jsonutil::string(options, "pieType") == QLatin1String("donut");
    m_labels = jsonutil::strings(options, "displayLabels");
    rebuild();
}

void PieView::setContext(const PanelContext& context)
{
    m_theme = context.theme;
    update();
}

void PieView::setData(PanelDataPtr data)
{
    const bool same = showsTheSame(m_data, data);
    m_data = std::move(data);
    if (!same)
        rebuild();
}

void PieView::rebuild()
{
    m_slices.clear();
    m_hovered.reset();
    if (m_spec && m_data && !m_data->frames.empty())
        m_slices = pieSlices(panelFieldValues(*m_spec, *m_data, {}), m_sort);
    update();
}

PieView::Circle PieView::circle() const
{
    const QRectF legend = pieLegendRect(size(), m_slices, m_legend, m_theme);
    QRectF room = rect();
    if (!legend.isEmpty())
        m_legend.right ? room.setRight(legend.left()) : room.setBottom(legend.top());
    Circle circle;
    circle.center = room.center();
    circle.outer = std::max(1.0, std::min(room.width(), room.height()) / 2 - margin);
    circle.inner = m_donut ? std::max(0.0, circle.outer - std::max(circle.outer / 3, 20.0)) : 0;
    return circle;
}

void PieView::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const Circle place = circle();
    for (const PieSlice& slice : m_slices)
        paintSlice(painter, place, slice);
    for (const PieSlice& slice : m_slices)
        paintLabel(painter, place, slice);
    if (const QRectF legend = pieLegendRect(size(), m_slices, m_legend, m_theme); !legend.isEmpty())
        drawPieLegend(painter, legend, m_slices, m_legend, m_theme);
    painter.end();
    emit painted();
}

void PieView::paintSlice(QPainter& painter, const Circle& circle, const PieSlice& slice) const
{
    const double pad = m_slices.size() > 1 ? padAngle / 2 : 0;
    const double from = slice.from + pad;
    const double sweep = std::max(slice.sweep - 2 * pad, 0.001);
    const double degrees = sweep * 180 / std::numbers::pi;
    QPainterPath path;
    const QRectF outer = circleRect(circle.center, circle.outer);
    path.arcMoveTo(outer, qtDegrees(from));
    path.arcTo(outer, qtDegrees(from), -degrees);
    if (circle.inner > 0)
        path.arcTo(circleRect(circle.center, circle.inner), qtDegrees(from + sweep), degrees);
    else
        path.lineTo(circle.center);
    path.closeSubpath();

    const QColor color = toQColor(slice.value.color);
    const double factor = m_theme.kind == ThemeKind::Dark ? 1 : -0.7;
    const bool lit = m_hovered && &m_slices[*m_hovered] == &slice;
    QRadialGradient gradient(circle.center, circle.outer);
    gradient.setColorAt(0, lit ? color : spun(darkened(color, 20 * factor), 8));
    gradient.setColorAt(1, lit ? color : spun(darkened(color, 10 * factor), -8));
    painter.setPen(QPen(m_theme.panel, 1));
    painter.setBrush(gradient);
    painter.drawPath(path);
}

void PieView::paintLabel(QPainter& painter, const Circle& circle, const PieSlice& slice) const
{
    if (m_labels.isEmpty() || slice.sweep < smallestLabelled)
        return;
    QStringList lines;
    const bool named = m_labels.contains(QLatin1String("name"));
    if (named)
        lines << slice.title;
    if (m_labels.contains(QLatin1String("value")))
        lines << slice.value.full();
    if (m_labels.contains(QLatin1String("percent")))
        lines << percentText(slice.part);
    const double size =
        named ? std::clamp(circle.outer / 150 * 14, 12.0, 30.0) : std::clamp(circle.outer / 100 * 14, 12.0, 36.0);
    const double middle = slice.from + slice.sweep / 2;
    const double radius = (circle.outer + circle.inner) / 2;
    const QPointF at = circle.center + QPointF(std::sin(middle), -std::cos(middle)) * radius;
    const QSizeF room(circle.outer * 2, size * 1.3 * double(lines.size()));
    painter.setFont(m_theme.sized(size));
    painter.setPen(m_theme.text);
    painter.drawText(QRectF(at - QPointF(room.width(), room.height()) / 2, room), Qt::AlignCenter | Qt::TextDontClip,
                     lines.join(QLatin1Char('\n')));
}

std::optional<size_t> PieView::sliceAt(const QPointF& point) const
{
    const Circle place = circle();
    const QPointF offset = point - place.center;
    const double distance = std::hypot(offset.x(), offset.y());
    if (distance > place.outer || distance < place.inner)
        return std::nullopt;
    double angle = std::atan2(offset.x(), -offset.y());
    if (angle < 0)
        angle += 2 * std::numbers::pi;
    for (size_t i = 0; i < m_slices.size(); ++i)
        if (angle >= m_slices[i].from && angle < m_slices[i].from + m_slices[i].sweep)
            return i;
    return std::nullopt;
}

void PieView::mouseMoveEvent(QMouseEvent* event)
{
    const auto hovered = sliceAt(event->position());
    if (hovered != m_hovered) {
        m_hovered = hovered;
        update();
    }
    if (hovered) {
        const PieSlice& slice = m_slices[*hovered];
        QToolTip::showText(
            event->globalPosition().toPoint(),
            tr("%1: %2 (%3)")
                .arg(slice.title.toHtmlEscaped(), slice.value.full().toHtmlEscaped(), percentText(slice.part)),
            this);
    } else {
        QToolTip::hideText();
    }
    PanelView::mouseMoveEvent(event);
}

void PieView::leaveEvent(QEvent* event)
{
    if (m_hovered) {
        m_hovered.reset();
        update();
    }
    PanelView::leaveEvent(event);
}
