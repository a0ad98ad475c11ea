#include "dashboards/library/dashboardfiles.h"

#include "dashboards/import/loaddashboard.h"
#include "datasources/data/jsonutil.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace {

constexpr qsizetype mostFiles = 2000;

/// A plain dashboard, one inside "dashboard", or the "spec" of a resource, which is named by its metadata.
DashboardFile describe(const QString& path, const Json& json)
{
    const Json* board = &json;
    if (const Json* wrapped = jsonutil::find(json, "dashboard"); wrapped && wrapped->is_object())
        board = wrapped;
    else if (const Json* spec = jsonutil::find(json, "spec"); spec && spec->is_object())
        board = spec;
    DashboardFile file {path, jsonutil::string(*board, "uid"), jsonutil::string(*board, "title"),
                        jsonutil::strings(*board, "tags")};
    if (const Json* name = jsonutil::at(json, {"metadata", "name"}); name && file.uid.isEmpty())
        file.uid = jsonutil::asString(*name).value_or(QString());
    return file;
}

} // namespace

std::vector<DashboardFile> dashboardFilesIn(const QString& folder)
{
    std::vector<DashboardFile> files;
    const QDir dir(folder);
    const QStringList names = dir.entryList({QStringLiteral("*.json")}, QDir::Files | QDir::Readable, QDir::Name);
    for (const QString& name : names.mid(0, mostFiles)) {
        QFile file(dir.filePath(name));
        if (file.size() > maxDashboardBytes || !file.open(QIODevice::ReadOnly))
            continue;
        if (const auto json = jsonutil::parse(file.readAll()); json && json->is_object())
            files.push_back(describe(dir.filePath(name), *json));
    }
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
