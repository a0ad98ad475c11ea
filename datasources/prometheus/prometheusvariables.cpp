#include "datasources/prometheus/prometheusvariables.h"

#include <QRegularExpression>

namespace {

using Kind = PrometheusVariableQuery::Kind;

PrometheusVariableQuery labelValues(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("^label_values\\((?:(.+),\\s*)?(.+)\\)\\s*$"));
    PrometheusVariableQuery query;
    query.kind = Kind::LabelValues;
    const auto match = pattern.match(text);
    query.label = match.captured(2);
    if (match.capturedLength(1) <= 0)
        return query;
    query.hasMetric = true;
    if (const auto selectors = promqlSelectors(match.captured(1)); !selectors.empty()) {
        query.metric = selectors.front().metric;
        query.matchers = selectors.front().matchers;
    }
    return query;
}

/// What stands between the parentheses of name(...); nothing when it spans lines or the parenthesis is open.
QString argument(const QString& text, const char* name)
{
    const QRegularExpression pattern(QStringLiteral("^%1\\((.+)\\)\\s*$").arg(QLatin1String(name)));
    return pattern.match(text).captured(1);
}

} // namespace

PrometheusVariableQuery parseVariableQuery(const QString& text)
{
    PrometheusVariableQuery query;
    if (text.startsWith(QLatin1String("label_names("))) {
        query.kind = Kind::LabelNames;
        query.text = argument(text, "label_names");
    } else if (text.startsWith(QLatin1String("label_values("))) {
        return labelValues(text);
    } else if (text.startsWith(QLatin1String("metrics("))) {
        query.kind = Kind::MetricNames;
        query.metric = argument(text, "metrics");
    } else if (text.startsWith(QLatin1String("query_result("))) {
        query.kind = Kind::QueryResult;
        query.text = argument(text, "query_result");
    } else {
        query.text = text;
    }
    return query;
}

PrometheusVariableQuery variableQueryFromJson(const Json& object)
{
    PrometheusVariableQuery query;
    const int type = jsonutil::integer(object, "qryType", int(Kind::Series));
    query.kind = type >= 0 && type <= int(Kind::Series) ? Kind(type) : Kind::Series;
    query.label = jsonutil::string(object, "label");
    query.metric = jsonutil::string(object, "metric");
    for (const Json& filter : jsonutil::array(object, "labelFilters"))
        query.matchers.push_back(
            {jsonutil::string(filter, "label"), jsonutil::string(filter, "op"), jsonutil::string(filter, "value")});
    query.hasMetric = !query.metric.isEmpty() || !query.matchers.empty();
    static constexpr const char* textKeys[] = {"match", "", "", "varQuery", "seriesQuery"};
    query.text = jsonutil::string(object, textKeys[int(query.kind)]);
    return query;
}

Json variableQueryJson(const PrometheusVariableQuery& query)
{
    Json json = {{"refId", "PrometheusDatasource-VariableQuery"}, {"qryType", int(query.kind)}};
    const auto text = [](const QString& s) { return s.toStdString(); };
    switch (query.kind) {
    case Kind::LabelNames:
        if (!query.text.isEmpty())
            json["match"] = text(query.text);
        break;
    case Kind::LabelValues:
        json["label"] = text(query.label);
        if (query.hasMetric) {
            json["metric"] = text(query.metric);
            json["labelFilters"] = Json::array();
            for (const PromqlMatcher& m : query.matchers)
                json["labelFilters"].push_back(
                    {{"label", text(m.label)}, {"op", text(m.op)}, {"value", text(m.value)}});
        }
        break;
    case Kind::MetricNames:
        json["metric"] = text(query.metric);
        break;
    case Kind::QueryResult:
        json["varQuery"] = text(query.text);
        break;
    case Kind::Series:
        json["seriesQuery"] = text(query.text);
        break;
    }
    return json;
}

QString selectorText(const PrometheusVariableQuery& query)
{
    PromqlSelector selector;
    selector.metric = query.metric;
    selector.matchers = query.matchers;
    return selector.text();
}

QString variableQueryText(const PrometheusVariableQuery& query)
{
    switch (query.kind) {
    case Kind::LabelNames:
        return QStringLiteral("label_names(") + query.text + QLatin1Char(')');
    case Kind::LabelValues: {
        const QString selector = selectorText(query);
        return selector.isEmpty()
            ? QStringLiteral("label_values(") + query.label + QLatin1Char(')')
            : QStringLiteral("label_values(") + selector + QLatin1Char(',') + query.label + QLatin1Char(')');
    }
    case Kind::MetricNames:
        return QStringLiteral("metrics(") + query.metric + QLatin1Char(')');
    case Kind::QueryResult:
        return QStringLiteral("query_result(") + query.text + QLatin1Char(')');
    case Kind::Series:
        break;
    }
    return query.text;
}
