#pragma once

#include "dashboards/import/datasourcelookup.h"
#include "dashboards/import/importreport.h"

enum class DashboardForm
{
    NewestClassic, ///< nothing that a conversion would change
    OlderClassic,
    V2,
    Other ///< Perses, or no dashboard
};
DashboardForm dashboardFormOf(const OrderedJson& file);

/// Where the dashboard's own object stands in its file: "dashboard." in an API answer, "spec." in a resource, empty.
QString dashboardPrefixOf(const OrderedJson& file);

/// The dashboard of a file as classic JSON at the newest schema, without the wrapper it came in. Keys stand in the
/// order of the file as far as they stay, new ones behind them. Old names of datasources become references as `known`
/// has them.
Result<OrderedJson> convertKeepingOrder(const OrderedJson& file, const DataSourceLookup& known = {});
Result<OrderedJson> convertKeepingOrder(const QByteArray& bytes, ImportReport& report,
                                        const DataSourceLookup& known = {});
