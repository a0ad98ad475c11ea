#include "datasources/prometheus/prometheusrules.h"

#include "datasources/data/matcher.h"
#include "datasources/data/rfc3339.h"
#include "datasources/prometheus/prometheusdecode.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace {

constexpr double maxSeconds = 1e12; // as milliseconds it fits

Labels labelsOf(const Json& json)
{
    Labels labels;
    for (const auto& [name, text] : json.items())
        labels.insert(QString::fromStdString(name), jsonutil::asString(text).value_or(QString()));
    return labels;
}

/// Grafana's own rules capitalise their states and call firing "Alerting".
AlertState stateOf(const QString& text)
{
    static const std::array<std::pair<QLatin1String, AlertState>, 5> states = {{
        {QLatin1String("firing"), AlertState::Firing},
        {QLatin1String("alerting"), AlertState::Firing},
        {QLatin1String("pending"), AlertState::Pending},
        {QLatin1String("recovering"), AlertState::Recovering},
        {QLatin1String("error"), AlertState::Error},
    }};
    for (const auto& [name, state] : states)
        if (text.compare(name, Qt::CaseInsensitive) == 0)
            return state;
    return AlertState::Inactive;
}

/// The first of these keys that holds a text: makers of rule APIs name them differently.
QString textOf(const Json& json, std::initializer_list<const char*> keys)
{
    for (const char* key : keys)
        if (QString text = jsonutil::string(json, key); !text.isEmpty())
            return text;
    return {};
}

qint64 durationMs(const Json& json, std::initializer_list<const char*> keys)
{
    for (const char* key : keys)
        if (const auto seconds = jsonutil::optNumber(json, key); seconds && std::abs(*seconds) < maxSeconds)
            return qint64(std::llround(*seconds * 1000));
    return 0;
}

/// Its condition is over: Prometheus says since when, vmalert only that it is so.
bool isKeptFiring(const Json& json)
{
    return parseRfc3339Ms(jsonutil::string(json, "keepFiringSince").toStdString()) != 0
        || jsonutil::boolean(json, "stabilizing");
}

Alert alertOf(const Json& json, const AlertRule& rule)
{
    Alert alert;
    alert.labels = labelsOf(jsonutil::object(json, "labels"));
    const QString nameLabel = QStringLiteral("alertname");
    if (alert.labels.value(nameLabel).isEmpty())
        alert.labels.insert(nameLabel, rule.name);
    alert.annotations = labelsOf(jsonutil::object(json, "annotations"));
    alert.state = stateOf(jsonutil::string(json, "state"));
    if (alert.state == AlertState::Firing && isKeptFiring(json))
        alert.state = AlertState::Recovering;
    alert.startsAtMs = parseRfc3339Ms(jsonutil::string(json, "activeAt").toStdString());
    alert.value = jsonutil::optNumber(json, "value").value_or(std::nan(""));
    alert.generatorUrl = textOf(json, {"generatorURL", "source"});
    alert.fingerprint = alertFingerprint(alert.labels);
    alert.sources = QStringList {rule.source};
    return alert;
}

AlertRule ruleOf(const Json& json, const Json& group, const QString& source)
{
    AlertRule rule;
    rule.group = jsonutil::string(group, "name");
    rule.file = textOf(group, {"file", "namespace"});
    rule.name = jsonutil::string(json, "name");
    rule.expr = jsonutil::string(json, "query");
    rule.forMs = durationMs(json, {"duration"});
    rule.keepFiringForMs = durationMs(json, {"keepFiringFor", "keep_firing_for"});
    rule.labels = labelsOf(jsonutil::object(json, "labels"));
    rule.annotations = labelsOf(jsonutil::object(json, "annotations"));
    rule.health = jsonutil::string(json, "health");
    rule.lastError = jsonutil::string(json, "lastError");
    const bool isBroken = rule.health == QLatin1String("err") || rule.health == QLatin1String("error");
    rule.state = isBroken ? AlertState::Error : stateOf(jsonutil::string(json, "state"));
    rule.source = source;
    return rule;
}

/// Older servers know no ?type=, and the oldest tell no type.
bool isAlerting(const Json& rule)
{
    const QString type = jsonutil::string(rule, "type");
    return type == QLatin1String("alerting") || (type.isEmpty() && jsonutil::find(rule, "alerts"));
}

} // namespace

Result<RulePage> decodePrometheusRulePage(const HttpReply& reply, const QByteArray& url, const QString& source)
{
    const auto data = decodePrometheusData(reply, url);
    if (!data)
        return data.error();
    RulePage page;
    AlertList& list = page.list;
    const Json& groups = jsonutil::array(*data, "groups");
    page.groups = groups.size();
    page.nextToken = jsonutil::string(*data, "groupNextToken");
    for (const Json& group : groups)
        for (const Json& json : jsonutil::array(group, "rules")) {
            if (!isAlerting(json))
                continue;
            const AlertRule rule = ruleOf(json, group, source);
            for (const Json& alert : jsonutil::array(json, "alerts"))
                if (alert.is_object())
                    list.alerts.push_back(alertOf(alert, rule));
            list.rules.push_back(rule);
        }
    return page;
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
