#pragma once

#include "dashboards/library/dashboardlibrary.h"
#include "dashboards/run/links.h"
#include "dashboards/run/querylink.h"

class FetchActions;
class HttpClient;
class QThreadPool;
class QWidget;
struct LinkTarget;

/// Where links lead: to dashboards of the library or beside the one that is open, else, after asking, out to the
/// browser. Actions, which stand beside links, are requests that are sent after asking.
class Navigator : public QObject
{
    Q_OBJECT

public:
    Navigator(DashboardLibrary& library, QThreadPool& pool, HttpClient& http, QWidget* window);

    /// The dashboard that links are followed from.
    void setOrigin(const QString& file, const QString& uid);
    void follow(const LinkTarget& target);
    void open(const DashboardLink& link);

signals:
    void failed(const Error& error);
    void succeeded(const QString& text); ///< an action: what came of it
    void dashboardRequested(const QString& id, const DashboardLink& link);
    void queryRequested(const QueryLink& link); ///< to be shown over the dashboard

private:
    void openBeside(const DashboardLink& link);
    QString inLibrary(const DashboardLink& link) const;
    void askToLeave(const QString& address);

    DashboardLibrary& m_library;
    QThreadPool& m_pool;
    QWidget* m_window;
    FetchActions* m_actions; // child of the window
    QString m_file;
    QString m_uid;
    Pending m_search;
};
