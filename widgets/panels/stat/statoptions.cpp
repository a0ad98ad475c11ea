#include "widgets/panels/stat/statoptions.h"

#include "widgets/panels/common/fieldvalues.h"

#include <array>

namespace {

template<typename E, size_t N>
E choice(const Json& options, const char* key, const std::array<std::pair<const char*, E>, N>& table)
{
    const QString text = jsonutil::string(options, key);
    for (const auto& [name, value] : table)
        if (text == QLatin1String(name))
            return value;
    return table.front().second;
}

using Color = StatOptions::ColorMode;
using Text = StatOptions::TextMode;
using Percent = StatOptions::PercentColor;

constexpr std::array<std::pair<const char*, Color>, 4> colorModes {{{"value", Color::Value},
                                                                    {"background", Color::Background},
                                                                    {"background_solid", Color::BackgroundSolid},
                                                                    {"none", Color::None}}};
constexpr std::array<std::pair<const char*, Text>, 5> textModes {{{"auto", Text::Auto},
                                                                  {"value", Text::Value},
                                                                  {"value_and_name", Text::ValueAndName},
                                                                  {"name", Text::Name},
                                                                  {"none", Text::None}}};
constexpr std::array<std::pair<const char*, Percent>, 3> percentColors {
    {{"standard", Percent::Standard}, {"inverted", Percent::Inverted}, {"same_as_value", Percent::SameAsValue}}};

} // namespace

StatOptions statOptionsFromJson(const Json& options)
{
    StatOptions result;
    result.colorMode = choice(options, "colorMode", colorModes);
    // A mode that nobody knows colours nothing, as in Grafana.
    const QString mode = jsonutil::string(options, "colorMode");
    if (result.colorMode == Color::Value && !mode.isEmpty() && mode != QLatin1String("value"))
        result.colorMode = Color::None;
    result.textMode = choice(options, "textMode", textModes);
    result.percentColor = choice(options, "percentChangeColorMode", percentColors);
    result.orientation = repeatOrientation(jsonutil::string(options, "orientation"));
    result.graph = jsonutil::string(options, "graphMode", QStringLiteral("area")) != QLatin1String("none");
    result.centered = jsonutil::string(options, "justifyMode") == QLatin1String("center");
    result.wideLayout = jsonutil::boolean(options, "wideLayout", true);
    result.percentChange = jsonutil::boolean(options, "showPercentChange", false);
    result.titleSize = userTextSize(options, "titleSize");
    result.valueSize = userTextSize(options, "valueSize");
    result.percentSize = userTextSize(options, "percentSize");
    return result;
}
