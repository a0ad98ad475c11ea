#include "widgets/chart/annotationclusters.h"

#include "dashboards/time/momentformat.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

constexpr double crowdedPx = 10; ///< markers nearer than this touch
constexpr size_t mostListed = 10;

bool isRegion(const Annotation& annotation)
{
    return annotation.timeEndMs > annotation.timeMs;
}

/// What a cluster says: its first events by time, and how many more there are.
Annotation joined(const std::vector<const Annotation*>& events, const QTimeZone& zone)
{
    if (events.size() == 1)
        return *events.front();
    const MomentFormat format(QStringLiteral("MM-DD HH:mm:ss"), zone);
    Annotation cluster = *events.front();
    cluster.timeEndMs = events.back()->timeMs;
    cluster.title = QCoreApplication::translate("Annotations", "%n annotations", nullptr, int(events.size()));
    cluster.tags.clear();
    QStringList lines;
    for (size_t i = 0; i < std::min(events.size(), mostListed); i++) {
        const Annotation& event = *events[i];
        const QString& what = event.title.isEmpty() ? event.text : event.title;
        lines << format.format(event.timeMs) + QStringLiteral("  ") + (what.isEmpty() ? event.source : what);
    }
    if (events.size() > mostListed)
        lines << QCoreApplication::translate("Annotations", "and %n more", nullptr, int(events.size() - mostListed));
    cluster.text = lines.join(QStringLiteral("<br>"));
    return cluster;
}

} // namespace

std::vector<Annotation> shownAnnotations(const ChartModel& model, double widthPx)
{
    if (!model.annotationClusters || model.annotations.size() < 2)
        return model.annotations;
    const double reachMs = crowdedPx * (model.toMs - model.fromMs) / std::max(widthPx, 1.0);
    std::vector<const Annotation*> events;
    std::vector<Annotation> shown;
    for (const Annotation& annotation : model.annotations) {
        if (isRegion(annotation))
            shown.push_back(annotation);
        else
            events.push_back(&annotation);
    }
    std::stable_sort(events.begin(), events.end(), [](const Annotation* a, const Annotation* b) {
        return a->source != b->source ? a->source < b->source : a->timeMs < b->timeMs;
    });
    std::vector<const Annotation*> cluster;
    for (const Annotation* event : events) {
        const bool goesOn = !cluster.empty() && cluster.back()->source == event->source
            && double(event->timeMs - cluster.back()->timeMs) <= reachMs;
        if (!goesOn && !cluster.empty()) {
            shown.push_back(joined(cluster, model.zone));
            cluster.clear();
        }
        cluster.push_back(event);
    }
    if (!cluster.empty())
        shown.push_back(joined(cluster, model.zone));
    std::stable_sort(shown.begin(), shown.end(),
                     [](const Annotation& a, const Annotation& b) { return a.timeMs < b.timeMs; });
    return shown;
}
