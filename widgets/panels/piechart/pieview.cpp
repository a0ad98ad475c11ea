#include "widgets/panels/piechart/pieview.h"

#include "datasources/data/discard.h"
#include "widgets/panels/common/datalinks.h"
#include "widgets/panels/common/fieldvalues.h"
#include "widgets/panels/common/linkmenu.h"
#include "widgets/panels/common/tints.h"
#include "widgets/panels/common/valuetext.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace {

constexpr double margin = 16;
constexpr double smallestRadius = 20; ///< px: the margin gives way before a pie is smaller
constexpr double padAngle = 0.005;
constexpr double smallestLabelled = 0.3; // radians
constexpr double leastOutlined = 4; ///< px along the rim: what stands between thinner slices would be all one sees

/// Our angles run clockwise from twelve o'clock, Qt's against the clock from three.
double qtDegrees(double radians)
{
    return 90 - radians * 180 / std::numbers::pi;
}

QRectF circleRect(const QPointF& center, double radius)
{
    return {center.x() - radius, center.y() - radius, 2 * radius, 2 * radius};
}

constexpr double cornerRadius = 3;
constexpr double cornerInset = cornerRadius + 0.5; // half a pixel stays free between slices

/// A slice of a ring or, without an inner radius, of a disc.
struct SliceShape
{
    QPointF center;
    double outer = 0;
    double inner = 0;
    double from = 0;
    double sweep = 0;

    /// The outline moved inwards by so many pixels; empty when nothing is left of it.
    QPainterPath inset(double px) const
    {
        const double far = outer - px;
        const double near = inner > 0 ? inner + px : 0;
        const double farSweep = sweep - 2 * std::asin(std::min(1.0, px / std::max(far, 1.0)));
        const double nearSweep = near > 0 ? sweep - 2 * std::asin(std::min(1.0, px / near)) : farSweep;
        if (far <= near || farSweep <= 0 || nearSweep <= 0)
            return {};
        if (sweep >= 2 * std::numbers::pi - 1e-6) { // a whole ring has no sides
            QPainterPath ring;
            ring.addEllipse(center, far, far);
            if (near > 0)
                ring.addEllipse(center, near, near);
            return ring;
        }
        const double middle = from + sweep / 2;
        const auto degrees = [](double radians) { return radians * 180 / std::numbers::pi; };
        QPainterPath path;
        const QRectF rim = circleRect(center, far);
        path.arcMoveTo(rim, qtDegrees(middle - farSweep / 2));
        path.arcTo(rim, qtDegrees(middle - farSweep / 2), -degrees(farSweep));
        if (near > 0) {
            path.arcTo(circleRect(center, near), qtDegrees(middle + nearSweep / 2), degrees(nearSweep));
        } else {
            const double tip = px / std::max(0.05, std::sin(sweep / 2));
            path.lineTo(center + QPointF(std::sin(middle), -std::cos(middle)) * tip);
        }
        path.closeSubpath();
        return path;
    }
};

/// The text's own colour, as in Grafana, where it can be told from the slice.
QColor labelColor(const Theme& theme, const QColor& slice)
{
    if (theme.look.contrast)
        return readableOn(slice, theme);
    const QColor& text = theme.text;
    constexpr int leastDifference = 48; // of 255
    const bool readable = std::abs(qGray(text.rgb()) - qGray(slice.rgb())) >= leastDifference;
    return readable ? text : contrastText(slice);
}

/// Half way out, as in Grafana; in a pie's slice too narrow there, as far out as the text stays inside the rim.
double labelRadius(double outer, double inner, double sweep, const QPointF& outwards, const QSizeF& text)
{
    constexpr double rim = 4; // px
    const double halfWay = (outer + inner) / 2;
    const double chord = 2 * halfWay * std::sin(std::min(sweep, std::numbers::pi) / 2);
    if (inner > 0 || chord >= text.width())
        return halfWay;
    const double along = std::abs(outwards.x()) * text.width() / 2 + std::abs(outwards.y()) * text.height() / 2;
    return std::max(halfWay, outer - rim - along);
}

} // namespace

PieView::PieView(QWidget* parent) : PanelView(parent)
{
    setMouseTracking(true);
    m_legend = new ChartLegend(this);
    m_legend->hide();
    connect(m_legend, &ChartLegend::itemClicked, this, &PieView::clickLegend);
}

void PieView::setSpec(std::shared_ptr<const PanelSpec> spec)
{
    m_spec = std::move(spec);
    const Json& options = m_spec->options;
    m_legendOptions = valueLegendOptions(options);
    m_sort = pieSort(jsonutil::string(options, "sort"));
    m_donut = jsonutil::string(options, "pieType") == QLatin1String("donut");
    m_labels = jsonutil::strings(options, "displayLabels");
    readTooltip(jsonutil::object(options, "tooltip"));
    colorLegend();
    rebuild();
}

