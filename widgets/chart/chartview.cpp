#include "widgets/chart/chartview.h"

#include "widgets/chart/chartoverlay.h"
#include "widgets/chart/chartplot.h"
#include "widgets/chart/rasterrunner.h"

#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace {
constexpr double leastSelection = 5; ///< px: shorter drags are clicks
} // namespace

ChartView::ChartView(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    m_plot = new ChartPlot(this);
    m_overlay = new ChartOverlay(this);
    m_runner = new RasterRunner(this);
    connect(m_runner, &RasterRunner::finished, this, &ChartView::present);
    connect(m_plot, &ChartPlot::presented, this, [this] {
        m_painted = true;
        if (m_shown && isSettled())
            emit presented();
    });
}

ChartView::~ChartView()
{
    if (m_tooltip)
        delete m_tooltip.data();
}

void ChartView::setTheme(const Theme& theme, const QColor& background)
{
    m_theme = theme;
    m_plot->setColors(theme, background);
    m_overlay->setTheme(theme);
    if (m_tooltip)
        m_tooltip->setTheme(theme);
    if (m_wanted)
        startRaster();
}

void ChartView::setModel(ChartModelPtr model)
{
    m_wanted = std::move(model);
    startRaster();
}

bool ChartView::isSettled() const
{
    return m_wanted == m_shown && m_painted && !m_runner->isRunning();
}

void ChartView::startRaster()
{
    if (!m_wanted || width() < 2 || height() < 2)
        return;
    m_wantedPlacement = placeChart(*m_wanted, size(), m_theme.fontSmall);
    const ChartPicture* picture = m_wanted->picture.get();
    if (picture && picture->place)
        picture->place(m_wantedPlacement);
    const double ratio = devicePixelRatioF();
    auto job = std::make_shared<RasterJob>();
    job->size = QSize(int(std::lround(m_wantedPlacement.plot.width() * ratio)),
                      int(std::lround(m_wantedPlacement.plot.height() * ratio)));
    job->ratio = ratio;
    job->fromMs = m_wanted->fromMs;
    job->toMs = m_wanted->toMs;
    job->dark = m_wanted->dark;
    for (const ChartScale& scale : m_wanted->scales)
        job->scales.push_back({scale.options, scale.min, scale.max});
    job->series = m_wanted->series;
    job->thresholds = m_wanted->thresholds;
    if (picture)
        job->draw = picture->draw;
    m_runner->start(std::move(job));
}

void ChartView::present(const QImage& picture)
{
    m_shown = m_wanted;
    m_placement = m_wantedPlacement;
    m_painted = false;
    m_plot->present(m_shown, m_placement, picture);
    m_overlay->setPlot(m_placement.plot);
    if (m_cursor)
        hoverPosition(*m_cursor);
    else if (m_sharedTime)
        setCrosshair(m_sharedTime, m_sharedTooltip);
}

void ChartView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_plot->setGeometry(rect());
    m_overlay->setGeometry(rect());
    startRaster();
}

void ChartView::showTooltip(const TooltipContent& content, QPointF at)
{
    if (!m_tooltip) {
        m_tooltip = new ChartTooltip(window());
        m_tooltip->setTheme(m_theme);
    }
    m_tooltip->showAt(content, mapTo(window(), at.toPoint()));
}

void ChartView::showHover(const HoverState& state, std::optional<QPointF> cursor, bool withTooltip)
{
    m_hover = state;
    std::vector<ChartOverlay::Dot> dots;
    for (size_t i = 0; i < state.points.size(); i++) {
        const bool shown = m_shown->tooltip != TooltipMode::Single || int(i) == state.focus;
        if (shown && state.points.size() <= 200) // more would cover the lines they mark
            dots.push_back({state.points[i].position, m_shown->series[size_t(state.points[i].series)].style.color});
    }
    m_overlay->setDots(std::move(dots));
    const double x = cursor ? cursor->x() : xOfTime(*m_shown, m_placement, state.timeMs);
    m_overlay->setCrosshair(x, cursor ? std::optional<double>(cursor->y()) : std::nullopt);
    if (withTooltip)
        showTooltip(tooltipContent(*m_shown, state), cursor.value_or(QPointF(x, m_placement.plot.center().y())));
    else if (m_tooltip)
        m_tooltip->hide();
}

bool ChartView::hasTime() const
{
    return m_shown && (!m_shown->picture || m_shown->picture->time);
}

