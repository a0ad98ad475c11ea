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

/// Saves a silence once in every cluster: its members tell each other, so that saving it at each of them would give as
/// many silences. Where a member cannot be reached the next one is asked. The reply is the first id, or what is wrong
/// when not all clusters took it.
Pending saveInClusters(const std::vector<SilenceServer>& servers, const Silence& silence,
                       std::shared_ptr<SilenceIds> ids, std::function<void(Result<QString>)> reply);
/// Ends silences wherever they are. Succeeds when for each of them some server did: of several servers only one may
/// know it.
Pending expireEverywhere(const std::vector<SilenceServer>& servers, const QStringList& ids,
                         std::function<void(Result<Done>)> reply);
