#include "dashboards/library/libraryscan.h"

#include "dashboards/import/containers.h"
#include "dashboards/import/loaddashboard.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSet>

namespace {

constexpr qsizetype mostFiles = 50'000;
constexpr qsizetype mostDirectories = 20'000;

QString tr(const char* text)
{
    return QCoreApplication::translate("Library", text);
}

/// Differs when either differs; a file rewritten within the clock's grain mostly has another size.
qint64 stampOf(const QFileInfo& info)
{
    return info.lastModified().toMSecsSinceEpoch() * 1'000'003 + info.size();
}

QString folderOf(const LibraryRoot& root, const QString& below)
{
    if (!root.foldersFromFiles || below.isEmpty() || below == QLatin1String("."))
        return root.folder;
    return root.folder.isEmpty() ? below : root.folder + QLatin1Char('/') + below;
}

class Listing
{
public:
    explicit Listing(const QHash<QString, qint64>& known) : m_known(known) { }

    void walk(const LibraryRoot& root)
    {
        const QString top = QDir(root.path).canonicalPath();
        if (!top.isEmpty())
            walk(root, top, QDir::cleanPath(root.path));
    }

    LibraryListing take()
    {
        for (auto it = m_known.begin(); it != m_known.end(); ++it)
            if (!m_seen.contains(it.key()))
                m_listing.gone << it.key();
        return std::move(m_listing);
    }

private:
    void walk(const LibraryRoot& root, const QString& canonical, const QString& directory)
    {
        if (m_directories.contains(canonical) || m_directories.size() >= mostDirectories)
            return;
        m_directories.insert(canonical);
        m_listing.directories << directory;
        const QDir dir(directory);
        const QString folder = folderOf(root, QDir(root.path).relativeFilePath(directory));
        const auto filter = QDir::Files | QDir::Dirs | QDir::Readable | QDir::NoDotAndDotDot;
        for (const QFileInfo& info : dir.entryInfoList(filter, QDir::Name)) {
            if (info.isDir())
                walk(root, info.canonicalFilePath(), info.filePath());
            else if (isCandidate(info))
                addFile(info, folder);
        }
    }

    static bool isCandidate(const QFileInfo& info)
    {
        const QString suffix = info.suffix().toLower();
        return suffix == QLatin1String("json") || suffix == QLatin1String("yaml") || suffix == QLatin1String("yml");
    }

    void addFile(const QFileInfo& info, const QString& folder)
    {
        if (m_seen.size() >= mostFiles) {
            m_listing.truncated = true;
            return;
        }
        const QString path = info.filePath();
        if (m_seen.contains(path))
            return; // folders that overlap
        m_seen.insert(path);
        const qint64 stamp = stampOf(info);
        const auto before = m_known.constFind(path);
        if (before == m_known.constEnd() || *before != stamp)
            m_listing.files.push_back({path, folder, stamp});
    }

    const QHash<QString, qint64>& m_known;
    LibraryListing m_listing;
    QSet<QString> m_seen;
    QSet<QString> m_directories;
};

} // namespace

LibraryListing listLibrary(const std::vector<LibraryRoot>& roots, const QHash<QString, qint64>& known)
{
    Listing listing(known);
    for (const LibraryRoot& root : roots)
        listing.walk(root);
    return listing.take();
}

LibraryScan readLibraryFiles(std::vector<LibraryFile> files)
{
    LibraryScan scan;
    for (const LibraryFile& listed : files) {
        QFile file(listed.path);
        const QFileInfo info(listed.path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        if (file.size() > maxDashboardBytes) {
            scan.unreadable.insert(listed.path, tr("The file is too large for a dashboard."));
            continue;
        }
        auto entries = libraryEntriesOf(file.readAll());
        if (!entries) {
            if (info.suffix().compare(QLatin1String("json"), Qt::CaseInsensitive) == 0)
                scan.unreadable.insert(listed.path, entries.error().text);
            continue;
        }
        for (LibraryEntry& entry : *entries) {
            entry.file = listed.path;
            entry.folder = listed.folder;
            entry.size = file.size();
            entry.modifiedMs = info.lastModified().toMSecsSinceEpoch();
            if (entry.title.isEmpty())
                entry.title = entry.item.isEmpty() ? info.completeBaseName() : entry.item;
            LibrarySearchText text = searchTextOf(entry);
            scan.items.push_back(std::make_shared<const LibraryItem>(
                LibraryItem {std::make_shared<const LibraryEntry>(std::move(entry)), std::move(text)}));
        }
    }
    scan.files = std::move(files);
    return scan;
}
