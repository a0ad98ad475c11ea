#include "dashboards/import/jsonedit.h"
#include "dashboards/import/resourcev2parts.h"
#include "dashboards/model/jsonpath.h"
#include "dashboards/model/paneljson.h"

#include <QCoreApplication>

#include <cmath>

namespace {

using namespace jsonedit; // NOLINT(google-build-using-namespace): verbs of this conversion

constexpr int columns = 24;
constexpr int maxDepth = 16;
constexpr double gridCellPx = 38;
constexpr int gapPx = 8;
/// The classic form has no automatic columns: places in it are those of a window of this width.
constexpr int usualWidthPx = 1880;

QString tr(const char* text)
{
    return QCoreApplication::translate("Import", text);
}

bool isKind(const Json& part, const char* kind)
{
    return jsonutil::string(part, "kind") == QLatin1String(kind);
}

struct SizeMode
{
    const char* name;
    double px;
};

constexpr SizeMode heightModes[] = {{"short", 168}, {"standard", 320}, {"tall", 512}};
constexpr SizeMode widthModes[] = {{"narrow", 192}, {"standard", 448}, {"wide", 768}};

template<size_t count>
double sizeOf(const SizeMode (&modes)[count], const Json& spec, const char* modeKey, const char* customKey)
{
    double px = modes[1].px;
    for (const SizeMode& mode : modes)
        if (jsonutil::string(spec, modeKey) == QLatin1String(mode.name))
            px = mode.px;
    return jsonutil::string(spec, modeKey) == QLatin1String("custom") ? jsonutil::number(spec, customKey, px) : px;
}

int autoRowHeight(const Json& spec)
{
    const double px = sizeOf(heightModes, spec, "rowHeightMode", "rowHeight");
    return int(std::ceil((std::clamp(px, 30.0, 10'000.0) + gapPx) / gridCellPx));
}

Json autoGridOf(const Json& spec)
{
    const double px = sizeOf(widthModes, spec, "columnWidthMode", "columnWidth");
    return {{"maxColumns", std::clamp(jsonutil::integer(spec, "maxColumnCount", 3), 1, columns)},
            {"minColumnPx", int(std::clamp(px, 50.0, 10'000.0))},
            {"rowHeight", autoRowHeight(spec)},
            {"fillsScreen", truthy(spec, "fillScreen")}};
}

/// Turns a tree of layouts into panels, rows and tabs inside each other; places are relative to their part.
class LayoutTree
{
public:
    LayoutTree(const Json& elements, ImportReport& report) : m_elements(elements), m_report(report) { }

    Json layout(const Json& tree, const QString& path, int depth = 0)
    {
        if (depth > maxDepth) {
            m_report.add(Finding::Severity::Error, path,
                         tr("Parts inside each other deeper than %1 levels are left out.").arg(maxDepth));
            return Json::array();
        }
        const Json& spec = jsonutil::object(tree, "spec");
        const QString inner = path + QStringLiteral(".spec");
        if (isKind(tree, "RowsLayout"))
            return sections(spec, "rows", inner, depth);
        if (isKind(tree, "TabsLayout"))
            return tabs(spec, inner, depth);
        if (isKind(tree, "AutoGridLayout") || isKind(tree, "ResponsiveGridLayout"))
            return autoGrid(spec, inner);
        return gridItems(jsonutil::array(spec, "items"), inner);
    }

private:
    static void addRepeat(const Json& spec, Json& panel)
    {
        const Json& repeat = jsonutil::object(spec, "repeat");
        copy(repeat, "value", panel, "repeat");
        copy(repeat, "direction", panel, "repeatDirection");
        copy(repeat, "maxPerRow", panel, "maxPerRow");
    }

    /// What the classic form has no words for.
    static void addRules(const Json& spec, Json& panel)
    {
        copy(spec, "conditionalRendering", panel, panelConditionKey);
        Json variables = Json::array();
        for (const Json& variable : jsonutil::array(spec, "variables"))
            if (variable.is_object())
                variables.push_back(variableFromV2(variable));
        if (!variables.empty())
            panel[panelVariablesKey] = std::move(variables);
    }

    std::optional<Json> panelOf(const Json& itemSpec, const QString& path)
    {
        const QString name = jsonutil::string(jsonutil::object(itemSpec, "element"), "name");
        const Json* element = jsonutil::find(m_elements, name.toUtf8().constData());
        if (!element || !element->is_object()) {
            m_report.add(Finding::Severity::Error, path, tr("There is no element named %1.").arg(name));
            return std::nullopt;
        }
        Json panel = panelFromV2(*element);
        const QString own = QStringLiteral("elements") + jsonPathKey(name);
        panel[panelPathKey] = own.toStdString();
        if (!jsonutil::string(jsonutil::object(*element, "spec"), "subtitle").isEmpty())
            m_report.add(Finding::Severity::Ignored, own + QStringLiteral(".spec.subtitle"),
                         tr("The line below the title stands in the panel's description."));
        const Json* end = jsonutil::at(*element, {"spec", "data", "spec", "queryOptions", "timeTo"});
        if (end && !jsonutil::asString(*end).value_or(QString()).isEmpty())
            m_report.add(Finding::Severity::Ignored, own + QStringLiteral(".spec.data.spec.queryOptions.timeTo"),
                         tr("The panel's own time range ends where the dashboard's does."));
        addRepeat(itemSpec, panel);
        addRules(itemSpec, panel);
        return panel;
    }

    Json gridItems(const Json& items, const QString& path)
    {
        Json panels = Json::array();
        for (size_t i = 0; i < items.size(); ++i) {
            const Json& spec = jsonutil::object(items[i], "spec");
            const QString here = QStringLiteral("%1.items[%2]").arg(path).arg(i);
            if (isKind(items[i], "GridLayoutRow")) { // a row inside a grid, as the first v2 versions had it
                Json row = section(spec, "row", truthy(spec, "collapsed"), jsonutil::integer(spec, "y"));
                row["panels"] = gridItems(jsonutil::array(spec, "elements"), here);
                panels.push_back(std::move(row));
                continue;
            }
            auto panel = panelOf(spec, here);
            if (!panel)
                continue;
            const auto bounded = [&](const char* key, int fallback) {
                return std::clamp(jsonutil::integer(spec, key, fallback), 0, 1'000'000);
            };
            (*panel)["gridPos"] = {{"x", bounded("x", 0)},
                                   {"y", bounded("y", 0)},
                                   {"w", bounded("width", 6)},
                                   {"h", bounded("height", 3)}};
            panels.push_back(*std::move(panel));
        }
        return panels;
    }

    Json autoGrid(const Json& spec, const QString& path)
    {
        const Json automatic = autoGridOf(spec);
        const int fitting = (usualWidthPx + gapPx) / (jsonutil::integer(automatic, "minColumnPx") + gapPx);
        const int perRow = std::clamp(fitting, 1, jsonutil::integer(automatic, "maxColumns"));
        const int width = std::max(1, columns / perRow);
        const int height = jsonutil::integer(automatic, "rowHeight");
        const Json& items = jsonutil::array(spec, "items");
        Json panels = Json::array();
        for (size_t i = 0; i < items.size(); ++i) {
            auto panel = panelOf(jsonutil::object(items[i], "spec"), QStringLiteral("%1.items[%2]").arg(path).arg(i));
            if (!panel)
                continue;
            const int at = int(panels.size());
            (*panel)["gridPos"] = {
                {"x", at % perRow * width}, {"y", at / perRow * height}, {"w", width}, {"h", height}};
            (*panel)[panelAutoGridKey] = automatic;
            panels.push_back(*std::move(panel));
        }
        return panels;
    }

    static Json section(const Json& spec, const char* type, bool collapsed, int y)
    {
        Json row {{"type", type},
                  {"title", jsonutil::string(spec, "title").toStdString()},
                  {"collapsed", collapsed},
                  {"panels", Json::array()},
                  {panelSectionKey, true},
                  {"gridPos", {{"x", 0}, {"y", std::clamp(y, 0, 1'000'000)}, {"w", columns}, {"h", 1}}}};
        if (truthy(spec, "hideHeader"))
            row["hideHeader"] = true;
        addRepeat(spec, row);
        addRules(spec, row);
        return row;
    }

    Json tabs(const Json& spec, const QString& path, int depth)
    {
        Json bar = section(Json::object(), "tabs", false, 0);
        bar["panels"] = sections(spec, "tabs", path, depth);
        bar[panelPathKey] = path.toStdString();
        return Json::array({std::move(bar)});
    }

    Json sections(const Json& spec, const char* key, const QString& path, int depth)
    {
        const Json& list = jsonutil::array(spec, key);
        const char* type = std::string_view(key) == "tabs" ? "tab" : "row";
        Json result = Json::array();
        for (size_t i = 0; i < list.size(); ++i) {
            const Json& own = jsonutil::object(list[i], "spec");
            const QString here = QStringLiteral("%1.%2[%3].spec").arg(path, QLatin1String(key)).arg(i);
            Json part = section(own, type, truthy(own, "collapse"), int(i));
            part["panels"] = layout(jsonutil::object(own, "layout"), here + QStringLiteral(".layout"), depth + 1);
            part[panelPathKey] = here.chopped(5).toStdString();
            if (truthy(own, "fillScreen"))
                m_report.add(Finding::Severity::Ignored, here + QStringLiteral(".fillScreen"),
                             tr("The row is as high as its panels; it does not fill the screen."));
            result.push_back(std::move(part));
        }
        return result;
    }

    const Json& m_elements;
    ImportReport& m_report;
};

} // namespace

Json layoutFromV2(const Json& spec, ImportReport& report)
{
    return LayoutTree(jsonutil::object(spec, "elements"), report)
        .layout(jsonutil::object(spec, "layout"), QStringLiteral("layout"));
}
