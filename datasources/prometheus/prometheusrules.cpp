#include "datasources/prometheus/prometheusrules.h"

#include "datasources/data/matcher.h"
#include "datasources/data/rfc3339.h"
#include "datasources/prometheus/prometheusdecode.h"

#include <algorithm>
#include <cmath>

namespace {

Labels labelsOf(const Json& json)
{
    Labels labels;
    for (const auto& [name, text] : json.items())
        labels.insert(QString::fromStdString(name), jsonutil::asString(text).value_or(QString()));
    return labels;
}

AlertState stateOf(const QString& text)
{
    if (text == QLatin1String("firing"))
        return AlertState::Firing;
    return text == QLatin1String("pending") ? AlertState::Pending : AlertState::Inactive;
}

Alert alertOf(const Json& json, const QString& source)
{
    Alert alert;
    alert.labels = labelsOf(jsonutil::object(json, "labels"));
    alert.annotations = labelsOf(jsonutil::object(json, "annotations"));
    alert.state = stateOf(jsonutil::string(json, "state"));
    alert.startsAtMs = parseRfc3339Ms(jsonutil::string(json, "activeAt").toStdString());
    alert.value = jsonutil::optNumber(json, "value").value_or(std::nan(""));
    alert.fingerprint = alertFingerprint(alert.labels);
    alert.sources = QStringList {source};
    return alert;
}

AlertRule ruleOf(const Json& json, const QString& group, const QString& source)
{
    AlertRule rule;
    rule.group = group;
    rule.name = jsonutil::string(json, "name");
    rule.expr = jsonutil::string(json, "query");
    rule.forMs = qint64(std::llround(jsonutil::number(json, "duration") * 1000));
    rule.labels = labelsOf(jsonutil::object(json, "labels"));
    rule.annotations = labelsOf(jsonutil::object(json, "annotations"));
    rule.health = jsonutil::string(json, "health");
    rule.lastError = jsonutil::string(json, "lastError");
    rule.state = rule.health == QLatin1String("err") ? AlertState::Error : stateOf(jsonutil::string(json, "state"));
    rule.source = source;
    return rule;
}

} // namespace

Result<AlertList> decodePrometheusRules(const HttpReply& reply, const QByteArray& url, const QString& source)
{
    const auto data = decodePrometheusData(reply, url);
    if (!data)
        return data.error();
    AlertList list;
    for (const Json& group : jsonutil::array(*data, "groups")) {
        const QString name = jsonutil::string(group, "name");
        for (const Json& rule : jsonutil::array(group, "rules")) {
            if (jsonutil::string(rule, "type") != QLatin1String("alerting"))
                continue; // older servers know no ?type=
            list.rules.push_back(ruleOf(rule, name, source));
            for (const Json& alert : jsonutil::array(rule, "alerts"))
                list.alerts.push_back(alertOf(alert, source));
        }
    }
    return list;
}

Result<AlertList> filterAlerts(AlertList list, const Json& spec)
{
    Matchers matchers;
    for (const QString& text : jsonutil::strings(spec, "filters")) {
        auto some = parseMatchers(text);
        if (!some)
            return some.error();
        matchers.insert(matchers.end(), some->begin(), some->end());
    }
    auto compiled = CompiledMatchers::compile(matchers);
    if (!compiled)
        return compiled.error();
    const auto isUnwanted = [&](const Alert& alert) { return !compiled->matches(alert.labels); };
    list.alerts.erase(std::remove_if(list.alerts.begin(), list.alerts.end(), isUnwanted), list.alerts.end());
    return list;
}
