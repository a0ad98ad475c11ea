#include "dashboards/format/colormodes.h"

#include <algorithm>

const std::vector<ColorMode>& colorModes()
{
    static const std::vector<ColorMode> modes = {
        {QStringLiteral("fixed"), QStringLiteral("Single color"), false, false, false},
        {QStringLiteral("shades"), QStringLiteral("Shades of a color"), false, false, false},
        {QStringLiteral("gradient"), QStringLiteral("Gradient"), false, false, false},
        {QStringLiteral("thresholds"), QStringLiteral("From thresholds"), false, true, false},
        {QStringLiteral("palette-classic"), QStringLiteral("Classic palette"), false, false, false},
        {QStringLiteral("palette-classic-by-name"), QStringLiteral("Classic palette (by series name)"), false, false,
         true},
        {QStringLiteral("palette-colorblind"), QStringLiteral("Color blind safe"), false, false, false},
        {QStringLiteral("palette-categorical-next"), QStringLiteral("Categorical Next"), false, false, false},
        {QStringLiteral("palette-categorical-next-2"), QStringLiteral("Categorical Next 2"), false, false, false},
        {QStringLiteral("palette-categorical-next-3"), QStringLiteral("Categorical Next 3"), false, false, false},
        {QStringLiteral("continuous-viridis"), QStringLiteral("Viridis"), true, true, false},
        {QStringLiteral("continuous-magma"), QStringLiteral("Magma"), true, true, false},
        {QStringLiteral("continuous-plasma"), QStringLiteral("Plasma"), true, true, false},
        {QStringLiteral("continuous-inferno"), QStringLiteral("Inferno"), true, true, false},
        {QStringLiteral("continuous-cividis"), QStringLiteral("Cividis"), true, true, false},
        {QStringLiteral("continuous-GrYlRd"), QStringLiteral("Green-Yellow-Red"), true, true, false},
        {QStringLiteral("continuous-RdYlGr"), QStringLiteral("Red-Yellow-Green"), true, true, false},
        {QStringLiteral("continuous-BlYlRd"), QStringLiteral("Blue-Yellow-Red"), true, true, false},
        {QStringLiteral("continuous-YlRd"), QStringLiteral("Yellow-Red"), true, true, false},
        {QStringLiteral("continuous-BlPu"), QStringLiteral("Blue-Purple"), true, true, false},
        {QStringLiteral("continuous-YlBl"), QStringLiteral("Yellow-Blue"), true, true, false},
        {QStringLiteral("continuous-blues"), QStringLiteral("Blues"), true, true, false},
        {QStringLiteral("continuous-reds"), QStringLiteral("Reds"), true, true, false},
        {QStringLiteral("continuous-greens"), QStringLiteral("Greens"), true, true, false},
        {QStringLiteral("continuous-purples"), QStringLiteral("Purples"), true, true, false},
    };
    return modes;
}

const ColorMode* findColorMode(const QString& id)
{
    const auto& modes = colorModes();
    const auto it = std::find_if(modes.begin(), modes.end(), [&](const ColorMode& mode) { return mode.id == id; });
    return it == modes.end() ? nullptr : &*it;
}
