#include "widgets/panels/timeseries/timeseriesmodel.h"

#include "dashboards/chart/axisrange.h"
#include "dashboards/chart/nullgaps.h"
#include "dashboards/chart/stacking.h"
#include "dashboards/chart/ticks.h"
#include "dashboards/format/color.h"
#include "dashboards/format/displayname.h"
#include "dashboards/reduce/reducers.h"
#include "widgets/panels/timeseries/thresholdmarks.h"

#include <QCoreApplication>

#include <cmath>

namespace {

constexpr double nsPerMs = 1e6;

/// One field on its way into the chart.
struct Source
{
    Field field;
    std::shared_ptr<const TimeColumn> times;
    std::shared_ptr<const NumberColumn> values;
    TimeSeriesField options;
    TimeSeriesModel::Origin origin;
    QString name;
    QString scaleKey;
    bool hidden = false; ///< by the legend
};

std::shared_ptr<const NumberColumn> numbersOf(const Field& field)
{
    if (const NumberColumn* numbers = field.numbers())
        return {field.values, numbers};
    if (const auto* bools = field.as<BoolColumn>()) {
        auto column = std::make_shared<NumberColumn>();
        column->reserve(bools->size());
        for (const quint8 b : *bools)
            column->push_back(b == nullBool ? nullNumber : b == absentBool ? absentNumber : double(b));
        return column;
    }
    return nullptr;
}

class ModelBuilder
{
public:
    explicit ModelBuilder(const TimeSeriesInput& input) : m_in(input), m_chart(std::make_shared<ChartModel>()) { }

    TimeSeriesModel build()
    {
        const PanelData& data = *m_in.data;
        m_chart->fromMs = double(data.range.fromMs);
        m_chart->toMs = double(data.range.toMs);
        m_chart->zone = m_in.zone;
        m_chart->dark = m_in.theme.kind == ThemeKind::Dark;
        m_chart->annotations = data.annotations;
        m_chart->tooltip = m_in.options.tooltip;
        m_chart->sort = m_in.options.sort;
        m_chart->hideZeros = m_in.options.hideZeros;
        collect();
        for (const Source& source : m_sources)
            addSeries(source);
        stack();
        resolveFillBelow();
        for (size_t i = 0; i < m_chart->scales.size(); i++)
            finishScale(int(i));
        addThresholds();
        addLegend();
        m_model.chart = m_chart;
        if (m_sources.empty())
            m_model.problem = problem();
        return std::move(m_model);
    }

private:
    QString problem() const
    {
        for (const Frame& frame : m_in.data->frames)
            if (frame.rows > 0 && !frame.first(FieldType::Time))
                return QCoreApplication::translate("TimeSeries", "Data is missing a time field");
        return QCoreApplication::translate("TimeSeries", "No data");
    }

    void collect()
    {
        const Frames& frames = m_in.data->frames;
        const TimeRange& range = m_in.data->range;
        const std::pair rangeNs(range.fromMs * qint64(nsPerMs), range.toMs * qint64(nsPerMs));
        for (size_t f = 0; f < frames.size(); f++) {
            if (!frames[f].first(FieldType::Time))
                continue;
            collectFrame(insertNulls(frames[f], rangeNs, GapNulls::One), int(f));
        }
    }

    void collectFrame(const Frame& frame, int frameIndex)
    {
        const Field* time = frame.first(FieldType::Time);
        const TimeColumn* times = time->times();
        if (!times || times->empty())
            return;
        for (size_t i = 0; i < frame.fields.size(); i++) {
            const Field& field = frame.fields[i];
            if (field.type != FieldType::Number && field.type != FieldType::Boolean)
                continue;
            Source source;
            source.values = numbersOf(field);
            source.options = timeSeriesFieldFromConfig(*field.config);
            if (!source.values || source.options.hideFromViz)
                continue;
            source.field = field;
            source.times = std::shared_ptr<const TimeColumn>(time->values, times);
            source.origin = {frameIndex, int(i)};
            source.name = field.state.displayName.isEmpty() ? fieldDisplayName(field, frame, m_in.data->frames)
                                                            : field.state.displayName;
            source.scaleKey = scaleKey(*field.config, field.type);
            source.hidden = m_in.hidden.contains(source.name);
            m_sources.push_back(std::move(source));
        }
    }

