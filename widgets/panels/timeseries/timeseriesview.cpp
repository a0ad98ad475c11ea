#include "widgets/panels/timeseries/timeseriesview.h"

#include "widgets/chart/chartlegend.h"
#include "widgets/chart/chartview.h"
#include "widgets/panels/common/datalinks.h"
#include "widgets/panels/common/linkmenu.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace {
constexpr double highestShare = .35; ///< of a legend below
constexpr double widestShare = .6; ///< of a legend at the right

/// Stacking may have moved the rows of a series; its times still name those of the frame.
std::optional<qsizetype> rowAtTime(const Frame& frame, const DrawSeries& series, qsizetype row)
{
    const Field* field = frame.first(FieldType::Time);
    const TimeColumn* times = field ? field->times() : nullptr;
    if (!times || !series.times || row < 0 || size_t(row) >= series.times->size())
        return std::nullopt;
    const qint64 wanted = (*series.times)[size_t(row)];
    const auto at = std::lower_bound(times->begin(), times->end(), wanted);
    return at != times->end() && *at == wanted ? std::optional<qsizetype>(at - times->begin()) : std::nullopt;
}

} // namespace

TimeSeriesView::TimeSeriesView(QWidget* parent) : PanelView(parent)
{
    m_chart = new ChartView(this);
    m_legend = new ChartLegend(this);
    connect(m_chart, &ChartView::rangeSelected, this, &PanelView::rangeSelected);
    connect(m_chart, &ChartView::zoomOutRequested, this, &PanelView::zoomOutRequested);
    connect(m_chart, &ChartView::hovered, this, &PanelView::hovered);
    connect(m_chart, &ChartView::presented, this, &PanelView::painted);
    connect(m_chart, &ChartView::pointClicked, this, &TimeSeriesView::followLink);
    connect(m_legend, &ChartLegend::itemClicked, this, &TimeSeriesView::clickLegend);
}

QColor TimeSeriesView::background() const
{
    return m_spec && m_spec->transparent ? m_context.theme.canvas : m_context.theme.panel;
}

void TimeSeriesView::setSpec(std::shared_ptr<const PanelSpec> spec)
{
    m_spec = std::move(spec);
    m_options = timeSeriesOptionsFromJson(m_spec->options);
    rebuild();
}

void TimeSeriesView::setContext(const PanelContext& context)
{
    m_context = context;
    m_chart->setTheme(context.theme, background());
    m_legend->setTheme(context.theme, background());
    rebuild();
}

bool TimeSeriesView::nothingChanged(const PanelData& data) const
{
    return m_data && data.revision != 0 && data.revision == m_data->revision && data.range == m_data->range
        && data.annotations.size() == m_data->annotations.size() && data.display.palette == m_data->display.palette
        && data.display.zone == m_data->display.zone;
}

void TimeSeriesView::setData(PanelDataPtr data)
{
    if (!data || nothingChanged(*data))
        return;
    m_data = std::move(data);
    rebuild();
}

void TimeSeriesView::rebuild()
{
    if (!m_data || !m_spec)
        return;
    TimeSeriesInput input;
    input.data = m_data;
    input.options = m_options;
    input.theme = m_context.theme;
    input.zone = m_context.zone;
    input.hidden = m_hidden;
    if (const QTimeZone own(m_options.timezone.toUtf8()); !m_options.timezone.isEmpty() && own.isValid())
        input.zone = own;
    m_model = buildTimeSeries(input);
    const bool empty = !m_model.problem.isEmpty();
    m_legend->setContent(m_options.legend, m_model.legend);
    m_legend->setVisible(m_options.legend.show && !m_model.legend.empty());
    m_chart->setVisible(!empty);
    arrange();
    if (!empty)
        m_chart->setModel(m_model.chart);
    else
        update();
}

void TimeSeriesView::arrange()
{
    QRect chart = rect();
    if (m_options.legend.show && !m_model.legend.empty()) {
        QRect legend = rect();
        if (m_options.legend.right) {
            const double wanted = m_options.legend.width > 0 ? m_options.legend.width : m_legend->contentWidth();
            legend.setLeft(width() - int(std::ceil(std::min(wanted, width() * widestShare))));
            chart.setRight(legend.left() - 1);
        } else {
            const double wanted = m_legend->contentHeight(width());
            legend.setTop(int(std::floor(height() - std::min(wanted, height() * highestShare))));
            chart.setBottom(legend.top() - 1);
        }
        m_legend->setGeometry(legend);
    }
    m_chart->setGeometry(chart);
}

void TimeSeriesView::resizeEvent(QResizeEvent* event)
{
    PanelView::resizeEvent(event);
    arrange();
}

void TimeSeriesView::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    if (m_model.problem.isEmpty())
        return;
    QPainter painter(this);
    painter.setFont(m_context.theme.font);
    painter.setPen(m_context.theme.textSecondary);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_model.problem);
    emit painted();
}

bool TimeSeriesView::isDrawing() const
{
    constexpr int leastPx = 2; // a smaller chart is not drawn at all
    return m_model.problem.isEmpty() && m_chart->isVisible() && m_chart->width() >= leastPx
        && m_chart->height() >= leastPx && !m_chart->isSettled();
}

void TimeSeriesView::setCrosshair(std::optional<double> timeMs)
{
    m_chart->setCrosshair(timeMs, m_context.cursorSync == CursorSync::Tooltip);
}

void TimeSeriesView::clickLegend(int item, Qt::KeyboardModifiers modifiers)
{
    if (item < 0 || size_t(item) >= m_model.legend.size())
        return;
    const QString name = m_model.legend[size_t(item)].name;
    if (modifiers & (Qt::ControlModifier | Qt::ShiftModifier | Qt::MetaModifier)) {
        if (!m_hidden.remove(name))
            m_hidden.insert(name);
    } else {
        QSet<QString> others;
        for (const LegendItem& other : m_model.legend)
            if (other.name != name)
                others.insert(other.name);
        // A click on the only visible series brings all back.
        m_hidden = m_hidden == others ? QSet<QString>() : others;
    }
    rebuild();
}

void TimeSeriesView::followLink(int series, qsizetype row)
{
    if (!m_data || size_t(series) >= m_model.origins.size())
        return;
    const TimeSeriesModel::Origin origin = m_model.origins[size_t(series)];
    DataContext data;
    data.frame = &m_data->frames[size_t(origin.frame)];
    data.field = &data.frame->fields[size_t(origin.field)];
    data.all = &m_data->frames;
    data.frameIndex = origin.frame;
    data.row = rowAtTime(*data.frame, m_model.chart->series[size_t(series)], row);
    data.display = m_data->display;
    if (const auto chosen = offerLinks(this, dataLinkTargets(data, m_context), QCursor::pos()))
        emit linkActivated(*chosen);
}
