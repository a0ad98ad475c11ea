#pragma once

#include "datasources/data/jsonutil.h"
#include "datasources/data/timerange.h"

#include <optional>

/// A link that stays in the product: a query of one connection, shown alone in full size.
struct QueryLink
{
    QString title;
    QString datasource; ///< uid or name
    Json query; ///< the datasource's own; a text alone stands for its main key
    std::optional<TimeRange> range; ///< else that of the view it is followed from
};

/// As an address, so that it goes wherever links go: vedette:query?datasource=UID&query=TEXT, with spec=JSON in place
/// of query when it is an object, and from= and to= in ms. The title does not go with it.
QString queryLinkUrl(const QueryLink& link);
std::optional<QueryLink> parseQueryLink(const QString& url);

/// A dashboard of one panel that shows the answer as a person wants to see it; `type` is the plugin id of the
/// connection `uid`.
OrderedJson queryDashboard(const QueryLink& link, const QString& type, const QString& uid);
