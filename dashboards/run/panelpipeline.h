#pragma once

#include "dashboards/alerts/alertfilter.h"
#include "dashboards/format/fieldoverrides.h"
#include "dashboards/run/paneldata.h"
#include "dashboards/run/targetplan.h"
#include "dashboards/transform/transformation.h"
#include "dashboards/variables/interpolate.h"

/// All that turns responses into PanelData; values only, so it runs in any thread.
struct PipelineInput
{
    std::vector<ResponsePtr> responses;
    std::vector<qint64> compareShiftMs; ///< of responses[i]: how much earlier its period is; shorter: 0
    std::vector<RefId> refIds; ///< of responses[i]: equal requests were joined, so the frames' own may differ
    std::map<RefId, Error> failures; ///< of queries without any answer; expressions that read them fail
    TargetPlan plan;
    TimeRange range; ///< that was asked for
    std::vector<Annotation> dashboardEvents; ///< as the dashboard's annotations gave them
    std::vector<TransformationSpec> transformations;
    FieldConfigSource fieldConfig;
    DisplayContext display;
    std::shared_ptr<const Transformations> registry;
    std::vector<Notice> notices; ///< known before anything was asked
    InterpolateContext variables; ///< of the texts in field config and transformations
    AlertFilter alertFilter; ///< of panels that ask for alerts
    bool showsLogs = false; ///< lines stay lines; other panels get them as frames
    bool showsTraces = false; ///< traces stay traces; likewise
};

struct PipelineOutput
{
    Frames frames;
    std::vector<std::vector<DisplayProcessor>> displays;
    LogLinesPtr logs;
    std::vector<DerivedField> derivedFields;
    std::vector<Annotation> dashboardEvents; ///< as the panel's transformations leave them
    std::vector<Annotation> annotations; ///< events among the answers: frames of the topic "annotations"
    Frames exemplars; ///< frames of the topic "exemplar"
    std::vector<TracePtr> traces;
    AlertListPtr alerts; ///< nullptr when no response has any
    std::vector<Notice> notices;
    std::optional<Error> error; ///< of an expression
    qint64 newestSampleMs = 0;
};

/// Sources mark their frames: meta.topic "annotations" or "exemplar" are kept apart from the series, and
/// tables of Prometheus have their value column named after the refId when several queries give tables.
PipelineOutput runPipeline(const PipelineInput& input);

/// The dashboard's events as the panel's transformations leave them; the responses are not looked at.
std::vector<Annotation> transformedEvents(const PipelineInput& input);

/// One processor per field of every frame.
std::vector<std::vector<DisplayProcessor>> makeDisplays(const Frames& frames, const DisplayContext& context);
