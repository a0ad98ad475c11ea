#include "dashboards/library/datasourcemapping.h"

#include "datasources/datasources.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QSet>

#include <functional>

namespace {

constexpr qint64 maxFileBytes = 16LL * 1024 * 1024;

using Visit = std::function<void(DataSourceRef& ref)>;

void visitPanels(std::vector<PanelSpec>& panels, const Visit& visit)
{
    for (PanelSpec& panel : panels) {
        for (TargetSpec& target : panel.targets)
            visit(target.datasource);
        if (panel.targets.empty() && !panel.isPart())
            visit(panel.datasource);
        visitPanels(panel.panels, visit);
    }
}

/// Every reference that something asks.
void visitReferences(Dashboard& dashboard, const Visit& visit)
{
    visitPanels(dashboard.panels, visit);
    for (VariableSpec& variable : dashboard.variables)
        if (variable.type == VariableSpec::Type::Query || variable.type == VariableSpec::Type::AdHoc
            || variable.type == VariableSpec::Type::GroupBy)
            visit(variable.datasource);
    for (AnnotationSpec& annotation : dashboard.annotations)
        if (annotation.enable && !annotation.builtIn)
            visit(annotation.datasource);
}

void visitTargets(std::vector<PanelSpec>& panels, const std::function<void(const PanelSpec&, TargetSpec&)>& visit)
{
    for (PanelSpec& panel : panels) {
        for (TargetSpec& target : panel.targets)
            visit(panel, target);
        visitTargets(panel.panels, visit);
    }
}

bool isPlain(const DataSourceRef& ref)
{
    return ref.kind == DataSourceRef::Kind::Named || ref.kind == DataSourceRef::Kind::Default;
}

QString referenceOf(const DataSourceRef& ref)
{
    if (!ref.uid.isEmpty())
        return ref.uid;
    return ref.type.isEmpty() ? QString() : QStringLiteral("type:") + ref.type;
}

QSet<QString> variableReferences(const Dashboard& dashboard)
{
    QSet<QString> names;
    for (const VariableSpec& variable : dashboard.variables)
        names << QLatin1Char('$') + variable.name << QStringLiteral("${%1}").arg(variable.name)
              << QStringLiteral("[[%1]]").arg(variable.name);
    return names;
}

bool isOpenInput(const DataSourceRef& ref)
{
    return ref.uid.startsWith(QLatin1String("${"));
}

bool isConfigured(const DataSourceRef& ref, const DataSources& sources)
{
    // The input of an export means the connection of its plugin.
    const auto found = sources.resolve(ref.type, isOpenInput(ref) ? QString() : ref.uid);
    const ConnectionConfig* config = found ? sources.config(*found) : nullptr;
    // The default of all stands in for a type that nobody configured, but cannot answer it.
    return config && (ref.type.isEmpty() || canonicalType(config->type) == canonicalType(ref.type));
}

/// Panels that show anything but numbers need data of their kind.
const char* scenarioFor(const QString& panelType)
{
    constexpr std::pair<const char*, const char*> scenarios[] = {
        {"logs", "logs"}, {"nodeGraph", "node_graph"}, {"traces", "trace"}, {"flamegraph", "flame_graph"}};
    for (const auto& [type, scenario] : scenarios)
        if (panelType == QLatin1String(type))
            return scenario;
    return "random_walk";
}

bool isTestData(const DataSourceRef& ref)
{
    return canonicalType(ref.type) == QLatin1String("grafana-testdata-datasource");
}

} // namespace

std::vector<MissingDataSource> missingDataSources(const Dashboard& dashboard, const DataSources& sources)
{
    const QSet<QString> variables = variableReferences(dashboard);
    std::vector<MissingDataSource> missing;
    Dashboard looked = dashboard; // visiting changes nothing, but has to be able to
    visitReferences(looked, [&](const DataSourceRef& ref) {
        const QString name = referenceOf(ref);
        if (!isPlain(ref) || variables.contains(ref.uid) || (name.isEmpty() && !sources.connections().empty()))
            return;
        const bool configured = isConfigured(ref, sources);
        if (configured && (!isOpenInput(ref) || sources.byType(ref.type).size() < 2))
            return;
        const auto known = std::find_if(missing.begin(), missing.end(),
                                        [&name](const MissingDataSource& m) { return m.reference == name; });
        if (known == missing.end())
            missing.push_back({name, ref.type, 1, configured});
        else
            ++known->uses;
    });
    return missing;
}

