#include "widgets/panels/xychart/xychartmodel.h"

#include "dashboards/format/displayname.h"
#include "widgets/panels/common/fieldscales.h"
#include "widgets/panels/common/legendpanel.h"
#include "widgets/panels/xychart/xypainter.h"

#include <QCoreApplication>

#include <cmath>

namespace {

constexpr double spanMs = 1e6; ///< positions run over so many ms, whatever the numbers are
constexpr double reach = 6; ///< px around a point that count as on it

class ModelBuilder
{
public:
    explicit ModelBuilder(const XYChartInput& input) : m_in(input), m_chart(std::make_shared<ChartModel>()) { }

    XYChartModel build()
    {
        m_chart->zone = m_in.zone;
        m_chart->dark = m_in.theme.isDark();
        m_chart->tooltip = m_in.options.tooltip;
        m_series = xySeries(*m_in.data, m_in.options, m_in.theme.palette);
        m_model.chart = m_chart;
        m_model.data = m_in.data;
        if (m_series.empty()) {
            m_model.problem = problem();
            return std::move(m_model);
        }
        for (XYSeries& series : m_series)
            series.visible = !m_in.hidden.contains(series.name);
        makeXAxis();
        makeScales();
        m_chart->notice = joinedNotices({crowdNotice(std::min(m_series.size(), drawnMarksCap), m_series.size()),
                                         m_offScale > 0     ? offScaleNotice(m_offScale)
                                             : !m_allWithin ? beyondScaleNotice()
                                                            : QString()});
        addLegend();
        auto shared = std::make_shared<const std::vector<XYSeries>>(std::move(m_series));
        m_model.series = shared;
        m_chart->shapesAbove.emplace_back([shared, axis = m_chart->x](QPainter& painter, const PlotMap& map) {
            paintXYSeries(painter, map, axis, *shared);
        });
        addHover(shared);
        return std::move(m_model);
    }

private:
    QString problem() const
    {
        for (const Frame& frame : m_in.data->frames)
            if (frame.rows > 0)
                return QCoreApplication::translate("XYChart", "No pair of number fields for x and y");
        return QCoreApplication::translate("XYChart", "No data");
    }

    Field fieldOf(const XYSeries& series, int index) const
    {
        return m_in.data->frames[size_t(series.frame)].fields[size_t(index)];
    }

    QString nameOf(const XYSeries& series, int index) const
    {
        const Frames& frames = m_in.data->frames;
        const Field field = fieldOf(series, index);
        return field.state.displayName.isEmpty() ? fieldDisplayName(field, frames[size_t(series.frame)], frames)
                                                 : field.state.displayName;
    }

    static void widen(std::optional<double>& low, std::optional<double>& high, double v)
    {
        if (!std::isfinite(v))
            return;
        low = low ? std::min(*low, v) : v;
        high = high ? std::max(*high, v) : v;
    }

    void makeXAxis()
    {
        const Field field = fieldOf(m_series.front(), m_series.front().xField);
        const bool isTime = field.type == FieldType::Time;
        ScaleOptions options = scaleOptionsFromConfig(*field.config);
        if (isTime)
            options.type = ScaleType::Linear;
        const bool log = options.type == ScaleType::Log;
        std::optional<double> low;
        std::optional<double> high;
        for (const XYSeries& series : m_series)
            for (size_t i = 0; series.visible && i < series.x.size(); i++)
                if (log && series.x[i] <= 0)
                    m_offScale++;
                else if (std::isfinite(series.y[i]))
                    widen(low, high, series.x[i]);
        readXAxis(*field.config, m_chart->x);
        if (m_chart->x.label.isEmpty())
            m_chart->x.label = nameOf(m_series.front(), m_series.front().xField);
        if (isTime)
            options.padMin = options.padMax = .02;
        ChartScale scale;
        m_allWithin = takeRange(scale, axisRange(low, high, options).value_or(std::pair(0.0, 1.0)));
        const std::pair range(scale.min, scale.max);
        ChartX& axis = m_chart->x;
        m_chart->fromMs = range.first;
        m_chart->toMs = range.second;
        if (isTime)
            return;
        axis.kind = ChartX::Kind::Number;
        axis.scale = options;
        const double first = axis.positionOf(range.first); // of an axis that begins at 0, 1 ms a unit
        const double span = axis.positionOf(range.second) - first;
        axis.origin = std::isfinite(first) ? first : 0;
        axis.perMs = std::isfinite(span) && span > 0 ? span / spanMs : 1 / spanMs;
        axis.text = [display = DisplayProcessor(field, m_in.data->display)](double v, std::optional<int> decimals) {
            return display.axisLabel(v, decimals);
        };
        m_chart->fromMs = 0;
        m_chart->toMs = spanMs;
    }

