#pragma once

#include "datasources/data/alerts.h"
#include "datasources/data/derivedfield.h"
#include "datasources/data/frame.h"
#include "datasources/data/ids.h"
#include "datasources/data/jsonutil.h"
#include "datasources/data/loglines.h"
#include "datasources/data/pending.h"
#include "datasources/data/registry.h"
#include "datasources/data/result.h"
#include "datasources/data/timerange.h"
#include "datasources/data/trace.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

class AlertStore;
class HttpClient;

/// Everything one query needs. `now` is fixed once per refresh, so equal requests of all panels are one request:
/// equality is everything but the refId (and scope variables that resolve to the same text).
struct QueryRequest
{
    enum class Kind
    {
        Panel,
        Annotation,
        Variable,
        Explore,
        Alerts ///< alerts of this moment; the answer is in Response::alerts
    };
    ConnectionId connection;
    Kind kind = Kind::Panel;
    RefId refId;
    Json spec; ///< the datasource's own query; dashboard variables resolved, $__interval etc. not
    TimeRange range; ///< of the panel, its timeFrom and timeShift applied; not yet aligned
    qint64 intervalMs = 15000; ///< the panel's interval: range / maxPoints, rounded, at least its min interval
    int maxPoints = 1000; ///< the panel's width in pixels or its maxDataPoints
    qint64 nowMs = 0;
    bool rangeEndsInNow = false; ///< the raw range is relative: allows incremental queries
    qint64 utcOffsetMs = 0; ///< of the dashboard's zone at range.to; steps align to it
    /// Incremental queries: answer only samples from here on. Step, alignment and macros stay those of `range`.
    std::optional<qint64> tailFromMs;

    /// Same question, whatever its refId.
    bool sameQuestion(const QueryRequest& other) const { return range == other.range && sameSeries(other); }
    /// Same question but for its range.
    bool sameSeries(const QueryRequest& other) const;
};

/// How an earlier answer to the same question can be extended by the samples that are new.
struct IncrementalPlan
{
    TimeRange samples; ///< times of the first and the last sample of the whole answer
    qint64 stepMs = 0; ///< between samples; at least 1
    qint64 overlapMs = 600'000; ///< how far before the end of the earlier answer samples may still have changed
};

struct QueryTiming
{
    qint64 queuedNs = 0; ///< from run() to sent
    qint64 firstByteNs = 0; ///< from sent to the first byte
    qint64 receivedNs = 0; ///< from sent to the last byte
    qint64 decodeNs = 0; ///< CPU of decoding
    qint64 bytes = 0; ///< of the body as decoded
};

/// What a source answers. Shared between panels: immutable after it was delivered.
struct Response
{
    Frames frames; ///< each carries the refId of the request that was sent
    LogLinesPtr logs; ///< nullptr: not a log query
    std::vector<DerivedField> derivedFields; ///< of the connection, for the lines
    std::vector<TracePtr> traces; ///< of trace sources; else empty
    AlertListPtr alerts; ///< of requests of kind Alerts; else nullptr
    std::vector<Notice> notices; ///< warnings and infos of the server
    QString executedQuery; ///< after macros, with its step, for the inspector
    QString requestText; ///< method and URL without secrets, for the inspector
    QueryTiming timing;
};
using ResponsePtr = std::shared_ptr<const Response>;

/// All callbacks come in the GUI thread, never from inside the call that started them.
struct Sink
{
    std::function<void(ResponsePtr)> partial; ///< optional: tail, paging
    std::function<void(Result<ResponsePtr>)> done; ///< exactly once unless cancelled
};

struct VariableOption
{
    QString text;
    QString value;
    Json properties; ///< an object, of a JSON custom variable: ${v.prop}; else null
    friend bool operator==(const VariableOption&, const VariableOption&) = default;
};
using VariableOptions = std::vector<VariableOption>;

/// How a variable's value goes into a query of this source: the values, and whether it is multi or includes All.
struct VariableShape
{
    QStringList values;
    bool multiOrAll = false;
};

struct AdhocFilter
{
    QString key;
    QString op;
    QString value;
    QStringList values;
    /// Not a filter but a label to group by, as files and links write it.
    bool isGrouping() const { return op == QLatin1String("groupBy"); }
    friend bool operator==(const AdhocFilter&, const AdhocFilter&) = default;
};

template<typename T>
using Reply = std::function<void(Result<T>)>;

/// One configured server. Lives in the GUI thread; outlives its Pendings' callbacks by cancelling them.
class DataSource
{
public:
    virtual ~DataSource() = default;
    DataSource() = default;
    DataSource(const DataSource&) = delete;
    DataSource& operator=(const DataSource&) = delete;

    virtual Pending run(const QueryRequest& request, Sink sink) = 0;
    /// Set when an earlier answer to the same question may be kept and only its end asked again (with tailFromMs):
    /// every sample must depend on its own time alone, so never for instant queries, $__range or exemplars.
    virtual std::optional<IncrementalPlan> incrementalPlan(const QueryRequest&) const { return std::nullopt; }
    /// True when the answer names things after the refId: equal requests of other refIds are then asked apart.
    virtual bool answersByRefId() const { return false; }
    /// Values of a query variable; `query` is its own JSON (a text or an object), variables resolved.
    virtual Pending variableValues(const Json& query, const TimeRange& range, Reply<VariableOptions> reply);
    virtual Pending tagKeys(const TimeRange& range, Reply<QStringList> reply);
    virtual Pending tagValues(const QString& key, const TimeRange& range, Reply<QStringList> reply);
    /// Default format of a variable inside this source's queries.
    virtual QString formatVariable(const VariableShape& shape) const;
    /// Puts ad-hoc filters into a query; the default leaves it as it is.
    virtual Json applyAdhoc(const Json& spec, const std::vector<AdhocFilter>& filters) const;
    /// Groups what a query adds up by these labels as well; the default leaves it as it is.
    virtual Json applyGroupBy(const Json& spec, const QStringList& keys) const;
    /// One sentence such as "Prometheus 2.42.0 answers." or what is wrong.
    virtual Pending check(Reply<QString> reply) = 0;
    /// Keys of `spec` in which dashboard variables are replaced ("expr", "legendFormat"...).
    virtual QStringList interpolatedKeys() const = 0;
    /// The panel interval never goes below it; 0 for none.
    virtual qint64 minIntervalMs() const { return 0; }
    /// Where silences are kept; nullptr for sources that keep none. Lives as long as the source.
    virtual AlertStore* alertStore() { return nullptr; }
};

/// A configured connection as a person wrote it (Grafana's provisioning format); secrets stay outside.
struct ConnectionConfig
{
    ConnectionId uid;
    QString name;
    QString type; ///< plugin id: prometheus, loki...
    QString url;
    bool isDefault = false;
    QString user;
    bool basicAuth = false;
    QString basicAuthUser;
    bool withCredentials = false;
    Json jsonData = Json::object();
    std::map<QString, QString> secrets; ///< secureJsonData, resolved; never written anywhere
    friend bool operator==(const ConnectionConfig&, const ConnectionConfig&) = default;
};

struct DataSourceContext
{
    HttpClient& http;
    std::function<qint64()> clock;
};

struct DataSourceType
{
    QString id;
    QString name;
    std::function<Result<std::unique_ptr<DataSource>>(const ConnectionConfig&, const DataSourceContext&)> create;
};
using DataSourceTypes = Registry<DataSourceType>;
