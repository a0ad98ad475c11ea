#pragma once

#include "datasources/data/alerts.h"
#include "datasources/data/jsonutil.h"
#include "datasources/net/httprequest.h"

/// Alerting rules and their alerts of GET /api/v1/rules, of vmalert and of Mimir's ruler, too: pending ones and broken
/// rules are told nowhere else. Runs in a pool thread; `source` is the uid of the connection.
Result<AlertList> decodePrometheusRules(const HttpReply& reply, const QByteArray& url, const QString& source);
/// Keeps the alerts that the `filters` of a spec match (one text or several); rules stay.
Result<AlertList> filterAlerts(AlertList list, const Json& spec);
