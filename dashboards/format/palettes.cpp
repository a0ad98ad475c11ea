#include "dashboards/format/palettes.h"

#include "dashboards/format/color.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace {

// Colours of Grafana's palettes; names resolve with the theme.
const char* const classic =
    "green semi-dark-yellow blue orange red purple dark-green dark-yellow dark-blue dark-orange dark-red "
    "dark-purple super-light-green super-light-yellow super-light-blue super-light-orange super-light-red "
    "super-light-purple "
    "#447ebc #c15c17 #890f02 #0a437c #6d1f62 #584477 #b7dbab #f4d598 #70dbed #f9ba8f #f29191 #82b5d8 "
    "#e5a8e2 #aea2e0 #629e51 #e5ac0e #64b0c8 #e0752d #bf1b00 #0a50a1 #962d82 #614d93 #9ac48a #f2c96d "
    "#65c5db #f9934e #ea6460 #5195ce #d683ce #806eb7 #3f6833 #967302 #2f575e #99440a #58140c #052b51 "
    "#511749 #3f2b5b #e0f9d7 #fceaca #cffaff #f9e2d2 #fce2de #badff4 #f9d9f9 #dedaf7";
const char* const categorical =
    "#d97e9b #ffc554 #41cd94 #64a6d8 #f79cff #e78a5f #c9e1a6 #00cfe3 #9b93df #ffb2be #cea82e #9cf2d6 "
    "#8fc3ff #ce84c1 #ffc39d #89c862 #41aec7 #cdb9ff #ef8488 #e7db98 #00d8be #759ee6 #ffb1e1 #ee9941 "
    "#baf2b8 #54d3ff #b78ee2 #ff645a #c0bd2f #8ffff6 #b4c7ff #eb85b5 #ffd49f #58db89 #46abde #eabcff "
    "#ff8e6f #deed9f #00dfe5 #959df6";
const char* const categorical2 =
    "#63b564 #ded188 #84b1ff #ffdbbc #ffa8aa #c986e6 #ffc4d4 #9bcb35 #d3efff #f8b4d2 #a6b924 #afe8ff "
    "#ff97da #aaa720 #81e3fb #f386e2 #ffe397 #84d6e1 #d784df #fed283 #00d4da #f2e7ff #f3c48a #00c9c0 "
    "#e4daff #ffac74 #00bea7 #d2cfff #ff9767 #9dffdf #bdc4ff #fe8260 #93f4c5 #a4baff #ea796e #9fe3b3 "
    "#74b6ff #ffd8dd #89e04d #3baffe";
const char* const categorical3 =
    "#63b564 #88ddfe #ca94ff #ffd8d3 #cfcb00 #00beb5 #c7d5ff #ff8dc4 #ffe5c7 #9fdcb0 #00bbff #f0d0ff "
    "#ffa48b #9bac32 #7ce6e9 #a3abff #ffdae4 #e1c18a #1dc58a #b7dfff #f38efc #ffe7dd #bed997 #00c5d8 "
    "#dedcff #ffa4b3 #c79e00 #8bebcc #7dbbff #ffdcf8 #f5bb95 #7dc053 #9beaff #c5adff #ea777e #e0d287 "
    "#00ceb5 #d5e4ff #ffa1dc #e88e29";
const char* const colorBlindDark = "#0072b2 #e69f00 #009e73 #cc79a7 #56b4e9 #d55e00 #f0e442 #ffffff";
const char* const colorBlindLight = "#0072b2 #009e73 #cc79a7 #d55e00 #000000";

