#include "widgets/panels/timeseries/timeseriesview.h"

#include "dashboards/run/links.h"
#include "dashboards/time/datemath.h"
#include "datasources/data/discard.h"
#include "widgets/chart/chartlegend.h"
#include "widgets/chart/chartview.h"
#include "widgets/panels/common/datalinks.h"
#include "widgets/panels/common/fieldscales.h"

#include <QPainter>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace {
constexpr int leastDrawnPx = 2; ///< a smaller chart is not drawn at all

/// Stacking may have moved the rows of a series; its times still name those of the frame.
std::optional<qsizetype> rowAtTime(const Frame& frame, const DrawSeries& series, qsizetype row)
{
    const Field* field = frame.first(FieldType::Time);
    const TimeColumn* times = field ? field->times() : nullptr;
    if (!times || !series.times || row < 0 || size_t(row) >= series.times->size())
        return std::nullopt;
    const qint64 wanted = (*series.times)[size_t(row)];
    const auto at = std::is_sorted(times->begin(), times->end())
        ? std::lower_bound(times->begin(), times->end(), wanted)
        : std::find(times->begin(), times->end(), wanted);
    return at != times->end() && *at == wanted ? std::optional<qsizetype>(at - times->begin()) : std::nullopt;
}

/// Addresses in an annotation's text; annotations are untrusted, so only those that may be opened.
std::vector<LinkTarget> annotationLinks(const Annotation& annotation)
{
    static const QRegularExpression anchors(QStringLiteral("<a\\s[^>]*href=[\"']([^\"']+)[\"'][^>]*>([^<]*)</a>"),
                                            QRegularExpression::CaseInsensitiveOption);
    std::vector<LinkTarget> links;
    for (auto it = anchors.globalMatch(annotation.text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString url = safeUrl(match.captured(1));
        if (!url.isEmpty())
            links.push_back({match.captured(2).trimmed(), url, true, false});
    }
    return links;
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
    connect(m_chart, &ChartView::pointClicked, this, &TimeSeriesView::clickPoint);
    connect(m_chart, &ChartView::plotClicked, this, [this] { offer({}); });
    connect(m_chart, &ChartView::exemplarClicked, this, &TimeSeriesView::clickExemplar);
    connect(m_chart, &ChartView::annotationClicked, this,
            [this](const Annotation& annotation) { offer(annotationLinks(annotation)); });
    connect(m_chart, &ChartView::linkClicked, this, [this](int index) {
        if (index >= 0 && size_t(index) < m_offered.size())
            emit linkActivated(LinkTarget(m_offered[size_t(index)]));
    });
    connect(m_legend, &ChartLegend::itemClicked, this, &TimeSeriesView::clickLegend);
    connect(m_legend, &ChartLegend::facetsChosen, this, &TimeSeriesView::rebuild);
}

QColor TimeSeriesView::background() const
{
    return m_spec && m_spec->transparent ? m_context.theme.canvas : m_context.theme.panel;
}

void TimeSeriesView::setSpec(std::shared_ptr<const PanelSpec> spec)
{
    m_spec = std::move(spec);
    m_options = timeSeriesOptionsFromJson(m_spec->options);
    m_chart->setTooltipLimits(m_options.tooltipMaxWidth, m_options.tooltipMaxHeight);
    applyLook(); // transparent panels stand on the canvas
    rebuild();
}

void TimeSeriesView::setContext(const PanelContext& context)
{
    const bool sameLook = m_context.theme.look == context.theme.look && m_context.theme.palette == context.theme.palette
        && m_context.theme.panel == context.theme.panel && m_context.theme.fontAxis == context.theme.fontAxis
        && m_context.zone == context.zone;
    m_context = context;
    slideAxis();
    if (sameLook)
        return;
    applyLook();
    rebuild();
}

void TimeSeriesView::applyLook()
{
    m_chart->setTheme(m_context.theme, background());
    m_legend->setTheme(m_context.theme, background());
}

bool TimeSeriesView::nothingChanged(const PanelData& data) const
{
    return m_data && data.revision != 0 && data.revision == m_data->revision && data.range == m_data->range
        && data.annotations == m_data->annotations && data.display.palette == m_data->display.palette
        && data.display.zone == m_data->display.zone;
}

void TimeSeriesView::setData(PanelDataPtr data)
{
    if (!data || nothingChanged(*data))
        return;
    m_data = std::move(data);
    m_toggles.follow(hiddenFieldNames(m_data->frames));
    rebuild();
}

TimeSeriesInput TimeSeriesView::buildInput() const
{
    TimeSeriesInput input;
    input.data = m_data;
    input.options = m_options;
    input.theme = m_context.theme;
    input.zone = m_context.zone;
    input.hidden = m_toggles.hidden();
    input.facets = m_legend->facets();
    input.before = m_model->chart;
    if (const QString own = m_options.timezones.value(0); !own.isEmpty())
        input.zone = zoneFromSetting(own);
    return input;
}

/// Builds the model in the pool; what changes while that runs is built next.
void TimeSeriesView::rebuild()
{
    if (!m_data || !m_spec)
        return;
    m_buildAgain = m_building;
    if (m_building)
        return;
    m_building = true;
    using Built = std::shared_ptr<const TimeSeriesModel>;
    m_build = runInBackground<Built>(
        *QThreadPool::globalInstance(),
        [input = buildInput(), build = m_builder] { return std::make_shared<const TimeSeriesModel>(build(input)); },
        [this](const Built& model) {
            m_building = false;
            present(model);
            if (m_buildAgain)
                rebuild();
        });
}

void TimeSeriesView::present(std::shared_ptr<const TimeSeriesModel> model)
{
    auto before = std::exchange(m_model, std::move(model));
    const bool empty = !m_model->problem.isEmpty();
    m_legend->setContent(m_options.legend, m_model->legend);
    m_legend->setVisible(m_options.legend.show && !m_model->legend.empty());
    m_chart->setVisible(!empty);
    slideAxis();
    arrange();
    if (!empty)
        m_chart->setModel(m_model->chart);
    discard(std::move(before));
    if (empty || m_chart->width() < leastDrawnPx || m_chart->height() < leastDrawnPx)
        update();
}

void TimeSeriesView::slideAxis()
{
    m_chart->setSliding(m_context.live && m_data && m_data->rawRange.endsInNow());
}

void TimeSeriesView::arrange()
{
    QRect chart = rect();
    if (m_options.legend.show && !m_model->legend.empty())
        m_legend->setGeometry(placeLegend(*m_legend, m_options.legend, rect(), chart));
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
    if (m_model->problem.isEmpty())
        return;
    QPainter painter(this);
    painter.setFont(m_context.theme.font);
    painter.setPen(m_context.theme.text);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_model->problem);
    emit painted();
}

