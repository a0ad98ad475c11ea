#pragma once

#include "datasources/data/jsonutil.h"
#include "datasources/data/matcher.h"

#include <utility>
#include <vector>

/// Which alerts are wanted: `{"filters": "a=\"1\", b!~\"x\"", "active": true, "silenced": true, "inhibited": true,
/// "unprocessed": true, "muted": true, "receiver": "team-.*", "receiverMatchers": "team=\"a\"", "groups": false}`;
/// every key may be missing. The keys are those of the Alertmanager datasource plugin that dashboards use;
/// those of muted and receiverMatchers are the server's parameters.
struct AlertmanagerQuery
{
    Matchers filters;
    bool active = true;
    bool silenced = true;
    bool inhibited = true;
    bool unprocessed = true;
    bool muted = true; ///< by a time interval; of groups alone
    QString receiver; ///< regular expression, anchored by the server
    Matchers receiverMatchers; ///< on the labels of receivers, which newer servers have
    bool groups = false; ///< as Alertmanager groups them
};

/// The error says which filter cannot be read.
Result<AlertmanagerQuery> alertmanagerQuery(const Json& spec);
/// "/api/v2/alerts" or "/api/v2/alerts/groups".
QString alertsPath(const AlertmanagerQuery& query);
/// Parameters of that path, in the server's names.
std::vector<std::pair<QString, QString>> alertsParameters(const AlertmanagerQuery& query);
