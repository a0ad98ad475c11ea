#include "widgets/panels/heatmap/heatmapmodel.h"

#include "dashboards/format/displayname.h"
#include "widgets/panels/heatmap/heatmaphover.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace {

constexpr double nsPerMs = 1e6;
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Least and greatest count among the cells that are drawn.
std::pair<double, double> countRange(const HeatmapGrid& grid, const HeatmapOptions& options)
{
    double low = infinity;
    double high = -infinity;
    for (const double count : grid.counts)
        if (count > options.hideLe && count < options.hideGe && std::isfinite(count)) {
            low = std::min(low, count);
            high = std::max(high, count);
        }
    if (low > high)
        low = high = 0;
    return {options.min.value_or(low), options.max.value_or(high)};
}

DisplayProcessor countDisplay(const HeatmapGrid& grid, const HeatmapOptions& options, const DisplayContext& context)
{
    Field field = grid.value;
    auto config = std::make_shared<FieldConfig>(*field.config);
    if (!options.cellUnit.isEmpty())
        config->unit = options.cellUnit;
    if (options.cellDecimals)
        config->decimals = *options.cellDecimals;
    field.config = std::move(config);
    return DisplayProcessor(field, context);
}

/// Where a value lies on the y scale; NaN when no named bucket holds it.
double scalePosition(const HeatmapGrid& grid, double value, const std::vector<double>& bounds)
{
    if (!grid.isNamed())
        return value;
    if (bounds.empty() || std::isnan(value))
        return std::nan("");
    const bool le = grid.layout == CellLayout::Le;
    const auto at = le ? std::lower_bound(bounds.begin(), bounds.end(), value)
                       : std::upper_bound(bounds.begin(), bounds.end(), value);
    const auto row = (at - bounds.begin()) - (le ? 0 : 1);
    if (row < 0 || size_t(row) >= grid.rows.size())
        return std::nan("");
    return (grid.rows[size_t(row)].from + grid.rows[size_t(row)].to) / 2;
}

std::vector<double> namedBounds(const PanelData& data, const HeatmapGrid& grid)
{
    std::vector<double> bounds;
    if (!grid.isNamed() || !grid.numericNames || grid.frame < 0)
        return bounds;
    const Frame& frame = data.frames[size_t(grid.frame)];
    for (const int field : grid.fields) {
        const Field& f = frame.fields[size_t(field)];
        const QString le = f.labels.value(QStringLiteral("le"), f.name);
        bounds.push_back(le == QLatin1String("+Inf") ? infinity : le.toDouble());
    }
    return std::is_sorted(bounds.begin(), bounds.end()) ? bounds : std::vector<double>();
}

constexpr size_t mostExemplars = 5000;

std::vector<ExemplarPoint> exemplarsOf(const PanelData& data, const HeatmapGrid& grid)
{
    std::vector<ExemplarPoint> points;
    const std::vector<double> bounds = namedBounds(data, grid);
    for (size_t f = 0; f < data.exemplars.size(); f++) {
        const Field* time = data.exemplars[f].first(FieldType::Time);
        const Field* value = data.exemplars[f].first(FieldType::Number);
        if (!time || !time->times() || !value)
            continue;
        for (size_t row = 0; row < time->times()->size() && points.size() < mostExemplars; row++) {
            const double y = scalePosition(grid, value->numberAt(qsizetype(row)), bounds);
            if (!std::isnan(y))
                points.push_back({double((*time->times())[row]) / nsPerMs, y, int(f), qsizetype(row)});
        }
    }
    return points;
}

/// Labels of named rows: at the upper edges of buckets, so that they read as an axis.
std::vector<std::pair<double, QString>> rowLabels(const HeatmapGrid& grid)
{
    std::vector<std::pair<double, QString>> labels;
    if (grid.layout == CellLayout::Le)
        labels.emplace_back(-1, grid.zeroName);
    for (size_t i = 0; i < grid.names.size(); i++)
        labels.emplace_back(double(i), grid.names[i]);
    if (grid.layout == CellLayout::Ge)
        labels.emplace_back(double(grid.names.size()), QString());
    return labels;
}

void thinOut(std::vector<std::pair<double, QString>>& labels, double height)
{
    constexpr double lowPlot = 60;
    constexpr double least = 10; ///< px of a label
    constexpr double axis = 15;
    if (labels.size() > 2 && height + axis < lowPlot) {
        labels = {labels.front(), labels.back()};
        return;
    }
    while (labels.size() > 3 && height / double(labels.size()) < least) {
        for (size_t i = 0; i < (labels.size() + 1) / 2; i++)
            labels[i] = labels[i * 2];
        labels.resize((labels.size() + 1) / 2);
    }
}

/// Puts the labels of named rows, or turns the axis over.
void placeAxis(const HeatmapScene& scene, PlotPlacement& placement)
{
    if (placement.axes.empty())
        return;
    AxisPlacement& axis = placement.axes.front();
    const QRectF& plot = placement.plot;
    if (!scene.grid.isNamed()) {
        if (scene.look.reverse)
            for (PlacedTick& tick : axis.ticks)
                tick.position = plot.top() + plot.bottom() - tick.position;
        return;
    }
    axis.ticks.clear();
    auto labels = rowLabels(scene.grid);
    thinOut(labels, plot.height());
    const HeatmapRows rows(scene.grid, scene.look.reverse, plot.height());
    for (const auto& [y, text] : labels)
        axis.ticks.push_back({plot.top() + rows.toPx(y), text});
}

