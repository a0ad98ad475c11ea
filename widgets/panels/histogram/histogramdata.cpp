#include "widgets/panels/histogram/histogramdata.h"

#include "dashboards/chart/axisnumbers.h"
#include "dashboards/format/displayname.h"
#include "dashboards/transform/builtins.h"
#include "widgets/panels/common/fieldscales.h"
#include "widgets/panels/timeseries/timeseriesoptions.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Histogram", text);
}

/// Buckets and fields with one count each.
struct Counted
{
    std::vector<double> lows;
    std::vector<double> highs;
    std::vector<QString> edges;
    Field bound;
    std::vector<Field> fields;
    bool calculated = false; ///< out of the values of the panel's fields
};

const Field* numberNamed(const Frame& frame, const QString& name)
{
    const Field* field = frame.byName(name);
    return field && field->numbers() ? field : nullptr;
}

std::optional<Counted> fromBuckets(const Frame& frame)
{
    const Field* low = numberNamed(frame, QStringLiteral("xMin"));
    const Field* high = numberNamed(frame, QStringLiteral("xMax"));
    if (!low || !high)
        return std::nullopt;
    Counted counted;
    counted.lows = *low->numbers();
    counted.highs = *high->numbers();
    counted.bound = *low;
    for (const Field& field : frame.fields)
        if (&field != low && &field != high && field.type == FieldType::Number && field.numbers())
            counted.fields.push_back(field);
    return counted.fields.empty() ? std::nullopt : std::optional(std::move(counted));
}

Field countField(const Field& source, NumberColumn counts)
{
    Field field = source;
    field.name = QStringLiteral("Count");
    field.labels.clear();
    field.state.displayName = QStringLiteral("Count");
    auto config = std::make_shared<FieldConfig>(*source.config);
    config->displayName.reset();
    config->displayNameFromDS.reset();
    field.config = std::move(config);
    field.values = std::make_shared<const Column>(std::move(counts));
    return field;
}

/// Rows of a heatmap: their counts over all times, the bounds as names.
std::optional<Counted> fromRows(const Frame& frame)
{
    Counted counted;
    NumberColumn sums;
    const Field* first = nullptr;
    counted.edges.push_back(QStringLiteral("0"));
    for (const Field& field : frame.fields) {
        if (field.type != FieldType::Number || !field.numbers())
            continue;
        first = first ? first : &field;
        double sum = 0;
        for (const double v : *field.numbers())
            sum += std::isfinite(v) ? v : 0;
        counted.lows.push_back(double(sums.size()));
        counted.highs.push_back(double(sums.size()) + 1);
        counted.edges.push_back(field.labels.value(QStringLiteral("le"), fieldDisplayName(field, frame, {frame})));
        sums.push_back(sum);
    }
    if (!first)
        return std::nullopt;
    counted.fields.push_back(countField(*first, std::move(sums)));
    return counted;
}

/// Cells of a heatmap: their counts over all times.
std::optional<Counted> fromCells(const Frame& frame)
{
    const Field* low = numberNamed(frame, QStringLiteral("yMin"));
    const Field* high = numberNamed(frame, QStringLiteral("yMax"));
    const Field* count = nullptr;
    for (const Field& field : frame.fields)
        if (field.type == FieldType::Number && field.numbers()
            && field.name.compare(QStringLiteral("count"), Qt::CaseInsensitive) == 0)
            count = &field;
    if (!low || !high || !count)
        return std::nullopt;
    std::map<std::pair<double, double>, double> sums;
    const size_t size = std::min({low->numbers()->size(), high->numbers()->size(), count->numbers()->size()});
    for (size_t i = 0; i < size; i++)
        if (std::isfinite((*count->numbers())[i]))
            sums[{(*low->numbers())[i], (*high->numbers())[i]}] += (*count->numbers())[i];
    Counted counted;
    NumberColumn counts;
    for (const auto& [edges, sum] : sums) {
        counted.lows.push_back(edges.first);
        counted.highs.push_back(edges.second);
        counts.push_back(sum);
    }
    counted.bound = *low;
    counted.fields.push_back(countField(*count, std::move(counts)));
    return counted;
}

