#pragma once

#include "dashboards/import/datasourcelookup.h"
#include "dashboards/import/importreport.h"
#include "dashboards/model/dashboard.h"

#include <QByteArray>
#include <QSet>

/// What the program can draw and ask; findings about the rest are made from it.
struct Capabilities
{
    QSet<QString> panelTypes;
    QSet<QString> datasourceTypes;
    QSet<QString> transformations;
};

struct LoadedDashboard
{
    Dashboard dashboard;
    ImportReport report;
};

/// Reads one file's bytes: a classic dashboard, an API answer {"dashboard":...}, a k8s resource around one (YAML too),
/// a Perses dashboard. Of a file that holds several the first one is read, which the report says.
/// Wrong types in single keys become findings and defaults; only what is no dashboard at all is an Error.
Result<LoadedDashboard> loadDashboard(const QByteArray& bytes, const Capabilities& capabilities);

/// The dashboard of a file as classic JSON at the newest schema, whatever form and age it came in; what is lost on
/// the way is reported. Old names of datasources become references as `known` has them.
Result<Json> convertToNewestClassic(const QByteArray& bytes, ImportReport& report, const DataSourceLookup& known = {});

/// The same with panelPathKey in every panel that comes from one of the file.
Result<Json> markedNewestClassic(const QByteArray& bytes, ImportReport& report, const DataSourceLookup& known = {});

/// Files larger than this are refused with a sentence that says so.
inline constexpr qint64 maxDashboardBytes = 100LL * 1024 * 1024;
