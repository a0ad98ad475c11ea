#include "dashboards/run/querylink.h"

#include "dashboards/model/schemaversion.h"
#include "datasources/loki/logqllexer.h"
#include "datasources/loki/lokiquery.h"

#include <QCoreApplication>
#include <QHash>
#include <QUrl>

#include <array>

namespace {

const QString scheme = QStringLiteral("vedette:query?");

QString encoded(const QString& text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QHash<QString, QString> parametersOf(QStringView query)
{
    QHash<QString, QString> parameters;
    for (const QStringView part : query.split(u'&', Qt::SkipEmptyParts)) {
        const qsizetype equals = part.indexOf(u'=');
        if (equals > 0)
            parameters.insert(part.left(equals).toString(),
                              QString::fromUtf8(QByteArray::fromPercentEncoding(part.mid(equals + 1).toUtf8())));
    }
    return parameters;
}

/// The key that holds the question itself.
const char* mainKey(const QString& type)
{
    return type == QLatin1String("loki") || type == QLatin1String("prometheus") ? "expr" : "query";
}

Json specOf(const QueryLink& link, const QString& type)
{
    return link.query.is_object() ? link.query : Json {{mainKey(type), link.query}};
}

bool isContext(const Json& spec)
{
    return jsonutil::string(spec, "queryType") == QLatin1String("context");
}

/// What is asked, in one line.
QString questionOf(const Json& spec)
{
    constexpr qsizetype mostShown = 300;
    if (isContext(spec))
        return jsonutil::string(spec, "line").simplified().left(mostShown);
    for (const char* key : {"expr", "query", "service"})
        if (const QString text = jsonutil::string(spec, key).simplified(); !text.isEmpty())
            return text.left(mostShown);
    return {};
}

const char* tracePanel(const QString& queryType)
{
    struct Kind
    {
        const char* queryType;
        const char* panel;
    };
    static constexpr std::array kinds = {Kind {"search", "table"}, Kind {"dependencyGraph", "nodeGraph"},
                                         Kind {"latencies", "timeseries"}, Kind {"calls", "timeseries"},
                                         Kind {"errors", "timeseries"}};
    for (const Kind& kind : kinds)
        if (queryType == QLatin1String(kind.queryType))
            return kind.panel;
    return "traces";
}

const char* panelFor(const QString& type, const Json& spec)
{
    if (!jsonutil::string(spec, "supportingQueryType").isEmpty())
        return "table";
    if (type == QLatin1String("loki"))
        return isLogQuery(jsonutil::string(spec, "expr")) ? "logs" : "timeseries";
    if (type == QLatin1String("jaeger") || type == QLatin1String("vedette-tracefile"))
        return tracePanel(jsonutil::string(spec, "queryType"));
    return type == QLatin1String("prometheus") ? "timeseries" : "table";
}

OrderedJson logOptions(const Json& spec)
{
    OrderedJson options = {{"showTime", true},           {"wrapLogMessage", true},  {"enableLogDetails", true},
                           {"syntaxHighlighting", true}, {"dedupStrategy", "none"}, {"sortOrder", "Descending"}};
    if (isContext(spec)) {
        options["sortOrder"] = "Ascending"; // as it happened
        options["markedNs"] = jsonutil::string(spec, "timeNs").toStdString();
        options["markedLine"] = jsonutil::string(spec, "line").toStdString();
        return options;
    }
    options["explore"] = true;
    options["enableInfiniteScrolling"] = true;
    options["legend"] = {{"showLegend", false}}; // of the chart above the lines
    options["tooltip"] = {{"mode", "multi"}, {"sort", "desc"}};
    return options;
}

OrderedJson targetOf(const char* refId, const OrderedJson& datasource, const Json& spec)
{
    OrderedJson target = OrderedJson::object();
    target["refId"] = refId;
    target["datasource"] = datasource;
    for (const auto& [key, value] : spec.items())
        target[key] = value;
    return target;
}

/// What a logs panel shows around its lines: how many there were of each level, their fields, their patterns, how much
/// is stored of their streams.
void addLogOverview(OrderedJson& panel, const OrderedJson& datasource, const QString& expr)
{
    constexpr int pointsPerBar = 10; // bars of some ten pixels
    const std::string lines = expr.toStdString();
    OrderedJson& targets = panel["targets"];
    targets.push_back(targetOf("Volume", datasource,
                               {{"expr", lokiVolumeExpr(expr).toStdString()},
                                {"queryType", "range"},
                                {"supportingQueryType", "logsVolume"},
                                {"resolution", pointsPerBar}}));
    targets.push_back(targetOf("Fields", datasource, {{"expr", lines}, {"supportingQueryType", "detectedFields"}}));
    targets.push_back(targetOf("Patterns", datasource, {{"expr", lines}, {"supportingQueryType", "patterns"}}));
    targets.push_back(targetOf("Size", datasource, {{"expr", lines}, {"supportingQueryType", "indexStats"}}));
    targets.push_back(targetOf("Streams", datasource, {{"expr", lines}, {"supportingQueryType", "indexVolume"}}));
    targets.push_back(targetOf("Format", datasource, {{"expr", lines}, {"supportingQueryType", "formatQuery"}}));
    panel["fieldConfig"]["defaults"] = {{"unit", "short"},
                                        {"custom",
                                         {{"drawStyle", "bars"},
                                          {"lineWidth", 0},
                                          {"fillOpacity", 100},
                                          {"barAlignment", 0},
                                          {"stacking", {{"mode", "normal"}, {"group", "A"}}},
                                          {"axisSoftMin", 0}}}};
}

} // namespace

QString queryLinkUrl(const QueryLink& link)
{
    QString url = scheme + QStringLiteral("datasource=") + encoded(link.datasource);
    if (const auto text = jsonutil::asString(link.query))
        url += QStringLiteral("&query=") + encoded(*text);
    else
        url += QStringLiteral("&spec=") + encoded(QString::fromUtf8(jsonutil::dump(link.query)));
    if (link.range)
        url += QStringLiteral("&from=%1&to=%2").arg(link.range->fromMs).arg(link.range->toMs);
    return url;
}

std::optional<QueryLink> parseQueryLink(const QString& url)
{
    if (!url.startsWith(scheme))
        return std::nullopt;
    const auto parameters = parametersOf(QStringView(url).mid(scheme.size()));
    QueryLink link;
    link.datasource = parameters.value(QStringLiteral("datasource"));
    if (const auto spec = parameters.constFind(QStringLiteral("spec")); spec != parameters.cend()) {
        auto json = jsonutil::parse(spec->toUtf8());
        if (!json || !json->is_object())
            return std::nullopt;
        link.query = *std::move(json);
    } else {
        link.query = parameters.value(QStringLiteral("query")).toStdString();
    }
    bool hasFrom = false;
    bool hasTo = false;
    TimeRange range;
    range.fromMs = parameters.value(QStringLiteral("from")).toLongLong(&hasFrom);
    range.toMs = parameters.value(QStringLiteral("to")).toLongLong(&hasTo);
    if (hasFrom && hasTo)
        link.range = range;
    if (link.datasource.isEmpty())
        return std::nullopt;
    return link;
}

OrderedJson queryDashboard(const QueryLink& link, const QString& type, const QString& uid)
{
    const Json spec = specOf(link, type);
    const char* panelType = panelFor(type, spec);
    const OrderedJson datasource = {{"type", type.toStdString()}, {"uid", uid.toStdString()}};
    OrderedJson panel = OrderedJson::object();
    panel["id"] = 1;
    panel["type"] = panelType;
    panel["gridPos"] = {{"x", 0}, {"y", 0}, {"w", 24}, {"h", 24}};
    panel["datasource"] = datasource;
    panel["targets"] = OrderedJson::array({targetOf("A", datasource, spec)});
    const bool lines = panelType == std::string_view("logs");
    // The full-size view of lines has the query in a field of its own.
    panel["title"] =
        (lines && !isContext(spec) ? QCoreApplication::translate("QueryLink", "Log lines") : questionOf(spec))
            .toStdString();
    panel["options"] = lines ? logOptions(spec) : OrderedJson::object();
    if (lines && !isContext(spec))
        addLogOverview(panel, datasource, jsonutil::string(spec, "expr"));
    OrderedJson dashboard = OrderedJson::object();
    dashboard["title"] = link.title.toStdString();
    dashboard["schemaVersion"] = newestClassicSchema;
    dashboard["panels"] = OrderedJson::array({std::move(panel)});
    return dashboard;
}