    DisplayProcessor displayOf(const Source& source) const
    {
        const auto& displays = m_in.data->displays;
        const auto frame = size_t(source.origin.frame);
        const auto field = size_t(source.origin.field);
        if (frame < displays.size() && field < displays[frame].size())
            return displays[frame][field];
        return DisplayProcessor(source.field, m_in.data->display);
    }

    void addSeries(const Source& source)
    {
        DrawSeries series;
        series.times = source.times;
        series.values = source.values;
        series.visible = !source.hidden;
        series.style = source.options.style;
        series.style.color = toQColor(seriesColor(source.field, m_in.theme.palette));
        SeriesInfo info;
        info.name = source.name;
        info.display = displayOf(source);
        info.values = source.values;
        info.inTooltip = !source.options.hideFromTooltip;
        const FieldConfig& config = *source.field.config;
        if (series.style.gradient == GradientMode::Scheme && config.color && isByValueMode(config.color->mode))
            series.colorOf = [display = info.display](double v) { return display.colorOf(v); };
        series.scale = scaleOf(source, info.display, series.style.color);
        m_chart->series.push_back(std::move(series));
        m_chart->infos.push_back(std::move(info));
        m_model.origins.push_back(source.origin);
    }

    int scaleOf(const Source& source, const DisplayProcessor& display, const QColor& color)
    {
        for (size_t i = 0; i < m_chart->scales.size(); i++)
            if (m_chart->scales[i].key == source.scaleKey)
                return int(i);
        const TimeSeriesField& field = source.options;
        ChartScale scale;
        scale.key = source.scaleKey;
        scale.options = scaleOptionsFromConfig(*source.field.config);
        scale.hidden = field.placement == AxisPlacementOption::Hidden;
        scale.right = field.placement == AxisPlacementOption::Right
            || (field.placement == AxisPlacementOption::Auto && m_hasLeft);
        m_hasLeft = m_hasLeft || (!scale.right && !scale.hidden);
        scale.grid = field.axisGrid.value_or(!m_hasGrid);
        m_hasGrid = m_hasGrid || (scale.grid && !scale.hidden);
        scale.border = field.axisBorder;
        scale.label = field.axisLabel;
        scale.fixedWidth = field.axisWidth;
        scale.binary = isBinaryUnit(source.field.config->unit.value_or(QString()));
        if (field.axisInSeriesColor)
            scale.color = color;
        DisplayProcessor text = display;
        if (scale.options.percentStacking)
            text = percentDisplay(source);
        scale.text = [text](double value, std::optional<int> decimals) { return text.axisLabel(value, decimals); };
        m_chart->scales.push_back(std::move(scale));
        return int(m_chart->scales.size()) - 1;
    }

    DisplayProcessor percentDisplay(const Source& source) const
    {
        Field field = source.field;
        FieldConfig config = *field.config;
        config.unit = QStringLiteral("percentunit");
        config.mappings.reset();
        field.config = std::make_shared<const FieldConfig>(std::move(config));
        return DisplayProcessor(field, m_in.data->display);
    }

    void stack()
    {
        std::vector<StackSeries> input;
        for (const Source& source : m_sources) {
            StackSeries s;
            s.times = source.times.get();
            s.values = source.values.get();
            s.mode = source.options.stackingMode;
            s.group = source.options.stackingGroup;
            s.scaleKey = source.scaleKey;
            s.drawStyle = source.options.drawStyleName;
            s.interpolation = source.options.interpolationName;
            s.negativeY = source.options.negativeY;
            s.constant = source.options.constant;
            s.hidden = source.hidden;
            input.push_back(std::move(s));
        }
        const std::vector<StackedSeries> stacked = stackSeries(input);
        for (size_t i = 0; i < std::min(stacked.size(), m_sources.size()); i++) {
            DrawSeries& series = m_chart->series[i];
            if (stacked[i].times)
                series.times = stacked[i].times;
            if (stacked[i].values)
                series.values = stacked[i].values;
            series.below = stacked[i].below;
            // The union of times moved the rows: the tooltip's values must follow them.
            if (stacked[i].times && stacked[i].times != m_sources[i].times)
                m_chart->infos[i].values = ownValuesAt(*stacked[i].times, m_sources[i]);
        }
    }

