#pragma once

#include "datasources/alertstore.h"
#include "datasources/data/alerts.h"
#include "datasources/net/httprequest.h"

// Answers of Alertmanager's API v2 (0.25 and newer). All run in a pool thread. Errors carry the server's own words in
// each form: a bare JSON text, {"code","message"}, {"error"} of Mimir and of proxies, plain text, and an empty body.

/// `source` is the uid of the connection, noted in each alert.
Result<AlertList> decodeAlerts(const HttpReply& reply, const QByteArray& url, const QString& source);
/// Groups with their alerts; an alert that several groups hold is there once.
Result<AlertList> decodeAlertGroups(const HttpReply& reply, const QByteArray& url, const QString& source);
Result<Silences> decodeSilences(const HttpReply& reply, const QByteArray& url);
Result<QString> decodeSilenceId(const HttpReply& reply, const QByteArray& url);
/// Whatever a success says.
Result<Done> decodeDone(const HttpReply& reply, const QByteArray& url);
Result<QStringList> decodeReceivers(const HttpReply& reply, const QByteArray& url);
Result<AlertmanagerStatus> decodeStatus(const HttpReply& reply, const QByteArray& url);
