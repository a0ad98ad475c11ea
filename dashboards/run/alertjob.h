#pragma once

#include "dashboards/alerts/alertfilter.h"
#include "dashboards/variables/interpolate.h"
#include "datasources/datasource.h"

class DataSources;
struct PanelSpec;

/// What an alert panel asks: its own connection, or every Alertmanager and, for lists, every Prometheus that is
/// configured. The error says what is missing.
Result<std::vector<QueryRequest>> alertRequests(const PanelSpec& spec, const DataSources& sources,
                                                const InterpolateContext& context);
/// Which of the answers it shows; `dashboardUid` is that of the dashboard it stands on.
AlertFilter alertFilter(const PanelSpec& spec, const QString& dashboardUid, const InterpolateContext& context);
