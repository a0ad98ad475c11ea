#include "dashboards/import/flattensections.h"

#include "dashboards/import/jsonedit.h"
#include "dashboards/model/paneljson.h"

#include <QCoreApplication>
#include <QSet>

namespace {

using namespace jsonedit; // NOLINT(google-build-using-namespace): verbs of this conversion

QString tr(const char* text)
{
    return QCoreApplication::translate("Import", text);
}

/// Lays parts of a tree out below each other, in rows of one level.
class Flattening
{
public:
    Flattening(const Json& variables, ImportReport& report) : m_report(report)
    {
        for (const Json& variable : variables)
            m_names.insert(jsonutil::string(variable, "name"));
    }

    void add(Json& panels)
    {
        const int top = m_bottom;
        for (Json& panel : panels) {
            if (panel.is_object() && panel.contains(panelSectionKey))
                addSection(panel);
            else if (panel.is_object())
                addPanel(panel, top);
        }
    }

    Json takePanels() { return std::move(m_panels); }
    Json takeVariables() { return std::move(m_variables); }

private:
    void ignored(const Json& panel, const char* key, const QString& what)
    {
        m_report.add(Finding::Severity::Ignored,
                     jsonutil::string(panel, panelPathKey) + QLatin1Char('.') + QLatin1String(key), what);
    }

    void addVariable(const Json& panel, const Json& variable)
    {
        const QString name = jsonutil::string(variable, "name");
        if (m_names.contains(name))
            return ignored(panel, "variables",
                           tr("Another variable has the name %1; this part uses its values.").arg(name));
        m_names.insert(name);
        m_variables.push_back(variable);
    }

    void dropRules(Json& panel)
    {
        if (panel.contains(panelConditionKey))
            ignored(panel, "conditionalRendering", tr("The classic form has no conditions; it is always shown."));
        if (const Json* variables = jsonutil::find(panel, panelVariablesKey)) {
            ignored(panel, "variables", tr("The variables of this part apply to the whole dashboard."));
            for (const Json& variable : *variables)
                addVariable(panel, variable);
        }
        erase(panel, {panelConditionKey, panelVariablesKey, panelAutoGridKey, panelSectionKey, "hideHeader"});
    }

    void addPanel(Json& panel, int top)
    {
        dropRules(panel);
        Json& place = objectAt(panel, "gridPos");
        const int y = std::min(top, 1'000'000) + jsonutil::integer(place, "y");
        place["y"] = y;
        m_bottom = std::max(m_bottom, y + jsonutil::integer(place, "h", 1));
        Json& target = m_inCollapsed ? m_panels.back()["panels"] : m_panels;
        target.push_back(std::move(panel));
    }

    void addSection(Json& part)
    {
        Json children = std::move(listAt(part, "panels"));
        const bool isBar = jsonutil::string(part, "type") == QLatin1String("tabs");
        if (isBar)
            ignored(part, "tabs", tr("Tabs become rows, one below the other."));
        const bool headless = truthy(part, "hideHeader") && m_panels.empty();
        dropRules(part);
        const bool outer = m_inCollapsed;
        if (!isBar && !headless && !outer) { // a part of a collapsed one stays in it
            part["type"] = "row";
            part["panels"] = Json::array();
            part["gridPos"] = {{"x", 0}, {"y", m_bottom}, {"w", 24}, {"h", 1}};
            ++m_bottom;
            m_inCollapsed = truthy(part, "collapsed");
            m_panels.push_back(std::move(part));
        }
        add(children);
        m_inCollapsed = outer;
    }

    ImportReport& m_report;
    Json m_panels = Json::array();
    Json m_variables = Json::array();
    QSet<QString> m_names; ///< of all variables
    int m_bottom = 0;
    bool m_inCollapsed = false; ///< panels go into the last row
};

} // namespace

void flattenSections(Json& classic, ImportReport& report)
{
    Json& panels = listAt(classic, "panels");
    const auto isSection = [](const Json& panel) { return panel.is_object() && panel.contains(panelSectionKey); };
    const auto hasRules = [](const Json& panel) {
        return panel.is_object() && (panel.contains(panelConditionKey) || panel.contains(panelAutoGridKey));
    };
    if (std::none_of(panels.begin(), panels.end(), isSection) && std::none_of(panels.begin(), panels.end(), hasRules))
        return;
    Json& variables = listAt(objectAt(classic, "templating"), "list");
    Flattening flattening(variables, report);
    flattening.add(panels);
    panels = flattening.takePanels();
    for (Json& variable : flattening.takeVariables())
        variables.push_back(std::move(variable));
}
