#pragma once

#include "datasources/data/pending.h"
#include "widgets/theme/theme.h"

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;
class QThreadPool;

/// The start page: dashboards of a folder and the recent ones, with a search, and how to begin.
class LibraryPage : public QWidget
{
    Q_OBJECT

public:
    explicit LibraryPage(QThreadPool& pool, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void showRecent(const QStringList& files);
    /// Lists the dashboards below the folder; titles are read in the pool.
    void showFolder(const QString& folder);
    int count() const;

    struct Entry
    {
        QString file;
        QString title;
        QString folder; ///< relative to the one that is shown
    };

signals:
    void fileChosen(const QString& file);
    void openRequested();
    void folderRequested();

private:
    void fill(const std::vector<Entry>& entries, const QString& heading);

    QThreadPool& m_pool;
    Pending m_scan;
    QLabel* m_heading;
    QLineEdit* m_search;
    QListWidget* m_list;
    QLabel* m_hint;
};
