#include "dashboards/format/heatmapcolors.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace {

/// When a scheme runs backwards.
enum class Turn
{
    Always,
    Dark, ///< in dark themes
    Light
};

/// Anchors are those of ColorBrewer by Cynthia Brewer; a B-spline runs through them as in d3-scale-chromatic.
struct Scheme
{
    const char* name;
    Turn turn;
    const char* anchors; ///< nullptr: a formula
};
constexpr Scheme schemes[] = {
    {"BrBG", Turn::Always, "543005 8c510a bf812d dfc27d f6e8c3 f5f5f5 c7eae5 80cdc1 35978f 01665e 003c30"},
    {"PiYG", Turn::Always, "8e0152 c51b7d de77ae f1b6da fde0ef f7f7f7 e6f5d0 b8e186 7fbc41 4d9221 276419"},
    {"PRGn", Turn::Always, "40004b 762a83 9970ab c2a5cf e7d4e8 f7f7f7 d9f0d3 a6dba0 5aae61 1b7837 00441b"},
    {"PuOr", Turn::Always, "2d004b 542788 8073ac b2abd2 d8daeb f7f7f7 fee0b6 fdb863 e08214 b35806 7f3b08"},
    {"RdBu", Turn::Always, "67001f b2182b d6604d f4a582 fddbc7 f7f7f7 d1e5f0 92c5de 4393c3 2166ac 053061"},
    {"RdGy", Turn::Always, "67001f b2182b d6604d f4a582 fddbc7 ffffff e0e0e0 bababa 878787 4d4d4d 1a1a1a"},
    {"RdYlBu", Turn::Always, "a50026 d73027 f46d43 fdae61 fee090 ffffbf e0f3f8 abd9e9 74add1 4575b4 313695"},
    {"RdYlGn", Turn::Always, "a50026 d73027 f46d43 fdae61 fee08b ffffbf d9ef8b a6d96a 66bd63 1a9850 006837"},
    {"Spectral", Turn::Always, "9e0142 d53e4f f46d43 fdae61 fee08b ffffbf e6f598 abdda4 66c2a5 3288bd 5e4fa2"},
    {"Blues", Turn::Dark, "f7fbff deebf7 c6dbef 9ecae1 6baed6 4292c6 2171b5 08519c 08306b"},
    {"Greens", Turn::Dark, "f7fcf5 e5f5e0 c7e9c0 a1d99b 74c476 41ab5d 238b45 006d2c 00441b"},
    {"Greys", Turn::Dark, "ffffff f0f0f0 d9d9d9 bdbdbd 969696 737373 525252 252525 000000"},
    {"Oranges", Turn::Dark, "fff5eb fee6ce fdd0a2 fdae6b fd8d3c f16913 d94801 a63603 7f2704"},
    {"Purples", Turn::Dark, "fcfbfd efedf5 dadaeb bcbddc 9e9ac8 807dba 6a51a3 54278f 3f007d"},
    {"Reds", Turn::Dark, "fff5f0 fee0d2 fcbba1 fc9272 fb6a4a ef3b2c cb181d a50f15 67000d"},
    {"BuGn", Turn::Dark, "f7fcfd e5f5f9 ccece6 99d8c9 66c2a4 41ae76 238b45 006d2c 00441b"},
    {"BuPu", Turn::Dark, "f7fcfd e0ecf4 bfd3e6 9ebcda 8c96c6 8c6bb1 88419d 810f7c 4d004b"},
    {"GnBu", Turn::Dark, "f7fcf0 e0f3db ccebc5 a8ddb5 7bccc4 4eb3d3 2b8cbe 0868ac 084081"},
    {"OrRd", Turn::Dark, "fff7ec fee8c8 fdd49e fdbb84 fc8d59 ef6548 d7301f b30000 7f0000"},
    {"PuBuGn", Turn::Dark, "fff7fb ece2f0 d0d1e6 a6bddb 67a9cf 3690c0 02818a 016c59 014636"},
    {"PuBu", Turn::Dark, "fff7fb ece7f2 d0d1e6 a6bddb 74a9cf 3690c0 0570b0 045a8d 023858"},
    {"PuRd", Turn::Dark, "f7f4f9 e7e1ef d4b9da c994c7 df65b0 e7298a ce1256 980043 67001f"},
    {"RdPu", Turn::Dark, "fff7f3 fde0dd fcc5c0 fa9fb5 f768a1 dd3497 ae017e 7a0177 49006a"},
    {"YlGnBu", Turn::Dark, "ffffd9 edf8b1 c7e9b4 7fcdbb 41b6c4 1d91c0 225ea8 253494 081d58"},
    {"YlGn", Turn::Dark, "ffffe5 f7fcb9 d9f0a3 addd8e 78c679 41ab5d 238443 006837 004529"},
    {"YlOrBr", Turn::Dark, "ffffe5 fff7bc fee391 fec44f fe9929 ec7014 cc4c02 993404 662506"},
    {"YlOrRd", Turn::Dark, "ffffcc ffeda0 fed976 feb24c fd8d3c fc4e2a e31a1c bd0026 800026"},
    {"Turbo", Turn::Light, nullptr},
    {"Cividis", Turn::Light, nullptr},
    {"Viridis", Turn::Light, nullptr},
    {"Magma", Turn::Light, nullptr},
    {"Inferno", Turn::Light, nullptr},
    {"Plasma", Turn::Light, nullptr},
    {"Warm", Turn::Light, nullptr},
    {"Cool", Turn::Light, nullptr},
    {"Cubehelix", Turn::Light, nullptr},
    {"Rainbow", Turn::Always, nullptr},
    {"Sinebow", Turn::Always, nullptr},
};

