#include "dashboards/import/loaddashboard.h"

#include "dashboards/import/angularpanels/angularpanels.h"
#include "dashboards/import/capabilityfindings.h"
#include "dashboards/import/classicschema.h"
#include "dashboards/import/containers.h"
#include "dashboards/import/exportinputs.h"
#include "dashboards/import/findingpaths.h"
#include "dashboards/import/flattensections.h"
#include "dashboards/import/jsonedit.h"
#include "dashboards/import/oddities.h"
#include "dashboards/import/perses.h"
#include "dashboards/import/resourcev2.h"
#include "dashboards/import/schemasteps.h"
#include "dashboards/import/wrappers.h"
#include "dashboards/model/dashboardjson.h"
#include "dashboards/model/paneljson.h"

#include <QCoreApplication>

namespace {

// nlohmann's ordered objects look keys up one by one: larger ones would take minutes.
constexpr size_t maxKeysOfObject = 20'000;

QString tr(const char* text)
{
    return QCoreApplication::translate("Import", text);
}

bool hasHugeObject(const Json& value)
{
    if (!value.is_structured())
        return false;
    if (value.is_object() && value.size() > maxKeysOfObject)
        return true;
    return std::any_of(value.begin(), value.end(), hasHugeObject);
}

std::optional<Error> refusal(const QByteArray& bytes)
{
    if (bytes.size() > maxDashboardBytes)
        return Error {Error::Kind::Limit,
                      tr("The file is larger than %1 MB and is not read as a dashboard.").arg(maxDashboardBytes >> 20),
                      {}};
    if (bytes.trimmed().isEmpty())
        return Error {Error::Kind::Parse, tr("The file is empty."), {}};
    return std::nullopt;
}

/// Panels remember where they stand, because conversions move them.
void markPaths(Json& owner, const QString& prefix)
{
    const auto panels = owner.find("panels");
    if (panels == owner.end() || !panels->is_array())
        return;
    for (size_t i = 0; i < panels->size(); ++i) {
        Json& panel = (*panels)[i];
        if (!panel.is_object())
            continue;
        const QString path = QStringLiteral("%1panels[%2]").arg(prefix).arg(i);
        panel[panelPathKey] = path.toStdString();
        markPaths(panel, path + QLatin1Char('.'));
    }
}

void markAllPaths(Json& dashboard)
{
    markPaths(dashboard, {});
    const auto rows = dashboard.find("rows");
    if (rows == dashboard.end() || !rows->is_array())
        return;
    for (size_t i = 0; i < rows->size(); ++i)
        if ((*rows)[i].is_object())
            markPaths((*rows)[i], QStringLiteral("rows[%1].").arg(i));
}

void prefixPaths(std::vector<PanelSpec>& panels, const QString& prefix)
{
    for (PanelSpec& panel : panels) {
        panel.jsonPath.prepend(prefix);
        prefixPaths(panel.panels, prefix);
    }
}

/// The newest classic form of what stands in the file.
Json classicForm(UnwrappedDashboard& unwrapped, ImportReport& report, const DataSourceLookup& known)
{
    if (unwrapped.isV2) {
        Json classic = classicFromV2(unwrapped.body, report);
        resolveExportInputs(classic, report);
        migrateRetiredPanels(classic, report); // the form is new, what a panel says may be old
        return classic;
    }
    if (unwrapped.isPerses)
        return classicFromPerses(unwrapped.body, report);
    Json classic = std::move(unwrapped.body);
    report.schemaVersion = jsonutil::integer(classic, "schemaVersion");
    markAllPaths(classic);
    resolveExportInputs(classic, report);
    migrateClassicSchema(classic, report, newestClassicSchema, known);
    schemasteps::removeSavedClones(classic);
    migrateRetiredPanels(classic, report);
    return classic;
}

struct ClassicFile
{
    Json classic;
    QString kind;
    QString pathPrefix;
    QByteArray bytes; ///< of the one dashboard that is read
};

Result<ClassicFile> readClassic(const QByteArray& bytes, ImportReport& report, const DataSourceLookup& known = {})
{
    if (auto error = refusal(bytes))
        return *error;
    const auto found = dashboardsIn(bytes);
    if (!found)
        return found.error();
    if (found->size() > 1)
        report.add(
            Finding::Severity::Ignored, {},
            tr("The file holds %1 dashboards; this is the first, %2.").arg(found->size()).arg(found->front().name));
    Result<Json> json = jsonutil::parse(found->front().bytes);
    if (!json)
        return json.error();
    if (hasHugeObject(*json))
        return Error {Error::Kind::Limit, tr("An object in the file has more than %1 keys.").arg(maxKeysOfObject), {}};
    Result<UnwrappedDashboard> unwrapped = unwrapDashboard(std::move(*json));
    if (!unwrapped)
        return unwrapped.error();
    report.kind = unwrapped->kind;
    Json classic = classicForm(*unwrapped, report, known);
    return ClassicFile {std::move(classic), unwrapped->kind, unwrapped->pathPrefix, found->front().bytes};
}

/// The v2 form lists variables and annotations without a list's name around them.
void renamePathsOfV2(ImportReport& report)
{
    const std::pair<QString, QString> lists[] = {{QStringLiteral("templating.list"), QStringLiteral("variables")},
                                                 {QStringLiteral("annotations.list"), QStringLiteral("annotations")}};
    for (Finding& finding : report.findings) {
        for (const auto& [classic, v2] : lists)
            if (finding.path.startsWith(classic))
                finding.path.replace(0, classic.size(), v2);
        finding.path.replace(QLatin1Char('.') + QLatin1String(panelVariablesKey), QLatin1String(".spec.variables"));
    }
}

void prefixFindings(ImportReport& report, const QString& prefix)
{
    for (Finding& finding : report.findings)
        finding.path.prepend(prefix);
}

} // namespace

Result<LoadedDashboard> loadDashboard(const QByteArray& bytes, const Capabilities& capabilities)
{
    LoadedDashboard loaded;
    const Result<ClassicFile> file = readClassic(bytes, loaded.report);
    if (!file)
        return file.error();
    loaded.dashboard = dashboardFromJson(file->classic, loaded.report);
    loaded.dashboard.schemaVersion = loaded.report.schemaVersion;
    reportCapabilities(loaded.dashboard, capabilities, loaded.report);
    reportOddities(loaded.dashboard, loaded.report);
    if (file->kind.startsWith(QLatin1String("v2")))
        renamePathsOfV2(loaded.report);
    prefixPaths(loaded.dashboard.panels, file->pathPrefix);
    prefixFindings(loaded.report, file->pathPrefix);
    settlePaths(file->bytes, loaded.report);
    return loaded;
}

Result<Json> markedNewestClassic(const QByteArray& bytes, ImportReport& report, const DataSourceLookup& known)
{
    Result<ClassicFile> file = readClassic(bytes, report, known);
    if (!file)
        return file.error();
    Json classic = std::move(file->classic);
    flattenSections(classic, report);
    prefixFindings(report, file->pathPrefix);
    jsonedit::erase(classic, {"__inputs", "__elements", "__requires"});
    return classic;
}

Result<Json> convertToNewestClassic(const QByteArray& bytes, ImportReport& report, const DataSourceLookup& known)
{
    Result<Json> classic = markedNewestClassic(bytes, report, known);
    if (classic)
        jsonedit::forEachPanel(*classic, [](Json& panel) { panel.erase(panelPathKey); });
    return classic;
}