void PieView::readTooltip(const Json& tooltip)
{
    const QString mode = jsonutil::string(tooltip, "mode");
    m_tooltipMode = mode == QLatin1String("multi") ? TooltipMode::Multi
        : mode == QLatin1String("none")            ? TooltipMode::None
                                                   : TooltipMode::Single;
    const QString sort = jsonutil::string(tooltip, "sort");
    m_tooltipSort = sort == QLatin1String("asc") ? TooltipSort::Ascending
        : sort == QLatin1String("desc")          ? TooltipSort::Descending
                                                 : TooltipSort::None;
    m_hideZeros = jsonutil::boolean(tooltip, "hideZeros");
}

void PieView::setContext(const PanelContext& context)
{
    m_context = context;
    m_theme = context.theme;
    m_tooltip.setTheme(m_theme);
    colorLegend();
    update();
}

void PieView::colorLegend()
{
    m_legend->setTheme(m_theme, m_spec && m_spec->transparent ? m_theme.canvas : m_theme.panel);
    arrange();
}

void PieView::setData(PanelDataPtr data)
{
    const bool same = showsTheSame(m_data, data);
    discard(std::exchange(m_data, std::move(data)));
    if (!same)
        rebuild();
}

void PieView::rebuild()
{
    m_values.clear();
    if (m_spec && m_data && !m_data->frames.empty())
        m_values = panelFieldValues(*m_spec, *m_data, {});
    m_toggles.follow(hiddenTitles(m_values));
    reslice();
}

void PieView::reslice()
{
    m_hovered.reset();
    m_slices = pieSlices(m_values, m_sort, m_toggles.hidden());
    updateLegend();
    update();
}

void PieView::updateLegend()
{
    std::vector<LegendItem> items;
    for (const PieSlice& slice : m_slices) {
        if (!slice.inLegend)
            continue;
        QString share = percentText(slice.part, slice.decimals);
        if (!slice.visible)
            share = m_spec->fieldConfig.defaults.noValue.value_or(QStringLiteral("-"));
        items.push_back(valueLegendItem(m_legendOptions, slice.title, slice.value, share));
        items.back().visible = slice.visible;
    }
    m_legend->setVisible(m_legendOptions.layout.show && !items.empty());
    m_legend->setContent(m_legendOptions.layout, std::move(items));
    arrange();
}

void PieView::arrange()
{
    m_room = rect();
    if (m_legend->isVisibleTo(this))
        m_legend->setGeometry(placeLegend(*m_legend, m_legendOptions.layout, rect(), m_room));
}

void PieView::resizeEvent(QResizeEvent* event)
{
    PanelView::resizeEvent(event);
    arrange();
}

PieView::Circle PieView::circle() const
{
    const QRectF room = m_room;
    Circle circle;
    circle.center = room.center();
    const double side = std::min(room.width(), room.height());
    circle.outer = std::max({1.0, side / 2 - margin, std::min(smallestRadius, side * .45)});
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
        if (slice.sweep > 0)
            paintSlice(painter, place, slice);
    paintCrowd(painter, place);
    std::vector<QRectF> taken;
    for (const PieSlice& slice : m_slices)
        if (slice.visible)
            paintLabel(painter, place, slice, taken);
    if (m_slices.empty() && m_data && !m_data->frames.empty()) {
        painter.setPen(m_theme.textSecondary);
        drawSentence(painter, m_theme.font, rect(), noValueText(m_spec->fieldConfig.defaults));
    }
    painter.end();
    emit painted();
}

/// What the slices that are too many to be drawn on their own have together.
void PieView::paintCrowd(QPainter& painter, const Circle& circle) const
{
    double end = 0;
    bool crowded = false;
    for (const PieSlice& slice : m_slices) {
        end = slice.sweep > 0 ? slice.from + slice.sweep : end;
        crowded = crowded || slice.crowd;
    }
    const double sweep = 2 * std::numbers::pi - end;
    if (!crowded || sweep <= 0)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.borderMedium);
    painter.drawPath(SliceShape {circle.center, circle.outer, circle.inner, end, sweep}.inset(0));
}

QString PieView::leftOut() const
{
    const auto isDrawn = [](const PieSlice& slice) { return slice.sweep > 0; };
    const auto isCrowd = [](const PieSlice& slice) { return slice.crowd; };
    const auto crowd = std::count_if(m_slices.begin(), m_slices.end(), isCrowd);
    const auto drawn = std::count_if(m_slices.begin(), m_slices.end(), isDrawn);
    return crowd == 0 ? QString() : tr("%1 of %2 slices drawn").arg(drawn).arg(drawn + crowd);
}

