#include "datasources/data/dataactionjson.h"

namespace {

/// [["a", "1"], ...] as files write them.
DataAction::Pairs pairsFromJson(const Json& list)
{
    DataAction::Pairs pairs;
    if (!list.is_array())
        return pairs;
    for (const Json& pair : list) {
        if (!pair.is_array() || pair.size() < 2)
            continue;
        const auto name = jsonutil::asString(pair[0]);
        const auto value = jsonutil::asString(pair[1]);
        if (name && value && !name->isEmpty())
            pairs.emplace_back(*name, *value);
    }
    return pairs;
}

std::vector<ActionVariable> variablesFromJson(const Json& list)
{
    std::vector<ActionVariable> variables;
    for (const Json& item : list)
        if (const QString key = jsonutil::string(item, "key"); !key.isEmpty())
            variables.push_back({key, jsonutil::string(item, "name")});
    return variables;
}

DataAction actionFromJson(const Json& item)
{
    DataAction action;
    action.title = jsonutil::string(item, "title");
    action.type = jsonutil::string(item, "type", action.type);
    const Json& request = jsonutil::object(item, action.type == QLatin1String("infinity") ? "infinity" : "fetch");
    action.method = jsonutil::string(request, "method", action.method).toUpper();
    action.url = jsonutil::string(request, "url");
    action.body = jsonutil::string(request, "body");
    action.contentType = jsonutil::string(request, "contentType");
    action.headers = pairsFromJson(jsonutil::array(request, "headers"));
    action.queryParams = pairsFromJson(jsonutil::array(request, "queryParams"));
    action.confirmation = jsonutil::string(item, "confirmation");
    action.variables = variablesFromJson(jsonutil::array(item, "variables"));
    action.oneClick = jsonutil::boolean(item, "oneClick");
    action.background = jsonutil::string(jsonutil::object(item, "style"), "backgroundColor");
    return action;
}

} // namespace

std::vector<DataAction> dataActionsFromJson(const Json& json)
{
    std::vector<DataAction> actions;
    if (!json.is_array())
        return actions;
    for (const Json& item : json)
        if (item.is_object())
            actions.push_back(actionFromJson(item));
    return actions;
}

DataAction dataActionFromApi(const Json& api)
{
    DataAction action;
    action.method = jsonutil::string(api, "method", action.method).toUpper();
    action.url = jsonutil::string(api, "endpoint");
    action.body = jsonutil::string(api, "data");
    action.contentType = jsonutil::string(api, "contentType");
    action.headers = pairsFromJson(jsonutil::array(api, "headerParams"));
    action.queryParams = pairsFromJson(jsonutil::array(api, "queryParams"));
    return action;
}
