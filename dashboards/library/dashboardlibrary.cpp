#include "dashboards/library/dashboardlibrary.h"

#include "dashboards/import/containers.h"
#include "dashboards/library/dashboardfiles.h"
#include "dashboards/library/libraryscan.h"
#include "datasources/data/background.h"

#include <QDir>
#include <QFile>
#include <QSet>

#include <algorithm>

namespace {

constexpr size_t filesAPortion = 200; ///< small enough that taking one in never delays a frame
constexpr int debounceMs = 150; ///< editors write a file in several steps
constexpr int mostWatched = 8192; ///< the kernel's watches are few; what is not watched is polled

bool before(const LibraryItemPtr& a, const LibraryItemPtr& b)
{
    if (const int folder = a->entry->folder.compare(b->entry->folder, Qt::CaseInsensitive))
        return folder < 0;
    if (const int title = a->entry->title.compare(b->entry->title, Qt::CaseInsensitive))
        return title < 0;
    return a->entry->id() < b->entry->id();
}

bool isBelow(const QString& file, const std::vector<LibraryRoot>& roots)
{
    return std::any_of(roots.begin(), roots.end(), [&file](const LibraryRoot& root) {
        return file.startsWith(QDir::cleanPath(root.path) + QLatin1Char('/'));
    });
}

template<typename Matches>
LibraryEntryPtr firstOf(const std::vector<LibraryItemPtr>& items, const Matches& matches)
{
    const auto it = std::find_if(items.begin(), items.end(), [&](const auto& item) { return matches(*item->entry); });
    return it == items.end() ? nullptr : (*it)->entry;
}

} // namespace

DashboardLibrary::DashboardLibrary(QThreadPool& pool, const QString& stateFile, QObject* parent)
    : QObject(parent)
    , m_pool(pool)
    , m_stateFile(stateFile)
{
    if (!stateFile.isEmpty())
        m_state = readLibraryState(stateFile);
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(debounceMs);
    connect(&m_debounce, &QTimer::timeout, this, &DashboardLibrary::rescan);
    connect(&m_poll, &QTimer::timeout, this, &DashboardLibrary::rescan);
    const auto noticed = [this] { m_debounce.start(); };
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, noticed);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, noticed);
}

DashboardLibrary::~DashboardLibrary() = default;

void DashboardLibrary::setRoots(std::vector<LibraryRoot> roots)
{
    if (roots == m_roots)
        return;
    m_work.clear(); // portions of the old roots are dropped
    m_portions = 0;
    m_scanning = false;
    m_roots = std::move(roots);
    QStringList gone;
    for (auto it = m_stamps.begin(); it != m_stamps.end(); ++it)
        if (!isBelow(it.key(), m_roots))
            gone << it.key();
    removeFiles(gone);
    // What stays is filed anew: its folder may be another one now.
    m_stamps.clear();
    if (const QStringList watched = m_watcher.files() + m_watcher.directories(); !watched.isEmpty())
        m_watcher.removePaths(watched);
    int pollMs = 0;
    for (const LibraryRoot& root : m_roots)
        pollMs = pollMs == 0 ? root.rescanMs : std::min(pollMs, root.rescanMs);
    pollMs > 0 ? m_poll.start(std::max(1000, pollMs)) : m_poll.stop();
    rescan();
}

void DashboardLibrary::rescan()
{
    if (m_scanning) {
        m_again = true;
        return;
    }
    m_scanning = true;
    m_again = false;
    m_work.clear();
    listFiles();
}

void DashboardLibrary::listFiles()
{
    m_work.push_back(runInBackground<LibraryListing>(
        m_pool, [roots = m_roots, known = m_stamps] { return listLibrary(roots, known); },
        [this](const LibraryListing& listing) {
            removeFiles(listing.gone);
            watch(listing.directories);
            readFiles(listing);
        }));
}

void DashboardLibrary::readFiles(const LibraryListing& listing)
{
    for (size_t first = 0; first < listing.files.size(); first += filesAPortion) {
        const size_t last = std::min(first + filesAPortion, listing.files.size());
        std::vector<LibraryFile> portion(listing.files.begin() + qsizetype(first),
                                         listing.files.begin() + qsizetype(last));
        ++m_portions;
        m_work.push_back(runInBackground<LibraryScan>(
            m_pool, [portion = std::move(portion)]() mutable { return readLibraryFiles(std::move(portion)); },
            [this](const LibraryScan& scan) {
                take(scan);
                if (--m_portions == 0)
                    endScan();
            }));
    }
    if (m_portions == 0)
        endScan();
}

void DashboardLibrary::endScan()
{
    m_scanning = false;
    emit scanned();
    if (m_again)
        m_debounce.start();
}

