#include "app/library/librarymodel.h"

#include <QFileInfo>

#include <algorithm>

namespace {

constexpr int togetherMs = 120;

bool liesIn(const QString& folder, const QString& wanted)
{
    return folder.startsWith(wanted) && (folder.size() == wanted.size() || folder[wanted.size()] == u'/');
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

LibraryModel::LibraryModel(DashboardLibrary& library, QObject* parent) : QAbstractListModel(parent), m_library(library)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(togetherMs);
    connect(&m_soon, &QTimer::timeout, this, &LibraryModel::show);
    connect(&library, &DashboardLibrary::added, this, &LibraryModel::showSoon);
    connect(&library, &DashboardLibrary::changed, this, &LibraryModel::showSoon);
    connect(&library, &DashboardLibrary::removed, this, &LibraryModel::showSoon);
    connect(&library, &DashboardLibrary::scanned, this, &LibraryModel::show);
    connect(&library, &DashboardLibrary::stateChanged, this, &LibraryModel::showSoon);
    show();
}

void LibraryModel::showSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void LibraryModel::setScope(const LibraryScope& scope)
{
    m_scope = scope;
    show();
}

void LibraryModel::setSearch(const QString& text)
{
    m_search = text;
    show();
}

void LibraryModel::setTags(const QStringList& tags)
{
    m_tags = tags;
    show();
}

void LibraryModel::setOrder(LibraryOrder order)
{
    m_order = order;
    show();
}

bool LibraryModel::matches(const LibraryEntry& entry) const
{
    if (m_scope.kind == LibraryScope::Kind::Folder && !liesIn(entry.folder, m_scope.folder))
        return false;
    if (m_scope.kind == LibraryScope::Kind::Starred && !m_library.isStarred(entry.id()))
        return false;
    return std::all_of(m_tags.begin(), m_tags.end(), [&](const QString& tag) { return entry.tags.contains(tag); });
}

std::vector<LibraryHit> LibraryModel::recentHits() const
{
    std::vector<LibraryHit> hits;
    for (const QString& id : m_library.recentIds()) {
        LibraryHit hit;
        hit.entry = m_library.find(id);
        if (!hit.entry)
            hit.entry = entryOfFile(id);
        if (QFileInfo::exists(hit.entry->file) && hit.entry->title.contains(m_search.trimmed(), Qt::CaseInsensitive))
            hits.push_back(std::move(hit));
    }
    return hits;
}

void LibraryModel::show()
{
    m_soon.stop();
    std::vector<LibraryHit> hits =
        m_scope.kind == LibraryScope::Kind::Recent ? recentHits() : m_library.search(m_search);
    hits.erase(std::remove_if(hits.begin(), hits.end(), [this](const LibraryHit& hit) { return !matches(*hit.entry); }),
               hits.end());
    sortHits(hits);
    const bool same =
        std::equal(hits.begin(), hits.end(), m_hits.begin(), m_hits.end(),
                   [](const LibraryHit& a, const LibraryHit& b) { return a.entry->id() == b.entry->id(); });
    if (same && !hits.empty()) { // the place in the list stays where a person has it
        m_hits = std::move(hits);
        emit dataChanged(index(0), index(int(m_hits.size()) - 1));
    } else {
        beginResetModel();
        m_hits = std::move(hits);
        endResetModel();
    }
    emit shown();
}

void LibraryModel::sortHits(std::vector<LibraryHit>& hits) const
{
    using Before = bool (*)(const LibraryEntry&, const LibraryEntry&);
    Before before = nullptr;
    switch (m_order) {
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

int LibraryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_hits.size());
}

QVariant LibraryModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || size_t(index.row()) >= m_hits.size())
        return {};
    const LibraryEntry& entry = *m_hits[size_t(index.row())].entry;
    switch (role) {
    case Qt::DisplayRole:
        return entry.title;
    case Qt::ToolTipRole:
        return entry.file;
    case IdRole:
        return entry.id();
    case StarredRole:
        return m_library.isStarred(entry.id());
    default:
        return {};
    }
}