std::optional<Counted> fromValues(const Frames& frames, const Json& options)
{
    Frames sources;
    for (const Frame& frame : frames) {
        Frame visible = frame;
        visible.fields.clear();
        for (Field field : frame.fields) {
            if (field.type != FieldType::Number)
                continue;
            if (field.state.displayName.isEmpty())
                field.state.displayName = fieldDisplayName(field, frame, frames);
            visible.fields.push_back(std::move(field));
        }
        if (!visible.fields.empty())
            sources.push_back(std::move(visible));
    }
    constexpr double usualCount = 30;
    const Frames result =
        histogramInto(std::move(sources), options, jsonutil::optNumber(options, "bucketCount").value_or(usualCount));
    auto counted = result.empty() ? std::nullopt : fromBuckets(result.front());
    if (counted)
        counted->calculated = true;
    return counted;
}

std::optional<Counted> count(const PanelData& data, const Json& options)
{
    if (data.frames.size() == 1) {
        const Frame& frame = data.frames.front();
        if (frame.meta.type == QLatin1String("heatmap-rows"))
            return fromRows(frame);
        if (frame.meta.type == QLatin1String("heatmap-cells"))
            if (auto cells = fromCells(frame))
                return cells;
        if (auto buckets = fromBuckets(frame))
            return buckets;
    }
    return fromValues(data.frames, options);
}

class Builder
{
public:
    explicit Builder(const PictureInput& input) : m_input(input) { }

    HistogramData build()
    {
        auto counted = count(*m_input.data, m_input.spec->options);
        if (!counted || counted->lows.empty()) {
            m_result.problem = tr("No data");
            return std::move(m_result);
        }
        m_counted = std::move(*counted);
        m_result.lows = m_counted.lows;
        m_result.highs = m_counted.highs;
        m_result.edges = m_counted.edges;
        m_result.bound = DisplayProcessor(m_counted.bound, m_input.data->display);
        findOrigins();
        for (size_t i = 0; i < m_counted.fields.size(); i++)
            addSeries(i);
        for (HistogramData::Series& series : m_result.series)
            series.crowd = !series.hidden && m_result.wanted++ >= drawnMarksCap;
        m_result.countDisplay = m_result.series.front().display;
        m_result.countScale = scaleOptionsFromConfig(*m_counted.fields.front().config);
        m_result.countScale.min.reset(); // the limits are those of the values, the x axis
        m_result.countScale.max.reset();
        m_result.countScale.type = ScaleType::Linear;
        if (!m_result.countScale.softMin)
            m_result.countScale.softMin = 0;
        stack();
        findRange();
        return std::move(m_result);
    }

private:
    void addSeries(size_t index)
    {
        Field field = m_counted.fields[index];
        field.state.seriesIndex = int(index);
        HistogramData::Series series;
        Frame frame;
        frame.fields = {field};
        series.name =
            field.state.displayName.isEmpty() ? fieldDisplayName(field, frame, {frame}) : field.state.displayName;
        series.counts = *field.numbers();
        series.counts.resize(m_result.lows.size(), 0);
        series.display = DisplayProcessor(field, m_input.data->display);
        static const Json none = Json::object();
        const Json& custom = field.config->custom && field.config->custom->is_object() ? *field.config->custom : none;
        series.field = field;
        series.style = timeSeriesFieldFromConfig(*field.config).style;
        series.style.color = toQColor(seriesColor(field, m_input.theme.palette));
        series.style.fillOpacity = std::clamp(jsonutil::number(custom, "fillOpacity", 80) / 100, 0.0, 1.0);
        const Json& hide = jsonutil::object(custom, "hideFrom");
        series.hidden = m_input.hidden.contains(series.name);
        series.inLegend = !jsonutil::boolean(hide, "legend");
        series.inTooltip = !jsonutil::boolean(hide, "tooltip");
        if (index < m_origins.size())
            series.origin = m_origins[index];
        m_result.series.push_back(std::move(series));
    }

