#pragma once

#include "dashboards/library/librarysearch.h"
#include "datasources/data/result.h"

#include <QHash>

// What the pool does for the library: pure functions of the disk.

/// Files that may hold dashboards, with what they are filed under.
struct LibraryFile
{
    QString path;
    QString folder;
    qint64 stamp = 0; ///< of time and size: differs when the file was written
};

struct LibraryListing
{
    std::vector<LibraryFile> files; ///< new or changed
    QStringList gone; ///< known before, not there any more
    QStringList directories; ///< to watch
    bool truncated = false; ///< there were more files than the library takes
};
/// Looks through the folders; `known` are stamps by path. Links that lead in circles are followed once.
LibraryListing listLibrary(const std::vector<LibraryRoot>& roots, const QHash<QString, qint64>& known);

struct LibraryScan
{
    std::vector<LibraryFile> files;
    std::vector<LibraryItemPtr> items;
    QHash<QString, QString> unreadable; ///< path -> why
};
LibraryScan readLibraryFiles(std::vector<LibraryFile> files);

/// The entries of one file; an error when it is broken, nothing when it is no dashboard.
Result<std::vector<LibraryEntry>> libraryEntriesOf(const QByteArray& bytes);
