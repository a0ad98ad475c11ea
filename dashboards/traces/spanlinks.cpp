#include "dashboards/traces/spanlinks.h"

#include "dashboards/time/intervals.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace {

constexpr qint64 nsPerMs = 1'000'000;

QString tr(const char* text)
{
    return QCoreApplication::translate("SpanLinks", text);
}

/// All a query can ask of a span.
struct SpanFacts
{
    const Trace& trace;
    size_t span;
    TraceAttributes tags; ///< of the process, then of the span
};

SpanFacts factsOf(const Trace& trace, size_t span)
{
    const TraceProcess& process = trace.processes[trace.process[span]];
    SpanFacts facts {trace, span, process.attributes};
    const SpanDetail detail = trace.detail(span);
    facts.tags.insert(facts.tags.end(), detail.attributes.begin(), detail.attributes.end());
    const QString serviceKey = QStringLiteral("service.name"); // Jaeger keeps it beside the tags
    if (std::none_of(facts.tags.begin(), facts.tags.end(), [&](const auto& tag) { return tag.key == serviceKey; }))
        facts.tags.insert(facts.tags.begin(), {serviceKey, QStringLiteral("string"), process.service});
    return facts;
}

const TraceAttribute* find(const SpanFacts& facts, const QString& key)
{
    const auto it =
        std::find_if(facts.tags.begin(), facts.tags.end(), [&](const TraceAttribute& tag) { return tag.key == key; });
    return it == facts.tags.end() ? nullptr : &*it;
}

QString quoted(QString value)
{
    value.replace(u'\\', QLatin1String("\\\\"))
        .replace(u'"', QLatin1String("\\\""))
        .replace(u'\n', QLatin1String("\\n"));
    return u'"' + value + u'"';
}

/// Names of labels have no dots.
QString labelOf(const TagLabel& tag)
{
    return tag.label.isEmpty() ? QString(tag.tag).replace(u'.', u'_') : tag.label;
}

/// `a="1", b="2"`: the tags the span has.
QString matchersOf(const SpanFacts& facts, const std::vector<TagLabel>& tags)
{
    QStringList parts;
    for (const TagLabel& tag : tags)
        if (const TraceAttribute* value = find(facts, tag.tag))
            parts << labelOf(tag) + u'=' + quoted(value->value);
    return parts.join(QLatin1String(", "));
}

std::vector<TagLabel> defaultTags()
{
    std::vector<TagLabel> tags;
    for (const char* key : {"cluster", "hostname", "namespace", "pod", "service.name", "service.namespace"})
        tags.push_back({QString::fromLatin1(key), {}});
    return tags;
}

std::optional<QString> tagText(const SpanFacts& facts, QString path)
{
    static const QRegularExpression bracketed(QStringLiteral("^\\[['\"](.*)['\"]\\]$"));
    if (const auto match = bracketed.match(path); match.hasMatch())
        path = match.captured(1);
    else if (path.startsWith(u'.'))
        path = path.mid(1);
    const TraceAttribute* tag = find(facts, path);
    return tag ? std::optional(tag->value) : std::nullopt;
}

std::optional<QString> spanText(const SpanFacts& facts, const QString& path)
{
    const Trace& trace = facts.trace;
    if (path == QLatin1String("traceId"))
        return trace.traceId;
    if (path == QLatin1String("spanId"))
        return trace.spanId(facts.span);
    if (path == QLatin1String("name"))
        return trace.operationOf(facts.span);
    if (path == QLatin1String("duration"))
        return QString::number(trace.durationNs[facts.span] / 1000);
    return path.startsWith(QLatin1String("tags")) ? tagText(facts, path.mid(4)) : std::nullopt;
}

std::optional<QString> traceText(const SpanFacts& facts, const QString& path)
{
    const TraceSummary summary = summarize(facts.trace);
    if (path == QLatin1String("traceId"))
        return summary.traceId;
    if (path == QLatin1String("name"))
        return summary.operation;
    if (path == QLatin1String("duration"))
        return QString::number(summary.durationNs / 1000);
    return std::nullopt;
}

