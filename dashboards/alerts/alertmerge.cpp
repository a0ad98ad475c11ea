#include "dashboards/alerts/alertmerge.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <optional>

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

/// Finds the alert that holds all labels of another one without looking at all of them: ten thousand alerts of one name
/// are no rarity in a bad hour.
class LabelIndex
{
public:
    void add(const Labels& labels, size_t place)
    {
        for (auto it = labels.cbegin(); it != labels.cend(); ++it)
            m_places[{it.key(), it.value()}].push_back(place);
    }

    /// Those that have the rarest of the labels; nullptr when one label is nowhere.
    const std::vector<size_t>* candidates(const Labels& labels) const
    {
        const std::vector<size_t>* rarest = nullptr;
        for (auto it = labels.cbegin(); it != labels.cend(); ++it) {
            const auto found = m_places.constFind({it.key(), it.value()});
            if (found == m_places.constEnd())
                return nullptr;
            if (!rarest || found->size() < rarest->size())
                rarest = &*found;
        }
        return rarest;
    }

private:
    QHash<std::pair<QString, QString>, std::vector<size_t>> m_places;
};

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
        for (const AlertGroup& group : list.groups)
            addGroup(group, places);
        m_list.rules.insert(m_list.rules.end(), list.rules.begin(), list.rules.end());
    }

    /// Alerts that Alertmanager told, for those of Prometheus that lack its external labels.
    void indexReceived()
    {
        for (size_t i = 0; i < m_list.alerts.size(); ++i)
            m_received.add(m_list.alerts[i].labels, i);
    }

    void addOfRules(const AlertList& list)
    {
        AlertList rest;
        for (const Alert& alert : list.alerts) {
            const bool isSent = alert.state == AlertState::Firing || alert.state == AlertState::Recovering;
            const auto place = isSent ? received(alert) : std::nullopt;
            if (!place) {
                rest.alerts.push_back(alert);
                continue;
            }
            Alert& sent = m_list.alerts[*place];
            const AlertState state = sent.state; // silenced where it arrived: nobody is notified
            join(sent, alert);
            sent.state = state;
            (alert.state == AlertState::Firing ? m_lasting : m_recovering).insert(*place);
        }
        rest.rules = list.rules;
        add(rest);
    }

    AlertList take()
    {
        for (const size_t place : m_recovering)
            if (!m_lasting.contains(place) && m_list.alerts[place].state == AlertState::Firing)
                m_list.alerts[place].state = AlertState::Recovering;
        return std::move(m_list);
    }

private:
    void addGroup(AlertGroup group, const std::vector<size_t>& places)
    {
        for (size_t& index : group.alerts)
            index = places[index];
        const auto key = std::pair(group.receiver, formatLabels(group.labels));
        const auto known = m_groups.constFind(key);
        if (known == m_groups.constEnd()) {
            m_groups.insert(key, m_list.groups.size());
            m_list.groups.push_back(std::move(group));
            return;
        }
        std::vector<size_t>& alerts = m_list.groups[*known].alerts;
        const QSet<size_t> held(alerts.begin(), alerts.end());
        for (const size_t index : group.alerts)
            if (!held.contains(index))
                alerts.push_back(index);
    }

    std::pair<bool, size_t> placeOf(const Alert& alert)
    {
        const auto found = m_byFingerprint.constFind(alert.fingerprint);
        if (found != m_byFingerprint.constEnd())
            return {true, *found};
        m_byFingerprint.insert(alert.fingerprint, m_list.alerts.size());
        return {false, m_list.alerts.size()};
    }

    std::optional<size_t> received(const Alert& alert) const
    {
        if (const auto* candidates = m_received.candidates(alert.labels))
            for (const size_t index : *candidates)
                if (holdsAll(m_list.alerts[index].labels, alert.labels))
                    return index;
        return std::nullopt;
    }

    AlertList m_list;
    QHash<QString, size_t> m_byFingerprint;
    QHash<std::pair<QString, QString>, size_t> m_groups; ///< by receiver and labels
    LabelIndex m_received;
    QSet<size_t> m_recovering; ///< places of alerts that a rule keeps firing
    QSet<size_t> m_lasting; ///< of those whose condition a rule still finds
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
    const bool hasRules =
        std::any_of(lists.begin(), lists.end(), [](const AlertListPtr& list) { return list && isOfRules(*list); });
    if (hasRules)
        merge.indexReceived();
    for (const AlertListPtr& list : lists)
        if (list && isOfRules(*list))
            merge.addOfRules(*list);
    return merge.take();
}
