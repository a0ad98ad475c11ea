#include "widgets/panels/statetimeline/timelinemodel.h"

#include "dashboards/chart/ticks.h"
#include "dashboards/time/datemath.h"
#include "widgets/chart/chartpicture.h"
#include "widgets/chart/plotplacement.h"
#include "widgets/panels/common/fieldscales.h"
#include "widgets/panels/statetimeline/timelineraster.h"
#include "widgets/panels/timeseries/timeseriesoptions.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QHash>

#include <algorithm>
#include <cmath>

namespace {

constexpr double nsPerMs = 1e6;
constexpr double labelGap = 11; ///< px more than other axes keep from the plot
constexpr qsizetype longestText = 200; ///< characters that tooltips and legends show

QString tr(const char* text)
{
    return QCoreApplication::translate("Timeline", text);
}

struct Hovered
{
    int row = -1;
    int run = -1;
};

int runAt(const TimelineScene& scene, const TimelineRow& row, double timeMs)
{
    const auto after = std::upper_bound(row.runs.begin(), row.runs.end(), timeMs,
                                        [](double t, const TimelineRun& run) { return t < run.fromMs; });
    if (after == row.runs.begin())
        return -1;
    const auto run = after - 1;
    const auto [from, to] = timelineRunEdges(scene, *run);
    return timeMs >= from && timeMs < to ? int(run - row.runs.begin()) : -1;
}

int rowAt(const TimelineScene& scene, const PictureView& view, double y)
{
    const int count = int(scene.timeline.rows.size());
    for (int i = 0; i < count; i++) {
        const auto [top, height] = timelineRowEdges(i, count, scene.options.rowHeight, view.plot.height());
        if (y >= view.plot.top() + top && y < view.plot.top() + top + height)
            return i;
    }
    return -1;
}

QRectF boxOf(const TimelineScene& scene, const PictureView& view, const Hovered& at)
{
    const auto [top, height] =
        timelineRowEdges(at.row, int(scene.timeline.rows.size()), scene.options.rowHeight, view.plot.height());
    const auto [from, to] = timelineRunEdges(scene, scene.timeline.rows[size_t(at.row)].runs[size_t(at.run)]);
    return QRectF(view.xOf(from), view.plot.top() + top, std::max(1.0, view.xOf(to) - view.xOf(from)), height)
        .intersected(view.plot);
}

TooltipContent::Row tooltipRow(const TimelineScene& scene, const Hovered& at, bool bold)
{
    const TimelineRow& row = scene.timeline.rows[size_t(at.row)];
    const TimelineRun& run = row.runs[size_t(at.run)];
    TooltipContent::Row content;
    content.name = row.name.left(longestText);
    content.value = row.textOf(run).left(longestText);
    content.color = QColor::fromRgba(run.color);
    content.bold = bold;
    return content;
}

double numberOf(const TimelineScene& scene, const Hovered& at)
{
    const TimelineRow& row = scene.timeline.rows[size_t(at.row)];
    return row.field.numberAt(row.runs[size_t(at.run)].row);
}

void sortHovered(const TimelineScene& scene, std::vector<Hovered>& all)
{
    if (scene.options.sort == TooltipSort::None)
        return;
    const bool ascending = scene.options.sort == TooltipSort::Ascending;
    std::stable_sort(all.begin(), all.end(), [&](const Hovered& a, const Hovered& b) {
        const double x = numberOf(scene, a);
        const double y = numberOf(scene, b);
        return ascending ? x < y : x > y;
    });
}

/// When the state began, or the sample's own time.
double momentOf(const TimelineScene& scene, const Hovered& at)
{
    const TimelineRun& run = scene.timeline.rows[size_t(at.row)].runs[size_t(at.run)];
    return scene.options.samples ? (run.fromMs + run.toMs) / 2 : run.fromMs;
}

QString momentText(const TimelineScene& scene, double ms)
{
    const bool fraction = std::fmod(ms, 1000.0) != 0;
    return formatMoment(qint64(ms),
                        fraction ? QStringLiteral("YYYY-MM-DD HH:mm:ss.SSS") : QStringLiteral("YYYY-MM-DD HH:mm:ss"),
                        scene.zone);
}

void addDuration(const TimelineScene& scene, const Hovered& at, TooltipContent& content)
{
    const TimelineRun& run = scene.timeline.rows[size_t(at.row)].runs[size_t(at.run)];
    TooltipContent::Row row;
    row.name = tr("Duration");
    row.value = stateDurationText(run.toMs - run.fromMs);
    content.rows.push_back(row);
}

PictureHover hoverAt(const TimelineScene& scene, const PictureView& view, double x, std::optional<double> y)
{
    PictureHover hover;
    const double time = view.msAt(x);
    const int focus = y ? rowAt(scene, view, *y) : -1;
    const bool multi = scene.options.tooltip == TooltipMode::Multi || !y;
    std::vector<Hovered> all;
    Hovered focused;
    for (int i = 0; i < int(scene.timeline.rows.size()); i++) {
        if (!multi && i != focus)
            continue;
        const Hovered at {i, runAt(scene, scene.timeline.rows[size_t(i)], time)};
        if (at.run < 0)
            continue;
        all.push_back(at);
        if (i == focus)
            focused = at;
    }
    for (const Hovered& at : all)
        hover.boxes.push_back(boxOf(scene, view, at));
    if (scene.options.tooltip == TooltipMode::None || all.empty())
        return hover;
    hover.tooltip.header = momentText(scene, focused.row >= 0 ? momentOf(scene, focused) : time);
    sortHovered(scene, all);
    for (const Hovered& at : all) {
        const bool zero = scene.options.hideZeros && multi && numberOf(scene, at) == 0;
        if (!zero && !scene.timeline.rows[size_t(at.row)].hideFromTooltip)
            hover.tooltip.rows.push_back(tooltipRow(scene, at, multi && at.row == focused.row));
    }
    if (!scene.options.samples && !multi && focused.row >= 0)
        addDuration(scene, focused, hover.tooltip);
    return hover;
}

std::optional<CellOrigin> originAt(const TimelineScene& scene, const PictureView& view, QPointF position)
{
    const int index = rowAt(scene, view, position.y());
    if (index < 0)
        return std::nullopt;
    const TimelineRow& row = scene.timeline.rows[size_t(index)];
    const int run = runAt(scene, row, view.msAt(position.x()));
    if (run < 0)
        return std::nullopt;
    // Nulls that mark gaps moved the rows: the time says which one it is in the data.
    const qint64 time = (*row.times)[size_t(row.runs[size_t(run)].row)];
    const Field* times = scene.data->frames[size_t(row.frame)].first(FieldType::Time);
    const auto found = std::find(times->times()->begin(), times->times()->end(), time);
    if (found == times->times()->end())
        return std::nullopt;
    return CellOrigin {row.frame, row.fieldIndex, found - times->times()->begin()};
}

/// The texts of rows beside the plot, at their middles.
void placeRows(const TimelineScene& scene, PlotPlacement& placement)
{
    if (placement.axes.empty())
        return;
    AxisPlacement& axis = placement.axes.front();
    axis.edge += axis.right ? labelGap : -labelGap;
    axis.size -= labelGap;
    axis.ticks.clear();
    const int count = int(scene.timeline.rows.size());
    const double lineHeight = QFontMetricsF(scene.theme.fontAxis).height();
    double free = -1e9; // below the last label
    for (int i = 0; i < count; i++) {
        const auto [top, height] = timelineRowEdges(i, count, scene.options.rowHeight, placement.plot.height());
        const double y = placement.plot.top() + top + height / 2;
        // Names of rows lower than a line are left out rather than written over each other.
        if (y - lineHeight / 2 < free - 3)
            continue;
        free = y + lineHeight / 2;
        axis.ticks.push_back({y, scene.timeline.rows[size_t(i)].name.left(longestText)});
    }
}

ChartScale rowsScale(const TimelineScene& scene)
{
    ChartScale scale;
    scale.hasRange = true;
    scale.grid = false;
    const QFontMetricsF metrics(scene.theme.fontAxis);
    QString longest;
    double widest = -1;
    for (const TimelineRow& row : scene.timeline.rows) {
        const double width = metrics.horizontalAdvance(row.name.left(longestText));
        if (width > widest) {
            widest = width;
            longest = row.name.left(longestText);
        }
    }
    const Field& first = scene.timeline.rows.front().field;
    const TimeSeriesField field = timeSeriesFieldFromConfig(*first.config);
    scale.hidden = field.placement == AxisPlacementOption::Hidden;
    scale.right = field.placement == AxisPlacementOption::Right;
    scale.fixedWidth = field.axisWidth;
    // A space of the font's width stands for the wider gap beside the names.
    const int spaces = int(std::ceil(labelGap / std::max(1.0, metrics.horizontalAdvance(QLatin1Char(' ')))));
    scale.text = [text = longest + QString(spaces, QChar(0xa0))](double, std::optional<int>) { return text; };
    return scale;
}

/// Items by name; of equal names the last colour counts.
class ItemList
{
public:
    void add(const QString& name, const QColor& color)
    {
        if (name.isEmpty())
            return;
        const auto known = m_places.constFind(name);
        if (known != m_places.constEnd()) {
            m_items[*known].color = color;
            return;
        }
        m_places.insert(name, m_items.size());
        LegendItem item;
        item.name = name.left(longestText);
        item.color = color;
        m_items.push_back(std::move(item));
    }
    size_t size() const { return m_items.size(); }
    std::vector<LegendItem> take() { return std::move(m_items); }

private:
    std::vector<LegendItem> m_items;
    QHash<QString, size_t> m_places;
};

/// Steps of thresholds, nothing for continuous colours, else every state that occurs.
std::vector<LegendItem> legendOf(const TimelineScene& scene)
{
    constexpr size_t most = 20'000; // the legend lists some and says how many more there are
    ItemList items;
    const FieldConfig& config = *scene.timeline.rows.front().field.config;
    const QString mode = config.color ? config.color->mode : QString();
    if (mode == QLatin1String("thresholds") && config.thresholds && config.thresholds->steps.size() > 1) {
        const std::vector<QString> texts = thresholdTexts(config);
        for (size_t i = 0; i < texts.size(); i++)
            items.add(texts[i], toQColor(resolveColor(config.thresholds->steps[i].color, scene.data->display.palette)));
        return items.take();
    }
    if (isContinuousScheme(mode))
        return {};
    QSet<quint64> seen;
    for (const TimelineRow& row : scene.timeline.rows) {
        seen.clear(); // keys of texts are counted per row
        for (const TimelineRun& run : row.runs) {
            if (row.hideFromLegend || items.size() >= most || seen.contains(run.state))
                continue;
            seen.insert(run.state);
            items.add(row.textOf(run), QColor::fromRgba(run.color));
        }
    }
    return items.take();
}

/// One tick per sample where they have room, as many as the time axis would show.
void placeSampleTicks(const TimelineScene& scene, const PictureView& view, PlotPlacement& placement)
{
    if (placement.times.size() < 2 || scene.timeline.columnMs <= 0)
        return;
    const TimelineRow& row = scene.timeline.rows.front();
    const double pxPerMs = view.plot.width() / (view.toMs - view.fromMs);
    constexpr double dust = 1e-6; // of a quotient of px
    const double increment = (placement.times[1].position - placement.times[0].position) / pxPerMs;
    const auto skip = size_t(std::max(1.0, std::ceil(increment / scene.timeline.columnMs - dust)));
    const QString pattern = timeTickPattern(std::round(increment), view.toMs - view.fromMs);
    std::vector<PlacedTick> ticks;
    for (size_t i = 0; i < row.times->size(); i += skip) {
        const double ms = double((*row.times)[i]) / nsPerMs;
        if (ms < view.fromMs || ms > view.toMs)
            continue;
        ticks.push_back({view.xOf(ms), formatMoment(qint64(ms), pattern, scene.zone)});
    }
    if (!ticks.empty())
        placement.times = std::move(ticks);
}

std::shared_ptr<ChartModel> chartOf(const std::shared_ptr<const TimelineScene>& scene)
{
    auto picture = std::make_shared<ChartPicture>();
    picture->crosshairX = !scene->options.samples;
    picture->place = [scene](PlotPlacement& placement, const PictureView& view) {
        placeRows(*scene, placement);
        if (scene->options.samples)
            placeSampleTicks(*scene, view, placement);
    };
    picture->draw = [scene](const RasterJob& job) { return rasterTimeline(job, *scene); };
    picture->hoverAt = [scene](const PictureView& view, double x, std::optional<double> y) {
        return hoverAt(*scene, view, x, y);
    };
    auto chart = std::make_shared<ChartModel>();
    chart->fromMs = scene->timeline.fromMs;
    chart->toMs = scene->timeline.toMs;
    chart->zone = scene->zone;
    chart->dark = scene->theme.isDark();
    chart->annotations = scene->data->annotations;
    chart->scales = {rowsScale(*scene)};
    chart->picture = std::move(picture);
    return chart;
}

PictureContent build(const PictureInput& input, bool samples)
{
    auto scene = std::make_shared<TimelineScene>();
    scene->data = input.data;
    scene->options = timelineOptionsFromJson(input.spec->options, samples);
    scene->timeline = timelineRows(input, scene->options);
    scene->theme = input.theme;
    scene->background = input.background;
    scene->zone = input.zone;
    if (const QString own = scene->options.timezones.value(0); !own.isEmpty())
        scene->zone = zoneFromSetting(own);
    PictureContent content;
    content.problem = scene->timeline.problem;
    if (!content.problem.isEmpty())
        return content;
    content.legend = scene->options.legend;
    if (content.legend.show)
        content.items = legendOf(*scene);
    content.pages = scene->timeline.pages;
    content.page = scene->timeline.page;
    const std::shared_ptr<const TimelineScene> shared = std::move(scene);
    const auto chart = chartOf(shared);
    for (const Frame& frame : input.data->frames)
        if (const Field* time = frame.first(FieldType::Time)) {
            readXAxis(*time->config, chart->x);
            break;
        }
    addZones(shared->options.timezones, input.zone, chart->x);
    content.chart = chart;
    content.originAt = [shared](const PictureView& view, QPointF position) {
        return originAt(*shared, view, position);
    };
    return content;
}

} // namespace