void applyDataSourceMapping(Dashboard& dashboard, const DataSourceMapping& mapping,
                            const std::vector<ConnectionConfig>& connections)
{
    if (mapping.isEmpty())
        return;
    visitReferences(dashboard, [&](DataSourceRef& ref) {
        const auto chosen = mapping.constFind(referenceOf(ref));
        if (!isPlain(ref) || chosen == mapping.constEnd())
            return;
        const auto config = std::find_if(connections.begin(), connections.end(),
                                         [&](const ConnectionConfig& c) { return c.uid == *chosen; });
        if (config == connections.end())
            return; // it is gone: the reference is missing again
        ref = {DataSourceRef::Kind::Named, config->type, config->uid.value};
    });
}

void askTestDataInstead(Dashboard& dashboard, const ConnectionId& testdata)
{
    const DataSourceRef source {DataSourceRef::Kind::Named, QStringLiteral("grafana-testdata-datasource"),
                                testdata.value};
    visitTargets(dashboard.panels, [&source](const PanelSpec& panel, TargetSpec& target) {
        if (!isPlain(target.datasource))
            return;
        const bool single = panel.type == QLatin1String("stat") || panel.type == QLatin1String("gauge");
        if (!isTestData(target.datasource))
            target.query = {{"scenarioId", scenarioFor(panel.type)},
                            {"seriesCount", single ? 1 : 3},
                            {"labels", "instance=host-$seriesIndex"}};
        target.datasource = source;
    });
    for (VariableSpec& variable : dashboard.variables) {
        if (variable.type != VariableSpec::Type::Query)
            continue;
        variable.type = VariableSpec::Type::Custom;
        variable.query = "A,B,C";
        variable.regex.clear();
    }
    constexpr int mostLines = 12;
    int lines = 2; // so that several annotations do not coincide
    for (AnnotationSpec& annotation : dashboard.annotations) {
        if (annotation.builtIn || !isPlain(annotation.datasource))
            continue;
        if (!isTestData(annotation.datasource))
            annotation.query = Json {{"target", {{"scenarioId", "annotations"}, {"lines", lines}}}};
        annotation.datasource = source;
        lines = lines == mostLines ? 2 : lines + 1;
    }
}

DataSourceMappings::DataSourceMappings(QString file) : m_file(std::move(file))
{
    QFile input(m_file);
    if (input.size() > maxFileBytes || !input.open(QIODevice::ReadOnly))
        return;
    const auto json = jsonutil::parse(input.readAll());
    if (!json || !json->is_object())
        return;
    for (const auto& [dashboard, mapping] : json->items()) {
        if (!mapping.is_object())
            continue;
        for (const auto& [reference, connection] : mapping.items())
            if (const auto uid = jsonutil::asString(connection))
                m_mappings[jsonutil::text(dashboard)].insert(jsonutil::text(reference), ConnectionId(*uid));
    }
}

Result<Done> DataSourceMappings::set(const QString& dashboard, const DataSourceMapping& mapping)
{
    if (mapping.isEmpty())
        m_mappings.remove(dashboard);
    else
        m_mappings.insert(dashboard, mapping);
    Json json = Json::object();
    for (auto board = m_mappings.begin(); board != m_mappings.end(); ++board)
        for (auto it = board->begin(); it != board->end(); ++it)
            json[board.key().toStdString()][it.key().toStdString()] = it.value().value.toStdString();
    if (json.empty() && (!QFileInfo::exists(m_file) || QFile::remove(m_file)))
        return Done {};
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    QSaveFile file(m_file);
    const QByteArray bytes = jsonutil::dump(json, 2) + '\n';
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Error {Error::Kind::Config,
                      QCoreApplication::translate("Library", "Cannot write %1: %2.").arg(m_file, file.errorString()),
                      {}};
    return Done {};
}
