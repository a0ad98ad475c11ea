#include "widgets/panels/common/picturepanel.h"

#include "datasources/data/background.h"
#include "datasources/data/discard.h"
#include "widgets/chart/chartlegend.h"
#include "widgets/chart/chartview.h"
#include "widgets/panels/common/datalinks.h"
#include "widgets/panels/common/fieldscales.h"
#include "widgets/panels/common/linkmenu.h"
#include "widgets/panels/common/pagebar.h"
#include "widgets/panels/common/paneltooltip.h"
#include "widgets/panels/common/valuetext.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace {
constexpr int leastChart = 60; ///< px: less keeps no room for bars around it
} // namespace

PicturePanel::PicturePanel(PictureBuilder builder, QWidget* parent) : PanelView(parent), m_builder(builder)
{
    m_chart = new ChartView(this);
    m_legend = new ChartLegend(this);
    m_bar = new ColorBar(this);
    m_pages = new PageBar(this);
    for (QWidget* part : {static_cast<QWidget*>(m_legend), static_cast<QWidget*>(m_bar), static_cast<QWidget*>(m_pages),
                          static_cast<QWidget*>(m_chart)})
        part->hide();
    connect(m_chart, &ChartView::rangeSelected, this, &PanelView::rangeSelected);
    connect(m_chart, &ChartView::zoomOutRequested, this, &PanelView::zoomOutRequested);
    connect(m_chart, &ChartView::hovered, this, &PanelView::hovered);
    connect(m_chart, &ChartView::presented, this, &PanelView::painted);
    connect(m_chart, &ChartView::pictureHovered, this, &PicturePanel::hoverBar);
    connect(m_chart, &ChartView::pictureClicked, this, &PicturePanel::followLink);
    connect(m_legend, &ChartLegend::itemClicked, this, &PicturePanel::clickLegend);
    connect(m_pages, &PageBar::pageChosen, this, [this](int page) {
        m_page = page;
        rebuild();
    });
}

PicturePanel::~PicturePanel() = default;

QColor PicturePanel::background() const
{
    return m_spec && m_spec->transparent ? m_context.theme.canvas : m_context.theme.panel;
}

void PicturePanel::setSpec(std::shared_ptr<const PanelSpec> spec)
{
    m_spec = std::move(spec);
    rebuild();
}

void PicturePanel::setContext(const PanelContext& context)
{
    m_context = context;
    m_chart->setTheme(context.theme, background());
    m_legend->setTheme(context.theme, background());
    m_bar->setTheme(context.theme);
    m_pages->setTheme(context.theme);
    rebuild();
}

bool PicturePanel::nothingChanged(const PanelData& data) const
{
    return m_data && data.revision != 0 && data.revision == m_data->revision && data.range == m_data->range
        && data.annotations == m_data->annotations && data.display.palette == m_data->display.palette
        && data.display.zone == m_data->display.zone;
}

void PicturePanel::setData(PanelDataPtr data)
{
    if (!data || nothingChanged(*data))
        return;
    discard(std::exchange(m_data, std::move(data)));
    m_toggles.follow(hiddenFieldNames(m_data->frames));
    rebuild();
}

void PicturePanel::rebuild()
{
    if (!m_data || !m_spec || m_data->state == LoadingState::NotStarted)
        return;
    PictureInput input;
    input.data = m_data;
    input.spec = m_spec;
    input.theme = m_context.theme;
    input.background = background();
    input.zone = m_context.zone;
    input.hidden = m_toggles.hidden();
    input.page = m_page;
    m_building = true;
    m_build = runInBackground<PictureContent>(
        *QThreadPool::globalInstance(), [builder = m_builder, input] { return builder(input); },
        [this, data = m_data](PictureContent content) {
            discard(std::exchange(m_shownData, data));
            present(std::move(content));
        });
}

void PicturePanel::present(PictureContent content)
{
    m_building = false;
    discard(std::make_shared<PictureContent>(std::exchange(m_content, std::move(content))));
    m_page = m_content.page;
    const QSizeF limits = tooltipLimits(m_spec->options);
    m_chart->setTooltipLimits(limits.width(), limits.height());
    const bool drawn = m_content.chart != nullptr;
    if (drawn)
        m_legend->setContent(m_content.legend, m_content.items);
    if (m_content.bar)
        m_bar->setContent(*m_content.bar);
    m_pages->setPages(m_content.page, m_content.pages);
    m_chart->setVisible(drawn);
    arrange();
    if (drawn) {
        const bool live = m_context.live && m_content.chart->hasTime() && m_shownData->rawRange.endsInNow();
        m_chart->setSliding(live);
        m_chart->setModel(m_content.chart);
    } else {
        update();
    }
}

