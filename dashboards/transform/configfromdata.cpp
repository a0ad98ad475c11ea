#include "dashboards/reduce/reducers.h"
#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"
#include "dashboards/transform/configmapping.h"
#include "dashboards/transform/fieldnames.h"

#include <algorithm>

/// The result of one query configures the fields of the others: limits, thresholds, names and mappings from data.
Frames configFromData(Frames frames, const Json& options, const TransformContext&)
{
    const QString refId = jsonutil::string(options, "configRefId", QStringLiteral("config"));
    const auto source =
        std::find_if(frames.begin(), frames.end(), [&](const Frame& frame) { return frame.refId == refId; });
    if (source == frames.end())
        return frames;
    ConfigChanges changes;
    for (const Field& field : source->fields) {
        const ConfigMapping mapping = mappingFor(field, *source, jsonutil::array(options, "mappings"));
        if (!isConfigHandler(mapping.handler))
            continue;
        if (!mapping.handler.startsWith(QLatin1String("mappings.")))
            changes.set(
                mapping,
                reduceField(field, mapping.reducer.isEmpty() ? QStringLiteral("lastNotNull") : mapping.reducer));
        else if (mapping.reducer.isEmpty() || mapping.reducer == QLatin1String("allValues"))
            changes.setList(mapping.handler, cells::values(field));
    }
    const Json* applyTo = jsonutil::find(options, "applyTo");
    const MatcherSpec matcher = applyTo && applyTo->is_object() ? matcherFromJson(*applyTo)
                                                                : MatcherSpec {QStringLiteral("numeric"), Json(), {}};
    const auto sourceIndex = source - frames.begin();
    for (Frame& frame : frames)
        for (Field& field : frame.fields)
            if (fieldMatches(matcher, field, frame, frames)) {
                field.config = changes.appliedTo(*field.config);
                field.state = {};
            }
    if (frames.size() > 1)
        frames.erase(frames.begin() + sourceIndex);
    return frames;
}
