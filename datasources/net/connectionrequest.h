#pragma once

#include "datasources/net/httprequest.h"

#include <QUrl>

struct ConnectionConfig;

/// The address of a connection as a person wrote it: localhost:9090 is one of http. Invalid or without a host where it
/// is no address.
QUrl connectionUrl(const QString& address);

/// What all requests of a configured connection have in common: address (without a slash at the end), credentials,
/// headers, certificates and time limits. An error says what in the configuration cannot be used.
Result<HttpRequest> connectionRequest(const ConnectionConfig& config);
