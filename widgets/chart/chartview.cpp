#include "widgets/chart/chartview.h"

#include "datasources/data/discard.h"
#include "widgets/chart/chartoverlay.h"
#include "widgets/chart/chartplot.h"
#include "widgets/chart/paintturns.h"
#include "widgets/chart/rasterrunner.h"

#include <algorithm>
#include <cmath>

namespace {
constexpr int wheelRestMs = 300;
constexpr size_t mostDots = 200; ///< more would cover the lines they mark
} // namespace

ChartView::ChartView(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::ClickFocus);
    m_plot = new ChartPlot(this);
    m_overlay = new ChartOverlay(this);
    m_runner = new RasterRunner(this);
    connect(m_runner, &RasterRunner::finished, this, &ChartView::take);
    connect(m_plot, &ChartPlot::presented, this, [this] {
        m_painted = true;
        if (m_shown && isSettled())
            emit presented();
    });
    m_wheelTimer.setSingleShot(true);
    m_wheelTimer.setInterval(wheelRestMs);
    connect(&m_wheelTimer, &QTimer::timeout, this, [this] {
        if (m_zoom.timeMs)
            emit rangeSelected(qint64(m_zoom.timeMs->first), qint64(m_zoom.timeMs->second));
    });
    connect(&m_slideTimer, &QTimer::timeout, this, &ChartView::slide);
}

ChartView::~ChartView()
{
    if (m_tooltip)
        delete m_tooltip.data();
}

void ChartView::setTheme(const Theme& theme, const QColor& background)
{
    const bool same = m_background == background && m_theme.look == theme.look && m_theme.text == theme.text
        && m_theme.grid == theme.grid && m_theme.fontAxis == theme.fontAxis;
    m_theme = theme;
    if (same)
        return;
    m_background = background;
    m_newLook = true;
    m_plot->setColors(theme, background);
    m_overlay->setTheme(theme);
    if (m_tooltip)
        m_tooltip->setTheme(theme);
    startRaster();
}

void ChartView::setModel(ChartModelPtr model)
{
    if (m_given && model)
        keepZoom(*model);
    m_given = std::move(model);
    m_sinceModel.start();
    const bool hasKeys = m_given && m_given->keyboard && !m_given->picture;
    setFocusPolicy(hasKeys ? Qt::StrongFocus : Qt::ClickFocus);
    startRaster();
}

void ChartView::keepZoom(const ChartModel& next)
{
    if (m_zoom.timeMs && !next.hasTime() && !m_given->hasTime()) {
        if (next.x.kind == ChartX::Kind::Number) // the same numbers, wherever they stand now
            zoomX({next.x.positionOf(m_given->x.valueAt(m_zoom.timeMs->first)),
                   next.x.positionOf(m_given->x.valueAt(m_zoom.timeMs->second))});
    } else if (next.fromMs != m_given->fromMs || next.toMs != m_given->toMs || m_slideTimer.isActive()) {
        // Until its data is here, a chosen stretch of time shows what there is; then it is the data's own.
        m_zoom.timeMs.reset();
    }
}

bool ChartView::isSettled() const
{
    return m_wanted == m_shown && m_painted && !m_runner->isRunning() && !m_arrived;
}

void ChartView::startRaster()
{
    m_wanted = zoomed(m_given, m_zoom);
    if (!m_wanted || width() < 2 || height() < 2)
        return;
    m_drawAgain = m_runner->isRunning() || m_arrived; // one at a time: what changes meanwhile is drawn next
    if (m_drawAgain)
        return;
    ChartJob job;
    job.model = m_drawing = m_wanted;
    job.size = m_drawingSize = size();
    job.ratio = devicePixelRatioF();
    job.font = m_theme.fontAxis;
    job.before = m_picture;
    if (!m_newLook && m_painted)
        job.modelBefore = m_shown;
    m_runner->start(std::move(job));
}

void ChartView::take(const DrawnChart& picture)
{
    m_arrived = picture;
    PaintTurns::of(*this).enter(this, [this] { present(); });
}

void ChartView::present()
{
    const DrawnChart picture = *std::exchange(m_arrived, std::nullopt);
    if (m_drawAgain && m_drawingSize != size()) {
        startRaster();
        return;
    }
    ChartModelPtr before = std::exchange(m_shown, m_drawing);
    const bool sameSize = m_plot->size() == size();
    if (picture.unchanged && sameSize && !m_newLook) {
        m_plot->keep(m_shown);
        if (!m_drawAgain)
            emit presented();
    } else {
        if (m_cursor) // the mouse rests where it is on the screen
            m_cursor = picture.placement.turn.toChart(placement().turn.toScreen(*m_cursor));
        m_picture = picture;
        m_painted = false;
        m_newLook = false;
        m_plot->present(m_shown, m_picture.placement, m_picture.series);
        m_overlay->setPlot(placement().plot, placement().turn);
    }
    if (m_drawAgain)
        startRaster();
    discard(std::move(before));
    if (m_drag != Drag::None)
        return;
    if (isTooltipPinned())
        showPinned();
    else if (m_cursor)
        hoverPosition(*m_cursor);
    else if (m_sharedTime)
        setCrosshair(m_sharedTime, m_sharedTooltip);
}

