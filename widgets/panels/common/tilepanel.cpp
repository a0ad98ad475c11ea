#include "widgets/panels/common/tilepanel.h"

#include "datasources/data/discard.h"
#include "widgets/panels/common/datalinks.h"
#include "widgets/panels/common/linkmenu.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>

TilePanel::TilePanel(QWidget* parent)
    : PanelView(parent)
    , m_measure([this](const QString& text, int weight) { return m_measurer(text, weight); })
{
    setMouseTracking(true);
}

void TilePanel::setSpec(std::shared_ptr<const PanelSpec> spec)
{
    m_spec = std::move(spec);
    readOptions(m_spec->options);
    rebuild();
}

void TilePanel::setContext(const PanelContext& context)
{
    m_context = context;
    m_measurer = TextMeasurer(context.theme);
    layoutBeside();
    m_layoutStale = true;
    update();
}

void TilePanel::setData(PanelDataPtr data)
{
    const bool same = showsTheSame(m_data, data)
        && (!dependsOnRange() || m_data == data || (m_data && data && m_data->range == data->range));
    discard(std::exchange(m_data, std::move(data)));
    if (!same)
        rebuild();
}

void TilePanel::rebuild()
{
    m_values.clear();
    if (m_spec && m_data)
        m_values = panelFieldValues(*m_spec, *m_data, valuesRequest());
    m_alignment = alignmentTexts(m_values);
    layoutBeside();
    m_layoutStale = true;
    update();
}

const RepeatLayout& TilePanel::tileLayout()
{
    if (m_layoutStale) {
        RepeatRequest request = repeatRequest();
        request.size = tilesSize();
        request.count = int(m_values.size());
        m_layout = repeatTiles(request);
        m_layoutStale = false;
        m_offset = clampedOffset(m_offset);
    }
    return m_layout;
}

const DisplayProcessor* TilePanel::displayOf(const FieldDisplay& value) const
{
    if (!m_data || value.frameIndex < 0 || size_t(value.frameIndex) >= m_data->displays.size())
        return nullptr;
    const auto& displays = m_data->displays[size_t(value.frameIndex)];
    const bool known = value.fieldIndex >= 0 && size_t(value.fieldIndex) < displays.size();
    return known ? &displays[size_t(value.fieldIndex)] : nullptr;
}

void TilePanel::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const RepeatLayout& layout = tileLayout();
    const QRectF area(QPointF(), tilesSize());
    painter.save();
    painter.setClipRect(area);
    for (size_t i = 0; i < layout.tiles.size(); ++i) {
        const QRectF tile = layout.tiles[i].translated(-m_offset);
        if (!tile.intersects(area))
            continue;
        painter.save();
        paintTile(painter, m_values[i], tile);
        painter.restore();
    }
    paintScrollBars(painter);
    painter.restore();
    painter.end();
    emit painted();
}

void TilePanel::paintScrollBars(QPainter& painter)
{
    constexpr double thickness = 4;
    const double width = tilesSize().width();
    const double height = tilesSize().height();
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_context.theme.borderMedium);
    const auto bar = [](double offset, double visible, double extent) {
        return std::pair {offset / extent * visible, visible / extent * visible};
    };
    if (m_layout.extent.height() > height + 0.5) {
        const auto [at, length] = bar(m_offset.y(), height, m_layout.extent.height());
        painter.drawRoundedRect(QRectF(width - thickness, at, thickness, length), 2, 2);
    }
    if (m_layout.extent.width() > width + 0.5) {
        const auto [at, length] = bar(m_offset.x(), width, m_layout.extent.width());
        painter.drawRoundedRect(QRectF(at, height - thickness, length, thickness), 2, 2);
    }
}

void TilePanel::resizeEvent(QResizeEvent* event)
{
    layoutBeside();
    m_layoutStale = true;
    PanelView::resizeEvent(event);
}

QPointF TilePanel::clampedOffset(const QPointF& offset)
{
    return {std::clamp(offset.x(), 0.0, std::max(0.0, m_layout.extent.width() - tilesSize().width())),
            std::clamp(offset.y(), 0.0, std::max(0.0, m_layout.extent.height() - tilesSize().height()))};
}

void TilePanel::wheelEvent(QWheelEvent* event)
{
    tileLayout();
    const bool sideways = m_layout.extent.height() <= tilesSize().height() + 0.5;
    const QPointF turn = event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / 2 : QPointF(event->pixelDelta());
    const QPointF wanted = m_offset - (sideways && turn.x() == 0 ? QPointF(turn.y(), 0) : turn);
    const QPointF next = clampedOffset(wanted);
    if (next == m_offset) {
        event->ignore(); // the dashboard scrolls
        return;
    }
    m_offset = next;
    update();
    event->accept();
}

const FieldDisplay* TilePanel::valueAt(const QPointF& position)
{
    const RepeatLayout& layout = tileLayout();
    for (size_t i = 0; i < layout.tiles.size(); ++i)
        if (layout.tiles[i].translated(-m_offset).contains(position)
            && QRectF(QPointF(), tilesSize()).contains(position))
            return &m_values[i];
    return nullptr;
}

void TilePanel::mouseMoveEvent(QMouseEvent* event)
{
    const FieldDisplay* value = valueAt(event->position());
    const bool clickable = value && value->field.config->offersLinks();
    setCursor(clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
    PanelView::mouseMoveEvent(event);
}

void TilePanel::mouseReleaseEvent(QMouseEvent* event)
{
    const FieldDisplay* value = event->button() == Qt::LeftButton ? valueAt(event->position()) : nullptr;
    if (!value || !m_data || !value->field.config->offersLinks()) {
        PanelView::mouseReleaseEvent(event);
        return;
    }
    chooseLink(this, valueLinkTargets(*value, *m_data, m_context), event->globalPosition().toPoint(),
               [this](const LinkTarget& link) { emit linkActivated(link); });
}
