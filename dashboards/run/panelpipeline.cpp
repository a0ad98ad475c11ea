#include "dashboards/run/panelpipeline.h"

#include "dashboards/alerts/alertmerge.h"
#include "dashboards/run/annotationtables.h"
#include "dashboards/run/datacontext.h"
#include "dashboards/run/timecompare.h"
#include "dashboards/traces/tracegraph.h"
#include "datasources/data/logframes.h"
#include "datasources/data/traceframes.h"
#include "datasources/data/tracesettingsjson.h"
#include "datasources/prometheus/prometheusframes.h"

#include <QSet>

#include <algorithm>

namespace {

/// Equal requests are sent once, so the frames may carry another panel's refId; "-Instant" of a second request stays.
QString callersRefId(const QString& sent, const RefId& mine)
{
    static const QString instant = QStringLiteral("-Instant");
    return sent.endsWith(instant) ? mine.value + instant : mine.value;
}

/// Lines go to a logs panel as they are, unless transformations, which know frames only, stand between.
bool keepsLines(const PipelineInput& input)
{
    return input.showsLogs && input.transformations.empty();
}

/// Panels that know no traces get their spans as a table, and as a graph where the connection asks for one.
void addTraceFrames(const Response& response, const QString& refId, Frames& frames)
{
    const TraceSettingsPtr settings = traceSettingsOf(response.frames);
    for (const TracePtr& trace : response.traces) {
        frames.push_back(spanTable(*trace));
        frames.back().refId = refId;
        if (!settings || !settings->nodeGraph)
            continue;
        for (Frame& part : traceGraph(*trace)) {
            part.refId = refId;
            frames.push_back(std::move(part));
        }
    }
}

struct Sorted
{
    Frames series;
    Frames annotations;
    Frames exemplars;

    /// Exemplars may also come as annotations of that name.
    void add(Frame frame)
    {
        const bool annotation = frame.meta.topic == QLatin1String("annotations");
        const bool exemplar =
            frame.meta.topic == QLatin1String("exemplar") || (annotation && frame.name == QLatin1String("exemplar"));
        (exemplar ? exemplars : annotation ? annotations : series).push_back(std::move(frame));
    }
};

Sorted sortByTopic(const PipelineInput& input)
{
    Sorted sorted;
    for (size_t i = 0; i < input.responses.size(); ++i) {
        if (!input.responses[i])
            continue;
        const QString refId = i < input.refIds.size() ? input.refIds[i].value : QString();
        if (const LogLinesPtr& logs = input.responses[i]->logs; logs && !keepsLines(input))
            sorted.series.push_back(logFrame(*logs, refId));
        if (!input.responses[i]->traces.empty()) {
            if (!input.showsTraces)
                addTraceFrames(*input.responses[i], refId, sorted.series);
            continue;
        }
        const qint64 shift = i < input.compareShiftMs.size() ? input.compareShiftMs[i] : 0;
        const Frames& own = input.responses[i]->frames;
        for (Frame frame : shift != 0 ? shiftedIntoPresent(own, shift) : own) {
            if (i < input.refIds.size() && shift == 0)
                frame.refId = callersRefId(frame.refId, input.refIds[i]);
            sorted.add(std::move(frame));
        }
    }
    return sorted;
}

/// What the panel's transformations need to know besides their frames.
TransformContext transformContext(const PipelineInput& input)
{
    const auto replace = [variables = input.variables](const QString& text) { return interpolate(text, variables); };
    return {replace, input.display.zone, input.display.nowMs};
}

/// Every topic through its own transformations; they may turn series into annotations.
Sorted transformed(Sorted sorted, const PipelineInput& input)
{
    if (!input.registry)
        return sorted;
    const TransformContext context = transformContext(input);
    Frames series = transformFrames(std::move(sorted.series), transformationsOf(input.transformations, {}),
                                    *input.registry, context);
    Frames annotations =
        transformFrames(std::move(sorted.annotations), transformationsOf(input.transformations, annotationsTopic()),
                        *input.registry, context);
    Sorted result;
    result.exemplars = std::move(sorted.exemplars);
    for (Frame& frame : series)
        result.add(std::move(frame));
    for (Frame& frame : annotations)
        result.add(std::move(frame));
    return result;
}

qint64 newestSampleMs(const Frames& frames)
{
    qint64 newest = 0;
    for (const Frame& frame : frames) {
        const Field* time = frame.first(FieldType::Time);
        const TimeColumn* column = time ? time->times() : nullptr;
        if (column && !column->empty() && column->back() != nullTime)
            newest = std::max(newest, column->back() / 1'000'000);
    }
    return newest;
}

void collectLogs(const PipelineInput& input, PipelineOutput& output)
{
    std::vector<LogLinesPtr> parts;
    for (const ResponsePtr& response : input.responses) {
        if (!response || !response->logs)
            continue;
        if (keepsLines(input))
            parts.push_back(response->logs);
        for (const DerivedField& field : response->derivedFields)
            if (std::find(output.derivedFields.begin(), output.derivedFields.end(), field)
                == output.derivedFields.end())
                output.derivedFields.push_back(field);
    }
    if (LogLinesPtr ofFrames = logLinesOfFrames(output.frames))
        parts.push_back(std::move(ofFrames));
    output.logs = parts.size() == 1 ? parts.front() : LogLines::merge(parts);
    if (!output.logs->isEmpty())
        output.newestSampleMs =
            std::max(output.newestSampleMs, output.logs->timeNs(output.logs->size() - 1) / 1'000'000);
}

void collectNotices(const PipelineInput& input, std::vector<Notice>& notices)
{
    const auto add = [&](const Notice& notice) {
        if (std::find(notices.begin(), notices.end(), notice) == notices.end())
            notices.push_back(notice);
    };
    for (const ResponsePtr& response : input.responses) {
        if (!response)
            continue;
        std::for_each(response->notices.begin(), response->notices.end(), add);
        for (const Frame& frame : response->frames)
            std::for_each(frame.meta.notices.begin(), frame.meta.notices.end(), add);
    }
}

std::vector<TracePtr> tracesOf(const PipelineInput& input)
{
    std::vector<TracePtr> traces;
    for (const ResponsePtr& response : input.responses)
        if (response)
            traces.insert(traces.end(), response->traces.begin(), response->traces.end());
    return traces;
}

AlertListPtr alertsOf(const PipelineInput& input)
{
    std::vector<AlertListPtr> lists;
    for (const ResponsePtr& response : input.responses)
        if (response && response->alerts)
            lists.push_back(response->alerts);
    if (lists.empty())
        return nullptr;
    const bool isWhole = lists.size() == 1 && lists.front()->rules.empty() && input.alertFilter.isEmpty();
    return isWhole ? lists.front() : sharedAlerts(filteredAlerts(mergeAlerts(lists), input.alertFilter));
}

/// A configured name that asks for the display name means the name without it.
QString textOfField(const QString& text, const Field& field, const Frame& frame, const PipelineInput& input,
                    const Frames& all)
{
    if (!text.contains(u'$') && !text.contains(QLatin1String("[[")))
        return text;
    DataContext data;
    data.frame = &frame;
    data.field = &field;
    data.all = &all;
    data.display = input.display;
    Frame unnamed;
    if (field.config->displayName == text && &field >= frame.fields.data()
        && &field < frame.fields.data() + frame.fields.size()) {
        unnamed = frame;
        Field& own = unnamed.fields[size_t(&field - frame.fields.data())];
        FieldConfig config = *own.config;
        config.displayName.reset();
        own.config = std::make_shared<const FieldConfig>(std::move(config));
        data.frame = &unnamed;
        data.field = &own;
    }
    return interpolate(text, withDataContext(input.variables, data));
}

} // namespace

