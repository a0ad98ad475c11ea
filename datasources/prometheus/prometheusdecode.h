#pragma once

#include "datasources/data/frame.h"
#include "datasources/data/jsonutil.h"
#include "datasources/net/httprequest.h"

/// What a query of Prometheus's HTTP API gave: one frame a series, times in ns, labels with __name__ among them. A
/// native histogram is a frame of its own with one row per bucket ("heatmap-cells").
struct PrometheusAnswer
{
    QString resultType; ///< matrix, vector, scalar, string; empty for exemplars
    Frames frames;
    std::vector<Notice> notices; ///< warnings and infos of the server
};

/// Decodes a body of at least `body.size() + httpBodyPadding` readable bytes. `place` is the server in messages.
Result<PrometheusAnswer> decodePrometheus(std::string_view body, const QString& place);
/// As above, and understands statuses and answers that are not Prometheus's.
Result<PrometheusAnswer> decodePrometheusReply(const HttpReply& reply, const QByteArray& url);
/// The `data` of small answers: labels, series, metadata, build information.
Result<Json> decodePrometheusData(const HttpReply& reply, const QByteArray& url);
/// Exemplars as one frame: Time, Value and a text column for each label.
Result<PrometheusAnswer> decodeExemplars(const HttpReply& reply, const QByteArray& url);
