#include "dashboards/format/fieldoverrides.h"
#include "dashboards/transform/builtins.h"
#include "dashboards/transform/fieldnames.h"

#include <QRegularExpression>

namespace {

std::optional<MatcherSpec> matcherOption(const Json& options, const char* key)
{
    const Json* matcher = jsonutil::find(options, key);
    if (!matcher || !matcher->is_object())
        return std::nullopt;
    return matcherFromJson(*matcher);
}

Frames filterByMatchers(Frames frames, const std::optional<MatcherSpec>& include,
                        const std::optional<MatcherSpec>& exclude)
{
    if (!include && !exclude)
        return frames;
    Frames out;
    for (Frame& frame : frames) {
        std::vector<Field> fields;
        for (Field& field : frame.fields) {
            if (exclude && fieldMatches(*exclude, field, frame, frames))
                continue;
            if (!include || fieldMatches(*include, field, frame, frames))
                fields.push_back(field);
        }
        if (fields.empty())
            continue;
        Frame copy = frame;
        copy.fields = std::move(fields);
        out.push_back(std::move(copy));
    }
    return out;
}

/// Names, a pattern, both, or a variable that holds names ("{a,b}").
std::optional<MatcherSpec> nameMatcher(const Json& options, const char* key, bool byVariable)
{
    const Json* side = jsonutil::find(options, key);
    if (!side || !side->is_object())
        return std::nullopt;
    const QStringList names = jsonutil::strings(*side, "names");
    const QString pattern = jsonutil::string(*side, "pattern");
    QString variable = jsonutil::string(*side, "variable");
    if (byVariable && !variable.isEmpty()) {
        if (variable.startsWith(QLatin1Char('{')) && variable.endsWith(QLatin1Char('}')))
            variable = variable.mid(1, variable.size() - 2);
        return matcherByNames(variable.split(QLatin1Char(',')));
    }
    if (names.isEmpty() && pattern.isEmpty())
        return std::nullopt;
    if (pattern.isEmpty())
        return matcherByNames(names);
    if (names.isEmpty())
        return MatcherSpec {QStringLiteral("byRegexp"), Json(pattern.toStdString()), {}};
    return MatcherSpec {QStringLiteral("byRegexpOrNames"), *side, {}};
}

Frames filterFramesBy(Frames frames, const std::optional<MatcherSpec>& include,
                      const std::optional<MatcherSpec>& exclude)
{
    if (!include && !exclude)
        return frames;
    Frames out;
    for (Frame& frame : frames) {
        if (exclude && matchesFrame(*exclude, frame))
            continue;
        if (!include || matchesFrame(*include, frame))
            out.push_back(std::move(frame));
    }
    return out;
}

} // namespace

Frames filterFields(Frames frames, const Json& options, const TransformContext&)
{
    return filterByMatchers(std::move(frames), matcherOption(options, "include"), matcherOption(options, "exclude"));
}

Frames filterFieldsByName(Frames frames, const Json& options, const TransformContext&)
{
    const bool byVariable = jsonutil::boolean(options, "byVariable");
    return filterByMatchers(std::move(frames), nameMatcher(options, "include", byVariable),
                            nameMatcher(options, "exclude", byVariable));
}

Frames filterFrames(Frames frames, const Json& options, const TransformContext&)
{
    return filterFramesBy(std::move(frames), matcherOption(options, "include"), matcherOption(options, "exclude"));
}

Frames filterByRefId(Frames frames, const Json& options, const TransformContext&)
{
    const auto matcher = [&](const char* key) -> std::optional<MatcherSpec> {
        const QString pattern = jsonutil::string(options, key);
        if (pattern.isEmpty())
            return std::nullopt;
        return MatcherSpec {QStringLiteral("byRefId"), Json(pattern.toStdString()), {}};
    };
    return filterFramesBy(std::move(frames), matcher("include"), matcher("exclude"));
}
