#include "dashboards/variables/variableoptions.h"
#include "dashboards/variables/variableurl.h"
#include "tests/conformance/conformance.h"

namespace {

QString plainText(const Json& value)
{
    return value.is_string() ? *jsonutil::asString(value) : QString::fromUtf8(jsonutil::dump(value));
}

QStringList list(const Json& value)
{
    QStringList out;
    if (!value.is_array())
        return {plainText(value)};
    for (const Json& item : value)
        out << plainText(item);
    return out;
}

Json listJson(const QStringList& texts, bool asList)
{
    if (!asList)
        return texts.value(0).toStdString();
    Json out = Json::array();
    for (const QString& text : texts)
        out.push_back(text.toStdString());
    return out;
}

VariableOptions optionsFrom(const Json& array)
{
    VariableOptions options;
    for (const Json& item : array)
        options.push_back({jsonutil::string(item, "label"), jsonutil::string(item, "value"), {}});
    return options;
}

Json optionsJson(const Result<VariableOptions>& options)
{
    if (!options)
        return {{"throws", options.error().text.toStdString()}};
    Json out = Json::array();
    for (const VariableOption& option : *options) {
        Json json = Json::object();
        if (!option.text.isNull())
            json["label"] = option.text.toStdString();
        if (!option.value.isNull())
            json["value"] = option.value.toStdString();
        if (!option.properties.is_null())
            json["properties"] = option.properties;
        out.push_back(std::move(json));
    }
    return {{"options", out}};
}

/// A name of a metric may lack its text or its value, and both may be numbers.
Json query(const Json& input)
{
    VariableOptions answer;
    for (const Json& name : jsonutil::array(input, "metricNames")) {
        const Json* text = jsonutil::find(name, "text");
        const Json* value = jsonutil::find(name, "value");
        const QString textOrValue = text ? plainText(*text) : value ? plainText(*value) : QString();
        answer.push_back({textOrValue, value ? plainText(*value) : textOrValue, {}});
    }
    return optionsJson(queryOptions(answer,
                                    {jsonutil::string(input, "regex"),
                                     jsonutil::string(input, "regexApplyTo") == QLatin1String("text"),
                                     jsonutil::integer(input, "sort")}));
}

Json custom(const Json& input)
{
    const QString text = jsonutil::string(input, "query");
    return optionsJson(jsonutil::string(input, "valuesFormat") == QLatin1String("json")
                           ? jsonOptions(text)
                           : Result<VariableOptions>(csvOptions(text)));
}

ChoiceRules rulesFrom(const Json& state)
{
    return {jsonutil::boolean(state, "isMulti"), jsonutil::boolean(state, "includeAll"),
            jsonutil::boolean(state, "defaultToAll")};
}

/// The tables tell a list from a single text; our choice is always a list.
Json choiceJson(const VariableChoice& choice, bool valuesAsList, bool textsAsList)
{
    return {{"value", listJson(choice.values, valuesAsList)}, {"text", listJson(choice.texts, textsAsList)}};
}

Json validate(const Json& input)
{
    const Json& state = input["state"];
    const ChoiceRules rules = rulesFrom(state);
    const VariableOptions options = optionsFrom(input["options"]);
    const VariableChoice before {list(state["value"]), list(state["text"])};
    const VariableChoice after = survivingChoice(before, options, rules);
    const bool all = after.values.value(0) == QLatin1String("$__all");
    const bool keptAll = all && before.values == after.values;
    const bool asList = rules.multi && !(options.empty() && all);
    return choiceJson(after, keptAll ? state["value"].is_array() : asList, asList && !keptAll);
}

Json select(const Json& input, const Json& chosen, const QStringList& values)
{
    const bool asList = chosen.is_array();
    return choiceJson(madeChoice(values, optionsFrom(input["options"]), rulesFrom(input["state"])), asList, asList);
}

Json urlState(const Json& state)
{
    VariableValue value;
    value.values = list(state["value"]);
    value.multi = jsonutil::boolean(state, "isMulti");
    return {{"var-v", listJson(urlValues(value), value.multi)}};
}

} // namespace

Json runVariableOptions(const ConformanceCase& c)
{
    const Json& in = c.input;
    const QString fn = jsonutil::string(in, "fn");
    if (fn == QLatin1String("queryOptions"))
        return query(in);
    if (fn == QLatin1String("customOptions"))
        return custom(in);
    if (fn == QLatin1String("validate"))
        return validate(in);
    if (fn == QLatin1String("select"))
        return select(in, in["select"], list(in["select"]));
    if (fn == QLatin1String("urlState"))
        return urlState(in["state"]);
    if (fn == QLatin1String("fromUrl")) {
        const Json& state = in["state"];
        return select(in, in["url"],
                      valuesFromUrl(list(in["url"]), jsonutil::boolean(state, "includeAll"),
                                    jsonutil::string(state, "allValue")));
    }
    return skipped();
}
