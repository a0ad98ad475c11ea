#pragma once

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

/// A tag of a span and the label it is called elsewhere.
struct TagLabel
{
    QString tag;
    QString label; ///< empty: as the tag
    friend bool operator==(const TagLabel&, const TagLabel&) = default;
};

/// Where the log lines of a span are found.
struct TraceToLogs
{
    QString datasource; ///< uid
    std::vector<TagLabel> tags;
    QString startShift; ///< of the span's start, "-1h"; empty: none
    QString endShift;
    bool filterByTraceId = false;
    bool filterBySpanId = false;
    std::optional<QString> query; ///< in place of the one made of the tags
};

/// Where the series of a span are found.
struct TraceToMetrics
{
    struct Query
    {
        QString name; ///< may be empty
        QString query; ///< empty: the latency of the span's service
    };
    QString datasource; ///< uid
    std::vector<TagLabel> tags;
    std::vector<Query> queries;
    QString startShift; ///< empty: two minutes
    QString endShift;
};

/// What the bars of spans are labelled with.
enum class SpanBarLabel
{
    Duration,
    None,
    Tag
};

/// How a connection wants its traces shown and left.
struct TraceSettings
{
    QString datasource; ///< uid of the connection itself, for links to other traces
    std::optional<TraceToLogs> logs;
    std::optional<TraceToMetrics> metrics;
    SpanBarLabel barLabel = SpanBarLabel::Duration;
    QString barTag;
    bool nodeGraph = false; ///< spans are also given as nodes and edges
};
using TraceSettingsPtr = std::shared_ptr<const TraceSettings>;
