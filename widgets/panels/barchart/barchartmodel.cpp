#include "widgets/panels/barchart/barchartmodel.h"

#include "dashboards/chart/axisrange.h"
#include "dashboards/chart/stacking.h"
#include "dashboards/chart/ticks.h"
#include "dashboards/format/color.h"
#include "dashboards/format/displayname.h"
#include "dashboards/time/datemath.h"
#include "dashboards/transform/joinframes.h"
#include "widgets/panels/barchart/colorkeys.h"
#include "widgets/panels/common/fieldscales.h"
#include "widgets/panels/common/legendpanel.h"
#include "widgets/panels/timeseries/thresholdmarks.h"
#include "widgets/panels/timeseries/timeseriesoptions.h"

#include <QCoreApplication>

#include <cmath>

namespace {

constexpr double nsPerMs = 1e6;
constexpr double defaultFill = .8;

class ModelBuilder
{
public:
    explicit ModelBuilder(const BarChartInput& input) : m_in(input), m_model(std::make_shared<BarChartModel>()) { }

    std::shared_ptr<const BarChartModel> build()
    {
        m_model->options = m_in.options;
        m_model->problem = prepare();
        if (!m_model->problem.isEmpty())
            return m_model;
        const size_t wanted = capSeries();
        stack();
        for (size_t i = 0; i < m_model->scales.size(); i++)
            finishScale(int(i));
        m_model->notice = joinedNotices({wanted > drawnMarksCap ? crowdNotice(drawnMarksCap, wanted) : QString(),
                                         m_offScale > 0     ? offScaleNotice(m_offScale)
                                             : !m_allWithin ? beyondScaleNotice()
                                                            : QString()});
        addThresholds();
        addLegend();
        return m_model;
    }

private:
    QString prepare()
    {
        Frames frames;
        for (const Frame& frame : m_in.data->frames)
            if (frame.rows > 0)
                frames.push_back(frame);
        if (frames.empty())
            return QCoreApplication::translate("BarChart", "No data");
        if (frames.size() > 1 && frames.front().first(FieldType::Time))
            m_model->frame = joinFrames(frames, {});
        else
            m_model->frame = frames.front();
        const int x = m_category = categoryField();
        if (x < 0)
            return QCoreApplication::translate("BarChart", "Bar charts require a string or time field");
        readCategories(x);
        for (size_t i = 0; i < m_model->frame.fields.size(); i++)
            if (int(i) != x)
                addSeries(int(i));
        readRowColors();
        colorByValue();
        return m_model->series.empty() ? QCoreApplication::translate("BarChart", "No numeric fields found") : QString();
    }

    QString nameOf(const Field& field) const
    {
        return field.state.displayName.isEmpty() ? fieldDisplayName(field, m_model->frame, {m_model->frame})
                                                 : field.state.displayName;
    }

    int fieldNamed(const QString& name) const
    {
        const std::vector<Field>& fields = m_model->frame.fields;
        for (size_t i = 0; !name.isEmpty() && i < fields.size(); i++)
            if (nameOf(fields[i]) == name || fields[i].name == name)
                return int(i);
        return -1;
    }

    int fieldOfType(FieldType type) const
    {
        const std::vector<Field>& fields = m_model->frame.fields;
        for (size_t i = 0; i < fields.size(); i++)
            if (fields[i].type == type)
                return int(i);
        return -1;
    }

    int categoryField() const
    {
        for (const int found :
             {fieldNamed(m_in.options.xField), fieldOfType(FieldType::String), fieldOfType(FieldType::Time)})
            if (found >= 0)
                return found;
        return -1;
    }

    void readCategories(int index)
    {
        const Field& field = m_model->frame.fields[size_t(index)];
        const DisplayProcessor display(field, m_in.data->display);
        const int limit = m_in.options.labelMaxLength;
        for (qsizetype row = 0; row < m_model->frame.rows; row++) {
            const QString text = display(field.at(row)).full();
            m_model->categories << text;
            m_model->labels << (limit > 0 && text.size() > limit ? text.left(limit) + QStringLiteral("...") : text);
        }
        const TimeSeriesField custom = timeSeriesFieldFromConfig(*field.config);
        m_model->axisLabel = custom.axisLabel;
        m_model->categoriesHidden = custom.placement == AxisPlacementOption::Hidden;
        const QString unit = field.config->unit.value_or(QString());
        if (field.times() && !unit.startsWith(QLatin1String("time:")))
            m_model->timeLabels = timeLabels(std::shared_ptr<const TimeColumn>(field.values, field.times()));
    }

