#pragma once

#include "datasources/data/alerts.h"
#include "datasources/data/jsonutil.h"
#include "datasources/net/httprequest.h"

/// One answer about rules; servers may divide a long one.
struct RulePage
{
    AlertList list;
    QString nextToken; ///< names the answer that follows; empty: none does
    size_t groups = 0; ///< of rules, other rules' included
};

/// Alerting rules and their alerts of GET /api/v1/rules, of vmalert and of Mimir's ruler, too: pending ones and broken
/// rules are told nowhere else. Runs in a pool thread; `source` is the uid of the connection.
Result<RulePage> decodePrometheusRulePage(const HttpReply& reply, const QByteArray& url, const QString& source);
/// Keeps the alerts that the `filters` of a spec match (one text or several); rules stay.
Result<AlertList> filterAlerts(AlertList list, const Json& spec);
