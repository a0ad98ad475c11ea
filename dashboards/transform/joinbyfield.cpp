#include "dashboards/transform/builtins.h"
#include "dashboards/transform/fieldnames.h"
#include "dashboards/transform/joinframes.h"
#include "dashboards/transform/refids.h"

namespace {

JoinMode modeOf(const QString& name)
{
    return name == QLatin1String("inner")       ? JoinMode::Inner
        : name == QLatin1String("outerTabular") ? JoinMode::OuterTabular
                                                : JoinMode::Outer;
}

Frames joinAll(Frames frames, const QString& byField, JoinMode mode)
{
    if (frames.size() <= 1)
        return frames;
    JoinOptions options;
    options.mode = mode;
    if (byField.isEmpty() && !frames.front().first(FieldType::Time))
        options.joinBy = [](Field&, const Frame&, const Frames&) { return false; }; // nothing to join on is guessed
    if (!byField.isEmpty())
        options.joinBy = [matcher = matcherByName(byField)](Field& field, const Frame& frame, const Frames& all) {
            return fieldMatches(matcher, field, frame, all);
        };
    const QString refId = joinedRefId(QStringLiteral("joinByField"), frames);
    Frame joined = joinFrames(std::move(frames), options);
    joined.refId = refId;
    return {std::move(joined)};
}

/// The name that the time field has in every frame; empty when it differs or lacks.
QString commonTimeName(const Frames& frames)
{
    QString name;
    for (const Frame& frame : frames) {
        const Field* time = frame.first(FieldType::Time);
        if (!time || (!name.isEmpty() && name != time->name))
            return {};
        name = time->name;
    }
    return name;
}

} // namespace

Frames joinByField(Frames frames, const Json& options, const TransformContext&)
{
    return joinAll(std::move(frames), jsonutil::string(options, "byField"), modeOf(jsonutil::string(options, "mode")));
}

Frames ensureColumns(Frames frames, const Json&, const TransformContext&)
{
    const QString time = commonTimeName(frames);
    return time.isEmpty() ? frames : joinAll(std::move(frames), time, JoinMode::Outer);
}
