#pragma once

#include "dashboards/library/librarysearch.h"

#include <QHash>

/// Which dashboards a person looks at.
struct LibraryScope
{
    enum class Kind
    {
        All,
        Starred,
        Recent,
        Folder
    };
    Kind kind = Kind::All;
    QString folder; ///< with all below it
    friend bool operator==(const LibraryScope&, const LibraryScope&) = default;
};

enum class LibraryOrder
{
    BestMatch, ///< of the search; by folder and title without one
    Title,
    Newest,
    Panels
};

/// What the list of the library is to show.
struct LibraryQuery
{
    LibraryScope scope;
    LibraryOrder order = LibraryOrder::BestMatch;
    QString text;
    QStringList tags; ///< a dashboard carries all of them
    QStringList starred; ///< ids
    QStringList recent; ///< ids, newest first
    QHash<QString, LibraryEntryPtr> seen; ///< stars and recents as they were last found, by id: need no reading
};

/// The dashboards in scope that carry the tags and match the text, in order. Pure but for stars and recents that lie
/// outside the library: they must still be there, and are read for their titles. Runs in the pool.
std::vector<LibraryHit> libraryHits(const std::vector<LibraryItemPtr>& items, const LibraryQuery& query);
