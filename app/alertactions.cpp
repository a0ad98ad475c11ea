#include "app/alertactions.h"

#include "app/messagebox.h"
#include "dashboards/alerts/alertmerge.h"
#include "datasources/data/answerlater.h"
#include "datasources/datasources.h"
#include "widgets/alerts/silencedialog.h"

#include <QPushButton>

#include <memory>
#include <optional>

namespace {

QString userName()
{
    const QString name = qEnvironmentVariable("USER");
    return name.isEmpty() ? qEnvironmentVariable("LOGNAME") : name;
}

} // namespace

AlertActions::AlertActions(DashboardSession& session, DataSources& sources, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_sources(sources)
    , m_window(window)
{ }

/// What was found of silences that several servers may know.
struct AlertActions::Search
{
    size_t open = 0; ///< servers that have not answered
    std::optional<Silence> found;
    QString uid; ///< of the server that knows it
    std::optional<Error> failure;
};

AlertStore* AlertActions::storeOf(const QString& uid) const
{
    DataSource* source = m_sources.find(ConnectionId(uid));
    return source ? source->alertStore() : nullptr;
}

std::vector<SilenceServer> AlertActions::serversOf(const QStringList& sources) const
{
    std::vector<SilenceServer> servers;
    for (const QString& uid : sources)
        if (AlertStore* store = storeOf(uid))
            servers.push_back({uid, store});
    if (!servers.empty())
        return servers;
    for (const ConnectionConfig* config : m_sources.byType(QStringLiteral("alertmanager")))
        if (AlertStore* store = storeOf(config->uid.value))
            servers.push_back({config->uid.value, store});
    return servers;
}

AlertListPtr AlertActions::shownAlerts() const
{
    std::vector<AlertListPtr> lists;
    for (const LivePanel& panel : m_session.panels())
        if (const auto data = m_session.data(panel.id); data->alerts)
            lists.push_back(data->alerts);
    if (lists.size() < 2)
        return lists.empty() ? nullptr : lists.front();
    return sharedAlerts(mergeAlerts(lists)); // panels filter, each in its way
}

void AlertActions::changed()
{
    m_session.refresh();
    if (m_list)
        m_list->reload();
}

void AlertActions::silence(const Matchers& matchers, const QStringList& sources)
{
    openNew(matchers, {}, sources);
}

void AlertActions::openNew(const Matchers& matchers, const QString& comment, const QStringList& sources)
{
    if (serversOf(sources).empty()) {
        openMessage(m_window, QMessageBox::Information, tr("Silence alerts"),
                    tr("Silences are kept by Alertmanager, and none is configured."));
        return;
    }
    auto* dialog = new SilenceDialog(
        {matchers, shownAlerts(), userName(), [this] { return m_session.nowMs(); }, std::nullopt, comment,
         m_session.zone()},
        [this, sources, ids = std::make_shared<SilenceIds>()](const Silence& silence, SilenceDialog::Saved reply) {
            // Asked again: connections may have changed meanwhile.
            return saveInClusters(serversOf(sources), silence, ids, m_clusters, std::move(reply));
        },
        m_window);
    m_learning = learnClusters(serversOf(sources), m_clusters);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SilenceDialog::saved, this, &AlertActions::changed);
    dialog->open();
}

