#include "app/library/libraryquery.h"

#include "dashboards/library/libraryscan.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace {

bool liesIn(const QString& folder, const QString& wanted)
{
    return folder.startsWith(wanted) && (folder.size() == wanted.size() || folder[wanted.size()] == u'/');
}

bool carriesAll(const LibraryEntry& entry, const QStringList& tags)
{
    return std::all_of(tags.begin(), tags.end(), [&](const QString& tag) { return entry.tags.contains(tag); });
}

/// As a person would say where it lies.
QString placeOf(const QFileInfo& file)
{
    const QString folder = file.absolutePath();
    if (folder.startsWith(u':'))
        return QCoreApplication::translate("Library", "Shipped with Vedette");
    const QString home = QDir::homePath();
    return liesIn(folder, home) ? u'~' + folder.mid(home.size()) : folder;
}

/// An entry for a file that the library does not hold. One that cannot be read any more keeps its name.
LibraryEntryPtr entryOfFile(const QString& id)
{
    const qsizetype mark = QFileInfo::exists(id) ? -1 : id.lastIndexOf(u'#');
    LibraryEntry entry;
    entry.file = id.left(mark);
    entry.item = mark < 0 ? QString() : id.mid(mark + 1);
    const QFileInfo info(entry.file);
    entry.title = entry.item.isEmpty() ? info.completeBaseName() : entry.item;
    entry.folder = placeOf(info);
    entry.modifiedMs = info.lastModified().toMSecsSinceEpoch();
    for (const LibraryItemPtr& read : readLibraryFiles({{entry.file, entry.folder, 0}}).items)
        if (read->entry->item == entry.item)
            return read->entry;
    return std::make_shared<const LibraryEntry>(std::move(entry));
}

/// The dashboards of these ids that are still there, in this order; those that the library does not hold are read.
class HitsOfIds
{
public:
    HitsOfIds(const std::vector<LibraryItemPtr>& items, const LibraryQuery& query) : m_query(query)
    {
        for (const LibraryItemPtr& item : items)
            m_known.insert(item->entry->id(), item->entry);
    }

    void add(const QString& id, std::vector<LibraryHit>& hits) const
    {
        LibraryHit hit;
        hit.entry = m_known.value(id);
        if (!hit.entry)
            hit.entry = outside(id);
        if (hit.entry && hit.entry->title.contains(m_query.text.trimmed(), Qt::CaseInsensitive))
            hits.push_back(std::move(hit));
    }

    bool isInLibrary(const QString& id) const { return m_known.contains(id); }

private:
    LibraryEntryPtr outside(const QString& id) const
    {
        const LibraryEntryPtr before = m_query.seen.value(id);
        const QFileInfo info(before ? before->file : id.left(QFileInfo::exists(id) ? -1 : id.lastIndexOf(u'#')));
        if (!info.exists())
            return nullptr;
        const bool same = before && before->modifiedMs == info.lastModified().toMSecsSinceEpoch();
        return same ? before : entryOfFile(id);
    }

    const LibraryQuery& m_query;
    QHash<QString, LibraryEntryPtr> m_known;
};

std::vector<LibraryHit> hitsInScope(const std::vector<LibraryItemPtr>& items, const LibraryQuery& query)
{
    if (query.scope.kind == LibraryScope::Kind::All || query.scope.kind == LibraryScope::Kind::Folder)
        return searchLibrary(items, query.text);
    const HitsOfIds hitsOf(items, query);
    std::vector<LibraryHit> hits;
    if (query.scope.kind == LibraryScope::Kind::Recent) {
        for (const QString& id : query.recent)
            hitsOf.add(id, hits);
        return hits;
    }
    hits = searchLibrary(items, query.text);
    for (const QString& id : query.starred)
        if (!hitsOf.isInLibrary(id))
            hitsOf.add(id, hits);
    return hits;
}

void sortHits(std::vector<LibraryHit>& hits, LibraryOrder order)
{
    using Before = bool (*)(const LibraryEntry&, const LibraryEntry&);
    Before before = nullptr;
    switch (order) {
    case LibraryOrder::BestMatch:
        return;
    case LibraryOrder::Title:
        before = [](const LibraryEntry& a, const LibraryEntry& b) {
            return QString::compare(a.title, b.title, Qt::CaseInsensitive) < 0;
        };
        break;
    case LibraryOrder::Newest:
        before = [](const LibraryEntry& a, const LibraryEntry& b) { return a.modifiedMs > b.modifiedMs; };
        break;
    case LibraryOrder::Panels:
        before = [](const LibraryEntry& a, const LibraryEntry& b) { return a.panelCount > b.panelCount; };
        break;
    }
    std::stable_sort(hits.begin(), hits.end(),
                     [before](const LibraryHit& a, const LibraryHit& b) { return before(*a.entry, *b.entry); });
}

void markNamesakes(std::vector<LibraryHit>& hits)
{
    QHash<std::pair<QString, QString>, LibraryHit*> first;
    for (LibraryHit& hit : hits) {
        LibraryHit*& known = first[{hit.entry->folder, hit.entry->title}];
        if (known)
            known->hasNamesake = hit.hasNamesake = true;
        known = &hit;
    }
}

} // namespace

std::vector<LibraryHit> libraryHits(const std::vector<LibraryItemPtr>& items, const LibraryQuery& query)
{
    std::vector<LibraryHit> hits = hitsInScope(items, query);
    const QSet<QString> starred(query.starred.begin(), query.starred.end());
    const auto isElsewhere = [&](const LibraryHit& hit) {
        if (query.scope.kind == LibraryScope::Kind::Folder && !liesIn(hit.entry->folder, query.scope.folder))
            return true;
        if (query.scope.kind == LibraryScope::Kind::Starred && !starred.contains(hit.entry->id()))
            return true;
        return !carriesAll(*hit.entry, query.tags);
    };
    hits.erase(std::remove_if(hits.begin(), hits.end(), isElsewhere), hits.end());
    sortHits(hits, query.order);
    markNamesakes(hits);
    return hits;
}
