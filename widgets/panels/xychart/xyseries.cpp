#include "widgets/panels/xychart/xyseries.h"

#include "dashboards/format/color.h"
#include "dashboards/format/displayname.h"
#include "dashboards/format/fieldoverrides.h"
#include "widgets/panels/common/fieldscales.h"
#include "widgets/panels/timeseries/timeseriesoptions.h"

#include <algorithm>
#include <cmath>

namespace {

constexpr double nsPerMs = 1e6;

NumberColumn numbersOf(const Field& field)
{
    NumberColumn values;
    values.reserve(size_t(field.size()));
    if (const TimeColumn* times = field.times()) {
        for (const qint64 t : *times)
            values.push_back(t == nullTime ? std::nan("") : double(t) / nsPerMs);
        return values;
    }
    if (const NumberColumn* numbers = field.numbers())
        return *numbers;
    for (qsizetype row = 0; row < field.size(); row++)
        values.push_back(field.numberAt(row));
    return values;
}

class Collector
{
public:
    Collector(const PanelData& data, const XYChartOptions& options, const Palette& palette)
        : m_data(data)
        , m_options(options)
        , m_palette(palette)
    { }

    std::vector<XYSeries> collect()
    {
        static const std::vector<XYMapping> guide(1);
        const std::vector<XYMapping>& mappings = m_options.mappings.empty() ? guide : m_options.mappings;
        for (const XYMapping& mapping : mappings) {
            addMapped(mapping);
            if (!m_options.manual)
                break;
        }
        return std::move(m_series);
    }

private:
    bool fitsFrame(const XYMapping& mapping, size_t index) const
    {
        if (!mapping.frame)
            return true;
        if (mapping.frame->id == QLatin1String("byIndex"))
            return jsonutil::asNumber(mapping.frame->options) == double(index);
        return matchesFrame(*mapping.frame, m_data.frames[index]);
    }

    int matched(const std::optional<MatcherSpec>& matcher, const Frame& frame) const
    {
        for (size_t i = 0; matcher && i < frame.fields.size(); i++)
            if (matchesField(*matcher, frame.fields[i], frame, m_data.frames))
                return int(i);
        return -1;
    }

    void addMapped(const XYMapping& mapping)
    {
        for (size_t f = 0; f < m_data.frames.size(); f++) {
            const Frame& frame = m_data.frames[f];
            if (!fitsFrame(mapping, f) || frame.rows == 0)
                continue;
            const int before = int(m_series.size());
            addFrame(mapping, frame, int(f));
            if (m_options.manual && int(m_series.size()) > before)
                return; // a series comes from one frame
        }
    }

    void addFrame(const XYMapping& mapping, const Frame& frame, int frameIndex)
    {
        int x = matched(mapping.x, frame);
        for (size_t i = 0; x < 0 && !mapping.x && i < frame.fields.size(); i++)
            if (frame.fields[i].type == FieldType::Number || frame.fields[i].type == FieldType::Time)
                x = int(i);
        if (x < 0)
            return;
        const int size = matched(mapping.size, frame);
        const int color = matched(mapping.color, frame);
        const int y = matched(mapping.y, frame);
        for (size_t i = 0; i < frame.fields.size(); i++) {
            const int index = int(i);
            if (mapping.y ? index != y : index == x || index == size || index == color)
                continue;
            if (frame.fields[i].type != FieldType::Number
                || mapping.exclude.contains(xyFieldName(m_data, frameIndex, index)))
                continue;
            add(mapping, frameIndex, {x, index, size, color});
        }
    }

    struct Fields
    {
        int x;
        int y;
        int size;
        int color;
    };

    void add(const XYMapping& mapping, int frameIndex, const Fields& fields)
    {
        const Frame& frame = m_data.frames[size_t(frameIndex)];
        const Field& y = frame.fields[size_t(fields.y)];
        const bool crowded = m_series.size() >= drawnMarksCap; // the legend names it, nothing else is needed
        const TimeSeriesField custom = timeSeriesFieldFromConfig(*y.config);
        if (custom.hideFromViz && !mapping.name.isEmpty())
            return; // the legend knows fields by their own names
        XYSeries series;
        if (!crowded)
            series.style = xyStyleFromConfig(*y.config);
        if (mapping.fixedSize)
            series.style.size = std::clamp(*mapping.fixedSize, 0.0, 500.0);
        series.name = mapping.name.isEmpty() ? xyFieldName(m_data, frameIndex, fields.y) : mapping.name;
        Field counted = y; // the fields of the x axis and of sizes take no colour of the palette
        counted.state.seriesIndex = int(m_series.size());
        series.color = toQColor(mapping.fixedColor.isEmpty() ? seriesColor(counted, m_palette)
                                                             : resolveColor(mapping.fixedColor, m_palette));
        if (!crowded) {
            series.x = numbersOf(frame.fields[size_t(fields.x)]);
            series.y = numbersOf(y);
        }
        const size_t rows = std::min(series.x.size(), series.y.size());
        series.x.resize(rows);
        series.y.resize(rows);
        series.frame = frameIndex;
        series.xField = fields.x;
        series.yField = fields.y;
        series.sizeField = fields.size;
        series.colorField = fields.color;
        series.inTooltip = !custom.hideFromTooltip;
        series.inLegend = !custom.hideFromLegend;
        if (fields.size >= 0 && !crowded)
            series.sizes = diameters(numbersOf(frame.fields[size_t(fields.size)]), series.style, rows);
        if (fields.color >= 0 && !crowded)
            series.colors = colorsOf(frame.fields[size_t(fields.color)], rows);
        m_series.push_back(std::move(series));
    }

    /// Areas, not diameters, follow the values.
    static NumberColumn diameters(const NumberColumn& values, const XYStyle& style, size_t rows)
    {
        double low = std::numeric_limits<double>::infinity();
        double high = -low;
        for (const double v : values)
            if (std::isfinite(v)) {
                low = std::min(low, v);
                high = std::max(high, v);
            }
        const double least = style.sizeMin * style.sizeMin;
        const double span = style.sizeMax * style.sizeMax - least;
        NumberColumn sizes(rows, style.sizeMin);
        for (size_t i = 0; i < std::min(rows, values.size()); i++)
            if (std::isfinite(values[i]) && high > low)
                sizes[i] = std::sqrt(least + (values[i] / (high - low) - low / (high - low)) * span);
        return sizes;
    }

    /// Between the limits of the field's own values, not those of all numbers of the panel.
    std::vector<QRgb> colorsOf(Field field, size_t rows) const
    {
        field.state.range.reset();
        const DisplayProcessor display(field, m_data.display);
        std::vector<QRgb> colors(rows);
        for (size_t i = 0; i < rows; i++)
            colors[i] = display(field.at(qsizetype(i))).color;
        return colors;
    }

    const PanelData& m_data;
    const XYChartOptions& m_options;
    Palette m_palette;
    std::vector<XYSeries> m_series;
};

} // namespace

QString xyFieldName(const PanelData& data, int frame, int field)
{
    const Frame& f = data.frames[size_t(frame)];
    const Field& wanted = f.fields[size_t(field)];
    return wanted.state.displayName.isEmpty() ? fieldDisplayName(wanted, f, data.frames) : wanted.state.displayName;
}

std::vector<XYSeries> xySeries(const PanelData& data, const XYChartOptions& options, const Palette& palette)
{
    return Collector(data, options, palette).collect();
}