const Scheme& schemeNamed(const QString& name)
{
    const auto find = [](const QString& wanted) {
        return std::find_if(std::begin(schemes), std::end(schemes),
                            [&](const Scheme& scheme) { return wanted == QLatin1String(scheme.name); });
    };
    const auto found = find(name);
    return found != std::end(schemes) ? *found : *find(QStringLiteral("Spectral"));
}

Rgba pack(double r, double g, double b)
{
    const auto channel = [](double c) { return Rgba(std::clamp(std::floor(c + .5), 0.0, 255.0)); };
    return 0xff000000 | channel(r) << 16 | channel(g) << 8 | channel(b);
}

/// Dave Green's cubehelix as d3-color converts it.
struct Cubehelix
{
    double h;
    double s;
    double l;

    Rgba rgb() const
    {
        const double angle = (h + 120) * std::numbers::pi / 180;
        const double a = s * l * (1 - l);
        const double cosine = std::cos(angle);
        const double sine = std::sin(angle);
        return pack(255 * (l + a * (-.14861 * cosine + 1.78277 * sine)),
                    255 * (l + a * (-.29227 * cosine - .90649 * sine)), 255 * (l + a * 1.97294 * cosine));
    }
};

/// The long way around the hues.
Rgba between(const Cubehelix& a, const Cubehelix& b, double t)
{
    return Cubehelix {a.h + (b.h - a.h) * t, a.s + (b.s - a.s) * t, a.l + (b.l - a.l) * t}.rgb();
}

Rgba rainbow(double t)
{
    const double distance = std::abs(t - .5);
    return Cubehelix {360 * t - 100, 1.5 - 1.5 * distance, .8 - .9 * distance}.rgb();
}

Rgba sinebow(double t)
{
    const double angle = (.5 - t) * std::numbers::pi;
    const auto square = [](double v) { return 255 * std::sin(v) * std::sin(v); };
    return pack(square(angle), square(angle + std::numbers::pi / 3), square(angle + 2 * std::numbers::pi / 3));
}

/// Polynomials of the turbo map as Anton Mikhailov published them.
Rgba turbo(double t)
{
    const auto polynomial = [t](std::initializer_list<double> coefficients) {
        double sum = 0;
        for (const double c : coefficients)
            sum = sum * t + c;
        return sum;
    };
    return pack(polynomial({14825.05, -38394.49, 33300.12, -10793.56, 1172.33, 34.61}),
                polynomial({707.56, 1073.77, -3574.96, 1225.33, 557.33, 23.31}),
                polynomial({6838.66, -22569.18, 27814, -15327.97, 3211.1, 27.2}));
}

std::function<Rgba(double)> formula(const Scheme& scheme, const Palette& palette)
{
    static const QHash<QString, Rgba (*)(double)> formulas {{QStringLiteral("Turbo"), turbo},
                                                            {QStringLiteral("Rainbow"), rainbow},
                                                            {QStringLiteral("Sinebow"), sinebow},
                                                            {QStringLiteral("Cubehelix"),
                                                             [](double t) {
                                                                 return between({300, .5, 0}, {-240, .5, 1}, t);
                                                             }},
                                                            {QStringLiteral("Warm"),
                                                             [](double t) {
                                                                 return between({-100, .75, .35}, {80, 1.5, .8}, t);
                                                             }},
                                                            {QStringLiteral("Cool"), [](double t) {
                                                                 return between({260, .75, .35}, {80, 1.5, .8}, t);
                                                             }}};
    const QString name = QString::fromLatin1(scheme.name);
    if (const auto found = formulas.value(name, nullptr))
        return found;
    return schemeInterpolator(QStringLiteral("continuous-") + name.toLower(), palette);
}

std::function<Rgba(double)> interpolator(const Scheme& scheme, const Palette& palette)
{
    if (!scheme.anchors)
        return formula(scheme, palette);
    std::vector<Rgba> stops;
    for (const QString& text : QString::fromLatin1(scheme.anchors).split(QLatin1Char(' ')))
        stops.push_back(0xff000000 | text.toUInt(nullptr, 16));
    return splineInterpolator(std::move(stops));
}

bool isTurned(const Scheme& scheme, const Palette& palette)
{
    const bool dark = palette.theme == ThemeKind::Dark;
    return scheme.turn == Turn::Always || (scheme.turn == Turn::Dark ? dark : scheme.turn == Turn::Light && !dark);
}

} // namespace

std::vector<Rgba> heatmapPalette(const HeatmapColors& colors, const Palette& palette)
{
    const int steps = std::clamp(colors.steps, 2, 256);
    std::vector<Rgba> result;
    result.reserve(size_t(steps));
    if (colors.opacity) {
        const Rgba fill = resolveColor(colors.fill, palette) & 0xffffff;
        for (int i = 0; i < steps; i++) {
            const double alpha = std::pow(double(i) / (steps - 1), colors.exponent);
            result.push_back(fill | Rgba(std::lround(255 * std::clamp(alpha, 0.0, 1.0))) << 24);
        }
        return result;
    }
    const Scheme& scheme = schemeNamed(colors.scheme);
    const auto colorAt = interpolator(scheme, palette);
    for (int i = 0; i < steps; i++)
        result.push_back(colorAt(double(i) / (steps - 1)));
    if (colors.reverse != isTurned(scheme, palette))
        std::reverse(result.begin(), result.end());
    return result;
}
