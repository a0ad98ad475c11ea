#include "widgets/panels/barchart/barchartview.h"

#include "widgets/chart/charttooltip.h"
#include "widgets/chart/plotprint.h"
#include "widgets/panels/barchart/barchartpainter.h"
#include "widgets/panels/common/datalinks.h"
#include "widgets/panels/common/fieldscales.h"
#include "widgets/panels/common/linkmenu.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

BarChartPlot::BarChartPlot(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
}

void BarChartPlot::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_layoutStale = true;
    update();
}

void BarChartPlot::setModel(std::shared_ptr<const BarChartModel> model)
{
    m_model = std::move(model);
    m_layoutStale = true;
    m_hit = {};
    update();
}

const BarChartLayout& BarChartPlot::chartLayout()
{
    if (!m_layoutStale || !m_model)
        return m_layout;
    const QFontMetricsF axis(m_theme.fontAxis);
    const QFontMetricsF value(m_theme.font);
    BarChartMeasures measures;
    measures.axis = [&axis](const QString& text) { return axis.horizontalAdvance(text); };
    measures.value = [&value](const QString& text) { return value.horizontalAdvance(text); };
    measures.pixel = 1 / devicePixelRatioF();
    measures.fontPx = m_theme.smallPx();
    m_layout = layoutBarChart(*m_model, size(), measures);
    m_layoutStale = false;
    m_picture = {};
    return m_layout;
}

void BarChartPlot::render()
{
    const double ratio = devicePixelRatioF();
    m_picture = QPixmap((QSizeF(size()) * ratio).toSize());
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(Qt::transparent);
    QPainter painter(&m_picture);
    painter.setRenderHint(QPainter::TextAntialiasing);
    paintBarChart(painter, *m_model, m_layout, m_theme);
}

QRectF BarChartPlot::groupRect(int row) const
{
    const CategorySpan& span = m_layout.spans[size_t(row)];
    const QRectF& plot = m_layout.plot;
    return m_layout.upright ? QRectF(span.from, plot.top(), span.to - span.from, plot.height())
                            : QRectF(plot.left(), span.from, plot.width(), span.to - span.from);
}

void BarChartPlot::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    if (!m_model || !m_model->problem.isEmpty() || width() < 2 || height() < 2)
        return;
    chartLayout();
    QPainter painter(this);
    if (keepsVectors(painter)) {
        paintBarChart(painter, *m_model, m_layout, m_theme);
        return;
    }
    if (m_picture.isNull() || m_picture.devicePixelRatio() != devicePixelRatioF())
        render();
    painter.drawPixmap(0, 0, m_picture);
    if (m_hit.row >= 0 && m_model->options.fullHighlight)
        paintBarHighlight(painter, groupRect(m_hit.row), m_theme);
    else if (m_hit.bar >= 0)
        paintBarHighlight(painter, m_layout.bars[size_t(m_hit.bar)].rect, m_theme);
    painter.end();
    emit painted();
}

void BarChartPlot::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_layoutStale = true;
    m_hit = {};
}

BarChartPlot::Hit BarChartPlot::hitAt(const QPointF& position)
{
    Hit hit;
    const BarChartLayout& layout = chartLayout();
    if (!layout.plot.contains(position) || layout.spans.empty())
        return hit;
    const double at = layout.upright ? position.x() : position.y();
    double nearest = std::numeric_limits<double>::max();
    for (size_t i = 0; i < layout.spans.size(); i++) {
        const double away = std::abs((layout.spans[i].from + layout.spans[i].to) / 2 - at);
        if (away < nearest) {
            nearest = away;
            hit.row = int(i);
        }
    }
    // Later bars lie above earlier ones.
    for (size_t i = layout.bars.size(); i-- > 0 && hit.bar < 0;)
        if (layout.bars[i].rect.adjusted(0, -1, 0, 1).contains(position))
            hit = {layout.bars[i].row, int(i)};
    return hit;
}

void BarChartPlot::setHit(const Hit& hit)
{
    if (hit == m_hit)
        return;
    m_hit = hit;
    update();
}

void BarChartPlot::mouseMoveEvent(QMouseEvent* event)
{
    const Hit hit = m_model ? hitAt(event->position()) : Hit();
    setHit(hit);
    emit hovered(hit, event->position());
}

