#pragma once

#include "datasources/data/alerts.h"

/// What several sources tell, as one list. Alerts of equal fingerprint are one alert with the receivers, silences and
/// sources of all; it fires when any source says so, because then somebody is notified. A firing alert of Prometheus
/// joins the alert of Alertmanager that has all of its labels: Prometheus adds its external labels on the way. Such an
/// alert recovers when no rule finds its condition any more. Equal groups of several members of a cluster are one
/// group; rules are kept; nullptr entries are passed over.
AlertList mergeAlerts(const std::vector<AlertListPtr>& lists);
