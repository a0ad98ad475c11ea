#pragma once

#include "dashboards/format/fieldoverrides.h"
#include "dashboards/run/paneldata.h"
#include "dashboards/transform/transformation.h"

/// All that turns responses into PanelData; values only, so it runs in any thread.
struct PipelineInput
{
    std::vector<ResponsePtr> responses;
    std::vector<RefId> refIds; ///< of responses[i]: equal requests were joined, so the frames' own may differ
    std::vector<TransformationSpec> transformations;
    FieldConfigSource fieldConfig;
    DisplayContext display;
    std::shared_ptr<const Transformations> registry;
    std::function<QString(const QString&)> interpolate;
};

struct PipelineOutput
{
    Frames frames;
    std::vector<std::vector<DisplayProcessor>> displays;
    std::vector<Notice> notices;
    qint64 newestSampleMs = 0;
};

PipelineOutput runPipeline(const PipelineInput& input);
