#include "widgets/panels/table/celloptions.h"

#include "dashboards/format/nestedframes.h"
#include "datasources/data/jsonutil.h"

#include <array>

namespace {

using Type = CellOptions::Type;

constexpr std::array<std::pair<const char*, Type>, 13> types {{{"auto", Type::Auto},
                                                               {"color-text", Type::ColorText},
                                                               {"color-background", Type::ColorBackground},
                                                               {"gauge", Type::Gauge},
                                                               {"sparkline", Type::Sparkline},
                                                               {"json-view", Type::Json},
                                                               {"pill", Type::Pill},
                                                               {"data-links", Type::Links},
                                                               {"image", Type::Image},
                                                               {"markdown", Type::Markdown},
                                                               {"geo", Type::Geo},
                                                               {"actions", Type::Actions},
                                                               {"custom", Type::Text}}};

Type typeOf(const QString& name)
{
    for (const auto& [id, type] : types)
        if (name == QLatin1String(id))
            return type;
    return Type::Auto;
}

CellOptions::ValueColor valueColor(const QString& mode)
{
    if (mode == QLatin1String("color"))
        return CellOptions::ValueColor::Color;
    return mode == QLatin1String("hidden") ? CellOptions::ValueColor::Hidden : CellOptions::ValueColor::Text;
}

Sparkline::Style drawStyle(const QString& option)
{
    if (option == QLatin1String("bars"))
        return Sparkline::Style::Bars;
    return option == QLatin1String("points") ? Sparkline::Style::Points : Sparkline::Style::Line;
}

Sparkline::Join join(const QString& option)
{
    if (option == QLatin1String("linear"))
        return Sparkline::Join::Straight;
    if (option == QLatin1String("stepBefore"))
        return Sparkline::Join::StepBefore;
    return option == QLatin1String("stepAfter") ? Sparkline::Join::StepAfter : Sparkline::Join::Smooth;
}

} // namespace

CellOptions cellOptions(const Field& field)
{
    static const Json none = Json::object();
    const Json& custom = field.config->custom ? *field.config->custom : none;
    const Json& options = jsonutil::object(custom, "cellOptions");
    CellOptions cell;
    cell.type = typeOf(jsonutil::string(options, "type"));
    if (cell.type == Type::Auto && field.type == FieldType::Frame)
        cell.type = holdsTables(field) ? Type::Nested : Type::Sparkline;
    if (cell.type == Type::Auto && field.type == FieldType::Other)
        cell.type = Type::Json;
    const QString mode = jsonutil::string(options, "mode");
    cell.gradient = mode.isEmpty() || mode == QLatin1String("gradient");
    cell.applyToRow = jsonutil::boolean(options, "applyToRow");
    cell.wrap = jsonutil::boolean(custom, "wrapText", jsonutil::boolean(options, "wrapText"));
    cell.barMode = barMode(mode);
    cell.gaugeValue = valueColor(jsonutil::string(options, "valueDisplayMode"));
    cell.hideValue = jsonutil::boolean(options, "hideValue");
    cell.lineWidth = std::clamp(jsonutil::number(options, "lineWidth", 1), 0.0, 10.0);
    cell.fillOpacity = std::clamp(jsonutil::number(options, "fillOpacity", 17) / 100, 0.0, 1.0);
    cell.drawStyle = drawStyle(jsonutil::string(options, "drawStyle"));
    cell.join = join(jsonutil::string(options, "lineInterpolation"));
    cell.pointSize = std::clamp(jsonutil::number(options, "pointSize", 2), 1.0, 40.0);
    cell.alt = jsonutil::string(options, "alt");
    cell.fillFades = jsonutil::string(options, "gradientMode") == QLatin1String("opacity");
    return cell;
}
