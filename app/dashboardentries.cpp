#include "app/dashboardentries.h"

#include "dashboards/library/dashboardfiles.h"
#include "dashboards/library/dashboardlibrary.h"
#include "dashboards/run/links.h"
#include "datasources/data/background.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

namespace {

QString urlOf(const QString& uid, const QString& title)
{
    return uid.isEmpty() ? dashboardUrlOfSlug(dashboardSlug(title)) : dashboardUrl(uid);
}

std::vector<DashboardEntry> entriesOf(const DashboardLibrary& library)
{
    std::vector<DashboardEntry> entries;
    for (const LibraryEntryPtr& known : library.entries()) {
        DashboardEntry entry;
        entry.title = known->title;
        entry.url = urlOf(known->uid, known->title);
        entry.folder = known->folder;
        entry.tags = known->tags;
        entry.starred = library.isStarred(known->id());
        entry.recent = int(library.recentIds().indexOf(known->id())) + 1;
        entries.push_back(std::move(entry));
    }
    return entries;
}

/// Adds files that the library does not hold.
void addFiles(const std::vector<DashboardFile>& files, const DashboardLibrary* library,
              std::vector<DashboardEntry>& entries)
{
    QSet<QString> urls;
    for (const DashboardEntry& entry : entries)
        urls.insert(entry.url);
    for (const DashboardFile& file : files) {
        const QFileInfo info(file.path);
        DashboardEntry entry;
        entry.title = file.title.isEmpty() ? info.completeBaseName() : file.title;
        entry.url = urlOf(file.uid, entry.title);
        if (urls.contains(entry.url))
            continue;
        entry.folder = info.absoluteDir().dirName();
        entry.tags = file.tags;
        if (library) {
            entry.starred = library->isStarred(info.absoluteFilePath());
            entry.recent = int(library->recentIds().indexOf(info.absoluteFilePath())) + 1;
        }
        entries.push_back(std::move(entry));
    }
}

} // namespace

decltype(PanelContext::dashboards) dashboardEntries(const QString& file, QThreadPool& pool,
                                                    const DashboardLibrary* library)
{
    return [folder = QFileInfo(file).absolutePath(), &pool,
            library](const std::function<void(std::vector<DashboardEntry>)>& reply) {
        return runInBackground<std::vector<DashboardFile>>(
            pool, [folder] { return dashboardFilesIn(folder); },
            [library, reply](const std::vector<DashboardFile>& files) {
                std::vector<DashboardEntry> entries;
                if (library)
                    entries = entriesOf(*library);
                addFiles(files, library, entries);
                reply(std::move(entries));
            });
    };
}
