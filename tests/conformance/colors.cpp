#include "dashboards/format/color.h"
#include "dashboards/format/colormodes.h"
#include "dashboards/format/palettes.h"
#include "dashboards/format/themetokens.h"
#include "tests/conformance/conformance.h"

namespace {

Json text(const QString& s)
{
    return s.toStdString();
}

QString hexOf(const QString& color)
{
    return color.startsWith(QLatin1Char('#')) ? color : toHexString(parseCssColor(color).value_or(0xff000000));
}

Json textsJson(const QStringList& texts)
{
    Json list = Json::array();
    for (const QString& t : texts)
        list.push_back(text(t));
    return list;
}

Json colorJson(const QString& color)
{
    return {{"color", text(color)}, {"hex", text(hexOf(color))}};
}

Json modesJson()
{
    Json modes = Json::array();
    for (const ColorMode& mode : colorModes())
        modes.push_back({{"id", text(mode.id)},
                         {"name", text(mode.name)},
                         {"isContinuous", mode.isContinuous},
                         {"isByValue", mode.isByValue},
                         {"useSeriesName", mode.usesSeriesName}});
    return {{"modes", modes}};
}

/// A token that is a number stands as one in the table.
Json tokenJson(const QString& path, ThemeKind theme)
{
    const auto token = themeToken(path, theme);
    if (!token)
        return {{"value", {{"$", "undefined"}}}};
    bool isNumber = false;
    const double number = token->toDouble(&isNumber);
    return {{"value", isNumber ? Json(number) : text(*token)}};
}

QString fieldColor(const Json& input, const FieldColor& color, const Palette& palette)
{
    FieldConfig config;
    config.color = color;
    Field field;
    field.config = std::make_shared<const FieldConfig>(config);
    field.state.seriesIndex = jsonutil::integer(input, "seriesIndex");
    field.state.displayName = jsonutil::string(input, "name");
    return seriesColorText(field, palette);
}

} // namespace

Json runColors(const ConformanceCase& c)
{
    const QString fn = jsonutil::string(c.input, "fn");
    const QString mode = jsonutil::string(c.input, "mode");
    const QString name = jsonutil::string(c.input, "name");
    Palette palette;
    if (jsonutil::string(c.input, "theme") == QLatin1String("light"))
        palette.theme = ThemeKind::Light;
    if (fn == QLatin1String("named"))
        return colorJson(colorByName(name, palette));
    if (fn == QLatin1String("hex"))
        return {{"hex", text(hexOf(jsonutil::string(c.input, "color")))}};
    if (fn == QLatin1String("palette"))
        return colorJson(fieldColor(c.input, {mode, {}, {}, {}}, palette));
    if (fn == QLatin1String("byName"))
        return colorJson(fieldColor(c.input, {QStringLiteral("palette-classic-by-name"), {}, {}, {}}, palette));
    if (fn == QLatin1String("shade"))
        return colorJson(
            fieldColor(c.input, {QStringLiteral("shades"), jsonutil::string(c.input, "fixedColor"), {}, {}}, palette));
    if (fn == QLatin1String("scheme"))
        return colorJson(schemeColorText(mode, numberFromOracle(c.input.value("t", Json())), palette));
    if (fn == QLatin1String("paletteStops"))
        return {{"colors", textsJson(paletteColors(mode, palette))}};
    if (fn == QLatin1String("schemeStops")) {
        const auto stops = schemeStopTexts(mode, palette);
        return {{"colors", textsJson(QStringList(stops.begin(), stops.end()))}};
    }
    if (fn == QLatin1String("paletteOrder"))
        return {{"names", textsJson(classicPaletteNames())},
                {"hex", textsJson(paletteColors(QStringLiteral("palette-classic"), palette))}};
    if (fn == QLatin1String("modes"))
        return modesJson();
    if (fn == QLatin1String("theme"))
        return tokenJson(jsonutil::string(c.input, "path"), palette.theme);
    return skipped();
}
