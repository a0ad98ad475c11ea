#pragma once

#include "dashboards/alerts/silenceservers.h"
#include "dashboards/run/dashboardsession.h"
#include "datasources/data/silence.h"
#include "widgets/alerts/silencelist.h"

#include <QPointer>

class AlertStore;
class DataSources;
class QWidget;

/// Silences and ends silences that a panel asks for, and lists them all: with a dialog before, on every Alertmanager
/// concerned, and with a refresh after. GUI thread.
class AlertActions : public QObject
{
    Q_OBJECT

public:
    AlertActions(DashboardSession& session, DataSources& sources, QWidget* window);

    /// `sources` are uids; those that keep no silences stand for every Alertmanager that is configured.
    void silence(const Matchers& matchers, const QStringList& sources);
    /// Asks whether to end or to change them; without ids all silences are listed.
    void endSilences(const QStringList& ids, const QStringList& sources);

private:
    struct Search;
    std::vector<SilenceServer> serversOf(const QStringList& sources) const;
    AlertStore* storeOf(const QString& uid) const;
    AlertListPtr shownAlerts() const;
    void expire(const QStringList& ids, const QStringList& sources);
    /// Opens the first of the silences that a server knows.
    void editSilence(const QStringList& ids, const QStringList& sources);
    void endSearch(const Search& search);
    void openEditor(const Silence& silence, const QString& uid);
    void openNew(const Matchers& matchers, const QString& comment, const QStringList& sources);
    void showSilences(const QStringList& sources);
    Pending loadSilences(const QStringList& sources, std::function<void(SilenceList::Answer)> reply) const;
    void changed(); ///< what is shown is asked again

    DashboardSession& m_session;
    DataSources& m_sources;
    QWidget* m_window;
    QPointer<SilenceList> m_list; ///< the open list of silences
    std::shared_ptr<ClusterNames> m_clusters = std::make_shared<ClusterNames>();
    Pending m_learning; ///< of m_clusters
    std::vector<Pending> m_searching;
    std::vector<Pending> m_expiring;
    size_t m_open = 0; ///< of m_expiring that have not been answered
};
