#include "dashboards/alerts/alertsections.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace {

/// What a person must see first is highest.
int weight(AlertState state)
{
    switch (state) {
    case AlertState::Firing:
        return 5;
    case AlertState::Error:
        return 4;
    case AlertState::Unprocessed:
        return 3;
    case AlertState::Pending:
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
    if (!options.name.isEmpty() && !alert.name().contains(options.name, Qt::CaseInsensitive))
        return false;
    switch (alert.state) {
    case AlertState::Firing:
    case AlertState::Suppressed:
    case AlertState::Unprocessed:
        return options.firing;
    case AlertState::Pending:
        return options.pending;
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
            const bool isQuiet = rule.state == AlertState::Inactive && m_options.inactive;
            const bool hasName = rule.name.contains(m_options.name, Qt::CaseInsensitive);
            if (!hasName || !(isBroken || isQuiet))
                continue;
            AlertSection& section = sectionOf(rule.name);
            if (isBroken)
                count(m_result.counts, AlertState::Error);
            if (weight(rule.state) > weight(section.state))
                section.state = rule.state;
            section.error = rule.lastError;
            if (section.summary.isEmpty())
                section.summary = rule.annotations.value(QStringLiteral("summary"));
        }
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
        const auto byName = [](const AlertSection& a, const AlertSection& b) {
            return QString::localeAwareCompare(a.title, b.title) < 0;
        };
        auto& sections = m_result.sections;
        std::stable_sort(sections.begin(), sections.end(), byName);
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
                    return newest ? a.sinceMs > b.sinceMs : a.sinceMs < b.sinceMs;
                });
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
