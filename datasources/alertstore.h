#pragma once

#include "datasources/data/pending.h"
#include "datasources/data/result.h"
#include "datasources/data/silence.h"

#include <QStringList>

#include <functional>

struct AlertmanagerStatus
{
    QString version;
    QString clusterStatus; ///< ready, settling, disabled
    QStringList peers; ///< addresses of the cluster's members, itself included
    QStringList peerNames; ///< sorted; unlike addresses never those of another cluster's members
    QString configuration; ///< YAML as the server shows it, secrets hidden by the server
    qint64 startedMs = 0;
};

/// What can be done about alerts on a server that keeps silences. GUI thread; replies come later, never after the
/// Pending is gone.
class AlertStore
{
public:
    virtual ~AlertStore() = default;
    AlertStore() = default;
    AlertStore(const AlertStore&) = delete;
    AlertStore& operator=(const AlertStore&) = delete;

    /// Expired ones too, as long as the server keeps them.
    virtual Pending silences(std::function<void(Result<Silences>)> reply) = 0;
    /// Creates it, or changes it when it has an id. The reply is the id the server chose: it may be another one.
    virtual Pending saveSilence(const Silence& silence, std::function<void(Result<QString>)> reply) = 0;
    /// Succeeds for one that is expired already.
    virtual Pending expireSilence(const QString& id, std::function<void(Result<Done>)> reply) = 0;
    virtual Pending receivers(std::function<void(Result<QStringList>)> reply) = 0;
    virtual Pending status(std::function<void(Result<AlertmanagerStatus>)> reply) = 0;
};