/// nullopt when the span lacks something the query names. Other variables are left for the view that opens.
std::optional<QString> filled(const QString& query, const SpanFacts& facts, const QString& matchers)
{
    static const QRegularExpression names(
        QStringLiteral("\\$\\{__(tags|span|trace)(?:\\.([^}:]*))?(?::[^}]*)?\\}|\\$__(tags)\\b"));
    QString result;
    qsizetype at = 0;
    for (auto it = names.globalMatch(query); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString name = match.captured(1) + match.captured(3);
        const auto text = name == QLatin1String("tags") ? (matchers.isEmpty() ? std::nullopt : std::optional(matchers))
            : name == QLatin1String("span")             ? spanText(facts, match.captured(2))
                                                        : traceText(facts, match.captured(2));
        if (!text)
            return std::nullopt;
        result += query.mid(at, match.capturedStart() - at) + *text;
        at = match.capturedEnd();
    }
    return result + query.mid(at);
}

qint64 shiftMs(const QString& text, qint64 fallback)
{
    const bool earlier = text.startsWith(u'-');
    const auto ms = intervalToMs(earlier ? text.mid(1) : text);
    return ms ? (earlier ? -*ms : *ms) : fallback;
}

TimeRange rangeOf(const SpanFacts& facts, qint64 startShiftMs, qint64 endShiftMs)
{
    const qint64 startNs = facts.trace.startNs[facts.span];
    TimeRange range;
    range.fromMs = startNs / nsPerMs + startShiftMs;
    range.toMs = (startNs + facts.trace.durationNs[facts.span]) / nsPerMs + endShiftMs;
    range.toMs = std::max(range.toMs, range.fromMs + 1); // an empty range has no lines
    return range;
}

/// The id in the line, or in the label or structured metadata that carries it.
QString idFilter(const char* id, const char* label)
{
    return QStringLiteral(" | label_format log_line_contains_%2=`{{ contains \"${__span.%1}\" __line__ }}` "
                          "| log_line_contains_%2=\"true\" or %2=\"${__span.%1}\"")
        .arg(QLatin1String(id), QLatin1String(label));
}

QString logsQuery(const TraceToLogs& logs)
{
    if (logs.query)
        return *logs.query;
    QString query = QStringLiteral("{${__tags}}");
    if (logs.filterByTraceId)
        query += idFilter("traceId", "trace_id");
    if (logs.filterBySpanId)
        query += idFilter("spanId", "span_id");
    return query;
}

void addLogs(const SpanFacts& facts, const TraceToLogs& logs, std::vector<QueryLink>& links)
{
    const QString matchers = matchersOf(facts, logs.tags.empty() ? defaultTags() : logs.tags);
    if (const auto query = filled(logsQuery(logs), facts, matchers); query && !query->isEmpty())
        links.push_back({tr("Logs for this span"), logs.datasource, Json(query->toStdString()),
                         rangeOf(facts, shiftMs(logs.startShift, 0), shiftMs(logs.endShift, 0))});
}

QString latencyQuery(const SpanFacts& facts)
{
    return QStringLiteral(
               "histogram_quantile(0.5, sum(rate(traces_spanmetrics_latency_bucket{service=%1}[5m])) by (le))")
        .arg(quoted(facts.trace.serviceOf(facts.span)));
}

void addMetrics(const SpanFacts& facts, const TraceToMetrics& metrics, std::vector<QueryLink>& links)
{
    constexpr qint64 aroundMs = 120'000;
    const QString matchers = matchersOf(facts, metrics.tags);
    for (const TraceToMetrics::Query& query : metrics.queries) {
        const auto text = query.query.isEmpty() ? latencyQuery(facts) : filled(query.query, facts, matchers);
        if (text)
            links.push_back(
                {query.name.isEmpty() ? tr("Metrics for this span") : query.name, metrics.datasource,
                 Json(text->toStdString()),
                 rangeOf(facts, shiftMs(metrics.startShift, -aroundMs), shiftMs(metrics.endShift, aroundMs))});
    }
}

} // namespace

std::vector<QueryLink> spanLinks(const Trace& trace, size_t span, const TraceSettings& settings)
{
    std::vector<QueryLink> links;
    if (span >= trace.size() || (!settings.logs && !settings.metrics))
        return links;
    const SpanFacts facts = factsOf(trace, span);
    if (settings.logs)
        addLogs(facts, *settings.logs, links);
    if (settings.metrics)
        addMetrics(facts, *settings.metrics, links);
    return links;
}