void BarChartPlot::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && m_hit.bar >= 0)
        emit clicked(m_hit);
}

void BarChartPlot::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    setHit({});
    emit hovered({}, {});
}

BarChartView::BarChartView(QWidget* parent) : LegendPanel(parent)
{
    m_plot = new BarChartPlot(this);
    setPlot(m_plot);
    connect(m_plot, &BarChartPlot::painted, this, &PanelView::painted);
    connect(m_plot, &BarChartPlot::hovered, this, &BarChartView::hover);
    connect(m_plot, &BarChartPlot::clicked, this, &BarChartView::followLink);
}

void BarChartView::readOptions(const Json& options)
{
    m_options = barChartOptionsFromJson(options);
}

std::function<LegendPanel::Show()> BarChartView::makeModel()
{
    BarChartInput input;
    input.data = data();
    input.options = m_options;
    input.theme = context().theme;
    input.zone = context().zone;
    input.hidden = hiddenNames();
    return [this, input] { return [this, model = buildBarChart(input)] { present(model); }; };
}

QString BarChartView::leftOut() const
{
    return m_model ? unwrittenNotice(m_model->notice, context().theme.fontAxis, m_plot->width()) : QString();
}

bool BarChartView::isSwitch(const LegendItem& item) const
{
    return m_model && std::any_of(m_model->series.begin(), m_model->series.end(), [&item](const BarSeries& series) {
               return series.name == item.name;
           });
}

void BarChartView::present(std::shared_ptr<const BarChartModel> model)
{
    m_model = std::move(model);
    m_plot->setTheme(context().theme);
    m_plot->setModel(m_model);
    if (!m_model->problem.isEmpty())
        showProblem(m_model->problem);
    else
        showLegend(m_options.legend, m_model->legend);
}

void BarChartView::hover(const BarChartPlot::Hit& hit, const QPointF& position)
{
    const bool whole = m_options.tooltip == TooltipMode::Multi;
    if (!m_model || hit.row < 0 || m_options.tooltip == TooltipMode::None || (!whole && hit.bar < 0)) {
        hideTooltip();
        return;
    }
    TooltipContent content;
    content.header = m_model->categories[hit.row].left(500);
    const int focused = hit.bar < 0 ? -1 : m_plot->chartLayout().bars[size_t(hit.bar)].series;
    std::vector<std::pair<double, TooltipContent::Row>> rows;
    for (size_t i = 0; i < m_model->series.size(); i++) {
        const BarSeries& series = m_model->series[i];
        const double value = (*series.values)[size_t(hit.row)];
        const bool shown = series.visible && series.inTooltip && std::isfinite(value)
            && (whole ? !(m_options.hideZeros && value == 0) : int(i) == focused);
        if (!shown)
            continue;
        TooltipContent::Row row;
        row.color = m_model->barColor(i, size_t(hit.row));
        row.name = series.name;
        row.value = series.display.number(value).full();
        row.bold = whole && int(i) == focused;
        rows.emplace_back(value, std::move(row));
    }
    const TooltipSort sort = m_options.sort;
    if (sort != TooltipSort::None)
        std::stable_sort(rows.begin(), rows.end(), [sort](const auto& a, const auto& b) {
            return sort == TooltipSort::Ascending ? a.first < b.first : a.first > b.first;
        });
    for (auto& row : rows)
        content.rows.push_back(std::move(row.second));
    showTooltip(content, m_plot->mapTo(this, position.toPoint()));
}

void BarChartView::followLink(const BarChartPlot::Hit& hit)
{
    if (!m_model || hit.bar < 0)
        return;
    const PlacedBar& bar = m_plot->chartLayout().bars[size_t(hit.bar)];
    const Frames all {m_model->frame};
    DataContext at;
    at.frame = &all.front();
    at.field = &all.front().fields[size_t(m_model->series[size_t(bar.series)].field)];
    at.all = &all;
    at.row = bar.row;
    at.display = data()->display;
    offerLinks(this, dataLinkTargets(at, context()), QCursor::pos(),
               [this](const LinkTarget& link) { emit linkActivated(link); });
}
