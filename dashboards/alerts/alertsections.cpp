#include "dashboards/alerts/alertsections.h"

#include <QCollator>
#include <QHash>

#include <algorithm>
#include <array>
#include <limits>

namespace {

/// What a person must see first is highest.
int weight(AlertState state)
{
    switch (state) {
    case AlertState::Firing:
        return 6;
    case AlertState::Error:
        return 5;
    case AlertState::Unprocessed:
        return 4;
    case AlertState::Pending:
        return 3;
    case AlertState::Recovering:
        return 2;
    case AlertState::Suppressed:
        return 1;
    case AlertState::Inactive:
        return 0;
    }
    return 0;
}

bool isWanted(const Alert& alert, const AlertListOptions& options)
{
    switch (alert.state) {
    case AlertState::Firing:
    case AlertState::Suppressed:
    case AlertState::Unprocessed:
        return options.firing;
    case AlertState::Pending:
        return options.pending;
    case AlertState::Recovering:
        return options.recovering;
    case AlertState::Error:
        return options.error;
    case AlertState::Inactive:
        return options.inactive;
    }
    return false;
}

void count(AlertCounts& counts, AlertState state)
{
    switch (state) {
    case AlertState::Firing:
    case AlertState::Unprocessed:
        ++counts.firing;
        break;
    case AlertState::Suppressed:
        ++counts.suppressed;
        break;
    case AlertState::Pending:
        ++counts.pending;
        break;
    case AlertState::Recovering:
        ++counts.recovering;
        break;
    case AlertState::Error:
        ++counts.error;
        break;
    case AlertState::Inactive:
        break;
    }
}

/// "team=shop, severity=critical" of the labels that are there; the alert's name when none is asked for.
QString titleOf(const Labels& labels, const QStringList& groupBy)
{
    if (groupBy.isEmpty())
        return labels.value(QStringLiteral("alertname"));
    QStringList parts;
    for (const QString& label : groupBy)
        if (labels.contains(label))
            parts << label + QLatin1Char('=') + labels.value(label);
    return parts.join(QLatin1String(", "));
}

QString summaryOf(const Alert& alert)
{
    static const std::array keys = {QStringLiteral("summary"), QStringLiteral("description"),
                                    QStringLiteral("message")};
    for (const QString& key : keys)
        if (QString text = alert.annotations.value(key); !text.isEmpty())
            return text;
    return {};
}

class Sections
{
public:
    Sections(const AlertList& list, const AlertListOptions& options) : m_list(list), m_options(options) { }

    AlertSections make()
    {
        for (const Alert& alert : m_list.alerts)
            if (isWanted(alert, m_options))
                count(m_result.counts, alert.state);
        if (m_options.asGroups)
            addGroups();
        else
            addAlerts();
        addRules();
        for (AlertSection& section : m_result.sections)
            finish(section);
        sort();
        cut();
        return std::move(m_result);
    }

private:
    void addGroups()
    {
        for (const AlertGroup& group : m_list.groups) {
            AlertSection section;
            section.title = titleOf(group.labels, group.labels.keys());
            section.receiver = group.receiver;
            for (const size_t index : group.alerts)
                if (isWanted(m_list.alerts[index], m_options))
                    section.alerts.push_back(index);
            if (!section.alerts.empty())
                m_result.sections.push_back(std::move(section));
        }
    }

    void addAlerts()
    {
        for (size_t i = 0; i < m_list.alerts.size(); ++i)
            if (isWanted(m_list.alerts[i], m_options))
                sectionOf(titleOf(m_list.alerts[i].labels, m_options.groupBy)).alerts.push_back(i);
    }

    AlertSection& sectionOf(const QString& title)
    {
        const auto found = m_byTitle.constFind(title);
        if (found != m_byTitle.constEnd())
            return m_result.sections[*found];
        m_byTitle.insert(title, m_result.sections.size());
        AlertSection& section = m_result.sections.emplace_back();
        section.title = title;
        return section;
    }

    /// Rules that are broken or, when asked for, quiet have no alert that would show them.
    void addRules()
    {
        if (!m_options.groupBy.isEmpty() || m_options.asGroups)
            return;
        for (const AlertRule& rule : m_list.rules) {
            const bool isBroken = rule.state == AlertState::Error && m_options.error;
            // No alert of a quiet rule can match labels.
            const bool isQuiet =
                rule.state == AlertState::Inactive && m_options.inactive && m_options.labelFilter.isEmpty();
            if (isBroken)
                count(m_result.counts, AlertState::Error);
            if (isBroken || isQuiet)
                tell(rule, sectionOf(rule.name));
            else if (const auto known = m_byTitle.constFind(rule.name); known != m_byTitle.constEnd())
                m_result.sections[*known].expr = rule.expr;
        }
    }

