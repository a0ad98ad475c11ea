#include "widgets/panels/histogram/histogrammodel.h"

#include "dashboards/reduce/reducers.h"
#include "widgets/chart/chartpicture.h"
#include "widgets/chart/plotplacement.h"
#include "widgets/chart/plotscale.h"
#include "widgets/chart/seriescolors.h"
#include "widgets/panels/common/fieldscales.h"
#include "widgets/panels/histogram/histogramdata.h"
#include "widgets/panels/timeseries/schemecolors.h"
#include "widgets/panels/timeseries/timeseriesoptions.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace {

constexpr double leastTickSpace = 50; ///< px between two ticks
constexpr double labelSpace = 10; ///< px between two labels
constexpr double axisLength = 1000; ///< of positions, whatever the values are

struct Scene
{
    HistogramData data;
    TimeSeriesOptions options;
    QFont font;
    Palette palette;
    double low = 0; ///< of the counts' axis
    double high = 1;

    ScaleOptions xScale() const
    {
        ScaleOptions scale;
        scale.type = data.log ? ScaleType::Log : ScaleType::Linear;
        return scale;
    }
    /// Position along the axis, of which a view shows all or a part.
    double position(double value) const
    {
        return axisLength
            - PlotScale(xScale(), data.min, data.max, axisLength).toPx(std::clamp(value, data.min, data.max));
    }
    /// px from the left of the plot.
    double x(double value, const PictureView& view) const { return view.xOf(position(value)) - view.plot.left(); }
    double y(double count, double height) const { return height - (count - low) / (high - low) * height; }
};

/// Colours of a series over the height of the picture.
struct BarBrushes
{
    QBrush fill;
    QBrush line;
    double lineWidth = 1; ///< device px
};

BarBrushes brushesOf(const Scene& scene, const HistogramData::Series& series, const RasterJob& job)
{
    ChartScale scale;
    scale.options = scene.data.countScale;
    scale.min = scale.dataMin = scene.low;
    scale.max = scale.dataMax = scene.high;
    DrawSeries drawn;
    drawn.style = series.style;
    if (series.style.gradient == GradientMode::Scheme)
        drawn.colorOf = schemeColors({series.field, scale, scene.palette});
    const SeriesColors colors(drawn, PlotScale(scale.options, scale.min, scale.max, job.size.height()), job);
    return {colors.fillBrush(), colors.lineBrush(), series.style.lineWidth * job.ratio};
}

void paintSeries(QPainter& painter, const Scene& scene, const HistogramData::Series& series, const PictureView& view,
                 const BarBrushes& brushes)
{
    const QSizeF size = view.plot.size();
    for (size_t i = 0; i < scene.data.lows.size(); i++) {
        const double count = series.counts[i];
        if (!std::isfinite(count) || count == 0)
            continue;
        const double left = scene.x(scene.data.lows[i], view);
        const double right = scene.x(scene.data.highs[i], view);
        if (!(right > left) || right < 0 || left > size.width())
            continue;
        const double top = scene.y(series.top(i), size.height());
        const double bottom = std::clamp(scene.y(series.bottom(i), size.height()), 0.0, size.height());
        const QRectF bar = QRectF(QPointF(std::round(left), std::round(top)),
                                  QPointF(std::max(std::round(right), std::round(left) + 1), std::round(bottom)))
                               .normalized();
        painter.fillRect(bar, brushes.fill);
        const double line = std::min(brushes.lineWidth, bar.width() / 2);
        if (line <= 0)
            continue;
        painter.fillRect(QRectF(bar.left(), bar.top(), bar.width(), std::min(line, bar.height())), brushes.line);
        painter.fillRect(QRectF(bar.left(), bar.top(), line, bar.height()), brushes.line);
        painter.fillRect(QRectF(bar.right() - line, bar.top(), line, bar.height()), brushes.line);
    }
}

