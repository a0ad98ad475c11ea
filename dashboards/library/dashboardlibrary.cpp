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

constexpr size_t filesAPortion = 100; ///< small enough that taking one in never delays a frame
constexpr size_t firstPortion = 25; ///< a person sees something at once
constexpr size_t mostAtOnce = 2; ///< portions in the pool, which also searches and decodes
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
    , m_items(std::make_shared<std::vector<LibraryItemPtr>>())
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
    m_listing.cancel(); // what was to be read of the old roots is dropped
    m_queue.clear();
    m_reading.clear();
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
    m_watched.clear();
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
    listFiles();
}

void DashboardLibrary::listFiles()
{
    m_isListing = true;
    m_listing = runInBackground<LibraryListing>(
        m_pool, [roots = m_roots, known = m_stamps] { return listLibrary(roots, known); },
        [this](const LibraryListing& listing) {
            m_isListing = false;
            removeFiles(listing.gone);
            // The watcher forgets a path that is replaced or removed: what it still watches is asked once a listing.
            const QStringList files = m_watcher.files();
            const QStringList directories = m_watcher.directories();
            m_watched = QSet<QString>(files.begin(), files.end());
            m_watched.unite(QSet<QString>(directories.begin(), directories.end()));
            watch(listing.directories);
            queueFiles(listing.files);
            readOn();
        });
}

void DashboardLibrary::queueFiles(const std::vector<LibraryFile>& files)
{
    size_t size = firstPortion;
    for (size_t first = 0; first < files.size(); first += std::exchange(size, filesAPortion)) {
        const size_t last = std::min(first + size, files.size());
        m_queue.emplace_back(files.begin() + qsizetype(first), files.begin() + qsizetype(last));
    }
}

/// Few portions are in the pool at a time: a search does not wait for all of them.
void DashboardLibrary::readOn()
{
    while (!m_queue.empty() && m_reading.size() < mostAtOnce) {
        const int number = ++m_portion;
        m_reading[number] = runInBackground<LibraryScan>(
            m_pool, [portion = std::move(m_queue.front())]() mutable { return readLibraryFiles(std::move(portion)); },
            [this, number](const LibraryScan& scan) {
                m_reading.erase(number);
                take(scan);
                readOn();
            });
        m_queue.pop_front();
    }
    if (m_scanning && !m_isListing && m_queue.empty() && m_reading.empty())
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
    std::vector<LibraryItemPtr> kept = *m_items;
    std::erase_if(kept, [&](const LibraryItemPtr& item) {
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
    merged.reserve(kept.size() + fresh.size());
    std::merge(kept.begin(), kept.end(), fresh.begin(), fresh.end(), std::back_inserter(merged), before);
    m_items = std::make_shared<const std::vector<LibraryItemPtr>>(std::move(merged));

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
    std::vector<LibraryItemPtr> kept = *m_items;
    std::erase_if(kept, [&](const LibraryItemPtr& item) {
        if (!gone.contains(item->entry->file))
            return false;
        ids << item->entry->id();
        return true;
    });
    m_items = std::make_shared<const std::vector<LibraryItemPtr>>(std::move(kept));
    for (const QString& file : files) {
        m_watched.remove(file);
        m_stamps.remove(file);
        m_unreadable.remove(file);
    }
    if (!ids.isEmpty())
        emit removed(ids);
}

void DashboardLibrary::watch(const QStringList& paths)
{
    QStringList added;
    for (const QString& path : paths)
        if (!m_watched.contains(path) && m_watched.size() + added.size() < mostWatched)
            added << path;
    if (added.isEmpty())
        return;
    const QStringList failed = m_watcher.addPaths(added); // found by the poll
    m_watched.unite(QSet<QString>(added.begin(), added.end()));
    m_watched.subtract(QSet<QString>(failed.begin(), failed.end()));
}

std::vector<LibraryEntryPtr> DashboardLibrary::entries() const
{
    std::vector<LibraryEntryPtr> entries;
    entries.reserve(m_items->size());
    for (const LibraryItemPtr& item : *m_items)
        entries.push_back(item->entry);
    return entries;
}

QStringList DashboardLibrary::folders() const
{
    QSet<QString> folders;
    for (const LibraryItemPtr& item : *m_items)
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
    for (const LibraryItemPtr& item : *m_items)
        for (const QString& tag : item->entry->tags)
            tags.insert(tag);
    QStringList list = tags.values();
    list.sort(Qt::CaseInsensitive);
    return list;
}

LibraryEntryPtr DashboardLibrary::find(const QString& id) const
{
    return firstOf(*m_items, [&id](const LibraryEntry& entry) { return entry.id() == id; });
}

LibraryEntryPtr DashboardLibrary::findByUid(const QString& uid) const
{
    return uid.isEmpty() ? nullptr : firstOf(*m_items, [&uid](const LibraryEntry& entry) { return entry.uid == uid; });
}

LibraryEntryPtr DashboardLibrary::findBySlug(const QString& slug) const
{
    return slug.isEmpty()
        ? nullptr
        : firstOf(*m_items, [&slug](const LibraryEntry& entry) { return dashboardSlug(entry.title) == slug; });
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
