#include "dashboards/library/dashboardfiles.h"

#include "dashboards/library/libraryscan.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>

namespace {

constexpr qsizetype mostFiles = 2000;

} // namespace

std::vector<DashboardFile> dashboardFilesIn(const QString& folder)
{
    const QDir dir(folder);
    const QStringList patterns = {QStringLiteral("*.json"), QStringLiteral("*.yaml"), QStringLiteral("*.yml")};
    std::vector<LibraryFile> candidates;
    for (const QString& name : dir.entryList(patterns, QDir::Files | QDir::Readable, QDir::Name).mid(0, mostFiles))
        candidates.push_back({dir.filePath(name), {}, 0});
    std::vector<DashboardFile> files;
    for (const LibraryItemPtr& item : readLibraryFiles(std::move(candidates)).items)
        files.push_back({item->entry->id(), item->entry->uid, item->entry->title, item->entry->tags});
    return files;
}

const DashboardFile* findDashboardFile(const std::vector<DashboardFile>& files, const QString& uid, const QString& slug)
{
    const auto first = [&files](const auto& matches) {
        const auto it = std::find_if(files.begin(), files.end(), matches);
        return it == files.end() ? nullptr : &*it;
    };
    if (!uid.isEmpty())
        return first([&](const DashboardFile& file) { return file.uid == uid; });
    return slug.isEmpty() ? nullptr
                          : first([&](const DashboardFile& file) { return dashboardSlug(file.title) == slug; });
}

std::vector<DashboardFile> dashboardsWithTags(std::vector<DashboardFile> files, const QStringList& tags)
{
    const auto lacks = [&tags](const DashboardFile& file) {
        return !std::all_of(tags.begin(), tags.end(), [&](const QString& tag) { return file.tags.contains(tag); });
    };
    files.erase(std::remove_if(files.begin(), files.end(), lacks), files.end());
    std::stable_sort(files.begin(), files.end(), [](const DashboardFile& a, const DashboardFile& b) {
        return a.title.compare(b.title, Qt::CaseInsensitive) < 0;
    });
    return files;
}

QString dashboardSlug(const QString& title)
{
    static const QRegularExpression others(QStringLiteral("[^\\p{L}\\p{N}_]+"),
                                           QRegularExpression::UseUnicodePropertiesOption);
    QString slug = title.toLower().replace(others, QStringLiteral("-"));
    while (slug.startsWith(u'-'))
        slug.remove(0, 1);
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return slug;
}
