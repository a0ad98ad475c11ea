#pragma once

#include "dashboards/run/dashboardsession.h"
#include "datasources/data/silence.h"

class AlertStore;
class DataSources;
class QWidget;

/// Silences and ends silences that a panel asks for: with a dialog before, on every Alertmanager concerned, and with a
/// refresh after. GUI thread.
class AlertActions : public QObject
{
    Q_OBJECT

public:
    AlertActions(DashboardSession& session, DataSources& sources, QWidget* window);

    /// `sources` are uids; those that keep no silences stand for every Alertmanager that is configured.
    void silence(const Matchers& matchers, const QStringList& sources);
    /// Asks whether to end or to change them.
    void endSilences(const QStringList& ids, const QStringList& sources);

private:
    void editSilence(const QString& id, const std::vector<AlertStore*>& stores);
    AlertListPtr shownAlerts() const;
    void openEditor(const Silence& silence, AlertStore& store);
    std::vector<AlertStore*> storesOf(const QStringList& sources) const;
    void expire(const QStringList& ids, const std::vector<AlertStore*>& stores);

    DashboardSession& m_session;
    DataSources& m_sources;
    QWidget* m_window;
    std::vector<Pending> m_running;
};
