#pragma once

#include "app/library/librarymodel.h"
#include "widgets/theme/theme.h"

#include <QWidget>

class FolderTree;
class LibraryDelegate;
class OptionPicker;
class QComboBox;
class QHBoxLayout;
class ElidedLabel;
class QLabel;
class QLineEdit;
class QListView;

/// The start page: the dashboards of the library with their folders, a search over titles, tags, panels and queries,
/// stars and recents.
class LibraryPage : public QWidget
{
    Q_OBJECT

public:
    explicit LibraryPage(DashboardLibrary& library, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void setScope(const LibraryScope& scope);
    void focusSearch();
    LibraryModel& model() { return *m_model; }

signals:
    void chosen(const QString& id); ///< of a library entry
    void openRequested();
    void folderRequested();
    void importRequested();
    void datasourcesRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildTop(QLayout* layout);
    void buildFilters(QLayout* layout);
    void buildList(QLayout* layout);
    void openRow(const QModelIndex& index);
    void toggleStar(const QString& id);
    void showState();
    QString emptyText() const;

    DashboardLibrary& m_library;
    Theme m_theme;
    bool m_opensBest = false; ///< Enter was pressed before the newest rows were there
    bool m_starClicked = false; // on the way to the click's end
    LibraryModel* m_model;
    LibraryDelegate* m_delegate;
    FolderTree* m_folders = nullptr;
    ElidedLabel* m_heading = nullptr;
    QLineEdit* m_search = nullptr;
    OptionPicker* m_tags = nullptr;
    QComboBox* m_order = nullptr;
    QListView* m_list = nullptr;
    QLabel* m_empty = nullptr;
    QLabel* m_status = nullptr;
};