    /// Ticks of a time axis say what the distance of two of them needs.
    std::function<QStringList(const std::vector<int>&)> timeLabels(std::shared_ptr<const TimeColumn> times) const
    {
        return [times = std::move(times), zone = m_in.zone](const std::vector<int>& rows) {
            QStringList texts;
            const auto ms = [&](int row) { return double((*times)[size_t(row)]) / nsPerMs; };
            const double step = rows.size() > 1 ? std::abs(ms(rows[1]) - ms(rows[0])) : 1000 * 60 * 60 * 24.0;
            const double range = rows.empty() ? 0 : std::abs(double(times->back()) - double(times->front())) / nsPerMs;
            const QString pattern = timeTickPattern(step, range);
            for (const int row : rows)
                texts << formatMoment(qint64(std::floor(ms(row))), pattern, zone);
            return texts;
        };
    }

    void addSeries(int index)
    {
        Field& field = m_model->frame.fields[size_t(index)];
        if (field.type != FieldType::Number)
            return;
        const TimeSeriesField custom = timeSeriesFieldFromConfig(*field.config);
        // The palette counts the bars alone, not the field of the categories.
        field.state.seriesIndex = int(m_model->series.size());
        BarSeries series;
        series.field = index;
        series.name = nameOf(field);
        series.style = custom.style;
        const Json none = Json::object();
        const Json& json = field.config->custom ? *field.config->custom : none;
        series.style.fillOpacity = std::clamp(jsonutil::number(json, "fillOpacity", defaultFill * 100) / 100, 0.0, 1.0);
        series.style.color = toQColor(seriesColor(field, m_in.theme.palette));
        series.display = DisplayProcessor(field, m_in.data->display);
        series.visible = !m_in.hidden.contains(series.name);
        series.inTooltip = !custom.hideFromTooltip;
        auto values = std::make_shared<NumberColumn>(size_t(m_model->frame.rows), nullNumber);
        for (qsizetype row = 0; row < m_model->frame.rows; row++)
            if (const double v = field.numberAt(row); std::isfinite(v))
                (*values)[size_t(row)] = v;
        series.values = values;
        series.tops = values;
        series.scale = scaleOf(field, custom, series);
        m_model->series.push_back(std::move(series));
        m_customs.push_back(custom);
    }

    int scaleOf(const Field& field, const TimeSeriesField& custom, const BarSeries& series)
    {
        std::vector<ChartScale>& scales = m_model->scales;
        const DisplayProcessor text =
            m_in.options.isPercent() ? percentDisplay(field, m_in.data->display) : series.display;
        const size_t known = scales.size();
        const int index = fieldScale({field, custom, text, series.style.color}, scales);
        if (scales.size() > known) {
            // Unlike those of a time series the axes of bars stand at the left unless they are told otherwise.
            scales.back().right = custom.placement == AxisPlacementOption::Right;
            ScaleOptions& options = scales.back().options;
            options.percentStacking = m_in.options.isPercent();
            // Bars begin at zero unless told otherwise.
            if (!options.softMin && !options.min)
                options.softMin = 0;
            if (!options.softMax && !options.max)
                options.softMax = 0;
        }
        return index;
    }

    void readRowColors()
    {
        const int index = fieldNamed(m_in.options.colorByField);
        if (index < 0)
            return;
        const Field& field = m_model->frame.fields[size_t(index)];
        const DisplayProcessor display(field, m_in.data->display);
        for (qsizetype row = 0; row < m_model->frame.rows; row++)
            m_model->rowColors.push_back(toQColor(display(field.at(row)).color));
    }

    /// True when a field asks for colours that differ from bar to bar; a scheme that is continuous is drawn as
    /// gradients.
    static bool hasColoredValues(const Field& field)
    {
        const FieldConfig& config = *field.config;
        if (config.color && config.color->mode == QLatin1String("thresholds"))
            return true;
        const auto& mappings = config.mappings;
        return mappings && std::any_of(mappings->begin(), mappings->end(), [](const ValueMapping& mapping) {
                   return !mapping.result.color.isEmpty();
               });
    }

    /// One field that asks for it colours the bars of all by their values.
    void colorByValue()
    {
        const std::vector<Field>& fields = m_model->frame.fields;
        if (std::none_of(fields.begin(), fields.end(), hasColoredValues))
            return;
        const double alpha = m_model->series.empty() ? 1 : m_model->series.front().style.fillOpacity;
        for (BarSeries& series : m_model->series) {
            series.valueColored = true;
            series.style.fillOpacity = alpha;
        }
    }

    /// Keeps the first series of too many; how many there would be.
    size_t capSeries()
    {
        size_t wanted = 0;
        for (BarSeries& series : m_model->series)
            series.visible = series.visible && wanted++ < drawnMarksCap;
        return wanted;
    }

