#include "widgets/panels/timeseries/schemecolors.h"

#include "dashboards/format/color.h"
#include "widgets/panels/timeseries/thresholdmarks.h"

#include <algorithm>
#include <cmath>

namespace {

constexpr int classicColors = 64;

using Stops = std::vector<std::pair<double, QRgb>>;

QRgb mixed(QRgb a, QRgb b, double t)
{
    const auto mix = [t](int x, int y) { return int(std::lround(x + (y - x) * t)); };
    return qRgba(mix(qRed(a), qRed(b)), mix(qGreen(a), qGreen(b)), mix(qBlue(a), qBlue(b)), mix(qAlpha(a), qAlpha(b)));
}

/// The last step that a value reaches; the first one below all of them.
QRgb stepOf(const Stops& stops, double value)
{
    const auto above = std::upper_bound(stops.begin(), stops.end(), value,
                                        [](double v, const std::pair<double, QRgb>& stop) { return v < stop.first; });
    return above == stops.begin() ? above->second : std::prev(above)->second;
}

QRgb joined(const Stops& stops, double value)
{
    const auto above = std::upper_bound(stops.begin(), stops.end(), value,
                                        [](double v, const std::pair<double, QRgb>& stop) { return v < stop.first; });
    if (above == stops.begin() || above == stops.end())
        return above == stops.begin() ? stops.front().second : stops.back().second;
    const auto& [low, lowColor] = *std::prev(above);
    return mixed(lowColor, above->second, (value - low) / (above->first - low));
}

Stops thresholdStops(const SchemeRequest& request, const Thresholds& thresholds)
{
    const auto [low, high] = gradientRange(*request.field.config, request.scale);
    Stops stops;
    for (const Threshold& step : thresholds.steps) {
        const bool share = thresholds.mode == Thresholds::Mode::Percentage && std::isfinite(step.value);
        stops.emplace_back(share ? low + (high - low) * step.value / 100 : step.value,
                           resolveColor(step.color, request.palette));
    }
    std::stable_sort(stops.begin(), stops.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return stops;
}

Stops spreadStops(const SchemeRequest& request, const std::vector<Rgba>& colors)
{
    const auto [low, high] = gradientRange(*request.field.config, request.scale);
    Stops stops;
    for (size_t i = 0; i < colors.size(); i++)
        stops.emplace_back(low + (high - low) * double(i) / double(std::max<size_t>(colors.size() - 1, 1)), colors[i]);
    return stops;
}

std::vector<Rgba> classicPalette(const Palette& palette)
{
    std::vector<Rgba> colors;
    for (int i = 0; i < classicColors; i++)
        colors.push_back(classicPaletteColor(i, palette));
    return colors;
}

} // namespace

std::function<QRgb(double)> schemeColors(const SchemeRequest& request)
{
    const FieldConfig& config = *request.field.config;
    const bool given = config.color && !config.color->mode.isEmpty();
    const QString mode = given ? config.color->mode : QStringLiteral("thresholds");
    if (mode == QLatin1String("thresholds")) {
        if (!config.thresholds || config.thresholds->steps.empty())
            return {};
        return [stops = thresholdStops(request, *config.thresholds)](double v) { return stepOf(stops, v); };
    }
    const bool classic = mode.startsWith(QLatin1String("palette-classic"));
    Stops stops = spreadStops(request, classic ? classicPalette(request.palette) : schemeStops(mode, request.palette));
    if (stops.empty())
        return {};
    return [stops = std::move(stops)](double v) { return joined(stops, v); };
}
