#pragma once

#include "datasources/data/result.h"

#include <QStringList>

/// What a person did with the library: stars and what was opened last. Entries are named by LibraryEntry::id().
struct LibraryState
{
    QStringList starred;
    QStringList recent; ///< newest first

    /// Puts it in front; the oldest goes when there are too many.
    void noteOpened(const QString& id);
    void setStarred(const QString& id, bool on);
    friend bool operator==(const LibraryState&, const LibraryState&) = default;
};

/// Missing and broken files give an empty state: nobody's dashboards are in it.
LibraryState readLibraryState(const QString& file);
Result<Done> writeLibraryState(const QString& file, const LibraryState& state);
