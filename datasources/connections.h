#pragma once

#include "datasources/datasource.h"

// The connections a person set up, as they are stored: in the keys of Grafana's provisioning format, with the names
// of secrets but never their values.

Json connectionsToJson(const std::vector<ConnectionConfig>& connections);

/// The same connection with the user and password of its address where such things are kept: as those of its basic
/// authentication, unless it has others.
ConnectionConfig withUserInfoApart(ConnectionConfig connection);

/// Entries without a name or a type are left out; secrets come empty, to be filled by fillSecrets().
std::vector<ConnectionConfig> connectionsFromJson(const Json& json);
