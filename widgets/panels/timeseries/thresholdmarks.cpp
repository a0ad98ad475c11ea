#include "widgets/panels/timeseries/thresholdmarks.h"

#include "dashboards/format/color.h"

#include <algorithm>
#include <cmath>

std::pair<double, double> gradientRange(const FieldConfig& config, const ChartScale& scale)
{
    const bool flat = !(scale.dataMin < scale.dataMax);
    const double low = flat ? scale.min : scale.dataMin;
    const double high = flat ? scale.max : scale.dataMax;
    return {config.min.value_or(scale.options.softMin.value_or(low)),
            config.max.value_or(scale.options.softMax.value_or(high))};
}

namespace {

constexpr auto transparentName = "transparent";

/// Where a step lies; in percent of the field's limits where its mode says so.
double thresholdValue(const ThresholdRequest& request, const Threshold& step)
{
    if (request.config.thresholds->mode != Thresholds::Mode::Percentage || !std::isfinite(step.value))
        return step.value;
    const auto [low, high] = gradientRange(request.config, request.scale);
    return low + (high - low) * step.value / 100;
}

QColor colorOfStep(const Threshold& step, const Palette& palette)
{
    return step.color == QLatin1String(transparentName) ? QColor(Qt::transparent)
                                                        : QColor::fromRgba(resolveColor(step.color, palette));
}

/// Lines up to a transparent step stand at the upper end of a band and have its colour, others at the lower end.
QColor colorOfLine(const std::vector<Threshold>& steps, size_t index, const Palette& palette)
{
    const auto transparent = std::find_if(
        steps.begin(), steps.end(), [](const Threshold& step) { return step.color == QLatin1String(transparentName); });
    const size_t last = transparent == steps.end() ? 0 : size_t(transparent - steps.begin());
    return colorOfStep(steps[index > 0 && index <= last ? index - 1 : index], palette);
}

} // namespace

void appendThresholdMarks(const ThresholdRequest& request, std::vector<ThresholdMark>& marks)
{
    if (!request.config.thresholds)
        return;
    const Thresholds& thresholds = *request.config.thresholds;
    for (size_t i = 0; i < thresholds.steps.size(); i++) {
        const Threshold& step = thresholds.steps[i];
        ThresholdMark mark;
        mark.scale = request.scaleIndex;
        mark.from = thresholdValue(request, step);
        mark.to = i + 1 < thresholds.steps.size() ? thresholdValue(request, thresholds.steps[i + 1])
                                                  : std::numeric_limits<double>::infinity();
        mark.color = colorOfStep(step, request.palette);
        mark.lineColor = colorOfLine(thresholds.steps, i, request.palette);
        mark.area = request.field.thresholdArea;
        mark.line = request.field.thresholdLine;
        mark.dashed = request.field.thresholdDashed;
        marks.push_back(mark);
    }
}