    void makeScales()
    {
        for (XYSeries& series : m_series) {
            const Field y = fieldOf(series, series.yField);
            const TimeSeriesField custom = timeSeriesFieldFromConfig(*y.config);
            series.scale =
                fieldScale({y, custom, DisplayProcessor(y, m_in.data->display), series.color}, m_chart->scales);
            ChartScale& scale = m_chart->scales[size_t(series.scale)];
            scale.right = custom.placement == AxisPlacementOption::Right;
            if (scale.label.isEmpty())
                scale.label = nameOf(series, series.yField);
        }
        for (size_t s = 0; s < m_chart->scales.size(); s++) {
            std::optional<double> low;
            std::optional<double> high;
            const bool log = m_chart->scales[s].options.type == ScaleType::Log;
            for (const XYSeries& series : m_series)
                for (size_t i = 0; series.visible && size_t(series.scale) == s && i < series.y.size(); i++)
                    if (log && series.y[i] <= 0)
                        m_offScale++;
                    else
                        widen(low, high, series.y[i]);
            m_allWithin = setScaleRange(m_chart->scales[s], low, high) && m_allWithin;
        }
    }

    void addLegend()
    {
        for (const XYSeries& series : m_series) {
            if (!series.inLegend)
                continue;
            LegendItem item;
            item.name = series.name;
            item.color = series.color;
            item.visible = series.visible;
            const Field y = fieldOf(series, series.yField);
            const DisplayProcessor display(y, m_in.data->display);
            for (const QString& id : m_in.options.legendCalcs)
                appendLegendCalc(id, y, display, item);
            m_model.legend.push_back(std::move(item));
        }
    }

    void addHover(const std::shared_ptr<const std::vector<XYSeries>>& series)
    {
        auto picture = std::make_shared<ChartPicture>();
        picture->time = false;
        picture->crosshairY = true;
        picture->zoomsValues = true;
        const bool told = m_in.options.tooltip != TooltipMode::None;
        picture->hoverAt = [series, data = m_in.data, told, axis = m_chart->x](const PictureView& view, double x,
                                                                               std::optional<double> y) {
            PictureHover hover;
            if (!y || !view.scales)
                return hover;
            const PlotMap map = mapOf(view, *view.scales);
            const XYPoint point = xyPointAt(*series, axis, map, QPointF(x, *y) - view.plot.topLeft());
            if (point.series < 0)
                return hover;
            const XYSeries& s = (*series)[size_t(point.series)];
            const QPointF centre = xyPosition(s, point.row, axis, map) + view.plot.topLeft();
            const double half = s.sizeOf(point.row) / 2 + 2;
            hover.boxes = {QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)};
            if (told)
                hover.tooltip = pointTooltip(*data, s, point.row);
            return hover;
        };
        m_chart->picture = picture;
    }

    static PlotMap mapOf(const PictureView& view, const std::vector<ChartScale>& scales)
    {
        PlotMap map;
        map.fromMs = view.fromMs;
        map.toMs = view.toMs;
        map.size = view.plot.size();
        for (const ChartScale& scale : scales)
            map.scales.emplace_back(scale.options, scale.min, scale.max, view.plot.height());
        return map;
    }

    static TooltipContent pointTooltip(const PanelData& data, const XYSeries& series, size_t row)
    {
        TooltipContent content;
        content.header = series.name;
        const Frame& frame = data.frames[size_t(series.frame)];
        const auto add = [&](int index) {
            const Field& field = frame.fields[size_t(index)];
            const bool hidden = timeSeriesFieldFromConfig(*field.config).hideFromTooltip;
            if (hidden && index != series.xField && index != series.yField)
                return;
            TooltipContent::Row line;
            line.name = xyFieldName(data, series.frame, index);
            line.value = DisplayProcessor(field, data.display)(field.at(qsizetype(row))).full().left(200);
            if (index == series.yField)
                line.color = series.colorOf(row);
            line.bold = index == series.yField;
            content.rows.push_back(std::move(line));
        };
        constexpr size_t mostRows = 12;
        add(series.xField);
        add(series.yField);
        for (int i = 0; i < int(frame.fields.size()) && content.rows.size() < mostRows; i++)
            if (i != series.xField && i != series.yField
                && (i == series.sizeField || i == series.colorField
                    || frame.fields[size_t(i)].type != FieldType::Number))
                add(i);
        return content;
    }

    const XYChartInput& m_in;
    std::shared_ptr<ChartModel> m_chart;
    std::vector<XYSeries> m_series;
    size_t m_offScale = 0; ///< points that a logarithmic axis cannot show
    bool m_allWithin = true;
    XYChartModel m_model;
};

} // namespace

XYChartModel buildXYChart(const XYChartInput& input)
{
    return ModelBuilder(input).build();
}

XYPoint xyPointAt(const std::vector<XYSeries>& series, const ChartX& axis, const PlotMap& map, QPointF at)
{
    // Inside several points the smallest is meant, the upper of equals; beside all of them the nearest.
    XYPoint best;
    std::pair<double, double> score {reach, std::numeric_limits<double>::max()}; // distance to the rim, size
    for (size_t s = 0; s < series.size(); s++) {
        if (!series[s].visible || !series[s].inTooltip)
            continue;
        for (size_t row = 0; row < series[s].y.size(); row++) {
            const QPointF away = xyPosition(series[s], row, axis, map) - at;
            const double size = series[s].sizeOf(row);
            const double toCentre = std::hypot(away.x(), away.y());
            const double distance = std::max(0.0, toCentre - size / 2);
            if (!std::isfinite(toCentre) || std::pair(distance, size) > score)
                continue;
            score = {distance, size};
            best = {int(s), row};
        }
    }
    return best;
}
