#include "dashboards/model/paneldefaults.h"

#include <limits>

namespace {

struct TypeColor
{
    const char* panelType;
    const char* mode;
};

// Types that are not here colour by thresholds.
constexpr TypeColor typeColors[] = {
    {"timeseries", "palette-classic"},  {"barchart", "palette-classic"},         {"piechart", "palette-classic"},
    {"histogram", "palette-classic"},   {"xychart", "palette-classic"},          {"trend", "palette-classic"},
    {"candlestick", "palette-classic"}, {"state-timeline", "continuous-GrYlRd"},
};

QString colorModeOf(const QString& panelType)
{
    for (const TypeColor& entry : typeColors)
        if (panelType == QLatin1String(entry.panelType))
            return QLatin1String(entry.mode);
    return QStringLiteral("thresholds");
}

Thresholds startingThresholds()
{
    constexpr double below = -std::numeric_limits<double>::infinity();
    return {Thresholds::Mode::Absolute, {{below, QStringLiteral("green")}, {80, QStringLiteral("red")}}};
}

} // namespace

void applyFieldDefaults(PanelSpec& panel)
{
    FieldConfig& defaults = panel.fieldConfig.defaults;
    if (!defaults.color || defaults.color->mode.isEmpty()) {
        FieldColor color = defaults.color.value_or(FieldColor {});
        color.mode = colorModeOf(panel.type);
        defaults.color = color;
    }
    if (!defaults.thresholds || defaults.thresholds->steps.empty())
        defaults.thresholds = startingThresholds();
}