    static std::shared_ptr<const NumberColumn> ownValuesAt(const TimeColumn& times, const Source& source)
    {
        auto column = std::make_shared<NumberColumn>(times.size(), absentNumber);
        size_t row = 0;
        for (size_t i = 0; i < times.size(); i++) {
            while (row < source.times->size() && (*source.times)[row] < times[i])
                row++;
            if (row < source.times->size() && row < source.values->size() && (*source.times)[row] == times[i])
                (*column)[i] = (*source.values)[row];
        }
        return column;
    }

    void resolveFillBelow()
    {
        for (size_t i = 0; i < m_sources.size(); i++) {
            const QString& target = m_sources[i].options.fillBelowTo;
            if (target.isEmpty())
                continue;
            for (size_t k = 0; k < m_sources.size(); k++)
                if (k != i && (m_sources[k].name == target || m_sources[k].field.name == target))
                    m_chart->series[i].below = int(k);
        }
    }

    void finishScale(int index)
    {
        ChartScale& scale = m_chart->scales[size_t(index)];
        const bool log = scale.options.type == ScaleType::Log;
        std::optional<double> low;
        std::optional<double> high;
        for (const DrawSeries& series : m_chart->series) {
            if (series.scale != index || !series.visible)
                continue;
            for (const double v : *series.values) {
                if (!std::isfinite(v) || (log && v <= 0))
                    continue;
                low = low ? std::min(*low, v) : v;
                high = high ? std::max(*high, v) : v;
            }
        }
        const auto range = axisRange(low, high, scale.options);
        scale.hasRange = range.has_value();
        if (range) {
            scale.min = range->first;
            scale.max = range->second;
        }
    }

    void addThresholds()
    {
        std::vector<bool> done(m_chart->scales.size(), false);
        for (size_t i = 0; i < m_sources.size(); i++) {
            const auto scale = size_t(m_chart->series[i].scale);
            const TimeSeriesField& field = m_sources[i].options;
            if (done[scale] || !(field.thresholdLine || field.thresholdArea))
                continue;
            done[scale] = true;
            appendThresholdMarks(
                {*m_sources[i].field.config, field, m_chart->scales[scale], int(scale), m_in.theme.palette},
                m_chart->thresholds);
        }
    }

    void addLegend()
    {
        for (size_t i = 0; i < m_sources.size(); i++) {
            const Source& source = m_sources[i];
            if (source.options.hideFromLegend)
                continue;
            const DrawSeries& series = m_chart->series[i];
            LegendItem item;
            item.name = source.name;
            item.color = series.style.color;
            item.dashed = !series.style.dash.empty();
            item.visible = !source.hidden;
            item.right = m_chart->scales[size_t(series.scale)].right;
            for (const QString& id : m_in.options.legendCalcs)
                addCalc(id, source, m_chart->infos[i].display, item);
            m_model.legend.push_back(std::move(item));
            m_model.legendSeries.push_back(int(i));
        }
    }

    void addCalc(const QString& id, const Source& source, const DisplayProcessor& display, LegendItem& item) const
    {
        const Reducer* reducer = findReducer(id);
        if (!reducer)
            return;
        // Nulls that mark gaps are no values of the source.
        const Frame& frame = m_in.data->frames[size_t(source.origin.frame)];
        const DisplayValue value = display(reduceField(frame.fields[size_t(source.origin.field)], reducer->id));
        item.calcs.push_back({reducer->name, value.full(), value.numeric});
    }

    const TimeSeriesInput& m_in;
    std::shared_ptr<ChartModel> m_chart;
    std::vector<Source> m_sources;
    TimeSeriesModel m_model;
    bool m_hasLeft = false;
    bool m_hasGrid = false;
};

} // namespace

TimeSeriesModel buildTimeSeries(const TimeSeriesInput& input)
{
    return ModelBuilder(input).build();
}
