#pragma once

#include "app/library/librarymodel.h"
#include "widgets/theme/theme.h"

#include <QTreeWidget>

/// All, starred, recent, then the folders of the library as a tree, each with the number of its dashboards.
class FolderTree : public QTreeWidget
{
    Q_OBJECT

public:
    explicit FolderTree(DashboardLibrary& library, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void choose(const LibraryScope& scope);

signals:
    void scopeChosen(const LibraryScope& scope);

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void fill();
    QTreeWidgetItem* addScope(QTreeWidgetItem* parent, const QString& text, const LibraryScope& scope);
    void updateCounts();

    DashboardLibrary& m_library;
    Theme m_theme;
    LibraryScope m_chosen;
    QStringList m_folders; // those that have items
};