void ChartView::hoverPicture(double x, std::optional<double> y, bool withTooltip)
{
    const ChartPicture& picture = *m_shown->picture;
    PictureHover hover;
    if (picture.hoverAt)
        hover = picture.hoverAt(m_placement, x, y);
    m_overlay->setBoxes(y || withTooltip ? hover.boxes : std::vector<QRectF>());
    m_overlay->setCrosshair(picture.crosshairX || !y ? std::optional(x) : std::nullopt,
                            picture.crosshairY ? y : std::nullopt);
    if (withTooltip && !hover.tooltip.isEmpty())
        showTooltip(hover.tooltip, {x, y.value_or(m_placement.plot.center().y())});
    else if (m_tooltip)
        m_tooltip->hide();
}

void ChartView::hoverPosition(QPointF position)
{
    m_cursor = position;
    if (!m_shown)
        return;
    if (const Annotation* annotation = annotationAt(*m_shown, m_placement, position)) {
        showTooltip(tooltipContent(*m_shown, *annotation), position);
        return;
    }
    if (!m_placement.plot.contains(position)) {
        clearHover();
        return;
    }
    const double time = timeAt(*m_shown, m_placement, position.x());
    if (m_shown->picture) {
        hoverPicture(position.x(), position.y(), true);
        emit pictureHovered(position);
        if (hasTime())
            emit hovered(time);
        return;
    }
    showHover(hoverAt(*m_shown, m_placement, time, position.y()), position, true);
    emit hovered(time);
}

void ChartView::clearHover()
{
    const bool had = m_overlay->crosshairX().has_value() || (m_shown && m_shown->picture && hasTime());
    m_hover = {};
    m_overlay->setDots({});
    m_overlay->setBoxes({});
    m_overlay->setCrosshair({}, {});
    if (m_tooltip)
        m_tooltip->hide();
    if (m_shown && m_shown->picture)
        emit pictureHovered(std::nullopt);
    if (had)
        emit hovered(std::nullopt);
}

void ChartView::setCrosshair(std::optional<double> timeMs, bool withTooltip)
{
    m_sharedTime = timeMs;
    m_sharedTooltip = withTooltip;
    if (m_cursor || !m_shown || !hasTime())
        return; // the mouse is here: this chart is the one that leads
    if (!timeMs) {
        m_hover = {};
        m_overlay->setDots({});
        m_overlay->setBoxes({});
        m_overlay->setCrosshair({}, {});
        if (m_tooltip)
            m_tooltip->hide();
        return;
    }
    if (m_shown->picture) {
        hoverPicture(xOfTime(*m_shown, m_placement, *timeMs), {}, withTooltip);
        return;
    }
    if (withTooltip) {
        HoverState state = hoverAt(*m_shown, m_placement, *timeMs, {});
        state.timeMs = *timeMs;
        showHover(state, {}, true);
    } else {
        m_overlay->setCrosshair(xOfTime(*m_shown, m_placement, *timeMs), {});
    }
}

std::optional<std::pair<double, double>> ChartView::selectedPx(QPointF end) const
{
    if (!m_pressed || !hasTime())
        return std::nullopt;
    const double from = std::clamp(m_pressed->x(), m_placement.plot.left(), m_placement.plot.right());
    const double to = std::clamp(end.x(), m_placement.plot.left(), m_placement.plot.right());
    if (std::abs(to - from) < leastSelection)
        return std::nullopt;
    return std::pair(std::min(from, to), std::max(from, to));
}

void ChartView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_pressed)
        m_overlay->setSelection(selectedPx(event->position()));
    hoverPosition(event->position());
}

void ChartView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && m_shown && m_placement.plot.contains(event->position()))
        m_pressed = event->position();
}

void ChartView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    const auto range = selectedPx(event->position());
    m_pressed.reset();
    m_overlay->setSelection({});
    if (!range && m_shown->picture) {
        emit pictureClicked(event->position());
    } else if (range) {
        emit rangeSelected(qint64(timeAt(*m_shown, m_placement, range->first)),
                           qint64(timeAt(*m_shown, m_placement, range->second)));
    } else if (m_hover.focus >= 0 && size_t(m_hover.focus) < m_hover.points.size()) {
        const HoverPoint& point = m_hover.points[size_t(m_hover.focus)];
        emit pointClicked(point.series, point.row);
    }
}

void ChartView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && m_placement.plot.contains(event->position()) && hasTime())
        emit zoomOutRequested();
}

void ChartView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    m_cursor.reset();
    clearHover();
}

void ChartView::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_cursor.reset();
    clearHover();
}
