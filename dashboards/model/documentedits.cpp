#include "dashboards/import/loaddashboard.h"
#include "dashboards/model/dashboarddocument.h"

namespace {

OrderedJson textList(const QStringList& texts)
{
    OrderedJson list = OrderedJson::array();
    for (const QString& text : texts)
        list.push_back(text.toStdString());
    return list;
}

/// Lists for variables of several values, one text for the others.
OrderedJson chosen(const QStringList& texts, bool asList)
{
    return asList ? textList(texts) : OrderedJson(texts.value(0).toStdString());
}

const PanelSpec* findPanel(const std::vector<PanelSpec>& panels, const PanelId& id)
{
    for (const PanelSpec& panel : panels) {
        if (panel.id == id)
            return &panel;
        if (const PanelSpec* inner = findPanel(panel.panels, id))
            return inner;
    }
    return nullptr;
}

/// The path of the first layout item that shows the element.
QString findItem(const OrderedJson& value, const std::string& element, const QString& path, int depth = 0)
{
    constexpr int maxDepth = 64;
    if (depth > maxDepth)
        return {};
    if (value.is_array()) {
        for (size_t i = 0; i < value.size(); ++i) {
            QString found = findItem(value[i], element, path + QStringLiteral("[%1]").arg(i), depth + 1);
            if (!found.isEmpty())
                return found;
        }
        return {};
    }
    if (!value.is_object())
        return {};
    if (jsonutil::string(jsonutil::object(value, "element"), "name").toStdString() == element)
        return path;
    for (const auto& [key, child] : value.items()) {
        QString found = findItem(child, element, path + jsonPathKey(jsonutil::text(key)), depth + 1);
        if (!found.isEmpty())
            return found;
    }
    return {};
}

QString variableIn(const OrderedJson& owner, const QString& name, const QString& path)
{
    const OrderedJson& list = jsonutil::array(owner, "variables");
    for (size_t i = 0; i < list.size(); ++i)
        if (jsonutil::string(jsonutil::object(list[i], "spec"), "name") == name)
            return path + QStringLiteral(".variables[%1].spec").arg(i);
    return {};
}

/// The path of the variable `name` of the part that is the `count`th to have one, outer parts first, as they are
/// counted when the dashboard is read.
QString findPartVariable(const OrderedJson& value, const QString& name, int& count, const QString& path, int depth = 0)
{
    constexpr int maxDepth = 64;
    if (depth > maxDepth || !value.is_structured())
        return {};
    const auto look = [&](const OrderedJson& child, const QString& here) {
        return findPartVariable(child, name, count, here, depth + 1);
    };
    if (value.is_array()) {
        for (size_t i = 0; i < value.size(); ++i)
            if (QString found = look(value[i], path + QStringLiteral("[%1]").arg(i)); !found.isEmpty())
                return found;
        return {};
    }
    if (QString own = variableIn(value, name, path); !own.isEmpty() && --count == 0)
        return own;
    for (const auto& [key, child] : value.items())
        if (key != "variables")
            if (QString found = look(child, path + jsonPathKey(jsonutil::text(key))); !found.isEmpty())
                return found;
    return {};
}

} // namespace

/// Makes an empty object where none is; its parent must be there.
bool DashboardDocument::ensureObject(const QString& path)
{
    const OrderedJson* present = value(path);
    return (present && present->is_object()) || setValue(path, OrderedJson::object());
}

bool DashboardDocument::setTitle(const QString& title)
{
    return !needsConversion() && setValue(m_prefix + QLatin1String("title"), title.toStdString());
}

bool DashboardDocument::setTime(const RawTimeRange& range)
{
    const QString time = m_prefix + QLatin1String(isV2() ? "timeSettings" : "time");
    return !needsConversion() && ensureObject(time) && setValue(time + QLatin1String(".from"), range.from.toStdString())
        && setValue(time + QLatin1String(".to"), range.to.toStdString());
}

bool DashboardDocument::setRefresh(const QString& interval)
{
    if (needsConversion())
        return false;
    if (!isV2())
        return setValue(m_prefix + QLatin1String("refresh"), interval.toStdString());
    const QString settings = m_prefix + QLatin1String("timeSettings");
    return ensureObject(settings) && setValue(settings + QLatin1String(".autoRefresh"), interval.toStdString());
}

