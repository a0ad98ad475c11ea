#pragma once

#include "dashboards/library/libraryentry.h"

#include <QByteArray>

/// The texts of an entry folded for comparison: lower case, without diacritics, UTF-8. Made once, with the entry.
struct LibrarySearchText
{
    QByteArray title;
    QByteArray folder;
    QByteArray tags; ///< one a line
    QByteArray panels; ///< one a line, lines as in LibraryEntry::panels
    QByteArray queries; ///< one a line, lines as in LibraryEntry::queries
};
LibrarySearchText searchTextOf(const LibraryEntry& entry);

struct LibraryItem
{
    LibraryEntryPtr entry;
    LibrarySearchText text;
};
using LibraryItemPtr = std::shared_ptr<const LibraryItem>;

struct LibraryHit
{
    enum class Where
    {
        Title,
        Tag,
        Folder,
        Panel,
        Query
    };
    LibraryEntryPtr entry;
    Where where = Where::Title; ///< the place that explains the hit: the deepest that a word was found in
    QString line; ///< the panel's title or the query that matched; empty for the others
    int score = 0;
    bool hasNamesake = false; ///< another one has its title and folder: only the file tells them apart
};

/// Entries that hold every word of the text somewhere, best first: titles before tags, folders, panels and queries,
/// beginnings of words before their middles; equal ones by title. "tag:x" and "folder:x" look there alone; an empty
/// text finds everything.
std::vector<LibraryHit> searchLibrary(const std::vector<LibraryItemPtr>& items, const QString& text);
