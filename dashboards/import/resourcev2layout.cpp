#include "dashboards/import/jsonedit.h"
#include "dashboards/import/resourcev2parts.h"
#include "dashboards/model/paneljson.h"

#include <QCoreApplication>

#include <cmath>

namespace {

using namespace jsonedit; // NOLINT(google-build-using-namespace): verbs of this conversion

constexpr int columns = 24;
constexpr int maxDepth = 16;
constexpr double gridCellPx = 38;
constexpr double gapPx = 8;

QString tr(const char* text)
{
    return QCoreApplication::translate("Import", text);
}

bool isKind(const Json& part, const char* kind)
{
    return jsonutil::string(part, "kind") == QLatin1String(kind);
}

struct HeightMode
{
    const char* name;
    double px;
};

constexpr HeightMode heightModes[] = {{"short", 168}, {"standard", 320}, {"tall", 512}};

int autoRowHeight(const Json& spec)
{
    double px = 320;
    for (const HeightMode& mode : heightModes)
        if (jsonutil::string(spec, "rowHeightMode") == QLatin1String(mode.name))
            px = mode.px;
    if (jsonutil::string(spec, "rowHeightMode") == QLatin1String("custom"))
        px = jsonutil::number(spec, "rowHeight", px);
    return int(std::ceil((std::clamp(px, 30.0, 10'000.0) + gapPx) / gridCellPx));
}

class LayoutWalk
{
public:
    LayoutWalk(const Json& elements, ImportReport& report) : m_elements(elements), m_report(report) { }

    void layout(const Json& tree, const QString& path, int depth = 0)
    {
        if (depth > maxDepth)
            return;
        const Json& spec = jsonutil::object(tree, "spec");
        const QString inner = path + QStringLiteral(".spec");
        if (isKind(tree, "RowsLayout"))
            sections(spec, "rows", inner, depth);
        else if (isKind(tree, "TabsLayout"))
            tabs(spec, inner, depth);
        else if (isKind(tree, "AutoGridLayout") || isKind(tree, "ResponsiveGridLayout"))
            autoGrid(spec, inner);
        else
            gridItems(jsonutil::array(spec, "items"), inner);
    }

    LayoutResult take() { return std::move(m_result); }

private:
    Json& target() { return m_collapsed ? m_result.panels.back()["panels"] : m_result.panels; }

    void ignored(const QString& path, const QString& what) { m_report.add(Finding::Severity::Ignored, path, what); }

    void checkCondition(const Json& spec, const QString& path)
    {
        if (truthy(spec, "conditionalRendering"))
            ignored(path + QStringLiteral(".conditionalRendering"),
                    tr("The condition is not evaluated; it is always shown."));
    }

    void addRepeat(const Json& spec, Json& panel)
    {
        const Json& repeat = jsonutil::object(spec, "repeat");
        copy(repeat, "value", panel, "repeat");
        copy(repeat, "direction", panel, "repeatDirection");
        copy(repeat, "maxPerRow", panel, "maxPerRow");
    }

    void addPanel(const Json& itemSpec, const Json& gridPos, const QString& path)
    {
        const QString name = jsonutil::string(jsonutil::object(itemSpec, "element"), "name");
        const Json* element = jsonutil::find(m_elements, name.toUtf8().constData());
        if (!element || !element->is_object()) {
            m_report.add(Finding::Severity::Error, path, tr("There is no element named %1.").arg(name));
            return;
        }
        Json panel = panelFromV2(*element);
        panel["gridPos"] = gridPos;
        panel[panelPathKey] = QStringLiteral("elements.%1").arg(name).toStdString();
        addRepeat(itemSpec, panel);
        m_bottom = std::max(m_bottom, jsonutil::integer(gridPos, "y") + jsonutil::integer(gridPos, "h"));
        target().push_back(std::move(panel));
    }

    void gridItems(const Json& items, const QString& path)
    {
        const int top = m_bottom;
        for (size_t i = 0; i < items.size(); ++i) {
            const Json& spec = jsonutil::object(items[i], "spec");
            const QString here = QStringLiteral("%1.items[%2]").arg(path).arg(i);
            if (isKind(items[i], "GridLayoutRow")) {
                gridRow(spec, here);
                continue;
            }
            const auto bounded = [&](const char* key, int fallback) {
                return std::clamp(jsonutil::integer(spec, key, fallback), 0, 1'000'000);
            };
            addPanel(spec,
                     {{"x", bounded("x", 0)},
                      {"y", std::min(top, 1'000'000) + bounded("y", 0)},
                      {"w", bounded("width", 6)},
                      {"h", bounded("height", 3)}},
                     here);
        }
    }

    /// A row inside a grid, as the first v2 versions had it.
    void gridRow(const Json& spec, const QString& path)
    {
        openRow(spec, truthy(spec, "collapsed"));
        gridItems(jsonutil::array(spec, "elements"), path);
        m_collapsed = false;
    }

    void autoGrid(const Json& spec, const QString& path)
    {
        const int perRow = std::clamp(jsonutil::integer(spec, "maxColumnCount", 3), 1, columns);
        const int width = std::max(1, columns / perRow);
        const int height = autoRowHeight(spec);
        const int top = m_bottom;
        const Json& items = jsonutil::array(spec, "items");
        for (size_t i = 0; i < items.size(); ++i) {
            const Json& item = jsonutil::object(items[i], "spec");
            const QString here = QStringLiteral("%1.items[%2]").arg(path).arg(i);
            checkCondition(item, here + QStringLiteral(".spec"));
            addPanel(item,
                     {{"x", int(i % size_t(perRow)) * width},
                      {"y", top + int(i / size_t(perRow)) * height},
                      {"w", width},
                      {"h", height}},
                     here);
        }
    }

    void openRow(const Json& spec, bool collapsed)
    {
        Json row {{"type", "row"},
                  {"title", jsonutil::string(spec, "title").toStdString()},
                  {"collapsed", collapsed},
                  {"panels", Json::array()},
                  {"gridPos", {{"x", 0}, {"y", m_bottom}, {"w", columns}, {"h", 1}}}};
        addRepeat(spec, row);
        ++m_bottom;
        m_collapsed = false;
        m_result.panels.push_back(std::move(row));
        m_collapsed = collapsed;
    }

    void tabs(const Json& spec, const QString& path, int depth)
    {
        ignored(path + QStringLiteral(".tabs"), tr("Tabs are shown as rows, one below the other."));
        sections(spec, "tabs", path, depth);
    }

    void sections(const Json& spec, const char* key, const QString& path, int depth)
    {
        const Json& list = jsonutil::array(spec, key);
        for (size_t i = 0; i < list.size(); ++i) {
            const Json& section = jsonutil::object(list[i], "spec");
            const QString here = QStringLiteral("%1.%2[%3].spec").arg(path, QLatin1String(key)).arg(i);
            checkCondition(section, here);
            addVariables(section, here);
            const bool inCollapsed = m_collapsed;
            // A section inside a collapsed one stays part of it.
            if (!inCollapsed && !(truthy(section, "hideHeader") && m_result.panels.empty()))
                openRow(section, truthy(section, "collapse"));
            layout(jsonutil::object(section, "layout"), here + QStringLiteral(".layout"), depth + 1);
            m_collapsed = inCollapsed;
        }
    }

    void addVariables(const Json& section, const QString& path)
    {
        const Json& list = jsonutil::array(section, "variables");
        for (const Json& variable : list)
            if (variable.is_object())
                m_result.variables.push_back(variable);
        if (!list.empty())
            ignored(path + QStringLiteral(".variables"),
                    tr("The variables of this part apply to the whole dashboard."));
    }

    const Json& m_elements;
    ImportReport& m_report;
    LayoutResult m_result;
    int m_bottom = 0;
    bool m_collapsed = false; ///< panels go into the last row
};

} // namespace

LayoutResult layoutFromV2(const Json& spec, ImportReport& report)
{
    LayoutWalk walk(jsonutil::object(spec, "elements"), report);
    walk.layout(jsonutil::object(spec, "layout"), QStringLiteral("layout"));
    return walk.take();
}