QStringList namesOf(const char* text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QStringList resolved(const QStringList& names, const Palette& palette)
{
    QStringList colors;
    for (const QString& name : names)
        colors << colorByName(name, palette);
    return colors;
}

/// WCAG's relative luminance as Grafana rounds it.
double luminance(Rgba color)
{
    const auto linear = [](quint32 value) {
        const double c = double(value & 0xff) / 255;
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    const double sum = 0.2126 * linear(color >> 16) + 0.7152 * linear(color >> 8) + 0.0722 * linear(color);
    return std::round(sum * 1000) / 1000;
}

double contrast(Rgba a, Rgba b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

/// The classic colours that stand out from the panel's background.
QStringList readableClassic(const Palette& palette)
{
    constexpr double leastContrast = 3;
    const Rgba background = resolveColor(QStringLiteral("panel-bg"), palette);
    QStringList colors;
    for (const QString& color : resolved(namesOf(classic), palette))
        if (contrast(resolveColor(color, palette), background) >= leastContrast)
            colors << color;
    return colors;
}

QStringList makePalette(const QString& modeId, const Palette& palette)
{
    if (modeId == QLatin1String("palette-classic") && palette.colorBlind)
        return makePalette(QStringLiteral("palette-colorblind"), palette);
    if (modeId == QLatin1String("palette-classic-by-name"))
        return readableClassic(palette);
    const bool dark = palette.theme == ThemeKind::Dark;
    const QHash<QString, const char*> lists = {
        {QStringLiteral("palette-classic"), classic},
        {QStringLiteral("palette-colorblind"), dark ? colorBlindDark : colorBlindLight},
        {QStringLiteral("palette-categorical-next"), categorical},
        {QStringLiteral("palette-categorical-next-2"), categorical2},
        {QStringLiteral("palette-categorical-next-3"), categorical3},
    };
    const char* list = lists.value(modeId, nullptr);
    return list ? resolved(namesOf(list), palette) : QStringList();
}

struct Hsl
{
    double hue = 0; ///< degrees
    double saturation = 0;
    double lightness = 0;
};

struct Rgb
{
    double r = 0;
    double g = 0;
    double b = 0;
};

Hsl toHsl(const Rgb& rgb)
{
    const double r = rgb.r / 255;
    const double g = rgb.g / 255;
    const double b = rgb.b / 255;
    const double max = std::max({r, g, b});
    const double min = std::min({r, g, b});
    const double delta = max - min;
    Hsl hsl {0, 0, (max + min) / 2};
    if (delta == 0)
        return hsl;
    hsl.saturation = hsl.lightness > 0.5 ? delta / (2 - max - min) : delta / (max + min);
    const double sixths = max == r ? (g - b) / delta + (g < b ? 6 : 0)
        : max == g                 ? (b - r) / delta + 2
                                   : (r - g) / delta + 4;
    hsl.hue = sixths * 60;
    return hsl;
}

Rgb fromHsl(const Hsl& hsl)
{
    // Grafana's colour library keeps percentages with two decimals, cut.
    const auto cut = [](double v) { return std::clamp(std::trunc(v * 100 * 100) / 100 / 100, 0.0, 1.0); };
    const double s = cut(hsl.saturation);
    const double l = cut(hsl.lightness);
    const double q = l < 0.5 ? l * (1 + s) : l + s - l * s;
    const double p = 2 * l - q;
    const auto channel = [&](double t) {
        t -= std::floor(t);
        const double c = t < 1.0 / 6 ? p + (q - p) * 6 * t
            : t < 0.5                ? q
            : t < 2.0 / 3            ? p + (q - p) * (2.0 / 3 - t) * 6
                                     : p;
        return c * 255;
    };
    const double h = std::fmod(hsl.hue, 360) / 360;
    return {channel(h + 1.0 / 3), channel(h), channel(h - 1.0 / 3)};
}

Rgb spun(const Rgb& rgb, double degrees)
{
    Hsl hsl = toHsl(rgb);
    hsl.hue = std::fmod(hsl.hue + degrees + 360, 360);
    return fromHsl(hsl);
}

Rgb brightened(const Rgb& rgb, double percent)
{
    const double add = std::ceil(255 * percent / 100 - 0.5); // halves go down, as the library subtracts the negative
    const auto channel = [add](double c) { return std::clamp(std::round(c) + add, 0.0, 255.0); };
    return {channel(rgb.r), channel(rgb.g), channel(rgb.b)};
}

Rgb darkened(const Rgb& rgb, double percent)
{
    Hsl hsl = toHsl(rgb);
    hsl.lightness = std::clamp(hsl.lightness - percent / 100, 0.0, 1.0);
    return fromHsl(hsl);
}

} // namespace

QStringList classicPaletteNames()
{
    return namesOf(classic);
}

QStringList paletteColors(const QString& modeId, const Palette& palette)
{
    // Every series of a refresh asks for the same list, which is dozens of names to look up.
    struct Last
    {
        QString modeId;
        Palette palette;
        QStringList colors;
    };
    thread_local Last last;
    if (last.modeId != modeId || last.palette != palette)
        last = {modeId, palette, makePalette(modeId, palette)};
    return last.colors;
}

quint32 nameHash(const QString& name)
{
    quint32 hash = 5381;
    for (auto i = name.size() - 1; i >= 0; --i)
        hash = (hash * 33) ^ name[i].unicode();
    return hash;
}

QString shadeOf(const QString& base, int index, const Palette& palette)
{
    constexpr int shades = 11;
    constexpr double steps = 6;
    const int entry = index % shades;
    if (entry == 0)
        return colorByName(base, palette);
    const int pair = (entry + 1) / 2;
    const double i = pair;
    const Rgba color = parseCssColor(colorByName(base, palette)).value_or(0xff000000);
    const Rgb rgb {double(color >> 16 & 0xff), double(color >> 8 & 0xff), double(color & 0xff)};
    const Rgb shade = entry % 2 == 1 ? brightened(spun(rgb, i / steps * 10), i / steps * 35)
                                     : darkened(spun(rgb, -i / steps * 10), i / steps * 35);
    const auto channel = [](double c) { return quint32(std::lround(std::clamp(c, 0.0, 255.0))); };
    return toHexString(0xff000000 | channel(shade.r) << 16 | channel(shade.g) << 8 | channel(shade.b));
}
