#pragma once

#include "dashboards/library/dashboardfiles.h"
#include "dashboards/run/dashboardsession.h"
#include "datasources/data/pending.h"
#include "widgets/theme/theme.h"

#include <QWidget>

class ToolSegment;
struct LinkTarget;

/// The links of a dashboard as buttons: addresses, and menus of the dashboards with a tag that lie beside its file.
class DashboardLinks : public QWidget
{
    Q_OBJECT

public:
    DashboardLinks(DashboardSession& session, QString file, QThreadPool& pool, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    /// Titles may name variables.
    void updateTitles();

signals:
    void linkActivated(const LinkTarget& target);

private:
    void follow(const LinkSpec& link);
    void searchTagged(const LinkSpec& link, ToolSegment* button);
    void offer(const LinkSpec& link, const std::vector<DashboardFile>& files, ToolSegment* button);

    DashboardSession& m_session;
    QString m_file;
    QThreadPool& m_pool;
    std::vector<ToolSegment*> m_buttons; // children, one a link
    Pending m_search;
};
