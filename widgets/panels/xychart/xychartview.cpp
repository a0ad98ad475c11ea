#include "widgets/panels/xychart/xychartview.h"

#include "widgets/chart/chartview.h"
#include "widgets/chart/plotplacement.h"
#include "widgets/panels/common/datalinks.h"
#include "widgets/panels/common/fieldscales.h"
#include "widgets/panels/common/linkmenu.h"

XYChartView::XYChartView(QWidget* parent) : LegendPanel(parent)
{
    m_chart = new ChartView(this);
    setPlot(m_chart);
    connect(m_chart, &ChartView::presented, this, &PanelView::painted);
    connect(m_chart, &ChartView::pictureClicked, this, &XYChartView::followLink);
}

bool XYChartView::isDrawing() const
{
    constexpr int leastDrawnPx = 2; // a smaller chart is not drawn at all
    return isBuilding()
        || (problem().isEmpty() && m_chart->isVisible() && m_chart->width() >= leastDrawnPx
            && m_chart->height() >= leastDrawnPx && !m_chart->isSettled());
}

QString XYChartView::leftOut() const
{
    return m_model.chart ? unwrittenNotice(m_model.chart->notice, context().theme.fontAxis, m_chart->width())
                         : QString();
}

void XYChartView::readOptions(const Json& options)
{
    m_options = xyChartOptionsFromJson(options);
}

std::function<LegendPanel::Show()> XYChartView::makeModel()
{
    XYChartInput input;
    input.data = data();
    input.options = m_options;
    input.theme = context().theme;
    input.zone = context().zone;
    input.hidden = hiddenNames();
    m_chart->setTheme(context().theme, background());
    return [this, input] { return [this, model = buildXYChart(input)] { present(model); }; };
}

void XYChartView::present(const XYChartModel& model)
{
    m_model = model;
    if (!m_model.problem.isEmpty()) {
        showProblem(m_model.problem);
        return;
    }
    const QSizeF limits = tooltipLimits(spec()->options);
    m_chart->setTooltipLimits(limits.width(), limits.height());
    showLegend(m_options.legend, m_model.legend);
    m_chart->setModel(m_model.chart);
}

void XYChartView::followLink(QPointF position)
{
    if (!m_model.series || !m_chart->model())
        return;
    const QRectF plot = m_chart->placement().plot;
    const ChartModel& chart = *m_chart->model();
    const XYPoint point = xyPointAt(*m_model.series, chart.x, plotMap(chart, plot), position - plot.topLeft());
    if (point.series < 0)
        return;
    const XYSeries& series = (*m_model.series)[size_t(point.series)];
    DataContext at;
    const PanelData& shown = *m_model.data;
    at.frame = &shown.frames[size_t(series.frame)];
    at.field = &at.frame->fields[size_t(series.yField)];
    at.all = &shown.frames;
    at.frameIndex = series.frame;
    at.row = qsizetype(point.row);
    at.display = shown.display;
    offerLinks(this, dataLinkTargets(at, context()), QCursor::pos(),
               [this](const LinkTarget& link) { emit linkActivated(link); });
}
