#include "app/library/libraryquery.h"

#include <QFileInfo>
#include <QHash>
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

std::vector<LibraryHit> recentHits(const std::vector<LibraryItemPtr>& items, const LibraryQuery& query)
{
    const QSet<QString> wanted(query.recent.begin(), query.recent.end());
    QHash<QString, LibraryEntryPtr> known;
    for (const LibraryItemPtr& item : items)
        if (const QString id = item->entry->id(); wanted.contains(id))
            known.insert(id, item->entry);
    std::vector<LibraryHit> hits;
    for (const QString& id : query.recent) {
        LibraryHit hit;
        hit.entry = known.contains(id) ? known.value(id) : entryOfFile(id);
        if (QFileInfo::exists(hit.entry->file) && hit.entry->title.contains(query.text.trimmed(), Qt::CaseInsensitive))
            hits.push_back(std::move(hit));
    }
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

LibraryEntryPtr entryOfFile(const QString& id)
{
    LibraryEntry entry;
    const qsizetype mark = QFileInfo::exists(id) ? -1 : id.lastIndexOf(u'#');
    entry.file = id.left(mark);
    entry.item = mark < 0 ? QString() : id.mid(mark + 1);
    const QFileInfo info(entry.file);
    entry.title = entry.item.isEmpty() ? info.completeBaseName() : entry.item;
    entry.folder = info.absolutePath();
    entry.modifiedMs = info.lastModified().toMSecsSinceEpoch();
    return std::make_shared<const LibraryEntry>(std::move(entry));
}

std::vector<LibraryHit> libraryHits(const std::vector<LibraryItemPtr>& items, const LibraryQuery& query)
{
    const bool recent = query.scope.kind == LibraryScope::Kind::Recent;
    std::vector<LibraryHit> hits = recent ? recentHits(items, query) : searchLibrary(items, query.text);
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
