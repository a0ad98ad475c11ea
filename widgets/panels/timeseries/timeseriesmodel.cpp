#include "widgets/panels/timeseries/timeseriesmodel.h"

#include "dashboards/chart/axisrange.h"
#include "dashboards/chart/stacking.h"
#include "dashboards/chart/ticks.h"
#include "dashboards/format/color.h"
#include "dashboards/reduce/reducers.h"
#include "widgets/chart/minmaxpyramid.h"
#include "widgets/panels/common/fieldscales.h"
#include "widgets/panels/timeseries/exemplarmarks.h"
#include "widgets/panels/timeseries/schemecolors.h"
#include "widgets/panels/timeseries/seriessource.h"
#include "widgets/panels/timeseries/thresholdmarks.h"

#include <QCoreApplication>

#include <cmath>

namespace {

constexpr size_t drawnSeriesCap = 5000;

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
        m_chart->dark = m_in.theme.isDark();
        m_chart->annotations = data.annotations;
        m_chart->tooltip = m_in.options.tooltip;
        m_chart->sort = m_in.options.sort;
        m_chart->hideZeros = m_in.options.hideZeros;
        m_chart->keyboard = m_in.options.keyboard;
        m_chart->upright = m_in.options.upright;
        m_chart->annotationLanes = m_in.options.annotationLanes;
        m_chart->annotationClusters = m_in.options.annotationClusters;
        readTimeAxis();
        addZones(m_in.options.timezones, m_in.zone, m_chart->x);
        m_sources = seriesSources(m_in, m_untimed);
        for (const SeriesSource& source : m_sources)
            addSeries(source);
        stack();
        resolveFillBelow();
        spanConstants();
        capSeries();
        addPyramids();
        for (size_t i = 0; i < m_chart->scales.size(); i++)
            finishScale(int(i));
        addSchemes();
        addNotes();
        addThresholds();
        addExemplars();
        addLegend();
        addThresholdItems();
        m_model.chart = m_chart;
        m_model.data = m_in.data;
        if (m_sources.empty())
            m_model.problem = problem();
        return std::move(m_model);
    }