QString TimeSeriesView::leftOut() const
{
    return m_model->chart ? unwrittenNotice(m_model->chart->notice, m_context.theme.fontAxis, m_chart->width())
                          : QString();
}

bool TimeSeriesView::isDrawing() const
{
    return m_building
        || (m_model->problem.isEmpty() && m_chart->isVisible() && m_chart->width() >= leastDrawnPx
            && m_chart->height() >= leastDrawnPx && !m_chart->isSettled());
}

void TimeSeriesView::setCrosshair(std::optional<double> timeMs)
{
    m_chart->setCrosshair(timeMs, m_context.cursorSync == CursorSync::Tooltip);
}

void TimeSeriesView::clickLegend(int item, Qt::KeyboardModifiers modifiers)
{
    if (!m_toggles.click(m_model->legend, item, modifiers))
        return;
    m_legend->setItemsVisible([this](const LegendItem& i) { return !m_toggles.hides(i.name); });
    rebuild();
}

/// Follows the link that asks for no choice; else the tooltip stays and lists them.
void TimeSeriesView::offer(std::vector<LinkTarget> links)
{
    m_offered = std::move(links);
    const auto direct =
        std::find_if(m_offered.begin(), m_offered.end(), [](const LinkTarget& link) { return link.oneClick; });
    if (direct != m_offered.end()) {
        emit linkActivated(LinkTarget(*direct));
        return;
    }
    QStringList titles;
    for (const LinkTarget& link : m_offered)
        titles << (link.title.isEmpty() ? link.url : link.title);
    m_chart->pinTooltip(titles);
}

void TimeSeriesView::clickPoint(int series, qsizetype row)
{
    if (!m_model->data || size_t(series) >= m_model->origins.size())
        return;
    const TimeSeriesModel::Origin origin = m_model->origins[size_t(series)];
    const PanelData& shown = *m_model->data;
    DataContext data;
    data.frame = &shown.frames[size_t(origin.frame)];
    data.field = &data.frame->fields[size_t(origin.field)];
    data.all = &shown.frames;
    data.frameIndex = origin.frame;
    data.row = rowAtTime(*data.frame, m_model->chart->series[size_t(series)], row);
    data.display = shown.display;
    offer(dataLinkTargets(data, m_context));
}

void TimeSeriesView::clickExemplar(int exemplar)
{
    if (!m_model->data || exemplar < 0 || size_t(exemplar) >= m_model->chart->exemplars.size())
        return;
    const ExemplarMark& mark = m_model->chart->exemplars[size_t(exemplar)];
    const PanelData& shown = *m_model->data;
    std::vector<LinkTarget> links;
    DataContext data;
    data.frame = &shown.exemplars[size_t(mark.frame)];
    data.all = &shown.exemplars;
    data.frameIndex = mark.frame;
    data.row = mark.row;
    data.display = shown.display;
    for (const Field& field : data.frame->fields) {
        data.field = &field;
        const auto own = dataLinkTargets(data, m_context);
        links.insert(links.end(), own.begin(), own.end());
    }
    offer(std::move(links));
}
