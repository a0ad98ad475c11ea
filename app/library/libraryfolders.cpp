#include "app/library/libraryfolders.h"

#include "app/filewatch.h"
#include "app/services.h"
#include "dashboards/import/filekind.h"

#include <QDir>
#include <QFile>

namespace {

constexpr qint64 mostBytes = 1LL << 20; ///< provisioning files are small; others are not read for being one
constexpr int mostFiles = 100; ///< of a folder, looked at in the GUI thread

Result<DashboardProviders> providersOf(const QString& name, const QByteArray& yaml)
{
    const QString base = QFileInfo(name).isFile() ? QFileInfo(name).absolutePath() : QDir::homePath();
    const RecognizedFile file = recognizeFile(yaml); // config maps carry such files
    auto providers = readDashboardProviders(file.kind == FileKind::DashboardProviders ? file.bytes : yaml, base,
                                            systemEnvironment());
    if (!providers)
        return Error {providers.error().kind, name + QStringLiteral(": ") + providers.error().text,
                      providers.error().detail};
    return providers;
}

} // namespace

LibraryFolders::LibraryFolders(Services& services) : m_services(services) { }

LibraryFolders::~LibraryFolders() = default;

void LibraryFolders::set(const QStringList& paths)
{
    m_sources.clear();
    for (const QString& path : paths) {
        if (!QFileInfo(path).isFile()) {
            Source& source = m_sources.emplace_back();
            source.roots.push_back({path, paths.size() > 1 ? QFileInfo(path).fileName() : QString()});
            addFilesOf(path);
            continue;
        }
        if (const auto bytes = m_services.read(path))
            addFile(path, *bytes);
        else
            emit failed({bytes.error().kind, path + QStringLiteral(": ") + bytes.error().text, bytes.error().detail});
    }
    apply();
}

Result<DashboardProviders> LibraryFolders::use(const QString& name, const QByteArray& yaml)
{
    auto providers = providersOf(name, yaml);
    if (!providers)
        return providers;
    m_sources.clear();
    Source& source = m_sources.emplace_back();
    source.roots = providers->roots;
    if (QFileInfo(name).isFile())
        follow(0, name, yaml);
    apply();
    return providers;
}

void LibraryFolders::addFile(const QString& file, const QByteArray& yaml)
{
    const auto providers = providersOf(file, yaml);
    Source& source = m_sources.emplace_back();
    if (providers)
        source.roots = providers->roots;
    else
        emit failed(providers.error());
    follow(m_sources.size() - 1, file, yaml);
}

/// Grafana is given a folder of provisioning files, too.
void LibraryFolders::addFilesOf(const QString& folder)
{
    const QStringList names {QStringLiteral("*.yaml"), QStringLiteral("*.yml")};
    const QFileInfoList files = QDir(folder).entryInfoList(names, QDir::Files, QDir::Name);
    for (const QFileInfo& info : files.mid(0, mostFiles)) {
        QFile file(info.filePath());
        if (info.size() > mostBytes || !file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray yaml = file.readAll();
        if (yaml.contains("providers") && recognizeFile(yaml).kind == FileKind::DashboardProviders)
            addFile(info.absoluteFilePath(), yaml);
    }
}

/// A file that somebody is in the middle of writing leaves its folders as they are; its reason is told.
void LibraryFolders::follow(size_t source, const QString& file, const QByteArray& yaml)
{
    auto watch = std::make_unique<FileWatch>(file, yaml, m_services.pool());
    connect(watch.get(), &FileWatch::changed, this, [this, source, file](const QByteArray& changed) {
        const auto providers = providersOf(file, changed);
        if (!providers)
            return emit failed(providers.error());
        m_sources[source].roots = providers->roots;
        apply();
    });
    m_sources[source].watch = std::move(watch);
}

void LibraryFolders::apply()
{
    std::vector<LibraryRoot> roots;
    for (const Source& source : m_sources)
        roots.insert(roots.end(), source.roots.begin(), source.roots.end());
    if (roots != m_services.library().roots())
        m_services.library().setRoots(std::move(roots));
}
