#pragma once

#include "dashboards/run/datacontext.h"
#include "datasources/net/httprequest.h"

/// A request that a dashboard offers, with the data and the variables of the moment put in. What a person is asked
/// for still stands open in its texts.
struct ResolvedAction
{
    DataAction action; ///< with marks in place of its variables
};

/// A request as it would be sent, for a person to agree to.
struct ActionRequest
{
    QString title;
    QString question; ///< of the dashboard; empty: none of its own
    QByteArray method;
    QByteArray url; ///< encoded, with its parameters
    HttpHeaders headers;
    QByteArray body; ///< nothing for GET
};

/// What a person answered, by the keys of ActionVariable.
using ActionInputs = QHash<QString, QString>;

ResolvedAction resolveAction(const DataAction& action, const InterpolateContext& context);
/// Those of the field in the data context.
std::vector<ResolvedAction> resolveActions(const DataContext& data, const InterpolateContext& context);

/// The request with the answers put in; the error says why it is never sent: dashboards are untrusted. Only http(s),
/// without user or password, with the headers a page may set.
Result<ActionRequest> actionRequest(const ResolvedAction& action, const ActionInputs& inputs);
