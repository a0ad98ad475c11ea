#include "dashboards/format/color.h"
#include "dashboards/format/colorramps.h"

#include <QHash>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace {

/// A ramp of 256 colours, or named stops that a spline joins; neither for cividis, which is a polynomial.
struct Scheme
{
    const char* id;
    const char* const* ramp;
    const char* stops;
};
const Scheme schemes[] = {
    {"continuous-viridis", &viridisRamp, nullptr},
    {"continuous-magma", &magmaRamp, nullptr},
    {"continuous-plasma", &plasmaRamp, nullptr},
    {"continuous-inferno", &infernoRamp, nullptr},
    {"continuous-cividis", nullptr, nullptr},
    {"continuous-GrYlRd", nullptr, "green yellow red"},
    {"continuous-RdYlGr", nullptr, "red yellow green"},
    {"continuous-BlYlRd", nullptr, "dark-blue super-light-yellow dark-red"},
    {"continuous-YlRd", nullptr, "super-light-yellow dark-red"},
    {"continuous-BlPu", nullptr, "blue purple"},
    {"continuous-YlBl", nullptr, "super-light-yellow dark-blue"},
    {"continuous-blues", nullptr, "panel-bg dark-blue"},
    {"continuous-reds", nullptr, "panel-bg dark-red"},
    {"continuous-greens", nullptr, "panel-bg dark-green"},
    {"continuous-purples", nullptr, "panel-bg dark-purple"},
};

const Scheme* findScheme(const QString& id)
{
    static const QHash<QString, const Scheme*> index = [] {
        QHash<QString, const Scheme*> hash;
        for (const Scheme& scheme : schemes)
            hash.insert(QString::fromLatin1(scheme.id), &scheme);
        return hash;
    }();
    return index.value(id, nullptr);
}

Rgba pack(double r, double g, double b)
{
    const auto channel = [](double c) { return quint32(std::clamp(std::floor(c + 0.5), 0.0, 255.0)); };
    return 0xff000000 | channel(r) << 16 | channel(g) << 8 | channel(b);
}

Rgba rampColor(const char* ramp, double t)
{
    const int index = std::isnan(t) ? 0 : int(std::clamp(std::floor(t * 256), 0.0, 255.0));
    return 0xff000000 | QByteArray::fromRawData(ramp + qsizetype(index) * 6, 6).toUInt(nullptr, 16);
}

// Coefficients of the polynomial that d3 uses for cividis.
Rgba cividisColor(double t)
{
    const auto polynomial = [t](std::initializer_list<double> coefficients) {
        double sum = 0;
        for (const double c : coefficients)
            sum = sum * t + c;
        return sum;
    };
    return pack(polynomial({-2710.57, 7024.72, -6402.7, 2381.73, -35.34, -4.54}),
                polynomial({-67.37, 176.58, -131.46, 52.82, 170.73, 32.49}),
                polynomial({2475.67, -6614.94, 6167.24, -2482.43, 442.36, 81.24}));
}

int channelOf(Rgba color, int shift)
{
    return int(color >> shift & 0xff);
}

/// Uniform cubic B-spline through the stops, its ends extended in a straight line.
Rgba splineColor(const std::vector<Rgba>& stops, double t)
{
    const int last = int(stops.size()) - 1;
    const int i = t >= 1 ? last - 1 : int(std::floor(t * last));
    const double u = t * last - i;
    const auto channel = [&](int shift) {
        const double v1 = channelOf(stops[size_t(i)], shift);
        const double v2 = channelOf(stops[size_t(i) + 1], shift);
        const double v0 = i > 0 ? channelOf(stops[size_t(i) - 1], shift) : 2 * v1 - v2;
        const double v3 = i < last - 1 ? channelOf(stops[size_t(i) + 2], shift) : 2 * v2 - v1;
        const double u2 = u * u;
        const double u3 = u2 * u;
        return ((1 - 3 * u + 3 * u2 - u3) * v0 + (4 - 6 * u2 + 3 * u3) * v1 + (1 + 3 * u + 3 * u2 - 3 * u3) * v2
                + u3 * v3)
            / 6;
    };
    return pack(channel(16), channel(8), channel(0));
}

} // namespace

bool isContinuousScheme(const QString& modeId)
{
    return findScheme(modeId) != nullptr;
}

std::vector<QString> schemeStopTexts(const QString& schemeId, const Palette& palette)
{
    const Scheme* scheme = findScheme(schemeId);
    std::vector<QString> texts;
    if (scheme && scheme->stops) {
        for (const QString& name : QString::fromLatin1(scheme->stops).split(QLatin1Char(' ')))
            texts.push_back(colorByName(name, palette));
    } else if (scheme) {
        constexpr int samples = 8;
        for (int i = 0; i <= samples; ++i)
            texts.push_back(schemeColorText(schemeId, double(i) / samples, palette));
    }
    return texts;
}

std::vector<Rgba> schemeStops(const QString& schemeId, const Palette& palette)
{
    std::vector<Rgba> stops;
    for (const QString& text : schemeStopTexts(schemeId, palette))
        stops.push_back(resolveColor(text, palette));
    return stops;
}

std::function<Rgba(double)> schemeInterpolator(const QString& schemeId, const Palette& palette)
{
    const Scheme* scheme = findScheme(schemeId);
    if (!scheme)
        return [](double) { return Rgba(0xff808080); };
    if (scheme->ramp)
        return [ramp = *scheme->ramp](double t) { return rampColor(ramp, t); };
    const auto clamped = [](double t) { return std::isnan(t) ? 0.0 : std::clamp(t, 0.0, 1.0); };
    if (!scheme->stops)
        return [clamped](double t) { return cividisColor(clamped(t)); };
    return splineInterpolator(schemeStops(schemeId, palette));
}

std::function<Rgba(double)> splineInterpolator(std::vector<Rgba> stops)
{
    if (stops.size() < 2)
        return [color = stops.empty() ? Rgba(0xff808080) : stops.front()](double) { return color; };
    return [stops = std::move(stops)](double t) {
        return splineColor(stops, std::isnan(t) ? 0.0 : std::clamp(t, 0.0, 1.0));
    };
}

Rgba schemeColor(const QString& schemeId, double t, const Palette& palette)
{
    return schemeInterpolator(schemeId, palette)(t);
}

QString schemeText(const QString& schemeId, Rgba color)
{
    const Scheme* scheme = findScheme(schemeId);
    return scheme && scheme->ramp ? toHexString(color) : rgbText(color);
}

QString schemeColorText(const QString& schemeId, double t, const Palette& palette)
{
    return schemeText(schemeId, schemeColor(schemeId, t, palette));
}
