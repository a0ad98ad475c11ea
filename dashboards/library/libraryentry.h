#pragma once

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

/// A dashboard as the library knows it. Files that hold several (lists, config maps) give one entry each.
struct LibraryEntry
{
    QString file; ///< absolute path
    QString item; ///< which dashboard of the file; empty for a file that holds one
    QString uid;
    QString title; ///< never empty: the file's name when the dashboard has none
    QString folder; ///< "Infra/Nodes" as a person sees it; empty at the top
    QStringList tags;
    QStringList panels; ///< titles, rows included
    QStringList queries; ///< texts, one a query
    int panelCount = 0; ///< rows excluded
    qint64 modifiedMs = 0; ///< of the file
    qint64 size = 0; ///< of the file, bytes

    /// What stars, recents and signals name it by: the path, with #item when there is one.
    QString id() const { return item.isEmpty() ? file : file + QLatin1Char('#') + item; }
    friend bool operator==(const LibraryEntry&, const LibraryEntry&) = default;
};
using LibraryEntryPtr = std::shared_ptr<const LibraryEntry>;

/// A folder that the library reads, from a person or from a provider of a provisioning file.
struct LibraryRoot
{
    QString path; ///< absolute
    QString folder; ///< what its dashboards are filed under; empty: the top
    bool foldersFromFiles = true; ///< folders below `path` are folders of the library
    int rescanMs = 30'000; ///< how often it is looked through even if no change was signalled
    friend bool operator==(const LibraryRoot&, const LibraryRoot&) = default;
};
