#pragma once

#include "dashboards/library/librarysearch.h"
#include "dashboards/library/librarystate.h"
#include "datasources/data/pending.h"

#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <deque>
#include <map>

class QThreadPool;
struct LibraryScan;
struct LibraryFile;
struct LibraryListing;

/// The dashboards of some folders, indexed in the pool, kept up to date while files change, searched as one types.
/// Lives in the GUI thread and never reads a dashboard in it.
class DashboardLibrary : public QObject
{
    Q_OBJECT

public:
    /// `stateFile` holds stars and recents; empty: they are forgotten with the object.
    explicit DashboardLibrary(QThreadPool& pool, const QString& stateFile = {}, QObject* parent = nullptr);
    ~DashboardLibrary() override;

    /// Reads these folders from now on; entries of others go at once. Entries come in portions (added()), scanned()
    /// ends the first look.
    void setRoots(std::vector<LibraryRoot> roots);
    const std::vector<LibraryRoot>& roots() const { return m_roots; }
    bool isScanning() const { return m_scanning; }
    /// Looks at all folders now; changes are found by themselves, this is for a person's "refresh".
    void rescan();

    /// By folder, then title.
    std::vector<LibraryEntryPtr> entries() const;
    int count() const { return int(m_items->size()); }
    /// The same with their texts, as they are now: what searches in the pool look through.
    std::shared_ptr<const std::vector<LibraryItemPtr>> items() const { return m_items; }
    QThreadPool& pool() const { return m_pool; }
    QStringList folders() const; ///< all that hold entries, their parents included, sorted
    QStringList tags() const; ///< sorted
    /// nullptr when there is none.
    LibraryEntryPtr find(const QString& id) const;
    LibraryEntryPtr findByUid(const QString& uid) const;
    /// Case and punctuation of the title do not count (dashboardSlug).
    LibraryEntryPtr findBySlug(const QString& slug) const;
    /// Files that could not be read as dashboards although they look like one (broken JSON), with the reason.
    const QHash<QString, QString>& unreadable() const { return m_unreadable; }

    bool isStarred(const QString& id) const { return m_state.starred.contains(id); }
    void setStarred(const QString& id, bool on);
    void noteOpened(const QString& id);
    const QStringList& starredIds() const { return m_state.starred; }
    const QStringList& recentIds() const { return m_state.recent; } ///< newest first

signals:
    void added(const QStringList& ids);
    void changed(const QStringList& ids);
    void removed(const QStringList& ids);
    void scanned();
    void stateChanged(); ///< stars or recents

private:
    void listFiles();
    void queueFiles(const std::vector<LibraryFile>& files);
    void readOn();
    void take(const LibraryScan& scan);
    void removeFiles(const QStringList& files);
    void watch(const QStringList& paths);
    void endScan();
    void saveState();

    QThreadPool& m_pool;
    QString m_stateFile;
    LibraryState m_state;
    std::vector<LibraryRoot> m_roots;
    std::shared_ptr<const std::vector<LibraryItemPtr>> m_items; ///< by folder, then title
    QHash<QString, qint64> m_stamps; ///< of every known file: changes when the file does
    QHash<QString, QString> m_unreadable;
    QFileSystemWatcher m_watcher;
    QTimer m_debounce;
    QTimer m_poll;
    QSet<QString> m_watched;
    Pending m_listing;
    std::deque<std::vector<LibraryFile>> m_queue; ///< portions to be read
    std::map<int, Pending> m_reading; ///< portions in the pool
    int m_portion = 0; ///< number of the newest portion
    bool m_scanning = false;
    bool m_isListing = false; ///< the files to read are not known yet
    bool m_again = false; ///< something changed while scanning
};

/// The bytes of an entry's dashboard: the file, or the part of it the entry means. Reads the disk.
Result<QByteArray> readLibraryEntry(const LibraryEntry& entry);
