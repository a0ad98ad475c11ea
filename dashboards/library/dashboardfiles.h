#pragma once

#include <QString>
#include <QStringList>

#include <vector>

/// What other dashboards know of one that lies in a file.
struct DashboardFile
{
    QString path;
    QString uid;
    QString title;
    QStringList tags;
};

/// The dashboards that lie directly in a folder, by path. Reads every file: for the pool.
std::vector<DashboardFile> dashboardFilesIn(const QString& folder);

/// The dashboard a link means: by uid, else by the title as addresses write it; nullptr when there is none.
const DashboardFile* findDashboardFile(const std::vector<DashboardFile>& files, const QString& uid,
                                       const QString& slug);
/// Those with all the tags, by title.
std::vector<DashboardFile> dashboardsWithTags(std::vector<DashboardFile> files, const QStringList& tags);

/// A title as addresses write it: lower case, words joined by hyphens.
QString dashboardSlug(const QString& title);
