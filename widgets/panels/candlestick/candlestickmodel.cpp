#include "widgets/panels/candlestick/candlestickmodel.h"

#include "dashboards/format/color.h"
#include "dashboards/transform/joinframes.h"
#include "dashboards/transform/sortframe.h"

#include <QCoreApplication>

#include <cmath>
#include <set>

namespace {

constexpr double volumeHeadroom = 7; ///< volumes under prices take a seventh of the height
constexpr double volumeTickPx = 20;

/// The field's own line is not drawn: a candle stands for it. Tooltip and scale keep it.
Field withoutLine(Field field, bool inLegend)
{
    FieldConfig config = *field.config;
    Json custom = config.custom && config.custom->is_object() ? *config.custom : Json::object();
    custom["drawStyle"] = "line";
    custom["lineWidth"] = 0;
    custom["fillOpacity"] = 0;
    custom["showPoints"] = "never";
    custom["stacking"] = Json::object();
    if (!inLegend)
        custom["hideFrom"] = Json {{"legend", true}};
    config.custom = std::make_shared<const Json>(std::move(custom));
    field.config = std::make_shared<const FieldConfig>(std::move(config));
    return field;
}

/// Prices and volumes never share a scale.
Field asVolume(Field field, bool withPrices)
{
    field = withoutLine(std::move(field), !withPrices);
    FieldConfig config = *field.config;
    if (withPrices || !config.unit || config.unit->isEmpty())
        config.unit = QStringLiteral("short");
    Json custom = *config.custom;
    custom["axisSoftMin"] = 0;
    config.custom = std::make_shared<const Json>(std::move(custom));
    field.config = std::make_shared<const FieldConfig>(std::move(config));
    return field;
}

class ModelBuilder
{
public:
    ModelBuilder(const TimeSeriesInput& input, const CandlestickOptions& options) : m_in(input), m_options(options) { }

    TimeSeriesModel build(Candles* out)
    {
        const QString problem = prepare();
        if (!problem.isEmpty()) {
            TimeSeriesModel model;
            model.chart = std::make_shared<ChartModel>();
            model.problem = problem;
            return model;
        }
        TimeSeriesInput input = m_in;
        input.data = m_data;
        TimeSeriesModel model = buildTimeSeries(input);
        if (!model.problem.isEmpty())
            return model;
        Candles candles = readCandles(model);
        limitVolumes(model, candles);
        model.chart->shapesAbove.push_back(
            [candles](QPainter& painter, const PlotMap& map) { paintCandles(painter, map, candles); });
        if (out)
            *out = candles;
        mapOrigins(model);
        return model;
    }

private:
    bool hasPrices() const { return m_options.mode != CandlestickOptions::Mode::Volume; }
    bool hasVolume() const { return m_options.mode != CandlestickOptions::Mode::Candles && m_found.volume >= 0; }

    QString prepare()
    {
        Frames frames;
        for (const Frame& frame : m_in.data->frames)
            if (frame.rows > 0)
                frames.push_back(frame);
        if (frames.empty())
            return QCoreApplication::translate("Candlestick", "No data");
        m_joined = frames.size() > 1;
        Frame frame = m_joined ? joinFrames(frames, {}) : frames.front();
        const Field* time = frame.first(FieldType::Time);
        if (!time || !time->times())
            return QCoreApplication::translate("Candlestick", "Data is missing a time field");
        const auto timeIndex = size_t(time - frame.fields.data());
        if (!std::is_sorted(time->times()->begin(), time->times()->end()))
            sortFrame(frame, timeIndex, false);
        m_found = findCandleFields(frame, m_options);
        if (!m_found.isComplete())
            return QCoreApplication::translate("Candlestick",
                                               "Open, high, low and close cannot be told apart: name their fields");
        m_data = std::make_shared<PanelData>(*m_in.data);
        m_data->frames = {chosenFields(frame)};
        m_data->displays.clear();
        return {};
    }

