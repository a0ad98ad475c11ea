#pragma once

#include "dashboards/alerts/alertlistoptions.h"

/// Alerts that belong together: those of one name, of equal label values, or of one group of Alertmanager.
struct AlertSection
{
    /// Tells it apart from all others: groups of equal labels may go to several receivers.
    QString key() const { return receiver.isEmpty() ? title : title + QLatin1Char('\n') + receiver; }

    QString title; ///< the name, or label values
    QString receiver; ///< of a group of Alertmanager
    AlertState state = AlertState::Inactive; ///< the worst of its alerts
    Labels shared; ///< labels that all of its alerts have with the same value
    QString summary; ///< annotation that all share or that the first has
    QString error; ///< why its rule cannot be evaluated
    QString expr; ///< of its rule, where one source knows it
    size_t worst = 0; ///< how many of its alerts are in that state
    QStringList sources; ///< uids of the connections that told its alerts
    qint64 sinceMs = 0; ///< the earliest start of those; 0: unknown
    std::vector<size_t> alerts; ///< indices into AlertList::alerts, the worst and then the oldest first
    friend bool operator==(const AlertSection&, const AlertSection&) = default;
};

struct AlertCounts
{
    int firing = 0;
    int suppressed = 0;
    int pending = 0;
    int recovering = 0;
    int error = 0; ///< rules
    friend bool operator==(const AlertCounts&, const AlertCounts&) = default;
};

struct AlertSections
{
    std::vector<AlertSection> sections; ///< sorted and at most maxItems
    int leftOut = 0; ///< sections beyond maxItems
    AlertCounts counts; ///< of all alerts that pass the filters
};

/// What an alert list panel shows. Pure; 10,000 alerts are a matter of milliseconds, so run it in the pool.
AlertSections alertSections(const AlertList& list, const AlertListOptions& options);
