#include "widgets/traces/tracescene.h"

#include "dashboards/format/color.h"
#include "dashboards/traces/selftime.h"
#include "dashboards/traces/skew.h"

#include <algorithm>

TraceScenePtr TraceScene::make(const TracePtr& trace, bool adjustClocks)
{
    auto scene = std::make_shared<TraceScene>();
    scene->trace = trace;
    if (adjustClocks) {
        const SkewAdjustment adjustment = skewAdjustment(*trace);
        scene->movedSpans = adjustment.adjusted;
        scene->trace = adjusted(trace, adjustment);
    }
    scene->summary = summarize(*scene->trace);
    scene->path = criticalPath(*scene->trace);
    std::stable_sort(scene->path.begin(), scene->path.end(), [](const PathSection& a, const PathSection& b) {
        return a.span != b.span ? a.span < b.span : a.fromNs < b.fromNs;
    });
    scene->selfNs = selfTimes(*scene->trace);
    for (const TraceProcess& process : scene->trace->processes)
        scene->serviceColor.push_back(int(scene->summary.services.indexOf(process.service)));
    return scene;
}

std::vector<std::pair<qint64, qint64>> TraceScene::pathOf(quint32 span) const
{
    std::vector<std::pair<qint64, qint64>> sections;
    auto it = std::lower_bound(path.begin(), path.end(), span,
                               [](const PathSection& section, quint32 wanted) { return section.span < wanted; });
    for (; it != path.end() && it->span == span; ++it)
        sections.emplace_back(it->fromNs, it->toNs);
    return sections;
}

QColor serviceColor(const TraceScene& scene, size_t span, const Theme& theme)
{
    const int index = scene.serviceColor[scene.trace->process[span]];
    return toQColor(classicPaletteColor(std::max(0, index), theme.palette));
}