void ChartView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // Without an area there is nothing that could be painted on.
    const bool hasArea = width() >= 2 && height() >= 2;
    m_plot->setVisible(hasArea);
    if (hasArea)
        m_plot->setGeometry(rect());
    m_overlay->setGeometry(rect());
    startRaster();
}

void ChartView::setSliding(bool sliding)
{
    if (sliding == m_slideTimer.isActive())
        return;
    if (sliding) {
        m_slideTimer.start(1000);
        return;
    }
    m_slideTimer.stop();
    m_zoom.timeMs.reset(); // back to the range of the data
    startRaster();
}

void ChartView::slide()
{
    if (!m_given || !isVisible() || visibleRegion().isEmpty() || m_drag != Drag::None || m_wheelTimer.isActive()
        || isTooltipPinned())
        return;
    const double msPerPx = (m_given->toMs - m_given->fromMs) / std::max(m_picture.placement.plot.width(), 1.0);
    const double passed =
        std::floor(double(m_sinceModel.elapsed()) / msPerPx) * msPerPx; // whole px: lines keep their shape
    m_slideTimer.setInterval(int(std::clamp(msPerPx, 33.0, 1000.0)));
    m_zoom.timeMs = {m_given->fromMs + passed, m_given->toMs + passed};
    startRaster();
}

void ChartView::setTooltipLimits(double width, double height)
{
    constexpr double largest = 5000;
    m_tooltipLimits = {std::clamp(width, 0.0, largest), std::clamp(height, 0.0, largest)};
}

void ChartView::showTooltip(const TooltipContent& content, QPointF at)
{
    if (isTooltipPinned())
        return;
    if (!m_tooltip) {
        m_tooltip = new ChartTooltip(window());
        m_tooltip->setTheme(m_theme);
        connect(m_tooltip, &ChartTooltip::linkClicked, this, &ChartView::linkClicked);
        // Later: it also goes with a chart that is being destroyed.
        connect(m_tooltip, &ChartTooltip::unpinned, this, &ChartView::resumeHover, Qt::QueuedConnection);
    }
    m_tooltip->setLimits(m_tooltipLimits.width(), m_tooltipLimits.height());
    m_tooltip->showAt(content, mapTo(window(), placement().turn.toScreen(at).toPoint()));
}

void ChartView::pinTooltip(const QStringList& links)
{
    if (!m_tooltip || !m_tooltip->isVisible())
        return;
    m_tooltip->pin(links);
    for (QWidget* around = this; around && !around->isWindow(); around = around->parentWidget())
        around->installEventFilter(this);
}

/// The tooltip stands in the window: what carries this chart away would leave it in the air.
bool ChartView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Move && isTooltipPinned())
        m_tooltip->unpin();
    return QWidget::eventFilter(watched, event);
}

/// The crosshair stays at the time that the pinned tooltip speaks of, wherever a newer picture has it.
void ChartView::showPinned()
{
    if (m_shown->picture || m_hover.points.empty())
        return;
    const int series = m_hover.focus < 0 ? -1 : m_hover.points[size_t(m_hover.focus)].series;
    HoverState state = hoverAt(*m_shown, placement(), m_hover.timeMs, {});
    for (size_t i = 0; i < state.points.size(); i++)
        if (state.points[i].series == series)
            state.focus = int(i);
    showHover(state, {}, false);
}

void ChartView::resumeHover()
{
    for (QWidget* around = this; around && !around->isWindow() && !isTooltipPinned(); around = around->parentWidget())
        around->removeEventFilter(this);
    if (m_cursor)
        hoverPosition(*m_cursor);
    else if (m_sharedTime)
        setCrosshair(m_sharedTime, m_sharedTooltip);
    else
        clearHover();
}

void ChartView::showHover(const HoverState& state, std::optional<QPointF> cursor, bool withTooltip)
{
    m_hover = state;
    std::vector<ChartOverlay::Dot> dots;
    for (size_t i = 0; i < state.points.size(); i++) {
        const bool shown = m_shown->tooltip != TooltipMode::Single || int(i) == state.focus;
        if (shown && state.points.size() <= mostDots)
            dots.push_back({state.points[i].position, m_shown->series[size_t(state.points[i].series)].style.color});
    }
    m_overlay->setDots(std::move(dots));
    const double x = cursor ? cursor->x() : xOfTime(*m_shown, placement(), state.timeMs);
    m_overlay->setCrosshair(x, cursor ? std::optional<double>(cursor->y()) : std::nullopt);
    if (withTooltip)
        showTooltip(tooltipContent(*m_shown, state), cursor.value_or(QPointF(x, placement().plot.center().y())));
    else if (m_tooltip && !isTooltipPinned())
        m_tooltip->hide();
}

