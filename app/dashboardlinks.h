#pragma once

#include "dashboards/library/dashboardfiles.h"
#include "dashboards/library/dashboardlibrary.h"
#include "dashboards/run/dashboardsession.h"
#include "datasources/data/pending.h"
#include "widgets/theme/theme.h"

#include <QWidget>

class QMenu;
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
    size_t count() const { return m_buttons.size(); }
    /// Only the first ones stand as buttons; the others are for a menu.
    void showFirst(size_t count);
    int widthOf(size_t count) const; ///< of the first buttons
    /// Those without a button; `anchor` is where further choices open.
    void addHidden(QMenu& menu, QWidget& anchor);

signals:
    void linkActivated(const LinkTarget& target);

private:
    void activate(const LinkSpec& link, QWidget* anchor);
    void follow(const LinkSpec& link);
    void searchTagged(const LinkSpec& link, QWidget* anchor);
    std::vector<DashboardFile> taggedInLibrary(const QStringList& tags) const;
    void offer(const LinkSpec& link, const std::vector<DashboardFile>& files, QWidget* anchor);

    DashboardSession& m_session;
    QString m_file;
    QThreadPool& m_pool;
    const DashboardLibrary& m_library;
    std::vector<ToolSegment*> m_buttons; // children, one a link
    size_t m_shown = 0;
    Pending m_search;
};
