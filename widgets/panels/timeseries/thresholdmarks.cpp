#include "widgets/panels/timeseries/thresholdmarks.h"

#include "dashboards/format/color.h"

#include <cmath>

double thresholdValue(const ThresholdRequest& request, const Threshold& step)
{
    if (request.config.thresholds->mode != Thresholds::Mode::Percentage || !std::isfinite(step.value))
        return step.value;
    const double low = request.config.min.value_or(request.scale.min);
    const double high = request.config.max.value_or(request.scale.max);
    return low + (high - low) * step.value / 100;
}

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
        mark.color = QColor::fromRgba(resolveColor(step.color, request.palette));
        if (step.color == QLatin1String("transparent"))
            mark.color = Qt::transparent;
        mark.area = request.field.thresholdArea;
        mark.line = request.field.thresholdLine;
        mark.dashed = request.field.thresholdDashed;
        marks.push_back(mark);
    }
}
