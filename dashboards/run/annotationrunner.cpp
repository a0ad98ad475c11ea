#include "dashboards/run/annotationrunner.h"

#include "dashboards/run/timeregions.h"
#include "datasources/datasources.h"

#include <algorithm>

void AnnotationRunner::run(const std::vector<AnnotationSpec>& specs, const RefreshContext& refresh,
                           const InterpolateContext& variables)
{
    std::vector<std::unique_ptr<Query>> before = std::move(m_queries);
    m_queries.clear();
    for (const AnnotationSpec& spec : specs) {
        if (!spec.enable || spec.builtIn)
            continue;
        if (const Json* region = timeRegionOf(spec)) {
            auto query = std::make_unique<Query>();
            query->spec = spec;
            query->regions = timeRegions(*region, variables.range, refresh.time.zone);
            m_queries.push_back(std::move(query));
            continue;
        }
        if (spec.datasource.kind == DataSourceRef::Kind::Grafana)
            continue;
        const auto connection = resolveDataSource(spec.datasource, refresh.sources, variables);
        const DataSource* source = connection ? refresh.sources.find(*connection) : nullptr;
        if (!source)
            continue;
        auto query = std::make_unique<Query>();
        query->spec = spec;
        const auto old =
            std::find_if(before.begin(), before.end(), [&](const auto& b) { return b && b->spec.name == spec.name; });
        if (old != before.end())
            query->response = (*old)->response;

        InterpolateContext own = variables;
        own.defaultFormat = [source](const VariableShape& shape) { return source->formatVariable(shape); };
        QueryRequest request;
        request.connection = *connection;
        request.kind = QueryRequest::Kind::Annotation;
        request.refId = RefId(QStringLiteral("Anno"));
        request.spec = interpolateJson(annotationQuery(spec), own);
        request.range = variables.range;
        request.intervalMs = annotationStepMs(spec);
        request.nowMs = refresh.time.nowMs;
        Query* raw = query.get(); // owned by m_queries; the Pending inside dies with it
        Sink sink;
        sink.done = [this, raw](Result<ResponsePtr> result) {
            if (!result)
                return; // the last good events stay; panels of the same source say what is wrong
            raw->response = *result;
            if (m_changed)
                m_changed();
        };
        query->pending = m_send(request, std::move(sink));
        m_queries.push_back(std::move(query));
    }
}

std::vector<Annotation> AnnotationRunner::annotationsFor(const PanelId& panel, const Palette& palette) const
{
    std::vector<Annotation> all;
    for (const auto& query : m_queries) {
        if (!annotationApplies(query->spec, panel))
            continue;
        auto some = query->response ? annotationsFromFrames(query->response->frames, query->spec, palette)
                                    : annotationsFromTimeRegions(query->regions, query->spec, palette);
        if (query->response && query->response->logs)
            some = annotationsFromLogs(*query->response->logs, query->spec, palette);
        std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Annotation& a, const Annotation& b) { return a.timeMs < b.timeMs; });
    return all;
}
