#include "datasources/alertmanager/alertmanagerquery.h"

namespace {

/// Filters as one text or as a list of texts.
Result<Matchers> matchersOf(const Json& spec, const char* key)
{
    Matchers matchers;
    for (const QString& text : jsonutil::strings(spec, key)) {
        auto some = parseMatchers(text);
        if (!some)
            return some.error();
        matchers.insert(matchers.end(), some->begin(), some->end());
    }
    return matchers;
}

} // namespace

Result<AlertmanagerQuery> alertmanagerQuery(const Json& spec)
{
    auto filters = matchersOf(spec, "filters");
    if (!filters)
        return filters.error();
    auto receivers = matchersOf(spec, "receiverMatchers");
    if (!receivers)
        return receivers.error();
    AlertmanagerQuery query;
    query.filters = std::move(*filters);
    query.active = jsonutil::boolean(spec, "active", true);
    query.silenced = jsonutil::boolean(spec, "silenced", true);
    query.inhibited = jsonutil::boolean(spec, "inhibited", true);
    query.unprocessed = jsonutil::boolean(spec, "unprocessed", true);
    query.muted = jsonutil::boolean(spec, "muted", true);
    query.receiverMatchers = std::move(*receivers);
    query.receiver = jsonutil::string(spec, "receiver");
    query.groups = jsonutil::boolean(spec, "groups");
    return query;
}

QString alertsPath(const AlertmanagerQuery& query)
{
    return query.groups ? QStringLiteral("/api/v2/alerts/groups") : QStringLiteral("/api/v2/alerts");
}

std::vector<std::pair<QString, QString>> alertsParameters(const AlertmanagerQuery& query)
{
    std::vector<std::pair<QString, QString>> parameters;
    const auto addFlag = [&parameters](const QString& name, bool wanted) {
        if (!wanted) // all are true when they are not sent
            parameters.emplace_back(name, QStringLiteral("false"));
    };
    addFlag(QStringLiteral("active"), query.active);
    addFlag(QStringLiteral("silenced"), query.silenced);
    addFlag(QStringLiteral("inhibited"), query.inhibited);
    if (query.groups)
        addFlag(QStringLiteral("muted"), query.muted);
    else
        addFlag(QStringLiteral("unprocessed"), query.unprocessed);
    if (!query.receiver.isEmpty())
        parameters.emplace_back(QStringLiteral("receiver"), query.receiver);
    for (const Matcher& matcher : query.receiverMatchers)
        parameters.emplace_back(QStringLiteral("receiver_matchers"), matcherText(matcher));
    for (const Matcher& filter : query.filters)
        parameters.emplace_back(QStringLiteral("filter"), matcherText(filter));
    return parameters;
}
