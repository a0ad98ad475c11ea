#include "app/library/librarymodel.h"

#include "datasources/data/background.h"
#include "widgets/theme/tooltiptext.h"

#include <algorithm>

namespace {

constexpr int togetherMs = 120;

} // namespace

LibraryModel::LibraryModel(DashboardLibrary& library, QObject* parent) : QAbstractListModel(parent), m_library(library)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(togetherMs);
    connect(&m_soon, &QTimer::timeout, this, [this] { m_isNewest ? look() : m_soon.start(); });
    connect(&library, &DashboardLibrary::added, this, &LibraryModel::lookSoon);
    connect(&library, &DashboardLibrary::changed, this, &LibraryModel::lookSoon);
    connect(&library, &DashboardLibrary::removed, this, &LibraryModel::lookSoon);
    connect(&library, &DashboardLibrary::scanned, this, &LibraryModel::look);
    connect(&library, &DashboardLibrary::stateChanged, this, &LibraryModel::lookSoon);
    look();
}

/// The first dashboards are shown at once, later ones together; a look that is on its way is not given up for them, or
/// changes that come faster than looks end would show nothing.
void LibraryModel::lookSoon()
{
    if (m_hits.empty() && m_isNewest)
        look();
    else if (!m_soon.isActive())
        m_soon.start();
}

void LibraryModel::setScope(const LibraryScope& scope)
{
    m_query.scope = scope;
    ask();
}

void LibraryModel::setSearch(const QString& text)
{
    m_query.text = text;
    ask();
}

void LibraryModel::setTags(const QStringList& tags)
{
    m_query.tags = tags;
    ask();
}

void LibraryModel::setOrder(LibraryOrder order)
{
    m_query.order = order;
    ask();
}

void LibraryModel::ask()
{
    m_isAnswered = false;
    look();
}

/// The newest question is the one that is answered: an older one's answer is dropped with its Pending.
void LibraryModel::look()
{
    m_soon.stop();
    m_query.starred = m_library.starredIds();
    m_query.recent = m_library.recentIds();
    m_isNewest = false;
    m_looking = runInBackground<std::vector<LibraryHit>>(
        m_library.pool(), [items = m_library.items(), query = m_query] { return libraryHits(*items, query); },
        [this](std::vector<LibraryHit> hits) { show(std::move(hits)); });
}

void LibraryModel::show(std::vector<LibraryHit> hits)
{
    m_isNewest = true;
    m_isAnswered = true;
    if (m_query.scope.kind == LibraryScope::Kind::Recent || m_query.scope.kind == LibraryScope::Kind::Starred)
        for (const LibraryHit& hit : hits)
            m_query.seen.insert(hit.entry->id(), hit.entry);
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
        return plainToolTip(entry.file);
    case IdRole:
        return entry.id();
    case StarredRole:
        return m_library.isStarred(entry.id());
    default:
        return {};
    }
}