std::vector<std::vector<DisplayProcessor>> makeDisplays(const Frames& frames, const DisplayContext& context)
{
    std::vector<std::vector<DisplayProcessor>> displays;
    displays.reserve(frames.size());
    for (const Frame& frame : frames) {
        auto& row = displays.emplace_back();
        row.reserve(frame.fields.size());
        for (const Field& field : frame.fields)
            row.emplace_back(field, context);
    }
    return displays;
}

std::vector<Annotation> transformedEvents(const PipelineInput& input)
{
    if (!input.registry)
        return input.dashboardEvents;
    return transformedAnnotations(input.dashboardEvents, input.transformations, *input.registry,
                                  transformContext(input), input.display.palette);
}

PipelineOutput runPipeline(const PipelineInput& input)
{
    PipelineOutput output;
    Sorted sorted = sortByTopic(input);
    PlanOutput planned =
        followPlan(std::move(sorted.series), {input.plan, input.responses, input.refIds, input.failures, input.range});
    sorted.series = std::move(planned.series);
    output.notices = std::move(planned.notices);
    output.error = std::move(planned.error);
    numberTableValues(sorted.series); // only the panel knows all of its queries; a datasource is asked one by one
    output.newestSampleMs = newestSampleMs(sorted.series);

    sorted = transformed(std::move(sorted), input);
    OverrideContext overrides;
    overrides.palette = input.display.palette;
    overrides.interpolate = [&](const QString& text, const Field& field, const Frame& frame) {
        return textOfField(text, field, frame, input, sorted.series);
    };
    output.frames = applyFieldOverrides(sorted.series, input.fieldConfig, overrides);
    output.displays = makeDisplays(output.frames, input.display);
    for (const Frame& frame :
         applyScopedRules(sorted.annotations, input.fieldConfig, overrides, QStringLiteral("annotation"))) {
        auto events = annotationsFromTable(frame, input.display.palette);
        std::move(events.begin(), events.end(), std::back_inserter(output.annotations));
    }
    output.dashboardEvents = transformedEvents(input);
    output.exemplars = applyScopedRules(sorted.exemplars, input.fieldConfig, overrides, QStringLiteral("exemplar"));
    if (input.showsLogs)
        collectLogs(input, output);
    output.alerts = alertsOf(input);
    output.traces = tracesOf(input);
    output.notices = input.notices;
    collectNotices(input, output.notices);
    return output;
}