void AlertActions::endSilences(const QStringList& ids, const QStringList& sources)
{
    if (ids.isEmpty())
        return showSilences(sources);
    if (serversOf(sources).empty())
        return;
    auto* question = new QMessageBox(QMessageBox::NoIcon, tr("Silence"), tr("Alerts of this silence notify nobody."),
                                     QMessageBox::Cancel, m_window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(tr("Ended now, they will notify again."));
    const QPushButton* end = question->addButton(tr("End it"), QMessageBox::AcceptRole);
    const QPushButton* change = question->addButton(tr("Edit…"), QMessageBox::ActionRole);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(question, &QMessageBox::buttonClicked, this,
            [this, ids, sources, end, change](const QAbstractButton* pressed) {
                if (pressed == end)
                    expire(ids, sources);
                else if (pressed == change)
                    editSilence(ids, sources);
            });
    question->open();
}

void AlertActions::expire(const QStringList& ids, const QStringList& sources)
{
    if (m_open == 0)
        m_expiring.clear();
    ++m_open;
    m_expiring.push_back(expireEverywhere(serversOf(sources), ids, [this](const Result<Done>& done) {
        --m_open;
        changed();
        if (!done)
            openMessage(m_window, QMessageBox::Warning, tr("End the silence"), done.error().text);
    }));
}

void AlertActions::editSilence(const QStringList& ids, const QStringList& sources)
{
    m_searching.clear();
    const auto servers = serversOf(sources);
    auto search = std::make_shared<Search>();
    search->open = servers.size();
    for (const SilenceServer& server : servers)
        m_searching.push_back(server.store->silences([this, ids, search, uid = server.uid](Result<Silences> known) {
            --search->open;
            if (!known && !search->failure)
                search->failure = known.error();
            for (size_t i = 0; known && !search->found && i < known->size(); ++i)
                if (ids.contains((*known)[i].id)) {
                    search->found = (*known)[i];
                    search->uid = uid;
                }
            if (search->open == 0)
                endSearch(*search);
        }));
}

void AlertActions::endSearch(const Search& search)
{
    if (search.found)
        openEditor(*search.found, search.uid);
    else if (search.failure)
        openMessage(m_window, QMessageBox::Warning, tr("Edit the silence"), search.failure->text);
    else
        openMessage(m_window, QMessageBox::Information, tr("Edit the silence"),
                    tr("The server does not know it any more."));
}

void AlertActions::openEditor(const Silence& silence, const QString& uid)
{
    auto* dialog = new SilenceDialog(
        {silence.matchers,
         shownAlerts(),
         silence.createdBy,
         [this] { return m_session.nowMs(); },
         silence,
         {},
         m_session.zone()},
        [this, uid](const Silence& changed, SilenceDialog::Saved reply) { // connections may have changed meanwhile
            std::vector<SilenceServer> servers;
            if (AlertStore* store = storeOf(uid))
                servers.push_back({uid, store});
            return saveInClusters(servers, changed, std::make_shared<SilenceIds>(), m_clusters, std::move(reply));
        },
        m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SilenceDialog::saved, this, &AlertActions::changed);
    dialog->open();
}

Pending AlertActions::loadSilences(const QStringList& sources, std::function<void(SilenceList::Answer)> reply) const
{
    struct State
    {
        std::function<void(SilenceList::Answer)> reply;
        std::vector<Pending> running;
        size_t open = 0;
        std::vector<std::pair<QString, Silences>> told;
        std::optional<Error> failure;
    };
    const auto servers = serversOf(sources);
    if (servers.empty())
        return answerLater<SilenceList::Answer>(
            std::move(reply), {{}, Error {Error::Kind::Config, tr("No Alertmanager is configured."), {}}});
    auto state = std::make_shared<State>();
    state->reply = std::move(reply);
    state->open = servers.size();
    for (const SilenceServer& server : servers)
        state->running.push_back(server.store->silences([raw = state.get(), uid = server.uid](Result<Silences> known) {
            if (known)
                raw->told.emplace_back(uid, *std::move(known));
            else if (!raw->failure)
                raw->failure = known.error();
            if (--raw->open == 0)
                raw->reply({mergedSilences(raw->told), raw->failure});
        }));
    return Pending([state] { state->running.clear(); });
}

void AlertActions::showSilences(const QStringList& sources)
{
    if (m_list)
        return m_list->raise();
    m_list = new SilenceList({[this, sources](std::function<void(SilenceList::Answer)> reply) {
                                  return loadSilences(sources, std::move(reply));
                              },
                              [this] { return m_session.nowMs(); }, m_session.zone()},
                             m_window);
    m_list->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_list, &SilenceList::newRequested, this, [this, sources] { openNew({}, {}, sources); });
    connect(m_list, &SilenceList::editRequested, this,
            [this](const KnownSilence& known) { openEditor(known.silence, known.sources.value(0)); });
    connect(m_list, &SilenceList::againRequested, this, [this](const KnownSilence& known) {
        openNew(known.silence.matchers, known.silence.comment, known.sources);
    });
    connect(m_list, &SilenceList::endRequested, this,
            [this](const KnownSilence& known) { endSilences({known.silence.id}, known.sources); });
    m_list->open();
}
