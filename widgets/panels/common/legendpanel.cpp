#include "widgets/panels/common/legendpanel.h"

#include "dashboards/reduce/reducers.h"
#include "datasources/data/background.h"
#include "widgets/panels/common/fieldvalues.h"
#include "widgets/panels/common/valuetext.h"

#include <QPainter>

#include <cmath>

LegendPanel::LegendPanel(QWidget* parent) : PanelView(parent)
{
    m_legend = new ChartLegend(this);
    m_legend->hide();
    connect(m_legend, &ChartLegend::itemClicked, this, &LegendPanel::clickLegend);
}

LegendPanel::~LegendPanel() = default;

QColor LegendPanel::background() const
{
    return m_spec && m_spec->transparent ? m_context.theme.canvas : m_context.theme.panel;
}

void LegendPanel::setSpec(std::shared_ptr<const PanelSpec> spec)
{
    m_spec = std::move(spec);
    readOptions(m_spec->options);
    rebuild();
}

void LegendPanel::setContext(const PanelContext& context)
{
    m_context = context;
    m_legend->setTheme(context.theme, background());
    m_tooltip.setTheme(context.theme);
    rebuild();
}

void LegendPanel::setData(PanelDataPtr data)
{
    const bool same = m_data && showsTheSame(m_data, data);
    m_data = std::move(data);
    if (same)
        return;
    if (m_data)
        m_toggles.follow(hiddenFieldNames(m_data->frames));
    rebuild();
}

void LegendPanel::rebuild()
{
    if (!m_data || !m_spec)
        return;
    m_buildAgain = m_building;
    if (m_building)
        return;
    m_building = true;
    m_build = runInBackground<Show>(*QThreadPool::globalInstance(), makeModel(), [this](const Show& showModel) {
        m_building = false;
        showModel();
        if (m_buildAgain)
            rebuild();
    });
}

void LegendPanel::showLegend(const LegendOptions& options, std::vector<LegendItem> items)
{
    m_problem.clear();
    m_options = options;
    m_options.show = options.show && !items.empty();
    m_legend->setContent(options, std::move(items));
    m_legend->setVisible(m_options.show);
    if (m_plot)
        m_plot->setVisible(true);
    arrange();
    update();
}

void LegendPanel::showProblem(const QString& text)
{
    m_problem = text;
    m_legend->setVisible(false);
    if (m_plot)
        m_plot->setVisible(false);
    update();
}

void LegendPanel::arrange()
{
    QRect plot = rect();
    if (m_options.show && m_problem.isEmpty())
        m_legend->setGeometry(placeLegend(*m_legend, m_options, rect(), plot));
    if (m_plot)
        m_plot->setGeometry(plot);
}

void LegendPanel::resizeEvent(QResizeEvent* event)
{
    PanelView::resizeEvent(event);
    arrange();
}

void LegendPanel::hideEvent(QHideEvent* event)
{
    PanelView::hideEvent(event);
    hideTooltip();
}

void LegendPanel::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    if (m_problem.isEmpty())
        return;
    QPainter painter(this);
    painter.setPen(m_context.theme.textSecondary);
    drawSentence(painter, m_context.theme.font, rect(), m_problem);
    painter.end();
    emit painted();
}

void LegendPanel::showTooltip(const TooltipContent& content, QPoint at)
{
    m_tooltip.setLimits(tooltipLimits(m_spec->options));
    m_tooltip.show(*this, content, at);
}

void LegendPanel::hideTooltip()
{
    m_tooltip.hide();
}

void LegendPanel::clickLegend(int item, Qt::KeyboardModifiers modifiers)
{
    const std::vector<LegendItem>& items = m_legend->items();
    if (item < 0 || size_t(item) >= items.size() || !isSwitch(items[size_t(item)])
        || !m_toggles.click(items, item, modifiers))
        return;
    m_legend->setItemsVisible([this](const LegendItem& i) { return !m_toggles.hides(i.name); });
    rebuild();
}

LegendOptions legendOptionsFromJson(const Json& options)
{
    const Json& json = jsonutil::object(options, "legend");
    LegendOptions legend;
    const QString mode = jsonutil::string(json, "displayMode", QStringLiteral("list"));
    legend.show = jsonutil::boolean(json, "showLegend", true) && mode != QLatin1String("hidden");
    legend.table = mode == QLatin1String("table");
    legend.right = jsonutil::string(json, "placement") == QLatin1String("right");
    legend.width = std::clamp(jsonutil::number(json, "width", 0), 0.0, 5000.0);
    legend.sortBy = jsonutil::string(json, "sortBy");
    legend.sortDescending = jsonutil::boolean(json, "sortDesc");
    legend.limit = std::max(0, jsonutil::integer(json, "limit"));
    return legend;
}

void appendLegendCalc(const QString& reducerId, const Field& field, const DisplayProcessor& display, LegendItem& item)
{
    const Reducer* reducer = findReducer(reducerId);
    if (!reducer)
        return;
    const DisplayValue value = display(reduceField(field, reducer->id));
    item.calcs.push_back({reducer->name, value.full(), value.numeric});
}