QImage draw(const Scene& scene, const RasterJob& job)
{
    QImage image(job.size, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return image;
    image.fill(Qt::transparent);
    {
        QPainter painter(&image);
        for (const HistogramData::Series& series : scene.data.series)
            if (series.isDrawn())
                paintSeries(painter, scene, series, {QRectF(QPointF(), job.size), job.fromMs, job.toMs},
                            brushesOf(scene, series, job));
    }
    image.setDevicePixelRatio(job.ratio);
    return image;
}

/// Edges of buckets that get a tick, evenly thinned to what has room.
std::vector<double> tickEdges(const Scene& scene, const PictureView& view)
{
    std::vector<double> edges = scene.data.lows;
    edges.push_back(scene.data.highs.back());
    edges.erase(std::remove_if(edges.begin(), edges.end(),
                               [&](double v) { return !(v >= scene.data.min && v <= scene.data.max); }),
                edges.end());
    if (!scene.data.log && scene.data.edges.empty()) {
        // Buckets without counts are missing from the data, not from the axis.
        const double size = scene.data.highs.front() - scene.data.lows.front();
        constexpr double most = 100'000;
        const double count = std::round((scene.data.max - scene.data.min) / size);
        const int last = count >= 0 ? int(std::min(count, most)) : -1; // no edge where it is no number
        edges.clear();
        for (int i = 0; i <= last; i++)
            edges.push_back(scene.data.min + i * size);
    }
    if (edges.size() < 2)
        return edges;
    const double step = scene.data.log || !scene.data.edges.empty()
        ? (scene.x(edges.back(), view) - scene.x(edges.front(), view)) / double(edges.size() - 1)
        : scene.x(edges[1], view) - scene.x(edges[0], view);
    const auto skip = size_t(std::max(1.0, std::ceil(leastTickSpace / std::max(step, 1e-6))));
    std::vector<double> kept;
    for (size_t i = 0; i < edges.size(); i += skip)
        kept.push_back(edges[i]);
    return kept;
}

void placeTicks(const Scene& scene, const PictureView& view, PlotPlacement& placement)
{
    const QFontMetricsF metrics(scene.font);
    const double width = placement.plot.width();
    std::vector<PlacedTick> ticks;
    double widest = 0;
    for (const double edge : tickEdges(scene, view)) {
        const double x = scene.x(edge, view);
        constexpr double half = .5;
        if (x < -half || x > width + half)
            continue;
        const QString text = scene.data.edgeText(edge).left(60);
        ticks.push_back({placement.plot.left() + x, text});
        widest = std::max(widest, metrics.horizontalAdvance(text));
    }
    constexpr double margin = 8; // the chart goes on a little right of the plot
    const auto isCut = [&](const PlacedTick& tick) {
        return tick.position + metrics.horizontalAdvance(tick.text) / 2 > placement.plot.right() + margin;
    };
    const double room = std::max(1.0, width / (widest + labelSpace));
    const auto keep = size_t(std::ceil(double(ticks.size()) / room));
    for (size_t i = 0; i < ticks.size(); i++)
        if ((keep > 1 && i % keep != 0) || isCut(ticks[i]))
            ticks[i].text.clear();
    placement.times = std::move(ticks);
}

int bucketAt(const Scene& scene, const PictureView& view, double x)
{
    const double at = x - view.plot.left();
    for (size_t i = 0; i < scene.data.lows.size(); i++)
        if (at >= scene.x(scene.data.lows[i], view) && at < scene.x(scene.data.highs[i], view))
            return int(i);
    return -1;
}

/// The series whose bar is under the mouse, the smallest of those that overlap.
int seriesAt(const Scene& scene, const PictureView& view, size_t bucket, double y)
{
    int found = -1;
    double smallest = 0;
    for (size_t i = 0; i < scene.data.series.size(); i++) {
        const HistogramData::Series& series = scene.data.series[i];
        const double count = series.counts[bucket];
        const double top = view.plot.top() + scene.y(series.top(bucket), view.plot.height());
        const double bottom = view.plot.top() + scene.y(series.bottom(bucket), view.plot.height());
        if (!series.isDrawn() || !(count > 0) || y < top || y > bottom)
            continue;
        if (found < 0 || count < smallest) {
            found = int(i);
            smallest = count;
        }
    }
    return found;
}

PictureHover hoverAt(const Scene& scene, const PictureView& view, double x, std::optional<double> y)
{
    PictureHover hover;
    const int bucket = bucketAt(scene, view, x);
    if (bucket < 0 || !y || scene.options.tooltip == TooltipMode::None)
        return hover;
    const auto b = size_t(bucket);
    const bool multi = scene.options.tooltip == TooltipMode::Multi;
    const int focus = seriesAt(scene, view, b, *y);
    hover.tooltip.header = scene.data.bucketText(b);
    std::vector<std::pair<double, TooltipContent::Row>> rows;
    for (size_t i = 0; i < scene.data.series.size(); i++) {
        const HistogramData::Series& series = scene.data.series[i];
        const double count = series.counts[b];
        const bool shown = multi ? !(scene.options.hideZeros && count == 0) : int(i) == focus;
        if (!series.isDrawn() || !series.inTooltip || !shown)
            continue;
        TooltipContent::Row row;
        row.color = series.style.color;
        row.name = series.name.left(200);
        row.value = series.display.number(count).full();
        row.bold = multi && int(i) == focus;
        rows.emplace_back(count, row);
    }
    if (scene.options.sort != TooltipSort::None)
        std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b2) {
            return scene.options.sort == TooltipSort::Ascending ? a.first < b2.first : a.first > b2.first;
        });
    for (auto& [count, row] : rows)
        hover.tooltip.rows.push_back(std::move(row));
    const double left = view.plot.left() + scene.x(scene.data.lows[b], view);
    const double right = view.plot.left() + scene.x(scene.data.highs[b], view);
    if (!hover.tooltip.rows.empty())
        hover.boxes.push_back(QRectF(left, view.plot.top(), right - left, view.plot.height()).intersected(view.plot));
    return hover;
}

