#include "datasources/alertmanager/silencejson.h"

#include "datasources/data/rfc3339.h"

namespace {

Matcher matcherFromJson(const Json& json)
{
    const bool isRegex = jsonutil::boolean(json, "isRegex");
    const bool isEqual = jsonutil::boolean(json, "isEqual", true); // missing before 0.22
    Matcher matcher {jsonutil::string(json, "name"), Matcher::Op::Equal, jsonutil::string(json, "value")};
    if (isRegex)
        matcher.op = isEqual ? Matcher::Op::Regex : Matcher::Op::NotRegex;
    else
        matcher.op = isEqual ? Matcher::Op::Equal : Matcher::Op::NotEqual;
    return matcher;
}

Silence::State stateOf(const QString& text)
{
    if (text == QLatin1String("pending"))
        return Silence::State::Pending;
    return text == QLatin1String("expired") ? Silence::State::Expired : Silence::State::Active;
}

qint64 timeOf(const Json& json, const char* key)
{
    return parseRfc3339Ms(jsonutil::string(json, key).toStdString());
}

} // namespace

Silence silenceFromJson(const Json& json)
{
    Silence silence;
    silence.id = jsonutil::string(json, "id");
    for (const Json& matcher : jsonutil::array(json, "matchers"))
        silence.matchers.push_back(matcherFromJson(matcher));
    silence.startsAtMs = timeOf(json, "startsAt");
    silence.endsAtMs = timeOf(json, "endsAt");
    silence.updatedAtMs = timeOf(json, "updatedAt");
    silence.createdBy = jsonutil::string(json, "createdBy");
    silence.comment = jsonutil::string(json, "comment");
    for (const auto& [name, value] : jsonutil::object(json, "annotations").items())
        if (const auto text = jsonutil::asString(value))
            silence.annotations.insert(QString::fromStdString(name), *text);
    silence.state = stateOf(jsonutil::string(jsonutil::object(json, "status"), "state"));
    return silence;
}

Json silenceToJson(const Silence& silence)
{
    Json matchers = Json::array();
    for (const Matcher& matcher : silence.matchers) {
        const bool isRegex = matcher.op == Matcher::Op::Regex || matcher.op == Matcher::Op::NotRegex;
        const bool isEqual = matcher.op == Matcher::Op::Regex || matcher.op == Matcher::Op::Equal;
        matchers.push_back({{"name", matcher.name.toStdString()},
                            {"value", matcher.value.toStdString()},
                            {"isRegex", isRegex},
                            {"isEqual", isEqual}});
    }
    Json json = {{"matchers", std::move(matchers)},
                 {"startsAt", formatRfc3339(silence.startsAtMs).toStdString()},
                 {"endsAt", formatRfc3339(silence.endsAtMs).toStdString()},
                 {"createdBy", silence.createdBy.toStdString()},
                 {"comment", silence.comment.toStdString()}};
    for (auto it = silence.annotations.cbegin(); it != silence.annotations.cend(); ++it)
        json["annotations"][it.key().toStdString()] = it.value().toStdString();
    if (!silence.id.isEmpty())
        json["id"] = silence.id.toStdString();
    return json;
}
