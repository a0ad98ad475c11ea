#pragma once

#include "dashboards/library/dashboardfiles.h"
#include "dashboards/library/dashboardlibrary.h"
#include "dashboards/run/dashboardsession.h"
#include "datasources/data/pending.h"
#include "widgets/theme/theme.h"

#include <QWidget>

class ToolSegment;
struct LinkTarget;

/// The links of a dashboard as buttons: addresses, and menus of the dashboards with a tag, of the library and of those
/// that lie beside the file.
class DashboardLinks : public QWidget
{
    Q_OBJECT

public:
    DashboardLinks(DashboardSession& session, QString file, QThreadPool& pool, const DashboardLibrary& library,
                   QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    /// Titles may name variables.
    void updateTitles();

signals:
    void linkActivated(const LinkTarget& target);

private:
    void follow(const LinkSpec& link);
    void searchTagged(const LinkSpec& link, ToolSegment* button);
    std::vector<DashboardFile> taggedInLibrary(const QStringList& tags) const;
    void offer(const LinkSpec& link, const std::vector<DashboardFile>& files, ToolSegment* button);

    DashboardSession& m_session;
    QString m_file;
    QThreadPool& m_pool;
    const DashboardLibrary& m_library;
    std::vector<ToolSegment*> m_buttons; // children, one a link
    Pending m_search;
};