    /// The number fields of the panel's frames, whose values were counted.
    void findOrigins()
    {
        if (!m_counted.calculated || jsonutil::boolean(m_input.spec->options, "combine"))
            return;
        for (size_t f = 0; f < m_input.data->frames.size(); f++)
            for (size_t i = 0; i < m_input.data->frames[f].fields.size(); i++)
                if (m_input.data->frames[f].fields[i].type == FieldType::Number)
                    m_origins.push_back({int(f), int(i), 0});
    }

    void stack()
    {
        static const Json none = Json::object();
        const FieldConfig& config = *m_counted.fields.front().config;
        const Json& custom = config.custom ? *config.custom : none;
        const QString mode = jsonutil::string(jsonutil::object(custom, "stacking"), "mode");
        const bool percent = mode == QLatin1String("percent");
        if (!percent && mode != QLatin1String("normal"))
            return;
        std::vector<double> sums(m_result.lows.size(), 0);
        for (HistogramData::Series& series : m_result.series) {
            if (!series.isDrawn())
                continue;
            series.base = sums;
            for (size_t i = 0; i < sums.size(); i++)
                sums[i] += std::isfinite(series.counts[i]) ? series.counts[i] : 0;
            series.tops = sums;
        }
        if (percent)
            turnIntoShares(sums);
    }

    /// Each bar becomes a share of all that its bucket counts.
    void turnIntoShares(const std::vector<double>& totals)
    {
        for (HistogramData::Series& series : m_result.series)
            for (std::vector<double>* edges : {&series.base, &series.tops})
                for (size_t i = 0; i < edges->size(); i++)
                    (*edges)[i] = totals[i] > 0 ? (*edges)[i] / totals[i] : 0;
        m_result.countDisplay = percentDisplay(m_counted.fields.front(), m_input.data->display);
    }

    void findRange()
    {
        const auto& lows = m_result.lows;
        const auto& highs = m_result.highs;
        m_result.min = lows.front();
        m_result.max = highs.back();
        const double first = axisnumbers::roundDecimals(highs.front() - lows.front(), 9);
        const double second = lows.size() > 1 ? axisnumbers::roundDecimals(highs[1] - lows[1], 9) : first;
        m_result.log = m_result.edges.empty() && first != second && highs.front() > 0;
        if (m_result.log) {
            // A first bucket that reaches down to zero gets as much room as the next one.
            const double least = lows.front() > 0 ? lows.front() : highs.front() * highs.front() / highs[1];
            m_result.min = std::pow(2, std::floor(std::log2(least)));
            const double most = std::isfinite(m_result.max) ? m_result.max : lows.back() * 2;
            m_result.max = std::pow(2, std::ceil(std::log2(most)));
        } else if (m_result.edges.empty()) {
            const FieldConfig& config = *m_counted.fields.front().config;
            if (config.min)
                m_result.min = axisnumbers::roundUpTo(*config.min, first);
            if (config.max)
                m_result.max = axisnumbers::roundDownTo(*config.max, first);
        }
        if (!(m_result.max > m_result.min))
            m_result.max = m_result.min + 1;
    }

    const PictureInput& m_input;
    Counted m_counted;
    std::vector<CellOrigin> m_origins;
    HistogramData m_result;
};

} // namespace

QString HistogramData::edgeText(double value) const
{
    if (!edges.empty())
        return edges[size_t(std::clamp(std::lround(value), 0L, long(edges.size()) - 1))];
    return bound.number(value).full();
}

QString HistogramData::bucketText(size_t bucket) const
{
    return edgeText(lows[bucket]) + QStringLiteral(" - ") + edgeText(highs[bucket]);
}

HistogramData histogramData(const PictureInput& input)
{
    return Builder(input).build();
}