    Frame chosenFields(const Frame& frame)
    {
        const std::set<int> prices {m_found.open, m_found.high, m_found.low, m_found.close};
        Frame chosen = frame;
        chosen.fields.clear();
        for (size_t i = 0; i < frame.fields.size(); i++) {
            const Field& field = frame.fields[i];
            const int index = int(i);
            const bool isPrice = prices.count(index) > 0;
            const bool isVolume = index == m_found.volume;
            const bool kept = field.type == FieldType::Time || (isPrice && hasPrices()) || (isVolume && hasVolume())
                || (!isPrice && !isVolume && m_options.allFields);
            m_columns[index] = {field.values, field.numbers()};
            if (isVolume)
                m_volumeFill = timeSeriesFieldFromConfig(*field.config).style.fillOpacity;
            if (!kept)
                continue;
            m_places.push_back(index);
            if (isPrice)
                chosen.fields.push_back(withoutLine(field, false));
            else
                chosen.fields.push_back(isVolume ? asVolume(field, hasPrices()) : field);
        }
        m_time = frame.first(FieldType::Time)->values;
        return chosen;
    }

    int scaleOf(const TimeSeriesModel& model, int field) const
    {
        for (size_t i = 0; i < model.origins.size(); i++)
            if (m_places[size_t(model.origins[i].field)] == field)
                return model.chart->series[i].scale;
        return -1;
    }

    QColor color(const QString& name) const { return toQColor(resolveColor(name, m_in.theme.palette)); }

    Candles readCandles(const TimeSeriesModel& model)
    {
        Candles candles;
        candles.times = {m_time, std::get_if<TimeColumn>(m_time.get())};
        candles.open = m_columns[m_found.open];
        candles.high = m_columns[m_found.high];
        candles.low = m_columns[m_found.low];
        candles.close = m_columns[m_found.close];
        candles.bars = m_options.bars;
        candles.closeToClose = m_options.closeToClose;
        candles.up = color(m_options.up);
        candles.down = color(m_options.down);
        candles.flat = color(m_options.flat);
        if (hasPrices())
            candles.priceScale = scaleOf(model, m_found.open);
        if (hasVolume()) {
            candles.volume = m_columns[m_found.volume];
            candles.volumeScale = scaleOf(model, m_found.volume);
            if (m_volumeFill > 0)
                candles.volumeAlpha = m_volumeFill;
        }
        // A column that holds no numbers, or rows out of order, cannot be drawn by position.
        const bool usable = candles.open && candles.high && candles.low && candles.close
            && (!hasVolume() || candles.volume) && std::is_sorted(candles.times->begin(), candles.times->end());
        return usable ? candles : Candles();
    }

    void limitVolumes(TimeSeriesModel& model, const Candles& candles) const
    {
        if (!hasPrices() || candles.volumeScale < 0 || candles.volumeScale == candles.priceScale)
            return;
        ChartScale& scale = model.chart->scales[size_t(candles.volumeScale)];
        double most = 0;
        for (const double v : *candles.volume)
            most = std::isfinite(v) ? std::max(most, v) : most;
        if (most <= 0)
            return;
        scale.min = 0;
        scale.max = most * volumeHeadroom;
        scale.grid = false;
        // Above the highest volume the axis has nothing to say.
        scale.labelledTo = most;
        scale.tickSpacePx = volumeTickPx;
    }

    /// Links ask the panel's own frames; joined and made fields are not among them.
    void mapOrigins(TimeSeriesModel& model) const
    {
        for (TimeSeriesModel::Origin& origin : model.origins) {
            origin.field = m_places[size_t(origin.field)];
            if (m_joined || size_t(origin.field) >= m_in.data->frames[size_t(origin.frame)].fields.size())
                origin.frame = int(m_in.data->frames.size());
        }
    }

    const TimeSeriesInput& m_in;
    const CandlestickOptions& m_options;
    std::shared_ptr<PanelData> m_data;
    CandleFields m_found;
    std::vector<int> m_places; ///< of the chosen fields in the whole frame
    std::map<int, std::shared_ptr<const NumberColumn>> m_columns;
    std::shared_ptr<const Column> m_time;
    bool m_joined = false;
    double m_volumeFill = 0;
};

} // namespace

TimeSeriesModel buildCandlestick(const TimeSeriesInput& input, const CandlestickOptions& options, Candles* candles)
{
    return ModelBuilder(input, options).build(candles);
}