private:
    void readTimeAxis()
    {
        for (const Frame& frame : m_in.data->frames)
            if (const Field* time = frame.first(FieldType::Time)) {
                readXAxis(*time->config, m_chart->x);
                return;
            }
    }

    /// More lines than this no eye tells apart, and they would hold the pool for seconds.
    void capSeries()
    {
        size_t drawn = 0;
        for (DrawSeries& series : m_chart->series)
            series.visible = series.visible && drawn++ < drawnSeriesCap;
        if (drawn > drawnSeriesCap)
            m_notes << QCoreApplication::translate("TimeSeries", "%1 of %2 series drawn")
                           .arg(drawnSeriesCap)
                           .arg(m_chart->series.size());
    }

    /// What is left out is said, not passed over.
    void addNotes()
    {
        if (m_untimed > 0)
            m_notes << QCoreApplication::translate("TimeSeries", "Rows without a place on the x axis, not drawn: %1")
                           .arg(m_untimed);
        if (m_offScale > 0)
            m_notes << offScaleNotice(m_offScale);
        if (m_infinite > 0)
            m_notes << QCoreApplication::translate("TimeSeries", "Infinite values, not drawn: %1").arg(m_infinite);
        if (!m_allWithin)
            m_notes << beyondScaleNotice();
        m_chart->notice = m_notes.join(QStringLiteral("  \u00b7  "));
    }

    void addPyramids()
    {
        for (size_t i = 0; i < m_chart->series.size(); i++) {
            DrawSeries& series = m_chart->series[i];
            if (series.values->size() <= MinMaxPyramid::worthwhile)
                continue;
            const bool known = m_in.before && i < m_in.before->series.size()
                && m_in.before->series[i].values == series.values && m_in.before->series[i].pyramid;
            series.pyramid = known ? m_in.before->series[i].pyramid : std::make_shared<MinMaxPyramid>(*series.values);
        }
    }

    void addExemplars()
    {
        if (m_chart->scales.empty() || m_in.data->exemplars.empty())
            return;
        const QColor color = toQColor(resolveColor(QStringLiteral("yellow"), m_in.theme.palette));
        m_chart->exemplars = exemplarMarks(*m_in.data, color);
        m_chart->exemplarText = [data = m_in.data, zone = m_in.zone](const ExemplarMark& mark) {
            return exemplarContent(*data, mark, zone);
        };
    }

    QString problem() const
    {
        for (const Frame& frame : m_in.data->frames)
            if (frame.rows > 0 && !frame.first(FieldType::Time))
                return QCoreApplication::translate("TimeSeries", "Data is missing a time field");
        return QCoreApplication::translate("TimeSeries", "No data");
    }

    DisplayProcessor displayOf(const SeriesSource& source) const
    {
        const auto& displays = m_in.data->displays;
        const auto frame = size_t(source.origin.frame);
        const auto field = size_t(source.origin.field);
        if (frame < displays.size() && field < displays[frame].size())
            return displays[frame][field];
        return DisplayProcessor(source.field, m_in.data->display);
    }

    void addSeries(const SeriesSource& source)
    {
        DrawSeries series;
        series.times = source.times;
        series.values = source.values;
        series.visible = !source.hidden;
        series.style = source.options.style;
        series.style.color =
            toQColor(source.options.lineColor.isEmpty() ? seriesColor(source.field, m_in.theme.palette)
                                                        : resolveColor(source.options.lineColor, m_in.theme.palette));
        SeriesInfo info;
        info.name = source.name;
        info.display = displayOf(source);
        info.values = source.values;
        info.inTooltip = !source.options.hideFromTooltip;
        const FieldConfig& config = *source.field.config;
        info.hasLinks = config.offersLinks();
        if (source.options.showValues) {
            series.textOf = [display = info.display](double v) { return display.number(v).full(); };
            series.textValues = source.values;
        }
        if (source.field.state.timeCompare && series.style.dash.empty())
            series.style.dash = {6, 4}; // an earlier period beside the present one
        series.scale = scaleOf(source, info.display, series.style.color);
        m_chart->series.push_back(std::move(series));
        m_chart->infos.push_back(std::move(info));
        m_model.origins.push_back(source.origin);
    }

    int scaleOf(const SeriesSource& source, const DisplayProcessor& display, const QColor& color)
    {
        for (size_t i = 0; i < m_chart->scales.size(); i++)
            if (m_chart->scales[i].key == source.scaleKey) {
                double& width = m_chart->scales[i].fixedWidth;
                width = std::max(width, source.options.axisWidth);
                return int(i);
            }
        const TimeSeriesField& field = source.options;
        ChartScale scale;
        scale.key = source.scaleKey;
        scale.options = scaleOptionsFromConfig(*source.field.config);
        scale.hidden = field.placement == AxisPlacementOption::Hidden;
        // Below an upright chart all axes are on one side.
        scale.right = !m_chart->upright
            && (field.placement == AxisPlacementOption::Right
                || (field.placement == AxisPlacementOption::Auto && m_hasLeft));
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
            text = percentDisplay(source.field, m_in.data->display);
        scale.text = [text](double value, std::optional<int> decimals) { return text.axisLabel(value, decimals); };
        m_chart->scales.push_back(std::move(scale));
        return int(m_chart->scales.size()) - 1;
    }

    void stack()
    {
        std::vector<StackSeries> input;
        for (const SeriesSource& source : m_sources) {
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
                m_chart->infos[i].values = series.textValues = ownValuesAt(*stacked[i].times, m_sources[i]);
        }
    }

    /// A series whose rule names another one by any of its names is filled down to it.
    void resolveFillBelow()
    {
        constexpr double usualFill = .35;
        for (size_t i = 0; i < m_sources.size(); i++) {
            const QString& target = m_sources[i].options.fillBelowTo;
            if (target.isEmpty())
                continue;
            const auto lower = std::find_if(m_sources.begin(), m_sources.end(), [&target](const SeriesSource& other) {
                return target == other.name || target == other.field.name
                    || target == other.field.config->displayNameFromDS;
            });
            SeriesStyle& style = m_chart->series[i].style;
            const auto index = int(lower - m_sources.begin());
            if (lower == m_sources.end() || index == int(i)) {
                style.fillOpacity = 0; // filled down to zero it would look like a stack
                continue;
            }
            m_chart->series[i].below = index;
            if (style.fillOpacity <= 0)
                style.fillOpacity = usualFill;
        }
    }

    /// A constant stands at its first value, whatever the times of its samples.
    void spanConstants()
    {
        std::shared_ptr<const TimeColumn> ends;
        for (size_t i = 0; i < m_sources.size(); i++) {
            if (!m_sources[i].options.constant)
                continue;
            DrawSeries& series = m_chart->series[i];
            const auto first =
                std::find_if(series.values->begin(), series.values->end(), [](double v) { return std::isfinite(v); });
            if (first == series.values->end())
                continue;
            if (!ends) {
                constexpr qint64 nsPerMs = 1'000'000;
                const TimeRange& range = m_in.data->range;
                ends = std::make_shared<TimeColumn>(TimeColumn {range.fromMs * nsPerMs, range.toMs * nsPerMs});
            }
            series.times = ends;
            series.values = std::make_shared<NumberColumn>(NumberColumn {*first, *first});
            m_chart->infos[i].values = series.textValues = series.values;
            series.style.draw = DrawStyle::Line;
            series.style.interpolation = LineInterpolation::Linear;
            series.style.points = ShowPoints::Never;
            series.textOf = {};
        }
    }

    void addSchemes()
    {
        for (size_t i = 0; i < m_sources.size(); i++) {
            DrawSeries& series = m_chart->series[i];
            if (series.style.gradient == GradientMode::Scheme)
                series.colorOf =
                    schemeColors({m_sources[i].field, m_chart->scales[size_t(series.scale)], m_in.theme.palette});
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
            if (const auto range = valueRange(series, log, log ? m_offScale : m_infinite)) {
                low = low ? std::min(*low, range->first) : range->first;
                high = high ? std::max(*high, range->second) : range->second;
            }
        }
        scale.dataMin = low.value_or(0);
        scale.dataMax = high.value_or(0);
        if (low && high)
            reachThresholds(index, *low, *high);
        m_allWithin = takeRange(scale, axisRange(low, high, scale.options)) && m_allWithin;
    }

    /// A scale shows the thresholds that are drawn as series.
    void reachThresholds(int index, double& low, double& high) const
    {
        const ChartScale& scale = m_chart->scales[size_t(index)];
        for (size_t i = 0; i < m_sources.size(); i++) {
            const FieldConfig& config = *m_sources[i].field.config;
            if (m_chart->series[i].scale != index || !m_sources[i].options.thresholdSeries || !config.thresholds
                || config.thresholds->mode == Thresholds::Mode::Percentage)
                continue;
            for (const Threshold& step : config.thresholds->steps)
                if (std::isfinite(step.value) && (scale.options.type != ScaleType::Log || step.value > 0)) {
                    low = std::min(low, step.value);
                    high = std::max(high, step.value);
                }
            return; // the first field of a scale speaks for it
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
            const ThresholdRequest request {*m_sources[i].field.config, field, m_chart->scales[scale], int(scale),
                                            m_in.theme.palette};
            std::vector<ThresholdMark> marks;
            appendThresholdMarks(request, marks);
            for (const ThresholdMark& mark : marks) {
                const bool named = field.thresholdSeries && std::isfinite(mark.from);
                const QString name = named ? thresholdName(m_chart->infos[i].display, mark.from) : QString();
                if (named)
                    m_thresholdItems.push_back(thresholdItem(name, mark.color));
                if (!named || !m_in.hidden.contains(name))
                    m_chart->thresholds.push_back(mark);
            }
        }
    }

    static QString thresholdName(const DisplayProcessor& display, double value)
    {
        return QStringLiteral("\u2265 ") + display.number(value).full();
    }

    LegendItem thresholdItem(const QString& name, const QColor& color) const
    {
        LegendItem item;
        item.name = name;
        item.color = color;
        item.visible = !m_in.hidden.contains(name);
        return item;
    }

    /// Behind the series, with empty cells where those have calculations.
    void addThresholdItems()
    {
        for (LegendItem& item : m_thresholdItems) {
            if (!m_model.legend.empty())
                for (const LegendItem::Calc& calc : m_model.legend.front().calcs)
                    item.calcs.push_back({calc.title, {}, std::nan("")});
            m_model.legend.push_back(std::move(item));
        }
    }

    void addLegend()
    {
        for (size_t i = 0; i < m_sources.size(); i++) {
            const SeriesSource& source = m_sources[i];
            if (source.options.hideFromLegend)
                continue;
            const DrawSeries& series = m_chart->series[i];
            LegendItem item;
            item.name = source.name;
            item.color = series.style.color;
            item.dashed = !series.style.dash.empty();
            item.dotted = item.dashed && series.style.roundCaps;
            item.visible = !source.hidden;
            item.right = m_chart->scales[size_t(series.scale)].right;
            item.labels = source.field.labels;
            for (const QString& id : m_in.options.legendCalcs)
                addCalc(id, source, m_chart->infos[i].display, item);
            m_model.legend.push_back(std::move(item));
        }
    }

    void addCalc(const QString& id, const SeriesSource& source, const DisplayProcessor& display, LegendItem& item) const
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
    std::vector<SeriesSource> m_sources;
    TimeSeriesModel m_model;
    QStringList m_notes;
    size_t m_untimed = 0; ///< rows
    size_t m_offScale = 0; ///< values that logarithmic scales cannot show
    size_t m_infinite = 0;
    bool m_allWithin = true; ///< no value lies beyond what a scale can span
    std::vector<LegendItem> m_thresholdItems;
    bool m_hasLeft = false;
    bool m_hasGrid = false;
};

} // namespace

TimeSeriesModel buildTimeSeries(const TimeSeriesInput& input)
{
    return ModelBuilder(input).build();
}
