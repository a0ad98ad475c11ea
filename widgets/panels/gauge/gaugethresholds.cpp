#include "widgets/panels/gauge/gaugethresholds.h"

GaugeScale gaugeScaleOf(const Field& field, const DisplayValue& value)
{
    const auto& thresholds = field.config->thresholds;
    if (thresholds && thresholds->mode == Thresholds::Mode::Percentage)
        return {{0, 100}, value.percent * 100};
    return {gaugeScale(field), value.numeric};
}

std::vector<GaugeBand> gaugeBands(const Field& field, const DisplayValue& value, const FieldRange& range,
                                  const Palette& palette)
{
    const QString mode = field.config->color ? field.config->color->mode : QString();
    const bool byThreshold = mode.isEmpty() || mode == QLatin1String("thresholds");
    const auto& thresholds = field.config->thresholds;
    if (!byThreshold || !thresholds || thresholds->steps.empty())
        return {{range.min, range.max, toQColor(value.color)}};
    const Threshold* first = activeThreshold(range.min, thresholds->steps);
    std::vector<GaugeBand> bands {
        {range.min, range.max, toQColor(resolveColor((first ? *first : thresholds->steps.front()).color, palette))}};
    for (const Threshold& step : thresholds->steps) {
        if (!(step.value > range.min && step.value < range.max) || step.value <= bands.back().from)
            continue;
        bands.back().to = step.value;
        bands.push_back({step.value, range.max, toQColor(resolveColor(step.color, palette))});
    }
    return bands;
}
