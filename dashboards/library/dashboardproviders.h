#pragma once

#include "dashboards/library/libraryentry.h"
#include "datasources/environment.h"

/// The providers of a dashboard provisioning file (apiVersion 1, or the list of the first versions).
struct DashboardProviders
{
    std::vector<LibraryRoot> roots;
    QStringList warnings; ///< sentences: providers of other types, keys nobody reads
};

/// Relative paths are below `baseFolder`. Errors name the key's path, line and column.
Result<DashboardProviders> readDashboardProviders(const QByteArray& yaml, const QString& baseFolder,
                                                  const Environment& lookup);
