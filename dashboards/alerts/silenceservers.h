#pragma once

#include "datasources/alertstore.h"

#include <map>
#include <memory>
#include <vector>

/// A server that keeps silences; the store lives until connections change.
struct SilenceServer
{
    QString uid; ///< of its connection
    AlertStore* store = nullptr;
};

/// What servers called a silence, by their uids: a second attempt after some refused it changes it where it is.
using SilenceIds = std::map<QString, QString>;

/// Names of the members of each server's cluster as it told them last, by its uid: one that is gone cannot say any more
/// where it belongs.
using ClusterNames = std::map<QString, QStringList>;

/// Asks the servers for their clusters, to know them once one is gone.
Pending learnClusters(const std::vector<SilenceServer>& servers, const std::shared_ptr<ClusterNames>& known);

/// Saves a silence once in every cluster: its members tell each other, so that saving it at each of them would give as
/// many silences. Where a member cannot be reached the next one is asked. The reply is the first id, or what is wrong
/// when not all clusters took it. `known` learns the clusters.
Pending saveInClusters(const std::vector<SilenceServer>& servers, const Silence& silence,
                       std::shared_ptr<SilenceIds> ids, std::shared_ptr<ClusterNames> known,
                       std::function<void(Result<QString>)> reply);
/// Ends silences wherever they are. Succeeds when for each of them some server did: of several servers only one may
/// know it.
Pending expireEverywhere(const std::vector<SilenceServer>& servers, const QStringList& ids,
                         std::function<void(Result<Done>)> reply);