void PicturePanel::arrangeLegend(QRect& chart)
{
    const bool shown = m_content.chart && m_content.legend.show && !m_content.items.empty();
    m_legend->setVisible(shown);
    if (!shown)
        return;
    m_legend->setGeometry(placeLegend(*m_legend, m_content.legend, QRect(chart), chart));
}

void PicturePanel::arrangeBar(QRect& chart)
{
    const bool shown = m_content.chart && m_content.bar && m_content.legend.show
        && chart.height() > leastChart + ColorBar::barHeight && chart.width() > leastChart;
    m_bar->setVisible(shown);
    if (!shown)
        return;
    QRect bar = chart;
    if (m_content.bar->right) {
        bar.setLeft(chart.right() + 1 - std::min(m_bar->uprightWidth(), chart.width() / 2));
        chart.setRight(bar.left() - 1);
    } else {
        bar.setTop(chart.bottom() + 1 - ColorBar::barHeight);
        chart.setBottom(bar.top() - 1);
    }
    m_bar->setGeometry(bar);
}

void PicturePanel::arrange()
{
    QRect chart = rect();
    arrangeLegend(chart);
    arrangeBar(chart);
    const bool paged = m_content.chart && m_content.pages > 1 && chart.height() > leastChart + PageBar::barHeight;
    m_pages->setVisible(paged);
    if (paged) {
        m_pages->setGeometry(chart.left(), chart.bottom() + 1 - PageBar::barHeight, chart.width(), PageBar::barHeight);
        chart.setBottom(chart.bottom() - PageBar::barHeight);
    }
    m_chart->setGeometry(chart);
}

void PicturePanel::resizeEvent(QResizeEvent* event)
{
    PanelView::resizeEvent(event);
    arrange();
}

void PicturePanel::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    if (m_content.chart || m_content.problem.isEmpty())
        return;
    QPainter painter(this);
    painter.setPen(m_context.theme.textSecondary);
    drawSentence(painter, m_context.theme.font, rect(), m_content.problem);
    if (!m_building)
        emit painted();
}

QString PicturePanel::leftOut() const
{
    return m_content.chart ? unwrittenNotice(m_content.chart->notice, m_context.theme.fontAxis, m_chart->width())
                           : QString();
}

bool PicturePanel::isDrawing() const
{
    constexpr int leastPx = 2; // a smaller chart is not drawn at all
    const bool charted =
        m_content.chart && m_chart->isVisible() && m_chart->width() >= leastPx && m_chart->height() >= leastPx;
    return m_building || (charted && !m_chart->isSettled());
}

void PicturePanel::setCrosshair(std::optional<double> timeMs)
{
    m_chart->setCrosshair(timeMs, m_context.cursorSync == CursorSync::Tooltip);
}

void PicturePanel::clickLegend(int item, Qt::KeyboardModifiers modifiers)
{
    if (m_content.itemsSwitch && m_toggles.click(m_content.items, item, modifiers))
        rebuild();
}

/// What is on screen was made of the newest content; zoomed models are copies that share the picture.
bool PicturePanel::showsContent() const
{
    return m_content.chart && m_chart->model() && m_chart->model()->picture == m_content.chart->picture;
}

void PicturePanel::hoverBar(std::optional<QPointF> position)
{
    if (position && m_content.barValueAt && showsContent())
        m_bar->setHovered(m_content.barValueAt(m_chart->pictureView(), *position));
    else
        m_bar->setHovered({});
}

void PicturePanel::followLink(QPointF position)
{
    if (!m_shownData || !m_content.originAt || !showsContent())
        return;
    const auto origin = m_content.originAt(m_chart->pictureView(), position);
    if (!origin || size_t(origin->frame) >= m_shownData->frames.size())
        return;
    DataContext data;
    data.frame = &m_shownData->frames[size_t(origin->frame)];
    if (size_t(origin->field) >= data.frame->fields.size())
        return;
    data.field = &data.frame->fields[size_t(origin->field)];
    data.all = &m_shownData->frames;
    data.frameIndex = origin->frame;
    data.row = origin->row;
    data.display = m_shownData->display;
    offerLinks(this, dataLinkTargets(data, m_context), QCursor::pos(),
               [this](const LinkTarget& link) { emit linkActivated(link); });
}
