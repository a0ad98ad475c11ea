#pragma once

#include "datasources/data/jsonutil.h"
#include "datasources/data/labels.h"
#include "datasources/data/loglevel.h"

#include <vector>

// Small answers of Loki beside its queries, out of the JSON that decodeLokiData() gives. Null (a server without
// them, or nothing found) gives empty values.

struct LokiIndexStats
{
    qint64 streams = 0;
    qint64 chunks = 0;
    qint64 bytes = 0;
    qint64 entries = 0;
    friend bool operator==(const LokiIndexStats&, const LokiIndexStats&) = default;
};

/// Of streams that have these labels in common.
struct LokiVolume
{
    Labels labels;
    qint64 bytes = 0;
    friend bool operator==(const LokiVolume&, const LokiVolume&) = default;
};

struct LokiPattern
{
    QString text; ///< <_> stands for what varies
    LogLevel level = LogLevel::Unknown;
    std::vector<std::pair<qint64, qint64>> samples; ///< time in ms, lines
    qint64 total = 0;
};

struct LokiDetectedField
{
    QString name;
    QString type; ///< string, int, float, duration, bytes, boolean
    qint64 cardinality = 0;
    QStringList parsers; ///< empty: structured metadata
    friend bool operator==(const LokiDetectedField&, const LokiDetectedField&) = default;
};

QStringList lokiTexts(const Json& data); ///< names of labels, values of labels and detected fields
std::vector<Labels> lokiSeries(const Json& data);
LokiIndexStats lokiIndexStats(const Json& data);
std::vector<LokiVolume> lokiVolumes(const Json& data); ///< most bytes first
std::vector<LokiPattern> lokiPatterns(const Json& data); ///< most lines first
std::vector<LokiDetectedField> lokiDetectedFields(const Json& data);
std::vector<LokiDetectedField> lokiDetectedLabels(const Json& data);
