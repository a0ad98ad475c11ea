#include "dashboards/import/jsonedit.h"
#include "dashboards/import/persesparts.h"

#include <QCoreApplication>

namespace {

using namespace jsonedit; // NOLINT(google-build-using-namespace): verbs of this conversion

QString tr(const char* text)
{
    return QCoreApplication::translate("Import", text);
}

struct SortWord
{
    const char* word;
    int sort;
};
constexpr SortWord sortWords[] = {{"alphabetical-asc", 1}, {"alphabetical-desc", 2},   {"numerical-asc", 3},
                                  {"numerical-desc", 4},   {"alphabetical-ci-asc", 5}, {"alphabetical-ci-desc", 6}};

struct Reading
{
    const Json& plugin; ///< spec of the plugin
    Json& result;
    QString path;
    ImportReport& report;
};

std::string text(const Json& object, const char* key)
{
    return jsonutil::string(object, key).toStdString();
}

void labelValues(const Reading& r)
{
    const QStringList matchers = jsonutil::strings(r.plugin, "matchers");
    const QString label = jsonutil::string(r.plugin, "labelName");
    if (matchers.size() > 1)
        r.report.add(Finding::Severity::Ignored, r.path + QLatin1String(".plugin.spec.matchers"),
                     tr("Only the first of %1 matchers is used.").arg(matchers.size()));
    r.result["type"] = "query";
    r.result["query"] = (matchers.isEmpty() ? QStringLiteral("label_values(%1)").arg(label)
                                            : QStringLiteral("label_values(%1, %2)").arg(matchers.front(), label))
                            .toStdString();
}

void labelNames(const Reading& r)
{
    r.result["type"] = "query";
    r.result["query"] = "label_names()";
}

void promQl(const Reading& r)
{
    r.result["type"] = "query";
    r.result["query"] = "query_result(" + text(r.plugin, "expr") + ")";
    if (const std::string label = text(r.plugin, "labelName"); !label.empty())
        r.result["regex"] = "/[{,]\\s*" + label + "=\"([^\"]*)\"/";
}

QString escapedCsv(QString value)
{
    return value.replace(QLatin1Char(','), QLatin1String("\\,"));
}

void staticList(const Reading& r)
{
    QStringList values;
    for (const Json& item : jsonutil::array(r.plugin, "values")) {
        const QString value = jsonutil::asString(item).value_or(jsonutil::string(item, "value"));
        const QString label = jsonutil::string(item, "label");
        values << (label.isEmpty() ? escapedCsv(value) : escapedCsv(label) + QLatin1String(" : ") + escapedCsv(value));
    }
    r.result["type"] = "custom";
    r.result["query"] = values.join(QLatin1Char(',')).toStdString();
}

void dataSources(const Reading& r)
{
    r.result["type"] = "datasource";
    r.result["query"] = sourceTypeOf(jsonutil::string(r.plugin, "datasourcePluginKind")).toStdString();
}

struct Plugin
{
    const char* kind;
    void (*read)(const Reading& reading);
};
constexpr Plugin plugins[] = {{"PrometheusLabelValuesVariable", labelValues},
                              {"PrometheusLabelNamesVariable", labelNames},
                              {"PrometheusPromQLVariable", promQl},
                              {"StaticListVariable", staticList},
                              {"DatasourceVariable", dataSources}};

void readPlugin(const Json& spec, Json& result, const QString& path, ImportReport& report)
{
    const Json& plugin = jsonutil::object(spec, "plugin");
    const QString kind = jsonutil::string(plugin, "kind");
    const Json& own = jsonutil::object(plugin, "spec");
    result["datasource"] = dataSourceFromPerses(jsonutil::object(own, "datasource"), kind);
    for (const Plugin& known : plugins)
        if (kind == QLatin1String(known.kind)) {
            known.read({own, result, path, report});
            return;
        }
    report.add(Finding::Severity::Unsupported, path,
               tr("Variables of type %1 are not supported; the saved value is used.").arg(kind));
    result["type"] = "custom";
    const QStringList saved = jsonutil::strings(spec, "defaultValue");
    result["query"] = saved.join(QLatin1Char(',')).toStdString();
}

void readList(const Json& spec, Json& result, const QString& path, ImportReport& report)
{
    readPlugin(spec, result, path, report);
    result["multi"] = jsonutil::boolean(spec, "allowMultiple");
    result["includeAll"] = jsonutil::boolean(spec, "allowAllValue");
    result["refresh"] = 2;
    copy(spec, "customAllValue", result, "allValue");
    if (const std::string regex = text(spec, "capturingRegexp"); !regex.empty())
        result["regex"] = "/" + regex + "/";
    for (const SortWord& word : sortWords)
        if (jsonutil::string(spec, "sort") == QLatin1String(word.word))
            result["sort"] = word.sort;
    if (const Json* value = jsonutil::find(spec, "defaultValue"); value && !value->is_null())
        result["current"] = Json {{"text", *value}, {"value", *value}};
}

} // namespace

QString sourceTypeOf(const QString& pluginKind)
{
    static const QStringList types = {QStringLiteral("Prometheus"), QStringLiteral("Loki"), QStringLiteral("Tempo"),
                                      QStringLiteral("Jaeger"), QStringLiteral("Pyroscope")};
    for (const QString& type : types)
        if (pluginKind.startsWith(type))
            return type.toLower();
    return pluginKind;
}

Json dataSourceFromPerses(const Json& selector, const QString& kind)
{
    const QString own = jsonutil::string(selector, "kind");
    Json reference {{"type", sourceTypeOf(own.isEmpty() ? kind : own).toStdString()}};
    copy(selector, "name", reference, "uid");
    return reference;
}

Json variableFromPerses(const Json& variable, const QString& path, ImportReport& report)
{
    const Json& spec = jsonutil::object(variable, "spec");
    const Json& display = jsonutil::object(spec, "display");
    if (jsonutil::string(spec, "name").isEmpty())
        return {};
    Json result {{"name", text(spec, "name")}};
    copy(display, "name", result, "label");
    copy(display, "description", result, "description");
    if (jsonutil::boolean(display, "hidden"))
        result["hide"] = 2;
    if (jsonutil::string(variable, "kind") != QLatin1String("TextVariable")) {
        readList(spec, result, path + QLatin1String(".spec"), report);
        return result;
    }
    result["type"] = jsonutil::boolean(spec, "constant") ? "constant" : "textbox";
    result["query"] = text(spec, "value");
    result["current"] = Json {{"text", text(spec, "value")}, {"value", text(spec, "value")}};
    return result;
}
