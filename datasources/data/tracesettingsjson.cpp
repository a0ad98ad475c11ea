#include "datasources/data/tracesettingsjson.h"

namespace {

/// [{"key","value"}], or a plain list of keys as older files have it.
std::vector<TagLabel> tagsOf(const Json& list)
{
    std::vector<TagLabel> tags;
    for (const Json& item : list) {
        const QString key = jsonutil::asString(item).value_or(jsonutil::string(item, "key"));
        if (!key.isEmpty())
            tags.push_back({key, jsonutil::string(item, "value")});
    }
    return tags;
}

std::optional<TraceToLogs> newLogs(const Json& json)
{
    TraceToLogs logs;
    logs.datasource = jsonutil::string(json, "datasourceUid");
    if (logs.datasource.isEmpty())
        return std::nullopt;
    logs.tags = tagsOf(jsonutil::array(json, "tags"));
    logs.startShift = jsonutil::string(json, "spanStartTimeShift");
    logs.endShift = jsonutil::string(json, "spanEndTimeShift");
    logs.filterByTraceId = jsonutil::boolean(json, "filterByTraceID");
    logs.filterBySpanId = jsonutil::boolean(json, "filterBySpanID");
    if (jsonutil::boolean(json, "customQuery"))
        logs.query = jsonutil::string(json, "query");
    return logs;
}

std::optional<TraceToLogs> oldLogs(const Json& json)
{
    auto logs = newLogs(json);
    if (logs && jsonutil::boolean(json, "mapTagNamesEnabled"))
        logs->tags = tagsOf(jsonutil::array(json, "mappedTags"));
    return logs;
}

std::optional<TraceToMetrics> metricsOf(const Json& json)
{
    TraceToMetrics metrics;
    metrics.datasource = jsonutil::string(json, "datasourceUid");
    if (metrics.datasource.isEmpty())
        return std::nullopt;
    metrics.tags = tagsOf(jsonutil::array(json, "tags"));
    metrics.startShift = jsonutil::string(json, "spanStartTimeShift");
    metrics.endShift = jsonutil::string(json, "spanEndTimeShift");
    for (const Json& query : jsonutil::array(json, "queries"))
        metrics.queries.push_back({jsonutil::string(query, "name"), jsonutil::string(query, "query")});
    return metrics;
}

} // namespace

JsonPtr traceSettingsJson(const ConnectionId& uid, const Json& jsonData)
{
    Json kept = {{"datasource", uid.value.toStdString()}};
    for (const char* key : {"tracesToLogsV2", "tracesToLogs", "tracesToMetrics", "spanBar", "nodeGraph"})
        if (const Json* value = jsonutil::find(jsonData, key))
            kept[key] = *value;
    return std::make_shared<const Json>(std::move(kept));
}

Frame traceFrame(const JsonPtr& settings, const QString& refId)
{
    Frame frame;
    frame.refId = refId;
    frame.meta.preferredVisual = QStringLiteral("trace");
    frame.meta.custom = settings;
    return frame;
}

TraceSettingsPtr traceSettingsOf(const Frames& frames)
{
    for (const Frame& frame : frames)
        if (frame.meta.preferredVisual == QLatin1String("trace") && frame.meta.custom)
            return std::make_shared<const TraceSettings>(traceSettingsFromJson(*frame.meta.custom));
    return nullptr;
}

TraceSettings traceSettingsFromJson(const Json& jsonData)
{
    TraceSettings settings;
    settings.datasource = jsonutil::string(jsonData, "datasource");
    settings.logs = newLogs(jsonutil::object(jsonData, "tracesToLogsV2"));
    if (!settings.logs)
        settings.logs = oldLogs(jsonutil::object(jsonData, "tracesToLogs"));
    settings.metrics = metricsOf(jsonutil::object(jsonData, "tracesToMetrics"));
    const Json& bar = jsonutil::object(jsonData, "spanBar");
    const QString label = jsonutil::string(bar, "type");
    settings.barLabel = label == QLatin1String("None") ? SpanBarLabel::None
        : label == QLatin1String("Tag")                ? SpanBarLabel::Tag
                                                       : SpanBarLabel::Duration;
    settings.barTag = jsonutil::string(bar, "tag");
    settings.nodeGraph = jsonutil::boolean(jsonutil::object(jsonData, "nodeGraph"), "enabled");
    return settings;
}
