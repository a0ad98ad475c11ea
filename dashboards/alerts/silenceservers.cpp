#include "dashboards/alerts/silenceservers.h"

#include "datasources/data/answerlater.h"

#include <QCoreApplication>

#include <algorithm>
#include <deque>
#include <optional>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Silences", text);
}

Error noServer()
{
    return {Error::Kind::Config, tr("No Alertmanager is configured any more."), {}};
}

/// The server did not say anything about the silence itself.
bool isOutOfReach(const Error& error)
{
    return error.kind == Error::Kind::Network || error.kind == Error::Kind::Timeout || error.kind == Error::Kind::Auth;
}

class Saving
{
public:
    Saving(Silence silence, std::shared_ptr<SilenceIds> ids, std::shared_ptr<ClusterNames> known,
           std::function<void(Result<QString>)> reply)
        : m_silence(std::move(silence))
        , m_ids(std::move(ids))
        , m_known(std::move(known))
        , m_reply(std::move(reply))
    { }

    void start(const std::vector<SilenceServer>& servers)
    {
        if (servers.size() == 1) {
            m_clusters.push_back({{}, servers, 0});
            return saveAll();
        }
        m_asked = servers.size();
        for (const SilenceServer& server : servers)
            m_running.push_back(server.store->status([this, server](const Result<AlertmanagerStatus>& status) {
                if (status)
                    m_known->insert_or_assign(server.uid, status->peerNames);
                addToCluster(server, (*m_known)[server.uid]);
                if (--m_asked == 0)
                    saveAll();
            }));
    }

    void stop() { m_running.clear(); }

private:
    struct Cluster
    {
        QStringList names; ///< of its members as they know them; empty: a server that stands alone
        std::vector<SilenceServer> members;
        size_t next = 0; ///< the member to be asked
    };

    void addToCluster(const SilenceServer& server, const QStringList& names)
    {
        const auto isSame = [&names](const Cluster& cluster) {
            return std::any_of(names.begin(), names.end(),
                               [&](const QString& name) { return !name.isEmpty() && cluster.names.contains(name); });
        };
        const auto known = std::find_if(m_clusters.begin(), m_clusters.end(), isSame);
        if (known == m_clusters.end()) {
            m_clusters.push_back({names, {server}, 0});
        } else {
            known->members.push_back(server);
            known->names += names;
        }
    }

    void saveAll()
    {
        m_open = m_clusters.size();
        for (Cluster& cluster : m_clusters)
            save(cluster);
    }

    void save(Cluster& cluster)
    {
        const SilenceServer& server = cluster.members[cluster.next++];
        Silence silence = m_silence;
        if (const auto known = m_ids->find(server.uid); known != m_ids->end())
            silence.id = known->second;
        m_running.push_back(server.store->saveSilence(silence, [this, &cluster, uid = server.uid](Result<QString> id) {
            answered(cluster, uid, std::move(id));
        }));
    }

    void answered(Cluster& cluster, const QString& uid, Result<QString> id)
    {
        if (!id && isOutOfReach(id.error()) && cluster.next < cluster.members.size())
            return save(cluster);
        if (id) {
            ++m_taken;
            m_ids->insert_or_assign(uid, *id);
            if (m_first.isEmpty())
                m_first = *id;
        } else if (!m_failure) {
            m_failure = id.error();
            m_isSilent = isOutOfReach(id.error()) && cluster.names.isEmpty();
        }
        if (--m_open > 0)
            return;
        if (m_failure && m_taken > 0) {
            // A member that was never heard of is not told from a server that stands alone.
            const QString count = m_isSilent ? tr("%1 of %2 servers took it and tell the members of their clusters. %3")
                                             : tr("%1 of %2 servers took it. %3");
            m_failure->text = count.arg(m_taken).arg(m_clusters.size()).arg(m_failure->text);
        }
        const auto reply = std::exchange(m_reply, nullptr); // who gets it may drop this
        reply(m_failure ? Result<QString>(*m_failure) : Result<QString>(m_first));
    }

    Silence m_silence;
    std::shared_ptr<SilenceIds> m_ids;
    std::shared_ptr<ClusterNames> m_known;
    std::function<void(Result<QString>)> m_reply;
    std::deque<Pending> m_running;
    std::deque<Cluster> m_clusters; ///< filled before any is asked: callbacks refer to them
    size_t m_asked = 0; ///< servers that have not told their cluster
    size_t m_open = 0; ///< clusters that have not answered
    size_t m_taken = 0;
    QString m_first;
    std::optional<Error> m_failure;
    bool m_isSilent = false; ///< of m_failure: its server never told its cluster
};

struct Ending
{
    std::function<void(Result<Done>)> reply;
    std::deque<Pending> running;
    size_t open = 0;
    QStringList ended;
    std::map<QString, Error> failures; ///< by id, the one that says most

    void answered(const QString& id, const Result<Done>& done)
    {
        if (done)
            ended << id;
        else if (const auto known = failures.find(id); known == failures.end() || isOutOfReach(done.error()))
            failures.insert_or_assign(id, done.error());
        if (--open > 0)
            return;
        Result<Done> result = Done {};
        for (const auto& [failed, error] : failures)
            if (!ended.contains(failed))
                result = error;
        const auto call = std::exchange(reply, nullptr); // who gets it may drop this
        call(std::move(result));
    }
};

} // namespace

Pending learnClusters(const std::vector<SilenceServer>& servers, const std::shared_ptr<ClusterNames>& known)
{
    const auto running = std::make_shared<std::vector<Pending>>();
    for (const SilenceServer& server : servers)
        running->push_back(server.store->status([known, uid = server.uid](const Result<AlertmanagerStatus>& status) {
            if (status)
                known->insert_or_assign(uid, status->peerNames);
        }));
    return Pending([running] { running->clear(); });
}

Pending saveInClusters(const std::vector<SilenceServer>& servers, const Silence& silence,
                       std::shared_ptr<SilenceIds> ids, std::shared_ptr<ClusterNames> known,
                       std::function<void(Result<QString>)> reply)
{
    if (servers.empty())
        return answerLater<Result<QString>>(std::move(reply), noServer());
    const auto saving = std::make_shared<Saving>(silence, std::move(ids), std::move(known), std::move(reply));
    saving->start(servers);
    return Pending([saving] { saving->stop(); });
}

Pending expireEverywhere(const std::vector<SilenceServer>& servers, const QStringList& ids,
                         std::function<void(Result<Done>)> reply)
{
    if (servers.empty() || ids.isEmpty())
        return answerLater<Result<Done>>(std::move(reply), noServer());
    const auto ending = std::make_shared<Ending>();
    ending->reply = std::move(reply);
    ending->open = servers.size() * size_t(ids.size());
    for (const SilenceServer& server : servers)
        for (const QString& id : ids)
            ending->running.push_back(server.store->expireSilence(
                id, [raw = ending.get(), id](const Result<Done>& done) { raw->answered(id, done); }));
    return Pending([ending] { ending->running.clear(); });
}