    void stack()
    {
        if (!m_in.options.isStacked())
            return;
        // Stacking works along an axis of times: the rows' numbers stand for them.
        auto rows = std::make_shared<TimeColumn>(size_t(m_model->frame.rows));
        for (size_t i = 0; i < rows->size(); i++)
            (*rows)[i] = qint64(i);
        std::vector<StackSeries> input;
        for (const BarSeries& series : m_model->series) {
            StackSeries s;
            s.times = rows.get();
            s.values = series.values.get();
            s.mode = m_in.options.stacking;
            s.group = QStringLiteral("_");
            s.scaleKey = m_model->scales[size_t(series.scale)].key;
            s.drawStyle = QStringLiteral("bars");
            s.hidden = !series.visible;
            input.push_back(std::move(s));
        }
        const std::vector<StackedSeries> stacked = stackSeries(input);
        for (size_t i = 0; i < std::min(stacked.size(), m_model->series.size()); i++)
            if (stacked[i].values && stacked[i].values->size() == rows->size())
                m_model->series[i].tops = stacked[i].values;
        for (size_t i = 0; i < std::min(stacked.size(), m_model->series.size()); i++)
            if (const int below = stacked[i].below; below >= 0 && size_t(below) < m_model->series.size())
                m_model->series[i].bottoms = m_model->series[size_t(below)].tops;
    }

    void finishScale(int index)
    {
        ChartScale& scale = m_model->scales[size_t(index)];
        const bool log = scale.options.type == ScaleType::Log;
        std::optional<double> low;
        std::optional<double> high;
        for (const BarSeries& series : m_model->series) {
            if (series.scale != index || !series.visible)
                continue;
            for (const double v : *series.tops) {
                m_offScale += log && v < 0 ? 1 : 0; // a bar of zero has no height on any axis
                if (!std::isfinite(v) || (log && v <= 0))
                    continue;
                low = low ? std::min(*low, v) : v;
                high = high ? std::max(*high, v) : v;
            }
        }
        m_allWithin = setScaleRange(scale, low, high) && m_allWithin;
    }

    void addThresholds()
    {
        std::vector<bool> done(m_model->scales.size(), false);
        for (size_t i = 0; i < m_model->series.size(); i++) {
            const auto scale = size_t(m_model->series[i].scale);
            if (done[scale] || !(m_customs[i].thresholdLine || m_customs[i].thresholdArea))
                continue;
            done[scale] = true;
            const FieldConfig& config = *m_model->frame.fields[size_t(m_model->series[i].field)].config;
            appendThresholdMarks({config, m_customs[i], m_model->scales[scale], int(scale), m_in.theme.palette},
                                 m_model->thresholds);
        }
    }

    /// A list says what the colours mean; where steps of thresholds colour the bars, series have no colour of their
    /// own.
    void addLegend()
    {
        ColorKeys keys;
        if (!m_in.options.legend.table)
            keys = colorKeys(m_model->frame, m_category, m_in.theme.palette);
        const bool steps = keys.steps.size() > 1;
        addSeriesItems();
        if (steps || (!keys.mappings.empty() && m_model->legend.size() < 2))
            m_model->legend.clear();
        for (const std::vector<LegendItem>& items : {steps ? keys.steps : std::vector<LegendItem>(), keys.mappings})
            m_model->legend.insert(m_model->legend.end(), items.begin(), items.end());
    }

    void addSeriesItems()
    {
        for (size_t i = 0; i < m_model->series.size(); i++) {
            const BarSeries& series = m_model->series[i];
            if (m_customs[i].hideFromLegend)
                continue;
            LegendItem item;
            item.name = series.name;
            item.color = series.style.color;
            item.visible = !m_in.hidden.contains(series.name);
            item.right = m_model->scales[size_t(series.scale)].right;
            for (const QString& id : m_in.options.legendCalcs)
                appendLegendCalc(id, m_model->frame.fields[size_t(series.field)], series.display, item);
            m_model->legend.push_back(std::move(item));
        }
    }

    const BarChartInput& m_in;
    std::shared_ptr<BarChartModel> m_model;
    std::vector<TimeSeriesField> m_customs; ///< of series[i]
    int m_category = -1; ///< field of the categories
    size_t m_offScale = 0;
    bool m_allWithin = true;
};

} // namespace

QString BarChartModel::valueText(size_t seriesIndex, size_t row) const
{
    const BarSeries& s = series[seriesIndex];
    if (row >= s.values->size() || !std::isfinite((*s.values)[row]))
        return {};
    if (!options.isPercent())
        return s.display.number((*s.values)[row]).full();
    const double bottom = s.bottoms ? (*s.bottoms)[row] : 0;
    return scales[size_t(s.scale)].text((*s.tops)[row] - (std::isfinite(bottom) ? bottom : 0), std::nullopt);
}

QColor BarChartModel::barColor(size_t seriesIndex, size_t row) const
{
    if (row < rowColors.size())
        return rowColors[row];
    const BarSeries& s = series[seriesIndex];
    return s.valueColored ? toQColor(s.display.colorOf((*s.values)[row])) : s.style.color;
}

std::shared_ptr<const BarChartModel> buildBarChart(const BarChartInput& input)
{
    return ModelBuilder(input).build();
}
