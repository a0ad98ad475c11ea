#include "datasources/prometheus/tracelinks.h"

#include <QCoreApplication>

TraceLinks traceLinksFromJson(const Json& jsonData)
{
    TraceLinks links;
    for (const Json& json : jsonutil::array(jsonData, "exemplarTraceIdDestinations")) {
        TraceLinks::Destination destination;
        destination.label = jsonutil::string(json, "name");
        DataLink& link = destination.link;
        link.title = jsonutil::string(json, "urlDisplayLabel");
        link.url = jsonutil::string(json, "url");
        const QString uid = jsonutil::string(json, "datasourceUid");
        if (!uid.isEmpty())
            link.internal = std::make_shared<const Json>(
                Json {{"datasourceUid", uid.toStdString()}, {"query", {{"query", "${__value.raw}"}}}});
        else
            link.targetBlank = true;
        if (link.title.isEmpty())
            link.title = QCoreApplication::translate("Prometheus", "Open the trace");
        if (!destination.label.isEmpty() && (link.internal || !link.url.isEmpty()))
            links.destinations.push_back(std::move(destination));
    }
    return links;
}

void addTraceLinks(const TraceLinks& links, Frame& exemplars)
{
    for (const TraceLinks::Destination& destination : links.destinations) {
        for (Field& field : exemplars.fields) {
            if (field.name != destination.label)
                continue;
            FieldConfig config = *field.config;
            config.links.push_back(destination.link);
            field.config = std::make_shared<const FieldConfig>(std::move(config));
        }
    }
}
