#pragma once

#include "datasources/datasource.h"
#include "datasources/jaeger/jaegerquery.h"

/// What was asked, for reading the answer.
struct JaegerQuestion
{
    JaegerQuery query;
    QByteArray url; ///< of the connection, for messages
    QString refId;
    QString uid; ///< of the connection, for links to single traces
    JsonPtr settings; ///< that go with single traces
    bool isThird = false; ///< the third API
};

/// Fills the response: with traces for a trace id, else with frames. Pool threads; takes the body out of the reply.
std::optional<Error> readJaegerAnswer(HttpReply& reply, const JaegerQuestion& question, Response& response);
/// The table of a search, the newest first; its ids lead to their traces.
Frame searchFrame(std::vector<TraceSummary> summaries, const JaegerQuestion& question);
