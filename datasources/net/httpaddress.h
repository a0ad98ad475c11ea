#pragma once

#include "datasources/net/httprequest.h"

#include <QString>

#include <utility>
#include <vector>

using HttpParameters = std::vector<std::pair<QString, QString>>;

/// name=value&name=value, encoded as forms and addresses want it.
QByteArray formText(const HttpParameters& parameters);
/// `path` below `base`; `query` is encoded already.
QByteArray httpAddress(const QByteArray& base, const QString& path, const QByteArray& query = {});
/// Method and address as people may see them: without user and password.
QString describeRequest(const QByteArray& method, const QByteArray& url);
