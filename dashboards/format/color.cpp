#include "dashboards/format/color.h"

#include "dashboards/format/palettes.h"

#include <QHash>

#include <algorithm>

namespace {

struct Hue
{
    const char* name;
    /// From the lightest of the dark theme to the darkest of the light theme, which is one step darker throughout.
    const char* shades[6];
};
constexpr Hue hues[] = {
    {"red", {"#FFA6B0", "#FF7383", "#F2495C", "#E02F44", "#C4162A", "#AD0317"}},
    {"orange", {"#FFCB7D", "#FFB357", "#FF9830", "#FF780A", "#FA6400", "#E55400"}},
    {"yellow", {"#FFF899", "#FFEE52", "#FADE2A", "#F2CC0C", "#E0B400", "#CC9D00"}},
    {"green", {"#C8F2C2", "#96D98D", "#73BF69", "#56A64B", "#37872D", "#19730E"}},
    {"blue", {"#C0D8FF", "#8AB8FF", "#5794F2", "#3274D9", "#1F60C4", "#1250B0"}},
    {"purple", {"#DEB6F2", "#CA95E5", "#B877D9", "#A352CC", "#8F3BB8", "#7C2EA3"}},
};
// The same names on the hues of Okabe and Ito, which every kind of colour vision tells apart: a red threshold is
// vermillion, a green one bluish.
constexpr Hue colorBlindHues[] = {
    {"red", {"#FFC29B", "#F08C4B", "#D55E00", "#C25500", "#A34700", "#853A00"}},
    {"orange", {"#FFDFA1", "#F5C04D", "#E69F00", "#CC8D00", "#A67300", "#855C00"}},
    {"yellow", {"#FBF7B8", "#F6EE7A", "#F0E442", "#DCCF1E", "#B8AC10", "#968C08"}},
    {"green", {"#8FE3C8", "#3DC79F", "#009E73", "#008A64", "#006E50", "#00563E"}},
    {"blue", {"#BFE1F7", "#8CCBF0", "#56B4E9", "#0072B2", "#005F96", "#004A75"}},
    {"purple", {"#F2D0E2", "#DFA3C4", "#CC79A7", "#B86292", "#994A78", "#7A365E"}},
};
constexpr const char* shadePrefixes[] = {"super-light-", "light-", "", "semi-dark-", "dark-"};

using Names = QHash<QString, QString>;

Names makeNames(bool dark, bool colorBlind)
{
    Names names;
    for (const Hue& hue : colorBlind ? colorBlindHues : hues)
        for (size_t i = 0; i < std::size(shadePrefixes); ++i)
            names.insert(QString::fromLatin1(shadePrefixes[i]) + QLatin1String(hue.name),
                         QString::fromLatin1(hue.shades[dark ? i : i + 1]));
    names.insert(QStringLiteral("panel-bg"), dark ? QStringLiteral("#181b1f") : QStringLiteral("#ffffff"));
    names.insert(QStringLiteral("text"),
                 dark ? QStringLiteral("rgb(204, 204, 220)") : QStringLiteral("rgba(36, 41, 46, 1)"));
    names.insert(QStringLiteral("transparent"),
                 dark ? QStringLiteral("rgba(0,0,0,0)") : QStringLiteral("rgba(255, 255, 255, 0)"));
    return names;
}

const Names& themeNames(const Palette& palette)
{
    static const Names dark = makeNames(true, false);
    static const Names light = makeNames(false, false);
    static const Names darkColorBlind = makeNames(true, true);
    static const Names lightColorBlind = makeNames(false, true);
    if (palette.colorBlind)
        return palette.theme == ThemeKind::Dark ? darkColorBlind : lightColorBlind;
    return palette.theme == ThemeKind::Dark ? dark : light;
}

} // namespace

QString colorByName(const QString& name, const Palette& palette)
{
    if (name.isEmpty())
        return QStringLiteral("#808080");
    const Names& names = themeNames(palette);
    if (const auto it = names.constFind(name); it != names.cend())
        return *it;
    if (name.startsWith(QLatin1Char('#')) || name.contains(QLatin1String("rgb")))
        return name;
    // Names with "grey" came to CSS after the list that Grafana looks up, all but one.
    const QString lower = name.toLower();
    const bool late = lower.contains(QLatin1String("grey")) && lower != QLatin1String("lightgrey");
    const auto css = late || lower.contains(QLatin1Char('(')) ? std::nullopt : parseCssColor(lower);
    return css ? toHexString(*css) : name;
}

Rgba resolveColor(const QString& name, const Palette& palette)
{
    return parseCssColor(colorByName(name, palette)).value_or(0xff808080);
}

Rgba classicPaletteColor(int index, const Palette& palette)
{
    const QStringList colors = paletteColors(QStringLiteral("palette-classic"), palette);
    return resolveColor(colors[std::max(0, index) % colors.size()], palette);
}

bool isByValueMode(const QString& modeId)
{
    return modeId == QLatin1String("thresholds") || isContinuousScheme(modeId);
}

const Threshold* activeThreshold(double value, const std::vector<Threshold>& steps)
{
    if (steps.empty())
        return nullptr;
    const Threshold* active = &steps.front();
    for (const Threshold& step : steps) {
        if (!(value >= step.value))
            break;
        active = &step;
    }
    return active;
}