    static void tell(const AlertRule& rule, AlertSection& section)
    {
        if (weight(rule.state) > weight(section.state))
            section.state = rule.state;
        if (!rule.lastError.isEmpty())
            section.error = rule.lastError;
        if (section.summary.isEmpty())
            section.summary = rule.annotations.value(QStringLiteral("summary"));
        section.expr = rule.expr;
    }

    void finish(AlertSection& section) const
    {
        const auto comesFirst = [this](size_t a, size_t b) {
            const Alert& left = m_list.alerts[a];
            const Alert& right = m_list.alerts[b];
            const int difference = weight(left.state) - weight(right.state);
            return difference != 0 ? difference > 0 : left.startsAtMs < right.startsAtMs;
        };
        std::stable_sort(section.alerts.begin(), section.alerts.end(), comesFirst);
        for (const size_t index : section.alerts) {
            const Alert& alert = m_list.alerts[index];
            if (index == section.alerts.front())
                section.shared = alert.labels;
            else
                section.shared.removeIf(
                    [&](const auto& label) { return alert.labels.value(label.key()) != label.value(); });
            for (const QString& source : alert.sources)
                if (!section.sources.contains(source))
                    section.sources << source;
            if (weight(alert.state) > weight(section.state))
                section.state = alert.state;
            if (alert.state != section.state) // sorted: those in the worst state come first
                continue;
            ++section.worst;
            if (alert.startsAtMs != 0 && (section.sinceMs == 0 || alert.startsAtMs < section.sinceMs))
                section.sinceMs = alert.startsAtMs;
        }
        if (section.summary.isEmpty() && !section.alerts.empty())
            section.summary = summaryOf(m_list.alerts[section.alerts.front()]);
    }

    void sort()
    {
        using Sort = AlertListOptions::Sort;
        sortByName();
        auto& sections = m_result.sections;
        if (m_options.sort == Sort::NameDown)
            std::reverse(sections.begin(), sections.end());
        else if (m_options.sort == Sort::Importance)
            std::stable_sort(sections.begin(), sections.end(), [](const AlertSection& a, const AlertSection& b) {
                return weight(a.state) > weight(b.state);
            });
        else if (m_options.sort == Sort::OldestFirst || m_options.sort == Sort::NewestFirst)
            std::stable_sort(
                sections.begin(), sections.end(),
                [newest = m_options.sort == Sort::NewestFirst](const AlertSection& a, const AlertSection& b) {
                    return newest ? timeRank(a) > timeRank(b) : timeRank(a) < timeRank(b);
                });
    }

    /// What did not begin yet counts as beginning now.
    static qint64 timeRank(const AlertSection& section)
    {
        return section.sinceMs == 0 ? std::numeric_limits<qint64>::max() : section.sinceMs;
    }

    /// As people of the language sort. Thousands of names are compared by keys that are made once.
    void sortByName()
    {
        auto& sections = m_result.sections;
        const QCollator collator;
        std::vector<std::pair<QCollatorSortKey, size_t>> order;
        order.reserve(sections.size());
        for (size_t i = 0; i < sections.size(); ++i)
            order.emplace_back(collator.sortKey(sections[i].title), i);
        std::stable_sort(order.begin(), order.end(),
                         [](const auto& a, const auto& b) { return a.first.compare(b.first) < 0; });
        std::vector<AlertSection> sorted;
        sorted.reserve(sections.size());
        for (const auto& [key, index] : order)
            sorted.push_back(std::move(sections[index]));
        sections = std::move(sorted);
    }

    void cut()
    {
        auto& sections = m_result.sections;
        if (sections.size() <= size_t(m_options.maxItems))
            return;
        m_result.leftOut = int(sections.size()) - m_options.maxItems;
        sections.resize(size_t(m_options.maxItems));
    }

    const AlertList& m_list;
    const AlertListOptions& m_options;
    AlertSections m_result;
    QHash<QString, size_t> m_byTitle;
};

} // namespace

AlertSections alertSections(const AlertList& list, const AlertListOptions& options)
{
    return Sections(list, options).make();
}