void findCountRange(Scene& scene)
{
    std::optional<double> high;
    for (const HistogramData::Series& series : scene.data.series)
        for (size_t i = 0; i < series.counts.size(); i++)
            if (series.isDrawn() && std::isfinite(series.counts[i]))
                high = std::max(high.value_or(0), series.top(i));
    const auto range = axisRange(high ? std::optional(0.0) : std::nullopt, high, scene.data.countScale);
    std::tie(scene.low, scene.high) = range.value_or(std::pair(0.0, 1.0));
}

std::vector<LegendItem> legendOf(const Scene& scene, const PanelData& data)
{
    std::vector<LegendItem> items;
    for (const HistogramData::Series& series : scene.data.series) {
        if (!series.inLegend)
            continue;
        LegendItem item;
        item.name = series.name;
        item.color = series.style.color;
        item.visible = !series.hidden;
        for (const QString& id : scene.options.legendCalcs) {
            const Reducer* reducer = findReducer(id);
            if (!reducer || !series.origin)
                continue;
            const auto f = size_t(series.origin->frame);
            const auto i = size_t(series.origin->field);
            const Field& field = data.frames[f].fields[i];
            const DisplayProcessor display(field, data.display);
            const DisplayValue value = display(reduceField(field, reducer->id));
            item.calcs.push_back({reducer->name, value.full(), value.numeric});
        }
        items.push_back(std::move(item));
    }
    return items;
}

std::shared_ptr<const ChartModel> chartOf(const std::shared_ptr<const Scene>& scene, const PictureInput& input)
{
    auto picture = std::make_shared<ChartPicture>();
    picture->time = false;
    picture->place = [scene](PlotPlacement& placement, const PictureView& view) {
        placeTicks(*scene, view, placement);
    };
    picture->draw = [scene](const RasterJob& job) { return draw(*scene, job); };
    picture->hoverAt = [scene](const PictureView& view, double x, std::optional<double> y) {
        return hoverAt(*scene, view, x, y);
    };
    auto chart = std::make_shared<ChartModel>();
    chart->toMs = axisLength; // no time
    // A zoom keeps its numbers when new data moves their places.
    ChartX x;
    x.kind = ChartX::Kind::Number;
    x.scale = scene->xScale();
    x.origin = x.positionOf(scene->data.min);
    x.perMs = x.positionOf(scene->data.max) / axisLength;
    if (std::isfinite(x.perMs) && x.perMs > 0)
        chart->x = x;
    chart->dark = input.theme.isDark();
    ChartScale scale;
    scale.options = scene->data.countScale;
    scale.min = scene->low;
    scale.max = scene->high;
    scale.hasRange = true;
    scale.text = [display = scene->data.countDisplay](double v, std::optional<int> decimals) {
        return display.axisLabel(v, decimals);
    };
    chart->scales.push_back(std::move(scale));
    if (scene->data.wanted > drawnMarksCap)
        chart->notice = crowdNotice(drawnMarksCap, scene->data.wanted);
    chart->picture = std::move(picture);
    return chart;
}

} // namespace

PictureContent buildHistogram(const PictureInput& input)
{
    auto scene = std::make_shared<Scene>();
    scene->options = timeSeriesOptionsFromJson(input.spec->options);
    scene->data = histogramData(input);
    PictureContent content;
    content.problem = scene->data.problem;
    if (!content.problem.isEmpty())
        return content;
    scene->font = input.theme.fontAxis;
    scene->palette = input.theme.palette;
    findCountRange(*scene);
    content.legend = scene->options.legend;
    content.items = legendOf(*scene, *input.data);
    content.itemsSwitch = true;
    content.chart = chartOf(scene, input);
    return content;
}