QString DashboardDocument::variablePath(const QString& name) const
{
    if (isV2()) {
        const OrderedJson* root = m_prefix.isEmpty() ? &m_json : value(m_prefix.chopped(1));
        const QString inFile = name.section(u'@', 0, 0);
        int count = name.section(u'@', 1, 1).toInt();
        const QString found = !root ? QString()
            : count == 0
            ? variableIn(*root, name, {})
            : findPartVariable(jsonutil::object(*root, "layout"), inFile, count, QStringLiteral(".layout"));
        return found.isEmpty() ? QString() : m_prefix + found.mid(1);
    }
    const QString path = m_prefix + QLatin1String("templating.list");
    const OrderedJson* list = value(path);
    for (size_t i = 0; list && list->is_array() && i < list->size(); ++i)
        if (jsonutil::string((*list)[i], "name") == name)
            return path + QStringLiteral("[%1]").arg(i);
    return {};
}

bool DashboardDocument::setVariable(const QString& name, const QStringList& values, const QStringList& texts)
{
    const QString path = needsConversion() ? QString() : variablePath(name);
    const OrderedJson* variable = path.isEmpty() ? nullptr : value(path);
    if (!variable || values.isEmpty())
        return false;
    const OrderedJson& current = jsonutil::object(*variable, "current");
    const OrderedJson* present = jsonutil::find(current, "value");
    const bool asList = jsonutil::boolean(*variable, "multi") || (present && present->is_array());
    // A text box keeps what was typed in its query, too.
    const bool isTextBox = jsonutil::string(*variable, "type") == QLatin1String("textbox")
        || (isV2() && jsonutil::find(*variable, "query") && variable->at("query").is_string()
            && !jsonutil::find(*variable, "options") && !jsonutil::find(*variable, "auto"));
    const QString here = path + QLatin1String(".current");
    const QStringList shown = texts.isEmpty() ? values : texts;
    return ensureObject(here) && setValue(here + QLatin1String(".text"), chosen(shown, asList))
        && setValue(here + QLatin1String(".value"), chosen(values, asList))
        && (!isTextBox || setValue(path + QLatin1String(".query"), values.front().toStdString()));
}

bool DashboardDocument::setVariableFilters(const QString& name, const std::vector<AdhocFilter>& filters)
{
    const QString path = needsConversion() ? QString() : variablePath(name);
    if (path.isEmpty())
        return false;
    OrderedJson list = OrderedJson::array();
    for (const AdhocFilter& filter : filters) {
        OrderedJson item {{"key", filter.key.toStdString()},
                          {"operator", filter.op.toStdString()},
                          {"value", filter.value.toStdString()}};
        if (!filter.values.isEmpty())
            item["values"] = textList(filter.values);
        list.push_back(std::move(item));
    }
    return setValue(path + QLatin1String(".filters"), std::move(list));
}

QString DashboardDocument::panelPath(const PanelId& panel) const
{
    if (m_form == Form::Foreign)
        return {};
    const auto loaded = loadDashboard(m_bytes, {});
    const PanelSpec* spec = loaded ? findPanel(loaded->dashboard.panels, panel) : nullptr;
    return spec && value(spec->jsonPath) ? spec->jsonPath : QString();
}

QString DashboardDocument::layoutItemPath(const QString& element) const
{
    const QString path = m_prefix + QLatin1String("layout");
    const OrderedJson* layout = value(path);
    return layout ? findItem(*layout, element.toStdString(), path) : QString();
}

bool DashboardDocument::setPanelPlace(const PanelId& panel, const GridPos& place)
{
    const QString path = needsConversion() ? QString() : panelPath(panel);
    if (path.isEmpty())
        return false;
    const bool v2 = isV2();
    const auto steps = parseJsonPath(path);
    const QString target = v2 ? layoutItemPath(QString::fromStdString(std::get<std::string>(steps->back())))
                              : path + QLatin1String(".gridPos");
    if (target.isEmpty() || (v2 && !value(target + QLatin1String(".width"))) || (!v2 && !ensureObject(target)))
        return false;
    const auto key = [v2](const char* classic, const char* name) { return QLatin1String(v2 ? name : classic); };
    return setValue(target + QLatin1String(".x"), place.x) && setValue(target + QLatin1String(".y"), place.y)
        && setValue(target + key(".w", ".width"), place.w) && setValue(target + key(".h", ".height"), place.h);
}

bool DashboardDocument::setPanelJson(const PanelId& panel, OrderedJson json)
{
    const QString path = needsConversion() ? QString() : panelPath(panel);
    return !path.isEmpty() && json.is_object() && setValue(path, std::move(json));
}
