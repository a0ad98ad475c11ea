#include "widgets/chart/chartplot.h"

#include "widgets/chart/annotationmarks.h"
#include "widgets/chart/plotlayers.h"
#include "widgets/chart/plotprint.h"
#include "widgets/chart/uprightplot.h"

#include <algorithm>
#include <cmath>

namespace {

/// Ticks that were computed elsewhere, as positions in px.
class GivenTicks : public QCPAxisTicker
{
public:
    void setPositions(QVector<double> positions) { m_positions = std::move(positions); }
    // NOLINTNEXTLINE(readability-function-size): the parameters are QCustomPlot's
    void generate(const QCPRange& range, const QLocale& locale, QChar formatChar, int precision, QVector<double>& ticks,
                  QVector<double>* subTicks, QVector<QString>* tickLabels) override
    {
        Q_UNUSED(range)
        Q_UNUSED(locale)
        Q_UNUSED(formatChar)
        Q_UNUSED(precision)
        ticks = m_positions;
        if (subTicks)
            subTicks->clear();
        if (tickLabels)
            *tickLabels = QVector<QString>(ticks.size());
    }

private:
    QVector<double> m_positions;
};

/// Px of one CSS px in files of vectors: crisp on paper, as long as the picture stays of a size that can be handled.
double ratioOnPaper(const QSizeF& plot)
{
    constexpr double wanted = 4;
    constexpr double mostPixels = 6.4e7;
    return std::clamp(std::sqrt(mostPixels / std::max(1.0, plot.width() * plot.height())), 1.0, wanted);
}

void prepareAxis(QCPAxis* axis)
{
    // The grid has the places of ticks without them, and files of vectors show those of no length as dots.
    axis->setTicks(false);
    axis->setTickLength(0, 0);
    axis->setSubTicks(false);
    axis->setTickLabels(false);
    axis->setBasePen(Qt::NoPen);
    axis->setTickPen(Qt::NoPen);
    axis->grid()->setZeroLinePen(Qt::NoPen);
    axis->grid()->setAntialiased(false);
    axis->setTicker(QSharedPointer<GivenTicks>::create());
}

void setGrid(QCPAxis* axis, QVector<double> positions)
{
    axis->ticker().staticCast<GivenTicks>()->setPositions(std::move(positions));
}

} // namespace

ChartPlot::ChartPlot(QWidget* parent) : QCustomPlot(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents); // the chart view listens
    setNoAntialiasingOnDrag(true);
    // One buffer for everything: the crosshair is a widget of its own, so no layer changes alone.
    layer(QStringLiteral("overlay"))->setMode(QCPLayer::lmLogical);
    axisRect()->setAutoMargins(QCP::msNone);
    axisRect()->setMinimumSize(1, 1);
    for (QCPAxis* axis : {xAxis, yAxis})
        prepareAxis(axis);
    m_series = new SeriesPlottable(xAxis, yAxis);
    m_labels = new AxisLabels(this);
    m_marks = new AnnotationMarks(this);
    connect(this, &QCustomPlot::afterReplot, this, &ChartPlot::presented);
}

ChartPlot::~ChartPlot()
{
    delete m_marks; // layerables of their own are not deleted by QCustomPlot
    delete m_labels;
}

void ChartPlot::setColors(const Theme& theme, const QColor& background)
{
    m_theme = theme;
    m_background = background;
    setBackground(background);
    for (QCPAxis* axis : {xAxis, yAxis})
        axis->grid()->setPen(QPen(theme.grid, 0));
    if (m_model)
        presentAxes();
}

void ChartPlot::paintEvent(QPaintEvent* event)
{
    QCPPainter painter(this);
    if (keepsVectors(painter)) {
        printOn(painter);
        return;
    }
    painter.end();
    QCustomPlot::paintEvent(event);
}

/// Into a file of vectors: axes and texts as such, and the series, too, or finer than the screen has them where they
/// are too many; not the buffer's pixels.
void ChartPlot::printOn(QCPPainter& painter)
{
    painter.fillRect(rect(), m_background);
    if (!m_model)
        return;
    const QImage onScreen = m_series->picture();
    const double ratio = std::max(ratioOnPaper(m_placement.plot.size()), onScreen.devicePixelRatio());
    const PictureRequest request {*m_model, m_placement, ratio, m_theme.fontAxis};
    const RasterJob job = rasterJob(request); // what is set below draws from it
    if (canPrint(job))
        m_series->setVectors([&job](QPainter& on) {
            on.scale(1 / job.ratio, 1 / job.ratio);
            job.upright ? printUpright(on, job) : printSeries(on, job);
        });
    else
        showPicture(drawPlot(request));
    draw(&painter);
    m_series->setVectors({});
    showPicture(onScreen);
}

void ChartPlot::presentAxes()
{
    m_labels->setContent(*m_model, m_placement, m_theme, width());
    m_marks->setContent(*m_model, m_placement, m_theme);
}

void ChartPlot::showPicture(const QImage& series)
{
    const QRectF plot = m_placement.turn.toScreen(m_placement.plot);
    m_series->setPicture(series, plot, plot.topLeft() + QPointF(series.offset()) / series.devicePixelRatio());
}

void ChartPlot::presentGrid()
{
    const QRectF plot = m_placement.plot;
    const ChartTurn& turn = m_placement.turn;
    const QPointF corner = turn.toScreen(plot).topLeft();
    QVector<double> vertical;
    QVector<double> horizontal;
    const auto add = [&](QPointF at, bool isTime) {
        const QPointF on = turn.toScreen(at) - corner;
        // QCustomPlot's lowest row is its bottom, ours is one below.
        if (isTime != turn.upright)
            vertical << std::round(on.x());
        else
            horizontal << std::round(on.y()) + 1;
    };
    for (const PlacedTick& tick : m_model->x.grid ? m_placement.times : std::vector<PlacedTick>())
        add({tick.position, plot.top()}, true);
    for (const AxisPlacement& axis : m_placement.axes)
        if (m_model->scales[size_t(axis.scale)].grid)
            for (const PlacedTick& tick : axis.ticks)
                add({plot.left(), tick.position}, false);
    setGrid(xAxis, vertical);
    setGrid(yAxis, horizontal);
}

void ChartPlot::present(ChartModelPtr model, const PlotPlacement& placement, const QImage& series)
{
    m_model = std::move(model);
    m_placement = placement;
    const QRectF plot = placement.turn.toScreen(placement.plot);
    axisRect()->setMargins(QMargins(int(plot.left()), int(plot.top()), std::max(0, width() - int(plot.right())),
                                    std::max(0, height() - int(plot.bottom()))));
    // Both axes count px of the plot: values become px in PlotScale, the only place that knows the scale.
    xAxis->setRange(0, plot.width());
    yAxis->setRange(0, plot.height());
    yAxis->setRangeReversed(true);
    presentGrid();
    showPicture(series);
    presentAxes();
    replot(QCustomPlot::rpQueuedRefresh); // now, while it is this chart's turn; the window paints it with others
}