void PieView::paintSlice(QPainter& painter, const Circle& circle, const PieSlice& slice) const
{
    const bool outlined = slice.sweep * circle.outer >= leastOutlined;
    const double pad = m_slices.size() > 1 && outlined ? padAngle / 2 : 0;
    const double from = slice.from + pad;
    const double sweep = std::max(slice.sweep - 2 * pad, 0.001);
    const QColor color = toQColor(slice.value.color);
    const double factor = m_theme.isDark() ? 1 : -0.7;
    const bool lit = m_hovered && &m_slices[*m_hovered] == &slice;
    QRadialGradient gradient(circle.center, circle.outer);
    gradient.setColorAt(circle.inner / circle.outer, lit ? color : spun(darkened(color, 20 * factor), 8));
    gradient.setColorAt(1, lit ? color : spun(darkened(color, 10 * factor), -8));
    // Rounded corners: a smaller slice with a round pen around it. A slice too thin for that keeps its corners.
    const SliceShape shape {circle.center, circle.outer, circle.inner, from, sweep};
    const QPainterPath rounded = shape.inset(cornerInset);
    painter.setBrush(gradient);
    if (rounded.isEmpty() || m_slices.size() < 2) {
        painter.setPen(outlined ? QPen(m_theme.panel, 1) : QPen(Qt::NoPen));
        painter.drawPath(shape.inset(0));
        return;
    }
    if (color.alpha() == 255) {
        painter.setPen(QPen(gradient, 2 * cornerRadius, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        painter.drawPath(rounded);
        return;
    }
    // The pen covers half of its width of the slice: what can be seen through is filled once.
    QPainterPathStroker pen;
    pen.setWidth(2 * cornerRadius);
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(Qt::NoPen);
    painter.drawPath(pen.createStroke(rounded).united(rounded));
}

void PieView::paintLabel(QPainter& painter, const Circle& circle, const PieSlice& slice,
                         std::vector<QRectF>& taken) const
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
        lines << percentText(slice.part, slice.decimals);
    const double size =
        named ? std::clamp(circle.outer / 150 * 14, 12.0, 30.0) : std::clamp(circle.outer / 100 * 14, 12.0, 36.0);
    constexpr double leastRadius = 3; // times the type: labels would hide a smaller pie
    if (circle.outer < leastRadius * size)
        return;
    painter.setFont(m_theme.sized(size));
    painter.setPen(labelColor(m_theme, toQColor(slice.value.color)));
    lines = fittingLabel(lines, named, circle.outer * 1.2, QFontMetricsF(painter.font()));
    if (lines.isEmpty())
        return;
    const QString text = lines.join(QLatin1Char('\n'));
    QRectF box(0, 0, circle.outer * 2, size * 1.3 * double(lines.size()));
    const QSizeF written = painter.boundingRect(box, Qt::AlignCenter, text).size();
    const double middle = slice.from + slice.sweep / 2;
    const QPointF outwards(std::sin(middle), -std::cos(middle));
    box.moveCenter(circle.center + outwards * labelRadius(circle.outer, circle.inner, slice.sweep, outwards, written));
    const QRectF ink = painter.boundingRect(box, Qt::AlignCenter, text);
    if (std::any_of(taken.begin(), taken.end(), [&ink](const QRectF& other) { return other.intersects(ink); }))
        return; // its slice is named in the legend and under the mouse
    taken.push_back(ink);
    painter.drawText(box, Qt::AlignCenter | Qt::TextDontClip, text);
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
    showTooltip(event->pos());
    PanelView::mouseMoveEvent(event);
}

void PieView::showTooltip(const QPoint& position)
{
    TooltipContent content;
    std::vector<size_t> told;
    for (size_t i = 0; m_hovered && m_tooltipMode != TooltipMode::None && i < m_slices.size(); ++i)
        if (m_tooltipMode == TooltipMode::Multi
                ? m_slices[i].visible && m_slices[i].inTooltip && !(m_hideZeros && m_slices[i].part == 0)
                : i == *m_hovered && m_slices[i].inTooltip)
            told.push_back(i);
    if (m_tooltipSort != TooltipSort::None)
        std::stable_sort(told.begin(), told.end(), [this](size_t a, size_t b) {
            const double left = m_slices[a].value.numeric;
            const double right = m_slices[b].value.numeric;
            return m_tooltipSort == TooltipSort::Ascending ? left < right : left > right;
        });
    for (const size_t i : told) {
        TooltipContent::Row row;
        row.color = toQColor(m_slices[i].value.color);
        row.name = m_slices[i].title.left(300);
        row.value = QStringLiteral("%1 (%2)").arg(m_slices[i].value.full(),
                                                  percentText(m_slices[i].part, m_slices[i].decimals));
        row.bold = m_tooltipMode == TooltipMode::Multi && i == *m_hovered;
        content.rows.push_back(std::move(row));
    }
    m_tooltip.show(*this, content, position);
}

void PieView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const auto slice = sliceAt(event->position());
    if (!slice || !m_data)
        return;
    const FieldDisplay& value = m_values[size_t(m_slices[*slice].index)];
    chooseLink(this, valueLinkTargets(value, *m_data, m_context), event->globalPosition().toPoint(),
               [this](const LinkTarget& link) { emit linkActivated(link); });
}

void PieView::clickLegend(int item, Qt::KeyboardModifiers modifiers)
{
    if (m_toggles.click(m_legend->items(), item, modifiers))
        reslice();
}

void PieView::hideEvent(QHideEvent* event)
{
    PanelView::hideEvent(event);
    m_tooltip.hide();
}

void PieView::leaveEvent(QEvent* event)
{
    if (m_hovered) {
        m_hovered.reset();
        update();
    }
    m_tooltip.hide();
    PanelView::leaveEvent(event);
}
