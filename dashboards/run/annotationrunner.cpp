#include "dashboards/run/annotationrunner.h"

#include "dashboards/run/timeregions.h"
#include "dashboards/variables/variablesources.h"
#include "datasources/datasources.h"

#include <algorithm>

void AnnotationRunner::run(const std::vector<AnnotationSpec>& specs, const RefreshContext& refresh,
                           const InterpolateContext& variables, const Which& which)
{
    m_queries.resize(specs.size());
    bool changed = false;
    for (size_t i = 0; i < specs.size(); ++i) {
        if (which && !which(specs[i]))
            continue;
        const std::unique_ptr<Query> before = std::move(m_queries[i]);
        m_queries[i] = ask(specs[i], refresh, variables, before ? before->response : nullptr);
        // Regions are there at once, and events nobody can be asked for any more are gone at once.
        changed = changed || (m_queries[i] ? timeRegionOf(specs[i]) != nullptr : before != nullptr);
    }
    if (changed && m_changed)
        m_changed();
}

std::unique_ptr<AnnotationRunner::Query> AnnotationRunner::ask(const AnnotationSpec& spec,
                                                               const RefreshContext& refresh,
                                                               const InterpolateContext& variables, ResponsePtr before)
{
    if (!spec.enable || spec.builtIn)
        return nullptr;
    auto query = std::make_unique<Query>();
    query->spec = spec;
    if (const Json* region = timeRegionOf(spec)) {
        query->regions = timeRegions(*region, variables.range, refresh.time.zone);
        return query;
    }
    if (spec.datasource.kind == DataSourceRef::Kind::Grafana)
        return nullptr;
    const auto connection = resolveDataSource(spec.datasource, refresh.sources, variables);
    const DataSource* source = connection ? refresh.sources.find(*connection) : nullptr;
    if (!source)
        return nullptr;
    query->response = std::move(before);

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
    Sink sink;
    sink.done = [this, raw = query.get()](Result<ResponsePtr> result) { // owned by m_queries, as is what calls this
        if (!result)
            return; // the last good events stay; panels of the same source say what is wrong
        raw->response = *result;
        if (m_changed)
            m_changed();
    };
    query->pending = m_send(request, std::move(sink));
    return query;
}

std::vector<Annotation> AnnotationRunner::annotationsFor(const PanelId& panel, const Palette& palette) const
{
    std::vector<Annotation> all;
    for (const auto& query : m_queries) {
        if (!query || !annotationApplies(query->spec, panel))
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