void DashboardLibrary::take(const LibraryScan& scan)
{
    QSet<QString> files;
    QStringList paths;
    for (const LibraryFile& file : scan.files) {
        files.insert(file.path);
        m_stamps.insert(file.path, file.stamp);
        m_unreadable.remove(file.path);
        paths << file.path;
    }
    m_unreadable.insert(scan.unreadable);
    watch(paths);

    QHash<QString, LibraryEntryPtr> old;
    std::erase_if(m_items, [&](const LibraryItemPtr& item) {
        if (!files.contains(item->entry->file))
            return false;
        old.insert(item->entry->id(), item->entry);
        return true;
    });
    std::vector<LibraryItemPtr> fresh = scan.items;
    std::sort(fresh.begin(), fresh.end(), before);
    QStringList newIds;
    QStringList changedIds;
    for (const LibraryItemPtr& item : fresh) {
        const LibraryEntryPtr known = old.take(item->entry->id());
        if (!known)
            newIds << item->entry->id();
        else if (!(*known == *item->entry))
            changedIds << item->entry->id();
    }
    std::vector<LibraryItemPtr> merged;
    merged.reserve(m_items.size() + fresh.size());
    std::merge(m_items.begin(), m_items.end(), fresh.begin(), fresh.end(), std::back_inserter(merged), before);
    m_items = std::move(merged);

    if (!newIds.isEmpty())
        emit added(newIds);
    if (!changedIds.isEmpty())
        emit changed(changedIds);
    if (!old.isEmpty())
        emit removed(old.keys());
}

void DashboardLibrary::removeFiles(const QStringList& files)
{
    if (files.isEmpty())
        return;
    const QSet<QString> gone(files.begin(), files.end());
    QStringList ids;
    std::erase_if(m_items, [&](const LibraryItemPtr& item) {
        if (!gone.contains(item->entry->file))
            return false;
        ids << item->entry->id();
        return true;
    });
    for (const QString& file : files) {
        m_stamps.remove(file);
        m_unreadable.remove(file);
    }
    if (!ids.isEmpty())
        emit removed(ids);
}

void DashboardLibrary::watch(const QStringList& paths)
{
    const QStringList files = m_watcher.files();
    const QStringList directories = m_watcher.directories();
    const QSet<QString> watched =
        QSet<QString>(files.begin(), files.end()) + QSet<QString>(directories.begin(), directories.end());
    QStringList added;
    for (const QString& path : paths)
        if (!watched.contains(path) && watched.size() + added.size() < mostWatched)
            added << path;
    if (!added.isEmpty())
        m_watcher.addPaths(added); // those that fail are found by the poll
}

std::vector<LibraryEntryPtr> DashboardLibrary::entries() const
{
    std::vector<LibraryEntryPtr> entries;
    entries.reserve(m_items.size());
    for (const LibraryItemPtr& item : m_items)
        entries.push_back(item->entry);
    return entries;
}

QStringList DashboardLibrary::folders() const
{
    QSet<QString> folders;
    for (const LibraryItemPtr& item : m_items)
        for (QString folder = item->entry->folder; !folder.isEmpty() && !folders.contains(folder);
             folder = folder.contains(u'/') ? folder.section(u'/', 0, -2) : QString())
            folders.insert(folder);
    QStringList list = folders.values();
    list.sort(Qt::CaseInsensitive);
    return list;
}

QStringList DashboardLibrary::tags() const
{
    QSet<QString> tags;
    for (const LibraryItemPtr& item : m_items)
        for (const QString& tag : item->entry->tags)
            tags.insert(tag);
    QStringList list = tags.values();
    list.sort(Qt::CaseInsensitive);
    return list;
}

LibraryEntryPtr DashboardLibrary::find(const QString& id) const
{
    return firstOf(m_items, [&id](const LibraryEntry& entry) { return entry.id() == id; });
}

LibraryEntryPtr DashboardLibrary::findByUid(const QString& uid) const
{
    return uid.isEmpty() ? nullptr : firstOf(m_items, [&uid](const LibraryEntry& entry) { return entry.uid == uid; });
}

LibraryEntryPtr DashboardLibrary::findBySlug(const QString& slug) const
{
    return slug.isEmpty()
        ? nullptr
        : firstOf(m_items, [&slug](const LibraryEntry& entry) { return dashboardSlug(entry.title) == slug; });
}

void DashboardLibrary::setStarred(const QString& id, bool on)
{
    if (isStarred(id) == on)
        return;
    m_state.setStarred(id, on);
    saveState();
}

void DashboardLibrary::noteOpened(const QString& id)
{
    m_state.noteOpened(id);
    saveState();
}

/// A state that cannot be written is worth no interruption: it lasts as long as the program then.
void DashboardLibrary::saveState()
{
    if (!m_stateFile.isEmpty())
        (void)writeLibraryState(m_stateFile, m_state);
    emit stateChanged();
}

Result<QByteArray> readLibraryEntry(const LibraryEntry& entry)
{
    QFile file(entry.file);
    if (!file.open(QIODevice::ReadOnly))
        return Error {
            Error::Kind::Config, DashboardLibrary::tr("Cannot read %1: %2.").arg(entry.file, file.errorString()), {}};
    QByteArray bytes = file.readAll();
    if (entry.item.isEmpty())
        return bytes;
    auto found = dashboardsIn(bytes);
    if (!found)
        return found.error();
    for (FoundDashboard& dashboard : *found)
        if (dashboard.name == entry.item)
            return std::move(dashboard.bytes);
    return Error {Error::Kind::Config,
                  DashboardLibrary::tr("%1 holds no dashboard %2 any more.").arg(entry.file, entry.item),
                  {}};
}
