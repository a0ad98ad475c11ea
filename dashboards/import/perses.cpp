#include "dashboards/import/perses.h"

#include "dashboards/import/classicschema.h"
#include "dashboards/import/jsonedit.h"
#include "dashboards/import/persesparts.h"
#include "dashboards/model/jsonpath.h"
#include "dashboards/model/paneljson.h"

#include <QCoreApplication>

namespace {

using namespace jsonedit; // NOLINT(google-build-using-namespace): verbs of this conversion

constexpr int columns = 24;

QString tr(const char* text)
{
    return QCoreApplication::translate("Import", text);
}

/// The grids below each other; a grid with a title is a row.
class PersesLayout
{
public:
    PersesLayout(const Json& spec, ImportReport& report) : m_spec(spec), m_report(report) { }

    Json panels()
    {
        const Json& layouts = jsonutil::array(m_spec, "layouts");
        for (size_t i = 0; i < layouts.size(); ++i)
            grid(jsonutil::object(layouts[i], "spec"), QStringLiteral("layouts[%1].spec").arg(i));
        return std::move(m_panels);
    }

private:
    void grid(const Json& spec, const QString& path)
    {
        const Json& display = jsonutil::object(spec, "display");
        const Json& collapse = jsonutil::object(display, "collapse");
        const bool collapsed = !collapse.empty() && !jsonutil::boolean(collapse, "open", true);
        const bool hasRow = !jsonutil::string(display, "title").isEmpty() || collapsed
            || spec.contains("repeatVariable") || !m_panels.empty();
        if (hasRow)
            openRow(spec, display, collapsed);
        const int top = m_bottom;
        const Json& items = jsonutil::array(spec, "items");
        for (size_t i = 0; i < items.size(); ++i)
            item(items[i], top, collapsed, QStringLiteral("%1.items[%2]").arg(path).arg(i));
    }

    void openRow(const Json& spec, const Json& display, bool collapsed)
    {
        Json row {{"type", "row"},
                  {"title", jsonutil::string(display, "title").toStdString()},
                  {"collapsed", collapsed},
                  {"panels", Json::array()},
                  {"gridPos", {{"x", 0}, {"y", m_bottom}, {"w", columns}, {"h", 1}}}};
        copy(spec, "repeatVariable", row, "repeat");
        m_panels.push_back(std::move(row));
        ++m_bottom;
    }

    void item(const Json& item, int top, bool inRow, const QString& path)
    {
        const QString reference = jsonutil::string(jsonutil::object(item, "content"), "$ref");
        const QString prefix = QStringLiteral("#/spec/panels/");
        const QString name = reference.startsWith(prefix) ? reference.mid(prefix.size()) : QString();
        const Json* source = jsonutil::find(jsonutil::object(m_spec, "panels"), name.toUtf8().constData());
        if (!source || !source->is_object()) {
            m_report.add(Finding::Severity::Error, path, tr("There is no element named %1.").arg(reference));
            return;
        }
        const QString panelPath = QStringLiteral("panels") + jsonPathKey(name);
        Json panel = panelFromPerses(*source, panelPath, m_report);
        const auto bounded = [&item](const char* key, int fallback) {
            return std::clamp(jsonutil::integer(item, key, fallback), 0, 100'000);
        };
        const int y = std::min(top, 1'000'000) + bounded("y", 0);
        panel["gridPos"] = {{"x", bounded("x", 0)}, {"y", y}, {"w", bounded("width", 6)}, {"h", bounded("height", 4)}};
        panel[panelPathKey] = panelPath.toStdString();
        m_bottom = std::max(m_bottom, y + bounded("height", 4));
        Json& target = inRow ? m_panels.back()["panels"] : m_panels;
        target.push_back(std::move(panel));
    }

    const Json& m_spec;
    ImportReport& m_report;
    Json m_panels = Json::array();
    int m_bottom = 0;
};

void addText(const Json& spec, Json& classic)
{
    const Json& display = jsonutil::object(spec, "display");
    copy(spec, "uid", classic, "uid");
    copy(spec, "uid", classic, "title");
    copy(display, "name", classic, "title");
    copy(display, "description", classic, "description");
}

void addTime(const Json& spec, Json& classic)
{
    const QString duration = jsonutil::string(spec, "duration", QStringLiteral("1h"));
    classic["time"] = {{"from", "now-" + duration.toStdString()}, {"to", "now"}};
    const QString refresh = jsonutil::string(spec, "refreshInterval");
    if (!refresh.isEmpty() && refresh != QLatin1String("0s"))
        classic["refresh"] = refresh.toStdString();
}

} // namespace

Json classicFromPerses(const Json& spec, ImportReport& report)
{
    Json classic {{"schemaVersion", newestClassicSchema}};
    addText(spec, classic);
    addTime(spec, classic);
    copy(spec, "tags", classic, "tags");
    if (!jsonutil::object(spec, "datasources").empty())
        report.add(Finding::Severity::Ignored, QStringLiteral("datasources"),
                   tr("The addresses of the file's own datasources are not used; connections configured here are "
                      "asked."));
    classic["panels"] = PersesLayout(spec, report).panels();
    Json variables = Json::array();
    const Json& list = jsonutil::array(spec, "variables");
    for (size_t i = 0; i < list.size(); ++i) {
        Json variable = variableFromPerses(list[i], QStringLiteral("variables[%1]").arg(i), report);
        if (!variable.is_null())
            variables.push_back(std::move(variable));
    }
    classic["templating"] = Json {{"list", std::move(variables)}};
    classic["links"] = Json::array();
    for (const Json& link : jsonutil::array(spec, "links"))
        if (link.is_object()) {
            Json own {{"type", "link"}};
            copy(link, "name", own, "title");
            for (const char* key : {"url", "tooltip", "targetBlank"})
                copy(link, key, own, key);
            classic["links"].push_back(std::move(own));
        }
    return classic;
}
