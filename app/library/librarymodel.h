#pragma once

#include "app/library/libraryquery.h"
#include "dashboards/library/dashboardlibrary.h"

#include <QAbstractListModel>

/// The dashboards of the library that are in scope, carry the tags and match the search, in order. Follows the
/// library; changes while it reads are shown together, a few times a second. Looks for them in the pool: the rows stay
/// those of the question before until the newest one is answered.
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
    const LibraryScope& scope() const { return m_query.scope; }
    const QString& searchText() const { return m_query.text; }
    const QStringList& tags() const { return m_query.tags; }

    /// False while the rows are those of an older state of the library, or of an older question.
    bool isNewest() const { return m_isNewest; }
    /// False while the rows are those of an older question: text, tags, scope or order.
    bool isAnswered() const { return m_isAnswered; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    const LibraryHit& hit(int row) const { return m_hits[size_t(row)]; }

signals:
    void shown(); ///< the rows are those of the newest state

private:
    void ask();
    void look();
    void lookSoon();
    void show(std::vector<LibraryHit> hits);

    DashboardLibrary& m_library;
    LibraryQuery m_query;
    std::vector<LibraryHit> m_hits;
    bool m_isNewest = false;
    bool m_isAnswered = false;
    Pending m_looking;
    QTimer m_soon;
};
