#pragma once

#include "datasources/data/jsonutil.h"

/// One dashboard that a file holds.
struct FoundDashboard
{
    QString name; ///< within the file; empty when the file is the dashboard
    QByteArray bytes; ///< JSON: as it stands there, or made from YAML
};

/// The dashboards of a JSON or YAML file: the file itself, the items of a list of resources, the entries of config
/// maps, the JSON inside a GrafanaDashboard. A JSON file that holds no others is returned as it is, whatever is in it.
Result<std::vector<FoundDashboard>> dashboardsIn(const QByteArray& bytes);

/// True for text that is JSON at its first character.
bool looksLikeJson(const QByteArray& bytes);