PictureContent buildStateTimeline(const PictureInput& input)
{
    return build(input, false);
}

PictureContent buildStatusHistory(const PictureInput& input)
{
    return build(input, true);
}

QString stateDurationText(double ms)
{
    if (!(ms >= 0))
        return {};
    auto rest = qint64(ms / 1000);
    const auto take = [&rest](qint64 seconds) {
        const qint64 count = rest / seconds;
        rest %= seconds;
        return count;
    };
    // Months of 30 and years of 365 days, as Grafana counts.
    const std::pair<qint64, const char*> parts[] = {
        {take(365 * 86400), "y"}, {take(30 * 86400), "mo"}, {take(7 * 86400), "w"}, {take(86400), "d"},
        {take(3600), "h"},        {take(60), "m"},          {take(1), "s"}};
    const auto isLarge = [](size_t i) { return i < 3; }; // years, months and weeks name all parts down to days
    QStringList texts;
    size_t first = std::size(parts);
    for (size_t i = 0; i < std::size(parts); i++) {
        if (parts[i].first == 0)
            continue;
        first = std::min(first, i);
        const bool shown = isLarge(first) ? i <= 3 : i <= first + 1;
        if (shown)
            texts << QString::number(parts[i].first) + QLatin1String(parts[i].second);
    }
    const double left = std::round(std::fmod(ms, 1000) * 1000) / 1000;
    if (left > 0 && first >= std::size(parts) - 1)
        texts << QString::number(left) + QStringLiteral("ms");
    return texts.isEmpty() ? QStringLiteral("0") : texts.join(QLatin1Char(' '));
}
