#pragma once

#include "datasources/data/frame.h"
#include "datasources/data/jsonutil.h"
#include "datasources/data/loglines.h"
#include "datasources/loki/streamsdecoder.h"
#include "datasources/net/httprequest.h"

/// What a query gave: log lines, or series as Prometheus gives them.
struct LokiAnswer
{
    QString resultType; ///< streams, matrix, vector, scalar
    LogLinesPtr logs; ///< of streams; never nullptr then
    Frames frames; ///< of the others, still without names
    std::vector<Notice> notices;
    Json stats; ///< the summary of what the server did; null when it says nothing
};

struct LokiTailFrame
{
    LogLinesPtr logs;
    DroppedEntries dropped;
};

/// Decodes a body of at least `body.size() + httpBodyPadding` readable bytes. `place` is the server in messages.
Result<LokiAnswer> decodeLoki(std::string_view body, const QString& place, bool newestFirst);
/// As above, and understands statuses, plain-text errors and answers that are not Loki's.
Result<LokiAnswer> decodeLokiReply(const HttpReply& reply, const QByteArray& url, bool newestFirst);
/// The `data` of small answers (labels, values, series, patterns), or the whole object of those that have no
/// envelope (detected fields, index stats, build information). Null when the server has none.
Result<Json> decodeLokiData(const HttpReply& reply, const QByteArray& url);
/// One frame of a tail, and whatever else it may be: a plain sentence is an error.
Result<LokiTailFrame> decodeLokiTail(const QByteArray& frame, const QString& place);

/// The query's line that a message speaks of ("at line 1, col 17") with a mark under the column; empty without one.
QString lokiErrorPlace(const QString& message, const QString& query);
