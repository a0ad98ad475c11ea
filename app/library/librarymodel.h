#pragma once

#include "dashboards/library/dashboardlibrary.h"

#include <QAbstractListModel>
#include <QSet>

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

/// The dashboards of the library that are in scope, carry the tags and match the search, in order. Follows the
/// library; changes while it reads are shown together, a few times a second.
class LibraryModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        IdRole = Qt::UserRole,
        StarredRole
    };
    explicit LibraryModel(DashboardLibrary& library, QObject* parent = nullptr);

    void setScope(const LibraryScope& scope);
    void setSearch(const QString& text);
    void setTags(const QStringList& tags);
    void setOrder(LibraryOrder order);
    const LibraryScope& scope() const { return m_scope; }
    const QString& searchText() const { return m_search; }
    const QStringList& tags() const { return m_tags; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    const LibraryHit& hit(int row) const { return m_hits[size_t(row)]; }

signals:
    void shown(); ///< the rows are those of the newest state

private:
    void show();
    void showSoon();
    std::vector<LibraryHit> recentHits() const;
    bool matches(const LibraryEntry& entry) const;
    void sortHits(std::vector<LibraryHit>& hits) const;

    DashboardLibrary& m_library;
    LibraryScope m_scope;
    LibraryOrder m_order = LibraryOrder::BestMatch;
    QString m_search;
    QStringList m_tags;
    std::vector<LibraryHit> m_hits;
    QTimer m_soon;
};

/// An entry for a file that the library does not hold: recents that lie elsewhere.
LibraryEntryPtr entryOfFile(const QString& id);
