#pragma once

#include "datasources/data/ids.h"
#include "datasources/data/labels.h"

#include <QStringList>

#include <limits>
#include <memory>
#include <vector>

/// What an alert is doing. Pending, recovering and inactive are known to Prometheus's rules alone, suppressed and
/// unprocessed to Alertmanager alone.
enum class AlertState : quint8
{
    Firing, ///< Alertmanager says "active"
    Suppressed, ///< silenced, inhibited or muted
    Unprocessed, ///< received, not yet through the routes
    Pending,
    Inactive,
    Error, ///< a rule that cannot be evaluated
    Recovering ///< its condition is over, the rule keeps it firing for a while
};

/// One alert as a source tells it. Texts that repeat over alerts are shared.
struct Alert
{
    QString fingerprint; ///< of its labels; computed here when the source has none
    AlertState state = AlertState::Firing;
    Labels labels;
    Labels annotations;
    qint64 startsAtMs = 0; ///< 0: unknown
    qint64 endsAtMs = 0; ///< 0: unknown
    qint64 updatedAtMs = 0; ///< 0: unknown
    double value = std::numeric_limits<double>::quiet_NaN(); ///< of the rule's expression, where known
    QString generatorUrl; ///< as sent; may be relative
    QStringList receivers;
    QStringList silencedBy; ///< ids of silences
    QStringList inhibitedBy; ///< fingerprints
    QStringList mutedBy; ///< names of time intervals
    QStringList sources; ///< uids of the connections that told it, more than one when merged

    QString name() const { return labels.value(QStringLiteral("alertname")); }
    friend bool operator==(const Alert&, const Alert&) = default;
};

/// Alertmanager's own grouping: what one notification holds.
struct AlertGroup
{
    Labels labels;
    QString receiver;
    std::vector<size_t> alerts; ///< indices into AlertList::alerts
    friend bool operator==(const AlertGroup&, const AlertGroup&) = default;
};

/// A rule of Prometheus that cannot be evaluated, or is slow: what a person must know beside the alerts.
struct AlertRule
{
    QString group;
    QString file; ///< that holds the group; Mimir's namespace
    QString name;
    QString expr;
    qint64 forMs = 0;
    qint64 keepFiringForMs = 0;
    Labels labels;
    Labels annotations;
    AlertState state = AlertState::Inactive;
    QString health; ///< "ok", "err", "unknown"; vmalert also "no match"
    QString lastError;
    QString source; ///< uid of the connection
    friend bool operator==(const AlertRule&, const AlertRule&) = default;
};

/// What sources tell about alerts at one moment.
struct AlertList
{
    std::vector<Alert> alerts;
    std::vector<AlertGroup> groups; ///< empty when the source does not group
    std::vector<AlertRule> rules; ///< empty when the source has no rules
};
using AlertListPtr = std::shared_ptr<const AlertList>;
/// A list that is freed in the pool when the GUI thread drops the last of it: for ten thousand alerts that takes longer
/// than a frame of the screen.
AlertListPtr sharedAlerts(AlertList list);

/// The fingerprint Alertmanager and Prometheus give a label set: FNV-1a over sorted names and values, 16 hex digits.
QString alertFingerprint(const Labels& labels);
