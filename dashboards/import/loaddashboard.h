#pragma once

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
    OrderedJson document; ///< the file as it is, its keys in their order
};

/// Reads one file's bytes: a classic dashboard, an API answer {"dashboard":...} or a k8s resource around one.
/// Wrong types in single keys become findings and defaults; only what is no dashboard at all is an Error.
Result<LoadedDashboard> loadDashboard(const QByteArray& bytes, const Capabilities& capabilities);

/// The dashboard of a file as classic JSON at the newest schema, whatever form and age it came in; what is lost on
/// the way is reported.
Result<Json> convertToNewestClassic(const QByteArray& bytes, ImportReport& report);

/// Files larger than this are refused with a sentence that says so.
inline constexpr qint64 maxDashboardBytes = 100LL * 1024 * 1024;
