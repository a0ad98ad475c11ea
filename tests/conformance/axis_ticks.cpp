#include "dashboards/chart/axisnumbers.h"
#include "dashboards/chart/chartlayout.h"
#include "dashboards/chart/stacking.h"
#include "dashboards/format/displayprocessor.h"
#include "dashboards/format/fieldoverrides.h"
#include "dashboards/time/datemath.h"
#include "tests/conformance/conformance.h"

#include <limits>

namespace {

ScaleType scaleType(const QString& name)
{
    return name == QLatin1String("log")   ? ScaleType::Log
        : name == QLatin1String("symlog") ? ScaleType::Symlog
                                          : ScaleType::Linear;
}

std::optional<int> intOf(const std::optional<double>& value)
{
    return value ? std::optional(int(*value)) : std::nullopt;
}

Json rangeJson(const std::optional<std::pair<double, double>>& range)
{
    if (!range)
        return {{"min", nullptr}, {"max", nullptr}};
    return {{"min", numberJson(range->first)}, {"max", numberJson(range->second)}};
}

Json scaleRange(const Json& input)
{
    const Json& props = jsonutil::object(input, "props");
    ScaleOptions options;
    options.type = scaleType(jsonutil::string(props, "distribution"));
    options.logBase = jsonutil::number(props, "log", 10);
    options.linearThreshold = jsonutil::number(props, "linearThreshold", 1);
    options.min = jsonutil::optNumber(props, "min");
    options.max = jsonutil::optNumber(props, "max");
    options.softMin = jsonutil::optNumber(props, "softMin");
    options.softMax = jsonutil::optNumber(props, "softMax");
    if (jsonutil::string(props, "stackingMode") == QLatin1String("percent")) {
        if (!options.min && !options.softMin)
            options.softMin = 0;
        if (!options.max && !options.softMax)
            options.softMax = 1;
    }
    options.centeredZero = jsonutil::boolean(props, "centeredZero");
    options.decimals = intOf(jsonutil::optNumber(props, "decimals"));
    options.padMin = jsonutil::number(props, "padMinBy", 0.1);
    options.padMax = jsonutil::number(props, "padMaxBy", 0.1);
    Json out =
        rangeJson(axisRange(jsonutil::optNumber(input, "dataMin"), jsonutil::optNumber(input, "dataMax"), options));
    const auto validLimit = [&](const std::optional<double>& limit) {
        return limit && (options.type != ScaleType::Log || *limit > 0);
    };
    out["auto"] = !(validLimit(options.min) && !validLimit(options.softMin) && validLimit(options.max)
                    && !validLimit(options.softMax));
    out["distr"] = options.type == ScaleType::Log ? 3 : options.type == ScaleType::Symlog ? 4 : 1;
    if (options.type != ScaleType::Linear)
        out["log"] = options.logBase == 2 ? 2 : 10;
    return out;
}

Json chartAxis(const AxisLayout& axis)
{
    Json out = {{"size", axis.sizePx}, {"incr", nullptr}, {"splits", nullptr}, {"labels", nullptr}};
    if (!axis.shown || axis.ticks.increment == 0)
        return out;
    out["incr"] = axis.ticks.increment;
    out["splits"] = Json::array();
    out["labels"] = Json::array();
    for (size_t i = 0; i < axis.ticks.values.size(); ++i) {
        out["splits"].push_back(axis.ticks.values[i]);
        out["labels"].push_back(axis.ticks.isShown(i) ? Json(axis.labels[i].toStdString()) : Json());
    }
    return out;
}

/// What a chart draws of the values: shares where they are stacked to a hundred percent.
NumberColumn drawnValues(const Json& cells, bool percent)
{
    NumberColumn values;
    TimeColumn times;
    for (const Json& cell : cells) {
        values.push_back(numberFromOracle(cell));
        times.push_back(qint64(times.size()));
    }
    StackSeries series;
    series.times = &times;
    series.values = &values;
    series.mode = QStringLiteral("percent");
    return percent ? *stackSeries({series}).front().values : values;
}

std::pair<std::optional<double>, std::optional<double>> dataLimits(const NumberColumn& values, bool positive)
{
    std::optional<double> min;
    std::optional<double> max;
    for (const double v : values) {
        if (isMissing(v) || (positive && !(v > 0)))
            continue;
        min = std::min(min.value_or(v), v);
        max = std::max(max.value_or(v), v);
    }
    return {min, max};
}

ValueAxis valueAxis(const Json& input, const FieldConfig& config)
{
    static const Json none = Json::object();
    const Json& custom = config.custom ? *config.custom : none;
    const Json& distribution = jsonutil::object(custom, "scaleDistribution");
    ValueAxis axis;
    axis.scale.type = scaleType(jsonutil::string(distribution, "type"));
    axis.scale.logBase = jsonutil::number(distribution, "log", 10);
    axis.scale.linearThreshold = jsonutil::number(distribution, "linearThreshold", 1);
    axis.scale.min = config.min;
    axis.scale.max = config.max;
    if (config.min && config.max && *config.min > *config.max) // field overrides put limits the right way round
        std::swap(axis.scale.min, axis.scale.max);
    axis.scale.softMin = jsonutil::optNumber(custom, "axisSoftMin");
    axis.scale.softMax = jsonutil::optNumber(custom, "axisSoftMax");
    axis.scale.centeredZero = jsonutil::boolean(custom, "axisCenteredZero");
    axis.scale.decimals = intOf(config.decimals);
    axis.scale.boolUnit = isBooleanUnit(config.unit.value_or(QString()));
    const bool percent = jsonutil::string(jsonutil::object(custom, "stacking"), "mode") == QLatin1String("percent");
    axis.scale.percentStacking = percent;
    const auto [min, max] =
        dataLimits(drawnValues(jsonutil::array(input, "values"), percent), axis.scale.type == ScaleType::Log);
    axis.range = axisRange(min, max, axis.scale);
    axis.right = jsonutil::string(custom, "axisPlacement") == QLatin1String("right");
    axis.binary = isBinaryUnit(config.unit.value_or(QString()));
    axis.labelled = !jsonutil::string(custom, "axisLabel").isEmpty();
    axis.fixedWidthPx = jsonutil::optNumber(custom, "axisWidth");
    Field field(QStringLiteral("v"), FieldType::Number, NumberColumn());
    FieldConfig shown = config;
    if (percent)
        shown.unit = QStringLiteral("percentunit");
    field.config = std::make_shared<const FieldConfig>(shown);
    DisplayContext context;
    context.zone = zoneFromSetting(jsonutil::string(input, "timeZone"));
    axis.text = [display = DisplayProcessor(field, context)](double v, std::optional<int> decimals) {
        return display.axisLabel(v, decimals);
    };
    return axis;
}

Json chart(const Json& input)
{
    ChartFrame frame;
    frame.fromMs = jsonutil::number(input, "from");
    frame.toMs = jsonutil::number(input, "to");
    frame.zone = zoneFromSetting(jsonutil::string(input, "timeZone"));
    frame.measure = [](const QString& text) { return 7.0 * double(text.size()); };
    const ValueAxis axis = valueAxis(input, fieldConfigFromJson(jsonutil::object(input, "config")));
    const ChartLayout layout =
        layoutChart({jsonutil::number(input, "width"), jsonutil::number(input, "height")}, frame, {axis});
    Json x = chartAxis(layout.time);
    x["min"] = frame.fromMs;
    x["max"] = frame.toMs;
    Json y = chartAxis(layout.values.front());
    y.update(rangeJson(axis.range));
    return {{"x", x}, {"y", y}, {"plot", {{"width", layout.plotWidthPx}, {"height", layout.plotHeightPx}}}};
}

Json rangeNum(const Json& input)
{
    const bool extra = jsonutil::boolean(input, "extra");
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const RangeEnd::Soft mode = extra ? RangeEnd::Soft::WhenPadded : RangeEnd::Soft::Never;
    const double pad = jsonutil::number(input, "pad");
    return rangeJson(paddedRange(jsonutil::number(input, "min"), jsonutil::number(input, "max"),
                                 {pad, -infinity, 0, mode}, {pad, infinity, 0, mode}));
}

} // namespace

Json runAxisTicks(const ConformanceCase& testCase)
{
    const Json& input = testCase.input;
    const QString fn = jsonutil::string(input, "fn");
    const double min = jsonutil::number(input, "min");
    const double max = jsonutil::number(input, "max");
    const double base = jsonutil::number(input, "base");
    const bool wholePowers = jsonutil::boolean(input, "fullMags");
    if (fn == QLatin1String("chart"))
        return chart(input);
    if (fn == QLatin1String("scaleRange"))
        return scaleRange(input);
    if (fn == QLatin1String("rangeNum"))
        return rangeNum(input);
    if (fn == QLatin1String("rangeLog"))
        return rangeJson(logRange(min, max, base, wholePowers));
    if (fn == QLatin1String("rangeAsinh"))
        return rangeJson(symlogRange(min, max, base, wholePowers));
    const double value = numberFromOracle(input.value("value", Json()));
    if (fn == QLatin1String("guessDecimals"))
        return {{"value", axisnumbers::guessDecimals(value)}};
    if (fn == QLatin1String("roundDecimals"))
        return {{"value", numberJson(axisnumbers::roundDecimals(value, jsonutil::integer(input, "decimals")))}};
    return skipped();
}