QString longestOf(const std::vector<QString>& names, const QFont& font)
{
    const QFontMetricsF metrics(font);
    QString longest;
    double width = 0;
    for (const QString& name : names) {
        const double own = metrics.horizontalAdvance(name.left(400));
        if (own > width) {
            width = own;
            longest = name.left(400);
        }
    }
    return longest;
}

ChartScale axisOf(const HeatmapScene& scene)
{
    const HeatmapAxis& axis = scene.options.axis;
    ChartScale scale;
    scale.options = scene.grid.scale;
    scale.min = scene.grid.min;
    scale.max = scene.grid.max;
    scale.hasRange = true;
    scale.right = axis.right;
    scale.hidden = axis.hidden;
    scale.label = axis.label;
    scale.fixedWidth = axis.width;
    if (scene.grid.isNamed())
        // The names replace the ticks later; until then the longest makes the room.
        scale.text = [longest = longestOf(scene.grid.names, scene.theme.fontAxis)](double, std::optional<int>) {
            return longest;
        };
    else
        scale.text = [bound = scene.bound](double v, std::optional<int> decimals) {
            return bound.axisLabel(v, decimals);
        };
    return scale;
}

std::shared_ptr<HeatmapScene> sceneOf(const PictureInput& input)
{
    auto scene = std::make_shared<HeatmapScene>();
    scene->data = input.data;
    scene->options = heatmapOptionsFromJson(input.spec->options);
    scene->grid = heatmapGrid(*input.data, scene->options);
    if (!scene->grid.problem.isEmpty())
        return scene;
    scene->theme = input.theme;
    scene->zone = input.zone;
    scene->fromMs = double(input.data->range.fromMs);
    scene->toMs = double(std::max(input.data->range.toMs, input.data->range.fromMs + 1));
    scene->bound = DisplayProcessor(scene->grid.bound, input.data->display);
    scene->exemplars = exemplarsOf(*input.data, scene->grid);
    Frame named;
    named.fields = {scene->grid.value};
    scene->valueName = fieldDisplayName(scene->grid.value, named, {named});
    HeatmapLook& look = scene->look;
    look.palette = heatmapPalette(scene->options.colors, input.theme.palette);
    std::tie(look.min, look.max) = countRange(scene->grid, scene->options);
    look.hideLe = scene->options.hideLe;
    look.hideGe = scene->options.hideGe;
    look.gap = scene->options.cellGap;
    look.radius = scene->options.cellRadius;
    look.reverse = scene->options.axis.reverse;
    look.values = scene->options.showValues;
    look.background = input.background;
    look.exemplar = toQColor(resolveColor(scene->options.exemplarColor, input.theme.palette));
    look.theme = input.theme;
    look.display = countDisplay(scene->grid, scene->options, input.data->display);
    scene->bar = {look.palette, look.min, look.max, scene->options.legendRight,
                  [display = look.display](double v) { return display.number(v).full(); }};
    return scene;
}

std::optional<CellOrigin> originOf(const HeatmapScene& scene, const PictureView& view, QPointF position)
{
    const HeatmapCell cell = heatmapCellAt(scene, view, position);
    if (!cell.isValid() || scene.grid.frame < 0 || size_t(cell.row) >= scene.grid.fields.size())
        return std::nullopt;
    return CellOrigin {scene.grid.frame, scene.grid.fields[size_t(cell.row)], cell.column + int(scene.grid.leftOut)};
}

} // namespace

PictureContent buildHeatmap(const PictureInput& input)
{
    const std::shared_ptr<const HeatmapScene> scene = sceneOf(input);
    PictureContent content;
    content.problem = scene->grid.problem;
    if (!content.problem.isEmpty())
        return content;
    auto picture = std::make_shared<ChartPicture>();
    picture->crosshairX = true;
    picture->crosshairY = true;
    picture->place = [scene](PlotPlacement& placement, const PictureView&) { placeAxis(*scene, placement); };
    picture->draw = [scene](const RasterJob& job) {
        return rasterHeatmap(job, scene->grid, scene->look, scene->exemplars);
    };
    picture->hoverAt = [scene](const PictureView& view, double x, std::optional<double> y) {
        return heatmapHover(*scene, view, x, y);
    };
    auto chart = std::make_shared<ChartModel>();
    chart->fromMs = scene->fromMs;
    chart->toMs = scene->toMs;
    chart->zone = input.zone;
    chart->dark = input.theme.isDark();
    chart->annotations = input.data->annotations;
    if (scene->grid.leftOut > 0)
        chart->notice = QCoreApplication::translate("Heatmap", "Too many cells: the oldest %1 columns are not shown")
                            .arg(scene->grid.leftOut);
    else if (scene->exemplars.size() >= mostExemplars)
        chart->notice = QCoreApplication::translate("Heatmap", "The first %1 exemplars are shown").arg(mostExemplars);
    chart->scales = {axisOf(*scene)};
    chart->picture = std::move(picture);
    content.chart = std::move(chart);
    content.legend.show = scene->options.legend;
    content.bar = scene->bar;
    content.barValueAt = [scene](const PictureView& view, QPointF position) -> std::optional<double> {
        const HeatmapCell cell = heatmapCellAt(*scene, view, position);
        const double count = cell.isValid() ? scene->grid.at(size_t(cell.column), size_t(cell.row)) : std::nan("");
        return scene->look.isHidden(count) ? std::nullopt : std::optional(count);
    };
    content.originAt = [scene](const PictureView& view, QPointF position) { return originOf(*scene, view, position); };
    return content;
}
