#include "tests/conformance/conformance.h"

// Each runner is declared here and defined in a file of its own.
Json runGridLayout(const ConformanceCase& c);
Json runLegacyMigrations(const ConformanceCase& c);
bool sameMigration(const Json& actual, const Json& expected);
Json runLegacyOptions(const ConformanceCase& c);
Json runTableCellOptions(const ConformanceCase& c);
Json runDatemath(const ConformanceCase& c);
Json runInterpolation(const ConformanceCase& c);
Json runIntervals(const ConformanceCase& c);
Json runAxisTicks(const ConformanceCase& c);
Json runSeriesPrep(const ConformanceCase& c);
Json runVariableOptions(const ConformanceCase& c);
Json runPrometheus(const ConformanceCase& c);
bool samePrometheus(const Json& actual, const Json& expected);
Json runValueFormats(const ConformanceCase& c);
Json runDisplay(const ConformanceCase& c);
bool sameDisplay(const Json& actual, const Json& expected);
Json runColors(const ConformanceCase& c);
Json runReducers(const ConformanceCase& c);
Json runDisplayNames(const ConformanceCase& c);
bool compareDisplayNames(const Json& actual, const Json& expected);
Json runOverrides(const ConformanceCase& c);
bool sameOverrides(const Json& actual, const Json& expected);
Json runFieldDisplay(const ConformanceCase& c);
bool sameFieldDisplay(const Json& actual, const Json& expected);
Json runTransformations(const ConformanceCase& c);
bool sameTransformations(const Json& actual, const Json& expected);
Json runTransformationsApp(const ConformanceCase& c);
bool sameTransformationsApp(const Json& actual, const Json& expected);

const std::vector<Conformance>& conformances()
{
    static const std::vector<Conformance> list = {
        {QStringLiteral("grid_layout"), runGridLayout, {}},
        {QStringLiteral("legacy_migrations"), runLegacyMigrations, sameMigration},
        {QStringLiteral("legacy_options"), runLegacyOptions, {}},
        {QStringLiteral("table_cell_options"), runTableCellOptions, {}},
        {QStringLiteral("datemath"), runDatemath, {}},
        {QStringLiteral("interpolation"), runInterpolation, {}},
        {QStringLiteral("intervals"), runIntervals, {}},
        {QStringLiteral("axis_ticks"), runAxisTicks, {}},
        {QStringLiteral("series_prep"), runSeriesPrep, {}},
        {QStringLiteral("variable_options"), runVariableOptions, {}},
        {QStringLiteral("prometheus"), runPrometheus, samePrometheus},
        {QStringLiteral("value_formats"), runValueFormats, {}},
        {QStringLiteral("display"), runDisplay, sameDisplay},
        {QStringLiteral("colors"), runColors, {}},
        {QStringLiteral("reducers"), runReducers, {}},
        {QStringLiteral("display_names"), runDisplayNames, compareDisplayNames},
        {QStringLiteral("overrides"), runOverrides, sameOverrides},
        {QStringLiteral("field_display"), runFieldDisplay, sameFieldDisplay},
        {QStringLiteral("transformations"), runTransformations, sameTransformations},
        {QStringLiteral("transformations_app"), runTransformationsApp, sameTransformationsApp},
    };
    return list;
}
