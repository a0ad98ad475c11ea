#include "dashboards/import/exportinputs.h"

#include "dashboards/model/paneljson.h"

#include <map>

namespace {

using std::string;

struct Inputs
{
    std::map<string, string> constants; ///< "${VAR_X}" -> value
    std::map<string, string> datasources; ///< "${DS_X}" -> plugin id
};

Inputs readInputs(const Json& dashboard, ImportReport& report)
{
    Inputs inputs;
    const Json& list = jsonutil::array(dashboard, "__inputs");
    for (size_t i = 0; i < list.size(); ++i) {
        const QString name = jsonutil::string(list[i], "name");
        const QString type = jsonutil::string(list[i], "type");
        if (name.isEmpty())
            continue;
        const string reference = "${" + name.toStdString() + "}";
        if (type == QLatin1String("constant"))
            inputs.constants[reference] = jsonutil::string(list[i], "value").toStdString();
        if (type != QLatin1String("datasource"))
            continue;
        const QString plugin = jsonutil::string(list[i], "pluginId");
        inputs.datasources[reference] = plugin.toStdString();
        report.openInputs.push_back({name, plugin, QStringLiteral("__inputs[%1]").arg(i)});
    }
    return inputs;
}

void replaceAll(string& text, const string& from, const string& to)
{
    for (size_t at = text.find(from); at != string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

void fillConstants(string& text, const Inputs& inputs)
{
    if (text.find("${") == string::npos)
        return;
    for (const auto& [reference, value] : inputs.constants)
        replaceAll(text, reference, value);
}

void fillIn(Json& value, const Inputs& inputs)
{
    if (value.is_string())
        fillConstants(value.get_ref<string&>(), inputs);
    if (!value.is_structured())
        return;
    for (Json& item : value)
        fillIn(item, inputs);
    if (!value.is_object())
        return;
    const auto source = value.find("datasource");
    if (source == value.end() || !source->is_string())
        return;
    const auto known = inputs.datasources.find(source->get_ref<const string&>());
    if (known != inputs.datasources.end())
        *source = Json {{"type", known->second}, {"uid", known->first}};
}

void resolveLibraryPanel(Json& panel, const Json& elements)
{
    const QString uid = jsonutil::string(jsonutil::object(panel, "libraryPanel"), "uid");
    if (uid.isEmpty() || !jsonutil::string(panel, "type").isEmpty())
        return;
    const Json& model = jsonutil::object(jsonutil::object(elements, uid.toUtf8().constData()), "model");
    if (model.empty())
        return;
    // The place is the dashboard's, the rest is the library's.
    Json resolved = model;
    for (const char* key :
         {"id", "gridPos", "repeat", "repeatDirection", "maxPerRow", panelPathKey, panelConditionKey, panelAutoGridKey})
        if (const Json* own = jsonutil::find(panel, key))
            resolved[key] = *own;
    resolved.erase("libraryPanel");
    panel = std::move(resolved);
}

void resolveLibraryPanels(Json& owner, const Json& elements)
{
    const auto panels = owner.find("panels");
    if (panels == owner.end() || !panels->is_array())
        return;
    for (Json& panel : *panels) {
        if (!panel.is_object())
            continue;
        resolveLibraryPanel(panel, elements);
        resolveLibraryPanels(panel, elements);
    }
}

} // namespace

void resolveExportInputs(Json& dashboard, ImportReport& report)
{
    const Json elements = jsonutil::object(dashboard, "__elements");
    if (!elements.empty())
        resolveLibraryPanels(dashboard, elements);
    const Inputs inputs = readInputs(dashboard, report);
    if (!inputs.constants.empty() || !inputs.datasources.empty())
        fillIn(dashboard, inputs);
}
