#include "widgets/panels/trend/trendmodel.h"

#include "dashboards/format/displayname.h"
#include "widgets/panels/common/fieldscales.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace {

constexpr double nsPerMs = 1e6;
/// Positions run over so many ms, whatever the numbers are: fine enough for every screen, exact enough for 64 bits.
constexpr double spanMs = 1e6;

TimeSeriesModel problemModel(const QString& text)
{
    TimeSeriesModel model;
    model.chart = std::make_shared<ChartModel>();
    model.problem = text;
    return model;
}

int xIndex(const Frame& frame, const QString& wanted)
{
    for (size_t i = 0; i < frame.fields.size(); i++) {
        const Field& field = frame.fields[i];
        const QString name =
            field.state.displayName.isEmpty() ? fieldDisplayName(field, frame, {frame}) : field.state.displayName;
        const bool found = wanted.isEmpty() ? field.type == FieldType::Number : name == wanted || field.name == wanted;
        if (found)
            return int(i);
    }
    return -1;
}

struct NumberRange
{
    double min = std::numeric_limits<double>::infinity();
    double max = -std::numeric_limits<double>::infinity();
    bool ascending = true;
};

NumberRange rangeOf(const NumberColumn& values, bool log)
{
    NumberRange range;
    for (const double v : values) {
        if (!std::isfinite(v) || (log && v <= 0))
            continue;
        range.ascending = range.ascending && v >= range.max;
        range.min = std::min(range.min, v);
        range.max = std::max(range.max, v);
    }
    return range;
}

/// The number field as positions along the axis.
Field positions(const Field& x, const ChartX& axis)
{
    TimeColumn times;
    times.reserve(x.numbers()->size());
    constexpr double farthest = 9e12; // ms; what lies farther from the configured span has no place in nanoseconds
    for (const double v : *x.numbers()) {
        const double position = std::clamp(axis.positionOf(v), -farthest, farthest); // NaN stays
        times.push_back(std::isfinite(position) ? qint64(position * nsPerMs) : nullTime);
    }
    Field field(x.name, FieldType::Time, std::move(times));
    field.state = x.state;
    return field;
}

/// The field of the x axis takes no colour: the series count from the first one.
void givePalettePlaces(PanelData& data)
{
    int place = 0;
    Frame& frame = data.frames.front();
    for (size_t i = 1; i < frame.fields.size(); i++) {
        Field& field = frame.fields[i];
        if (field.type != FieldType::Number)
            continue;
        field.state.seriesIndex = place++;
        if (!data.displays.empty() && i < data.displays.front().size())
            data.displays.front()[i] = DisplayProcessor(field, data.display);
    }
}

} // namespace

TimeSeriesModel buildTrend(const TimeSeriesInput& input, const QString& xField)
{
    const Frames& frames = input.data->frames;
    if (frames.empty() || frames.front().rows == 0)
        return problemModel(QCoreApplication::translate("Trend", "No data"));
    if (frames.size() > 1)
        return problemModel(
            QCoreApplication::translate("Trend", "Only one frame can be shown: join the queries by a transformation"));
    const int index = xIndex(frames.front(), xField);
    if (index < 0)
        return problemModel(xField.isEmpty()
                                ? QCoreApplication::translate("Trend", "There is no number field for the x axis")
                                : QCoreApplication::translate("Trend", "There is no field %1").arg(xField));
    const Field& x = frames.front().fields[size_t(index)];
    if (!x.numbers())
        return problemModel(QCoreApplication::translate("Trend", "The field of the x axis holds no numbers"));
    ChartX axis;
    axis.kind = ChartX::Kind::Number;
    axis.scale = scaleOptionsFromConfig(*x.config);
    readXAxis(*x.config, axis);
    NumberRange range = rangeOf(*x.numbers(), axis.scale.type == ScaleType::Log);
    if (!range.ascending)
        return problemModel(QCoreApplication::translate("Trend", "The values of the x axis must ascend"));
    range.min = axis.scale.min.value_or(range.min);
    range.max = axis.scale.max.value_or(range.max);
    const double first = axis.positionOf(range.min);
    const double span = axis.positionOf(range.max) - first;
    axis.origin = std::isfinite(first) ? first : 0;
    axis.perMs = std::isfinite(span) && span > 0 ? span / spanMs : 1 / spanMs;
    axis.text = [display = DisplayProcessor(x, input.data->display)](double value, std::optional<int> decimals) {
        return display.axisLabel(value, decimals);
    };
    auto data = std::make_shared<PanelData>(*input.data);
    Frame& frame = data->frames.front();
    Field asTime = positions(x, axis);
    // A time field beside it must not be taken for the axis.
    std::rotate(frame.fields.begin(), frame.fields.begin() + index, frame.fields.begin() + index + 1);
    frame.fields.front() = std::move(asTime);
    if (!data->displays.empty() && size_t(index) < data->displays.front().size())
        std::rotate(data->displays.front().begin(), data->displays.front().begin() + index,
                    data->displays.front().begin() + index + 1);
    givePalettePlaces(*data);
    data->range = {0, qint64(spanMs)};
    data->annotations.clear();
    data->exemplars.clear();
    TimeSeriesInput shifted = input;
    shifted.data = data;
    TimeSeriesModel model = buildTimeSeries(shifted);
    model.chart->x = std::move(axis);
    // Back to the places of the fields in the panel's own frames.
    for (TimeSeriesModel::Origin& origin : model.origins)
        origin.field = origin.field <= index ? origin.field - 1 : origin.field;
    return model;
}
