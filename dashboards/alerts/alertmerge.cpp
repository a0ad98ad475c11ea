#include "dashboards/alerts/alertmerge.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace {

void addMissing(QStringList& to, const QStringList& texts)
{
    for (const QString& text : texts)
        if (!to.contains(text))
            to << text;
}

/// The smaller of two times of which 0 means unknown.
qint64 earlier(qint64 a, qint64 b)
{
    return a == 0 || b == 0 ? std::max(a, b) : std::min(a, b);
}

void join(Alert& into, const Alert& alert)
{
    if (alert.state == AlertState::Firing)
        into.state = AlertState::Firing;
    into.startsAtMs = earlier(into.startsAtMs, alert.startsAtMs);
    into.endsAtMs = std::max(into.endsAtMs, alert.endsAtMs);
    into.updatedAtMs = std::max(into.updatedAtMs, alert.updatedAtMs);
    if (std::isnan(into.value))
        into.value = alert.value;
    if (into.generatorUrl.isEmpty())
        into.generatorUrl = alert.generatorUrl;
    addMissing(into.receivers, alert.receivers);
    addMissing(into.silencedBy, alert.silencedBy);
    addMissing(into.inhibitedBy, alert.inhibitedBy);
    addMissing(into.mutedBy, alert.mutedBy);
    addMissing(into.sources, alert.sources);
}

bool holdsAll(const Labels& labels, const Labels& wanted)
{
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it)
        if (labels.value(it.key()) != it.value())
            return false;
    return true;
}

class Merge
{
public:
    void add(const AlertList& list)
    {
        std::vector<size_t> places;
        places.reserve(list.alerts.size());
        for (const Alert& alert : list.alerts) {
            const auto [known, place] = placeOf(alert);
            if (known)
                join(m_list.alerts[place], alert);
            else
                m_list.alerts.push_back(alert);
            places.push_back(place);
        }
        for (AlertGroup group : list.groups) {
            for (size_t& index : group.alerts)
                index = places[index];
            m_list.groups.push_back(std::move(group));
        }
        m_list.rules.insert(m_list.rules.end(), list.rules.begin(), list.rules.end());
    }

    /// Alerts that Alertmanager told, by name, for those of Prometheus that lack its external labels.
    void indexReceived()
    {
        for (size_t i = 0; i < m_list.alerts.size(); ++i)
            if (!m_list.alerts[i].receivers.isEmpty())
                m_received[m_list.alerts[i].name()].push_back(i);
    }

    void addOfRules(const AlertList& list)
    {
        AlertList rest;
        for (const Alert& alert : list.alerts) {
            Alert* sent = alert.state == AlertState::Firing ? received(alert) : nullptr;
            if (!sent) {
                rest.alerts.push_back(alert);
                continue;
            }
            const AlertState state = sent->state; // silenced where it arrived: nobody is notified
            join(*sent, alert);
            sent->state = state;
        }
        rest.rules = list.rules;
        add(rest);
    }

    AlertList take() { return std::move(m_list); }

private:
    std::pair<bool, size_t> placeOf(const Alert& alert)
    {
        const auto found = m_byFingerprint.constFind(alert.fingerprint);
        if (found != m_byFingerprint.constEnd())
            return {true, *found};
        m_byFingerprint.insert(alert.fingerprint, m_list.alerts.size());
        return {false, m_list.alerts.size()};
    }

    Alert* received(const Alert& alert)
    {
        const auto candidates = m_received.constFind(alert.name());
        if (candidates == m_received.constEnd())
            return nullptr;
        for (const size_t index : *candidates)
            if (holdsAll(m_list.alerts[index].labels, alert.labels))
                return &m_list.alerts[index];
        return nullptr;
    }

    AlertList m_list;
    QHash<QString, size_t> m_byFingerprint;
    QHash<QString, std::vector<size_t>> m_received;
};

bool isOfRules(const AlertList& list)
{
    return !list.rules.empty();
}

} // namespace

AlertList mergeAlerts(const std::vector<AlertListPtr>& lists)
{
    Merge merge;
    for (const AlertListPtr& list : lists)
        if (list && !isOfRules(*list))
            merge.add(*list);
    merge.indexReceived();
    for (const AlertListPtr& list : lists)
        if (list && isOfRules(*list))
            merge.addOfRules(*list);
    return merge.take();
}
