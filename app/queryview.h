#pragma once

#include "app/services.h"
#include "dashboards/run/querylink.h"

inline const PanelId queryPanel {QStringLiteral("1")}; ///< the only one of such a view

/// The view of one query as a dashboard of one panel, ready to open; the error says which datasource is missing, or
/// that it cannot be asked.
Result<OpenedDashboard> openQueryView(const QueryLink& link, Services& services);
/// A file of traces in the same way, which a person asked for: from now on it may be read; nullopt when it is none.
std::optional<QueryLink> traceFileLink(const QString& file, Services& services);
