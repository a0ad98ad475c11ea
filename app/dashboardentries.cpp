#include "app/dashboardentries.h"

#include "app/settings.h"
#include "dashboards/library/dashboardfiles.h"
#include "dashboards/run/links.h"
#include "datasources/data/background.h"

#include <QDir>
#include <QFileInfo>

namespace {

std::vector<DashboardEntry> entriesIn(const QDir& folder, const QStringList& recent)
{
    std::vector<DashboardEntry> entries;
    for (const DashboardFile& file : dashboardFilesIn(folder.path())) {
        DashboardEntry entry;
        entry.title = file.title.isEmpty() ? QFileInfo(file.path).completeBaseName() : file.title;
        entry.url = file.uid.isEmpty() ? dashboardUrlOfSlug(dashboardSlug(file.title)) : dashboardUrl(file.uid);
        entry.folder = folder.dirName();
        entry.tags = file.tags;
        entry.recent = int(recent.indexOf(QFileInfo(file.path).absoluteFilePath())) + 1;
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace

decltype(PanelContext::dashboards) dashboardEntriesBeside(const QString& file, QThreadPool& pool)
{
    return [folder = QFileInfo(file).absoluteDir(), &pool](std::function<void(std::vector<DashboardEntry>)> reply) {
        return runInBackground<std::vector<DashboardEntry>>(
            pool, [folder, recent = Settings().recentFiles()] { return entriesIn(folder, recent); }, std::move(reply));
    };
}
