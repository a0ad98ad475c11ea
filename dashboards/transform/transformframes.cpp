#include "dashboards/format/fieldoverrides.h"
#include "dashboards/transform/fieldnames.h"
#include "dashboards/transform/transformation.h"

namespace {

/// Variables may stand in any text of the options.
Json interpolated(const Json& options, const TransformContext& context)
{
    if (options.is_string()) {
        const QString text = jsonutil::text(options.get_ref<const std::string&>());
        const bool plain = !text.contains(QLatin1Char('$')) && !text.contains(QLatin1String("[["));
        return plain || !context.interpolate ? options : Json(context.interpolate(text).toStdString());
    }
    if (!options.is_structured())
        return options;
    Json out = options;
    for (Json& item : out)
        item = interpolated(item, context);
    return out;
}

bool isSet(const Json& filterOptions)
{
    return !filterOptions.is_null() && filterOptions != Json("") && filterOptions != Json(false);
}

/// Runs on the matching frames only; the others come back where the first of them stood.
Frames transformMatching(Frames frames, const MatcherSpec& matcher, const std::function<Frames(Frames)>& apply)
{
    Frames kept;
    Frames others;
    size_t position = 0;
    for (size_t i = 0; i < frames.size(); ++i) {
        const bool match = matchesFrame(matcher, frames[i]);
        if (!match && position == 0)
            position = i;
        (match ? kept : others).push_back(std::move(frames[i]));
    }
    Frames out = apply(std::move(kept));
    const auto at = out.begin() + qsizetype(std::min(position, out.size()));
    out.insert(at, std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
    return out;
}

} // namespace

Frames transformFrames(Frames frames, const std::vector<TransformationSpec>& specs, const Transformations& registry,
                       const TransformContext& context)
{
    for (const TransformationSpec& spec : specs) {
        const Transformation* transformation = spec.disabled ? nullptr : registry.find(spec.id);
        if (!transformation)
            continue;
        const Json options = spec.options.is_object() ? interpolated(spec.options, context) : Json::object();
        const auto apply = [&](Frames input) { return transformation->apply(std::move(input), options, context); };
        const Json* filter = jsonutil::find(spec.filter, "options");
        frames = filter && isSet(*filter) ? transformMatching(std::move(frames), matcherFromJson(spec.filter), apply)
                                          : apply(std::move(frames));
    }
    return frames;
}
