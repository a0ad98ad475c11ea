#include "app/alertactions.h"

#include "datasources/alertstore.h"
#include "datasources/data/answerlater.h"
#include "datasources/datasources.h"
#include "widgets/alerts/silencedialog.h"

#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace {

QString userName()
{
    const QString name = qEnvironmentVariable("USER");
    return name.isEmpty() ? qEnvironmentVariable("LOGNAME") : name;
}

/// Sends one silence to several servers and answers when all have: with the first id, or with the first failure.
Pending saveEverywhere(const std::vector<AlertStore*>& stores, const Silence& silence, SilenceDialog::Saved reply)
{
    struct State
    {
        SilenceDialog::Saved reply;
        std::vector<Pending> running;
        size_t open = 0;
        std::optional<Result<QString>> first;
    };
    auto state = std::make_shared<State>();
    state->reply = std::move(reply);
    state->open = stores.size();
    if (stores.empty())
        return answerLater<Result<QString>>(
            state->reply, Error {Error::Kind::Config, AlertActions::tr("No Alertmanager is configured any more."), {}});
    for (AlertStore* store : stores)
        state->running.push_back(store->saveSilence(silence, [raw = state.get()](Result<QString> id) {
            if (!raw->first || (*raw->first && !id))
                raw->first = std::move(id);
            if (--raw->open == 0)
                raw->reply(*raw->first);
        }));
    return Pending([state] { state->running.clear(); });
}

} // namespace

AlertActions::AlertActions(DashboardSession& session, DataSources& sources, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_sources(sources)
    , m_window(window)
{ }

std::vector<AlertStore*> AlertActions::storesOf(const QStringList& sources) const
{
    std::vector<AlertStore*> stores;
    for (const QString& uid : sources)
        if (DataSource* source = m_sources.find(ConnectionId(uid)); source && source->alertStore())
            stores.push_back(source->alertStore());
    if (!stores.empty())
        return stores;
    for (const ConnectionConfig* config : m_sources.byType(QStringLiteral("alertmanager")))
        if (DataSource* source = m_sources.find(config->uid); source && source->alertStore())
            stores.push_back(source->alertStore());
    return stores;
}

AlertListPtr AlertActions::shownAlerts() const
{
    for (const LivePanel& panel : m_session.panels())
        if (const auto data = m_session.data(panel.id); data->alerts)
            return data->alerts;
    return nullptr;
}

void AlertActions::silence(const Matchers& matchers, const QStringList& sources)
{
    if (storesOf(sources).empty()) {
        QMessageBox::information(m_window, tr("Silence alerts"),
                                 tr("Silences are kept by Alertmanager, and none is configured."));
        return;
    }
    auto* dialog = new SilenceDialog(
        {matchers, shownAlerts(), userName(), [this] { return m_session.nowMs(); }, std::nullopt},
        [this, sources](const Silence& silence, SilenceDialog::Saved reply) { // connections may have changed meanwhile
            return saveEverywhere(storesOf(sources), silence, std::move(reply));
        },
        m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SilenceDialog::saved, this, [this] { m_session.refresh(); });
    dialog->open();
}

void AlertActions::endSilences(const QStringList& ids, const QStringList& sources)
{
    const auto stores = storesOf(sources);
    if (stores.empty() || ids.isEmpty())
        return;
    QMessageBox question(QMessageBox::NoIcon, tr("Silence"), tr("Alerts of this silence notify nobody."),
                         QMessageBox::Cancel, m_window);
    question.setInformativeText(tr("Ended now, they will notify again."));
    QPushButton* end = question.addButton(tr("End it"), QMessageBox::AcceptRole);
    QPushButton* change = question.addButton(tr("Edit…"), QMessageBox::ActionRole);
    question.setDefaultButton(QMessageBox::Cancel);
    question.exec();
    if (question.clickedButton() == end)
        expire(ids, stores);
    else if (question.clickedButton() == change)
        editSilence(ids.front(), stores);
}

void AlertActions::expire(const QStringList& ids, const std::vector<AlertStore*>& stores)
{
    m_running.clear();
    for (AlertStore* store : stores)
        for (const QString& id : ids)
            m_running.push_back(store->expireSilence(id, [this, several = stores.size() > 1](const Result<Done>& done) {
                if (!done && !several) // of several servers only one may know the silence
                    QMessageBox::warning(m_window, tr("End the silence"), done.error().text);
                m_session.refresh();
            }));
}

void AlertActions::editSilence(const QString& id, const std::vector<AlertStore*>& stores)
{
    m_running.clear();
    for (AlertStore* store : stores)
        m_running.push_back(store->silences([this, id, store, several = stores.size() > 1](Result<Silences> known) {
            if (!known) {
                if (!several) // of several servers only one may know the silence
                    QMessageBox::warning(m_window, tr("Edit the silence"), known.error().text);
                return;
            }
            const auto it =
                std::find_if(known->begin(), known->end(), [&](const Silence& one) { return one.id == id; });
            if (it != known->end())
                openEditor(*it, *store);
            else if (!several)
                QMessageBox::information(m_window, tr("Edit the silence"), tr("The server does not know it any more."));
        }));
}

void AlertActions::openEditor(const Silence& silence, AlertStore& store)
{
    auto* dialog = new SilenceDialog(
        {silence.matchers, shownAlerts(), silence.createdBy, [this] { return m_session.nowMs(); }, silence},
        [&store](const Silence& changed, SilenceDialog::Saved reply) {
            return store.saveSilence(changed, std::move(reply));
        },
        m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SilenceDialog::saved, this, [this] { m_session.refresh(); });
    dialog->open();
}