/// Annotations, exemplars and shapes come before series.
bool ChartView::hoverMark(QPointF position)
{
    TooltipContent content;
    const int exemplar = exemplarAt(*m_shown, placement(), position);
    if (exemplar >= 0 && m_shown->exemplarText)
        content = m_shown->exemplarText(m_shown->exemplars[size_t(exemplar)]);
    else if (const Annotation* annotation = annotationAt(*m_shown, placement(), position))
        content = tooltipContent(*m_shown, *annotation);
    if (content.isEmpty())
        return false;
    showTooltip(content, position);
    return true;
}

PictureView ChartView::pictureView() const
{
    return {placement().plot, m_shown->fromMs, m_shown->toMs, &m_shown->scales};
}

void ChartView::hoverPicture(double x, std::optional<double> y, bool withTooltip)
{
    const ChartPicture& picture = *m_shown->picture;
    PictureHover hover;
    if (picture.hoverAt)
        hover = picture.hoverAt(pictureView(), x, y);
    m_overlay->setBoxes(y || withTooltip ? hover.boxes : std::vector<QRectF>());
    m_overlay->setCrosshair(picture.crosshairX || !y ? std::optional(x) : std::nullopt,
                            picture.crosshairY ? y : std::nullopt);
    if (withTooltip && !hover.tooltip.isEmpty())
        showTooltip(hover.tooltip, {x, y.value_or(placement().plot.center().y())});
    else if (m_tooltip && !isTooltipPinned())
        m_tooltip->hide();
}

void ChartView::hoverPosition(QPointF position)
{
    m_cursor = position;
    if (!m_shown || isTooltipPinned())
        return;
    const bool inside = placement().plot.contains(position);
    const bool marked = hoverMark(position);
    setCursor(exemplarAt(*m_shown, placement(), position) >= 0 ? Qt::PointingHandCursor
                  : inside                                     ? Qt::CrossCursor
                                                               : Qt::ArrowCursor);
    if (marked && !inside)
        return;
    if (!inside) {
        clearHover();
        return;
    }
    const double time = timeAt(*m_shown, placement(), position.x());
    if (m_shown->picture) {
        hoverPicture(position.x(), position.y(), !marked);
        emit pictureHovered(position);
    } else if (marked) {
        m_hover = {};
        m_overlay->setDots({});
        m_overlay->setCrosshair(position.x(), position.y());
    } else {
        showHover(hoverAt(*m_shown, placement(), time, position.y()), position, true);
    }
    if (m_shown->hasTime())
        emit hovered(time);
    if (m_tooltip && m_tooltip->isVisible())
        m_tooltip->raise(); // above those that other charts show of the same time
}

void ChartView::clearHover()
{
    if (isTooltipPinned())
        return; // it keeps the crosshair, here and where it is shared
    const bool ownPicture = m_shown && m_shown->picture;
    const bool had = m_overlay->crosshairX().has_value() || (ownPicture && m_shown->hasTime());
    m_hover = {};
    m_overlay->setDots({});
    m_overlay->setBoxes({});
    m_overlay->setCrosshair({}, {});
    if (m_tooltip && !isTooltipPinned())
        m_tooltip->hide();
    if (ownPicture)
        emit pictureHovered(std::nullopt);
    if (had)
        emit hovered(std::nullopt);
}

void ChartView::setCrosshair(std::optional<double> timeMs, bool withTooltip)
{
    m_sharedTime = timeMs;
    m_sharedTooltip = withTooltip;
    if (m_cursor || isTooltipPinned() || !m_shown || !m_shown->hasTime())
        return; // the mouse or a pinned tooltip is here: this chart is the one that leads
    if (!timeMs) {
        m_hover = {};
        m_overlay->setDots({});
        m_overlay->setBoxes({});
        m_overlay->setCrosshair({}, {});
        if (m_tooltip && !isTooltipPinned())
            m_tooltip->hide();
        return;
    }
    if (m_shown->picture) {
        hoverPicture(xOfTime(*m_shown, placement(), *timeMs), {}, withTooltip);
        return;
    }
    if (withTooltip) {
        HoverState state = hoverAt(*m_shown, placement(), *timeMs, {});
        state.timeMs = *timeMs;
        showHover(state, {}, true);
    } else {
        m_overlay->setCrosshair(xOfTime(*m_shown, placement(), *timeMs), {});
    }
}
