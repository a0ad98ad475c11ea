#include "dashboards/import/classicschema.h"

#include "dashboards/import/jsonedit.h"
#include "dashboards/import/schemasteps.h"

#include <QCoreApplication>

namespace {

struct Step
{
    int version = 0;
    void (*run)(Json& dashboard) = nullptr;
    void (*runKnowing)(Json& dashboard, const DataSourceLookup& known) = nullptr;
};

// Versions that are not here changed nothing in the file.
constexpr Step steps[] = {
    {2, schemasteps::to2},   {3, schemasteps::to3},   {4, schemasteps::to4},
    {6, schemasteps::to6},   {7, schemasteps::to7},   {8, schemasteps::to8},
    {9, schemasteps::to9},   {10, schemasteps::to10}, {12, schemasteps::to12},
    {13, schemasteps::to13}, {14, schemasteps::to14}, {16, schemasteps::to16},
    {17, schemasteps::to17}, {18, schemasteps::to18}, {19, schemasteps::to19},
    {20, schemasteps::to20}, {21, schemasteps::to21}, {22, schemasteps::to22},
    {23, schemasteps::to23}, {24, schemasteps::to24}, {26, schemasteps::to26},
    {27, schemasteps::to27}, {28, schemasteps::to28}, {29, schemasteps::to29},
    {30, schemasteps::to30}, {31, schemasteps::to31}, {33, nullptr, schemasteps::to33},
    {34, schemasteps::to34}, {35, schemasteps::to35}, {36, nullptr, schemasteps::to36},
    {37, schemasteps::to37}, {38, schemasteps::to38}, {39, schemasteps::to39},
    {40, schemasteps::to40}, {41, schemasteps::to41}, {42, schemasteps::to42},
    {43, schemasteps::to43},
};

bool hasRowsInsteadOfPanels(const Json& dashboard)
{
    return jsonutil::array(dashboard, "panels").empty() && !jsonutil::array(dashboard, "rows").empty();
}

} // namespace

void migrateClassicSchema(Json& dashboard, ImportReport& report, int to, const DataSourceLookup& known)
{
    const int from = jsonutil::integer(dashboard, "schemaVersion");
    for (const Step& step : steps) {
        if (step.version <= from || step.version > to)
            continue;
        if (step.run)
            step.run(dashboard);
        else
            step.runKnowing(dashboard, known);
    }
    if (from >= 16 && hasRowsInsteadOfPanels(dashboard)) {
        report.add(
            Finding::Severity::Ignored, QStringLiteral("rows"),
            QCoreApplication::translate("Import", "Rows of the old layout in a newer file are laid out as panels."));
        schemasteps::to16(dashboard);
    }
    if (from < to)
        dashboard["schemaVersion"] = to;
}
