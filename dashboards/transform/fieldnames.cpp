#include "dashboards/transform/fieldnames.h"

#include "dashboards/format/displayname.h"
#include "dashboards/format/fieldoverrides.h"

QString displayName(Field& field, const Frame& frame, const Frames& all)
{
    const bool several = all.size() > 1;
    FieldState& state = field.state;
    if (!state.displayName.isEmpty() && several == state.multipleFrames)
        return state.displayName;
    state.displayName.clear();
    state.displayName = fieldDisplayName(field, frame, all.empty() ? Frames {frame} : all);
    state.multipleFrames = several;
    return state.displayName;
}

QString ownName(Field& field)
{
    if (!field.state.displayName.isEmpty() && !field.state.multipleFrames)
        return field.state.displayName;
    const QString configured = field.config->displayName.value_or(QString());
    field.state.displayName = !configured.isEmpty() ? configured
        : !field.name.isEmpty()                     ? field.name
                                                    : QStringLiteral("Value");
    field.state.multipleFrames = false;
    return field.state.displayName;
}

void resolveNames(Frames& frames)
{
    for (Frame& frame : frames)
        for (Field& field : frame.fields)
            displayName(field, frame, frames);
}

bool fieldMatches(const MatcherSpec& matcher, Field& field, const Frame& frame, const Frames& all)
{
    if (matcher.id == QLatin1String("byName")) {
        const QString name = jsonutil::asString(matcher.options).value_or(QString());
        return name == field.name || name == displayName(field, frame, all) || hasOldName(field, {name});
    }
    if (matcher.id == QLatin1String("byNames")) {
        const QStringList names = jsonutil::strings(matcher.options, "names");
        const bool found =
            names.contains(field.name) || names.contains(displayName(field, frame, all)) || hasOldName(field, names);
        return found != (jsonutil::string(matcher.options, "mode") == QLatin1String("exclude"));
    }
    if (matcher.id == QLatin1String("byRegexp"))
        displayName(field, frame, all);
    if (matcher.id == QLatin1String("byRegexpOrNames")
        && fieldMatches(matcherByNames(jsonutil::strings(matcher.options, "names")), field, frame, all))
        return true;
    return matchesField(matcher, field, frame, all);
}

MatcherSpec matcherByName(const QString& name)
{
    return {QStringLiteral("byName"), Json(name.toStdString()), {}};
}

MatcherSpec matcherByNames(const QStringList& names)
{
    Json list = Json::array();
    for (const QString& name : names)
        list.push_back(name.toStdString());
    return {QStringLiteral("byNames"), Json {{"names", list}}, {}};
}

MatcherSpec matcherFromJson(const Json& json)
{
    const Json* options = jsonutil::find(json, "options");
    return {jsonutil::string(json, "id"), options ? *options : Json(), {}};
}
