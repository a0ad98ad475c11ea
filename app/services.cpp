#include "app/services.h"

#include "app/datasourceuse.h"
#include "app/library/libraryfolders.h"
#include "app/secretstorekeychain.h"
#include "dashboards/library/dashboardlibrary.h"
#include "datasources/builtinsources.h"
#include "datasources/provisioning.h"
#include "datasources/testdata/testdatasource.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Services", text);
}

DataSourceTypes builtinTypes(std::shared_ptr<const OpenedTraceFiles> opened)
{
    DataSourceTypes types;
    registerBuiltinSources(types);
    types.add(traceFileType(std::move(opened)));
    return types;
}

PanelTypes builtinPanels()
{
    PanelTypes types;
    registerBuiltinPanels(types);
    return types;
}

std::shared_ptr<const Transformations> builtinTransformations()
{
    auto registry = std::make_shared<Transformations>();
    registerBuiltinTransformations(*registry);
    return registry;
}

Result<QByteArray> readFile(const QString& path, qint64 limit)
{
    QFile file(path);
    if (QFileInfo(path).isDir())
        return Error {Error::Kind::Config, tr("It is a folder, not a file."), {}};
    if (!file.open(QIODevice::ReadOnly))
        return Error {Error::Kind::Config, tr("It cannot be read: %1.").arg(file.errorString()), {}};
    if (file.size() > limit)
        return Error {
            Error::Kind::Limit, tr("It is larger than %1 MB and is not opened.").arg(limit / 1024 / 1024), {}};
    return file.readAll();
}

Error named(const QString& file, Error error)
{
    error.text = file + QStringLiteral(": ") + error.text;
    return error;
}

} // namespace

Services::Services(std::unique_ptr<SecretStore> secrets)
    : m_traceFiles(std::make_shared<OpenedTraceFiles>())
    , m_types(builtinTypes(m_traceFiles))
    , m_panelTypes(builtinPanels())
    , m_datasourceUse(std::make_unique<DatasourceUse>(
          *this,
          QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + QStringLiteral("/datasources.yaml")))
    , m_libraryFolders(std::make_unique<LibraryFolders>(*this))
    , m_transformations(builtinTransformations())
    , m_sources(m_types, m_http, systemClock(), {traceFileConnection(), testDataConnection()})
    , m_secrets(secrets ? std::move(secrets) : std::make_unique<KeychainSecretStore>())
    , m_mappings(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)
                 + QStringLiteral("/datasourcemappings.json"))
{
    m_pool.setMaxThreadCount(std::max(2, QThread::idealThreadCount()));
}

Services::~Services()
{
    m_datasourceUse.reset(); // they read files in the pool
    m_libraryFolders.reset();
    m_pool.waitForDone();
    QThreadPool::globalInstance()->waitForDone(); // charts; their work must not outlive the main thread's event queue
}

DashboardSession::Services Services::session()
{
    return {m_sources, m_pool, m_transformations, systemClock()};
}

Capabilities Services::capabilities() const
{
    Capabilities capabilities;
    for (const auto& type : m_panelTypes.items())
        if (type->id != QLatin1String("placeholder"))
            capabilities.panelTypes.insert(type->id);
    for (const auto& type : m_types.items())
        capabilities.datasourceTypes.insert(type->id);
    for (const auto& transformation : m_transformations->items())
        capabilities.transformations.insert(transformation->id);
    return capabilities;
}

DashboardLibrary& Services::library()
{
    if (!m_library)
        m_library = std::make_unique<DashboardLibrary>(m_pool,
                                                       QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                                                           + QStringLiteral("/library.json"));
    return *m_library;
}

Result<Done> Services::useDatasources(const QString& yamlFile)
{
    constexpr qint64 limit = 10LL * 1024 * 1024;
    auto bytes = readFile(yamlFile, limit);
    if (!bytes)
        return named(yamlFile, std::move(bytes).error());
    return useDatasources(yamlFile, *bytes);
}

Result<Done> Services::useDatasources(const QString& name, const QByteArray& yaml)
{
    auto provisioning = readProvisioning(yaml, systemEnvironment());
    if (!provisioning)
        return named(name, std::move(provisioning).error());
    m_sources.setConnections(std::move(provisioning->datasources));
    return Done {};
}

void Services::useDefaultDatasources()
{
    ConnectionConfig prometheus;
    prometheus.uid = ConnectionId(QStringLiteral("prometheus"));
    prometheus.name = QStringLiteral("Prometheus");
    prometheus.type = QStringLiteral("prometheus");
    prometheus.url = QStringLiteral("http://127.0.0.1:9090");
    prometheus.isDefault = true;
    m_sources.setConnections({prometheus, testDataConnection()});
}

Result<QByteArray> Services::read(const QString& file) const
{
    return readFile(file, maxDashboardBytes);
}

Result<LoadedDashboard> Services::load(const QString& file) const
{
    return open(file).transform([](OpenedDashboard opened) { return std::move(opened.loaded); });
}

Result<QByteArray> Services::bytesOf(const QString& id) const
{
    const qsizetype mark = QFileInfo::exists(id) ? -1 : id.lastIndexOf(u'#');
    LibraryEntry entry;
    entry.file = id.left(mark < 0 ? id.size() : mark);
    entry.item = mark < 0 ? QString() : id.mid(mark + 1);
    auto bytes = mark < 0 ? read(id) : readLibraryEntry(entry);
    return bytes ? bytes : named(id, std::move(bytes).error());
}

Result<OpenedDashboard> Services::open(const QString& id) const
{
    const auto bytes = bytesOf(id);
    return bytes ? openBytes(id, *bytes) : Result<OpenedDashboard>(bytes.error());
}

Result<OpenedDashboard> Services::openBytes(const QString& name, const QByteArray& bytes) const
{
    auto loaded = loadDashboard(bytes, capabilities());
    if (!loaded)
        return named(name, std::move(loaded).error());
    OpenedDashboard opened {name, bytes, *std::move(loaded), {}, {}, true};
    Dashboard& dashboard = opened.loaded.dashboard;
    opened.mappingKey = {name, dashboard.uid};
    opened.missing = missingDataSources(dashboard, m_sources);
    const DataSourceMapping mapping = m_mappings.of(opened.mappingKey);
    for (const MissingDataSource& missing : opened.missing)
        opened.isMapped = opened.isMapped && (missing.isAnswered || mapping.contains(missing.reference));
    applyDataSourceMapping(dashboard, mapping, m_sources.connections());
    return opened;
}
