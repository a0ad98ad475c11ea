#include "dashboards/import/angularpanels/angularpanels.h"
#include "dashboards/import/angularpanels/calculations.h"
#include "dashboards/import/angularpanels/graphparts.h"
#include "dashboards/import/angularpanels/singlestat.h"
#include "dashboards/import/jsonedit.h"

#include <QCoreApplication>

namespace {

using namespace jsonedit; // NOLINT(google-build-using-namespace): verbs of this conversion

struct Word
{
    const char* before;
    const char* after;
};

constexpr Word transforms[] = {
    {"timeseries_to_rows", "seriesToRows"},
    {"timeseries_to_columns", "seriesToColumns"},
    {"timeseries_aggregations", "reduce"},
    {"table", "merge"},
};

constexpr Word colorModes[] = {
    {"cell", "color-background"},
    {"row", "color-background"},
    {"value", "color-text"},
};

template<size_t N>
const char* translated(const Word (&words)[N], const QString& word)
{
    for (const Word& entry : words)
        if (word == QLatin1String(entry.before))
            return entry.after;
    return nullptr;
}

bool isPattern(const Json& style)
{
    const QString pattern = jsonutil::string(style, "pattern");
    return pattern.size() > 1 && pattern.startsWith(QLatin1Char('/')) && pattern.endsWith(QLatin1Char('/'));
}

bool isForAll(const Json& style)
{
    return jsonutil::string(style, "pattern") == QLatin1String("/.*/");
}

Json thresholdsOf(const Json& style)
{
    const Json& levels = jsonutil::array(style, "thresholds");
    const Json& colors = jsonutil::array(style, "colors");
    Json steps = Json::array();
    for (size_t i = 0; i <= levels.size() && i < colors.size(); ++i) {
        const auto level = i == 0 ? std::nullopt : leadingNumber(&levels[i - 1]);
        if (i == 0 || level)
            steps.push_back({{"color", colors[i]}, {"value", level ? numberJson(*level) : Json()}});
    }
    return {{"mode", "absolute"}, {"steps", std::move(steps)}};
}

Json linkOf(const Json& style)
{
    return {{"title", jsonutil::string(style, "linkTooltip").toStdString()},
            {"url", jsonutil::string(style, "linkUrl").toStdString()},
            {"targetBlank", truthy(style, "linkTargetBlank")}};
}

/// What a style says, as properties of a field.
Json propertiesOf(const Json& style)
{
    Json properties = Json::object();
    if (truthy(style, "alias"))
        properties["displayName"] = style["alias"];
    if (truthy(style, "unit"))
        properties["unit"] = style["unit"];
    if (const auto decimals = jsonutil::optNumber(style, "decimals"))
        properties["decimals"] = numberJson(*decimals);
    if (jsonutil::string(style, "type") == QLatin1String("date"))
        properties["unit"] = "time: " + jsonutil::string(style, "dateFormat").toStdString();
    if (truthy(style, "link"))
        properties["links"] = Json::array({linkOf(style)});
    if (const char* cell = translated(colorModes, jsonutil::string(style, "colorMode"))) {
        properties["custom.cellOptions"] = Json {{"type", cell}};
        properties["color"] = Json {{"mode", "thresholds"}};
    }
    const QString align = jsonutil::string(style, "align");
    if (!align.isEmpty() && align != QLatin1String("auto"))
        properties["custom.align"] = align.toStdString();
    if (!jsonutil::array(style, "thresholds").empty())
        properties["thresholds"] = thresholdsOf(style);
    if (jsonutil::string(style, "type") == QLatin1String("hidden"))
        properties["custom.hidden"] = true;
    Json mappings = mappingsFromSingleStat(style, jsonutil::find(properties, "thresholds"));
    if (!mappings.empty())
        properties["mappings"] = std::move(mappings);
    return properties;
}

Json overrideOf(const Json& style)
{
    Json list = Json::array();
    const Json properties = propertiesOf(style);
    for (const auto& [id, value] : properties.items())
        list.push_back({{"id", id}, {"value", value}});
    const std::string pattern = jsonutil::string(style, "pattern").toStdString();
    return {{"matcher", {{"id", isPattern(style) ? "byRegexp" : "byName"}, {"options", pattern}}},
            {"properties", std::move(list)}};
}

Json defaultsOf(const Json& style)
{
    Json defaults {{"custom", Json::object()}};
    const Json properties = propertiesOf(style);
    for (const auto& [id, value] : properties.items()) {
        if (id.starts_with("custom."))
            defaults["custom"][id.substr(7)] = value;
        else
            defaults[id] = value;
    }
    // Hiding everything is what nobody meant by a style for all columns.
    defaults["custom"].erase("hidden");
    return defaults;
}

Json calculations(const Json& columns)
{
    Json names = Json::array();
    for (const Json& column : columns)
        if (const Json* value = jsonutil::find(column, "value"))
            names.push_back(*value);
    return reducerIds(names);
}

void addTransformation(Json& panel)
{
    const char* id = translated(transforms, jsonutil::string(panel, "transform"));
    if (!id)
        return;
    Json options {{"reducers", Json::array()}};
    if (jsonutil::string(panel, "transform") == QLatin1String("timeseries_aggregations")) {
        options["includeTimeField"] = false;
        options["reducers"] = calculations(jsonutil::array(panel, "columns"));
    }
    listAt(panel, "transformations").push_back({{"id", id}, {"options", std::move(options)}});
}

/// The column that stood at `index`; empty when only the data tell.
QString columnAt(const Json& panel, int index)
{
    const QString transform = jsonutil::string(panel, "transform");
    if (transform == QLatin1String("timeseries_aggregations")) {
        const Json& columns = jsonutil::array(panel, "columns");
        if (index == 0)
            return QStringLiteral("Field");
        const Json column = index > 0 && size_t(index) <= columns.size() ? columns[size_t(index) - 1] : Json();
        const Calculation* calculation = findCalculation(jsonutil::string(column, "value"));
        return calculation ? QString::fromLatin1(calculation->title) : QString();
    }
    static const QStringList rowColumns = {QStringLiteral("Time"), QStringLiteral("Metric"), QStringLiteral("Value")};
    if (transform == QLatin1String("timeseries_to_rows"))
        return rowColumns.value(index);
    return index == 0 ? rowColumns.first() : QString(); // time came first
}

/// Rows were sorted by the number of a column, now by its name.
Json sortOf(const Json& panel)
{
    const Json& sort = jsonutil::object(panel, "sort");
    QString name = columnAt(panel, jsonutil::integer(sort, "col", -1));
    if (name.isEmpty())
        return {};
    for (const Json& style : jsonutil::array(panel, "styles"))
        if (jsonutil::string(style, "pattern") == name && truthy(style, "alias"))
            name = jsonutil::string(style, "alias");
    return Json::array({Json {{"displayName", name.toStdString()}, {"desc", truthy(sort, "desc")}}});
}

/// A hidden column was a key of its own before series and columns were hidden the same way.
void moveHidden(Json& panel)
{
    static const Json hideFrom {{"viz", true}, {"legend", false}, {"tooltip", false}};
    Json* config = member(panel, "fieldConfig");
    if (!config)
        return;
    Json* defaults = member(*config, "defaults");
    Json* custom = defaults ? member(*defaults, "custom") : nullptr;
    if (custom && truthy(*custom, "hidden"))
        (*custom)["hideFrom"] = hideFrom;
    forEachObject(member(*config, "overrides"), [](Json& rule) {
        Json* properties = member(rule, "properties");
        if (!properties || !properties->is_array())
            return;
        bool hidden = false;
        bool moved = false;
        forEachObject(properties, [&](Json& property) {
            if (jsonutil::string(property, "id") == QLatin1String("custom.hidden"))
                hidden = truthy(property, "value");
            moved = moved || jsonutil::string(property, "id") == QLatin1String("custom.hideFrom");
        });
        if (hidden && !moved)
            properties->push_back({{"id", "custom.hideFrom"}, {"value", hideFrom}});
    });
}

void moveFooter(Json& panel)
{
    Json* options = member(panel, "options");
    const Json* footer = options ? member(*options, "footer") : nullptr;
    const Json reducers = footer ? jsonutil::array(*footer, "reducer") : Json();
    if (!footer || !truthy(*footer, "show") || reducers.empty())
        return;
    Json calcs = reducers;
    if (truthy(*footer, "countRows") && reducers[0] == "count")
        calcs = Json::array({"countAll"});
    const Json value {{"reducers", calcs}};
    const Json& fields = jsonutil::array(*footer, "fields");
    Json& config = objectAt(panel, "fieldConfig");
    if (fields.empty())
        objectAt(objectAt(config, "defaults"), "custom")["footer"] = value;
    Json& rules = listAt(config, "overrides");
    for (const Json& field : fields) {
        if (!field.is_string())
            continue;
        Json rule = byNameOverride(field.get<std::string>(), "custom.footer", value);
        if (std::find(rules.begin(), rules.end(), rule) == rules.end()) // moved before
            rules.push_back(std::move(rule));
    }
}

} // namespace

void angularpanels::oldTable(const PanelMigration& migration)
{
    Json& panel = migration.panel;
    addTransformation(panel);
    Json defaults {{"custom", Json::object()}};
    Json overrides = Json::array();
    bool hasDefaults = false;
    for (const Json& style : jsonutil::array(panel, "styles")) {
        if (!style.is_object())
            continue;
        if (!isForAll(style))
            overrides.push_back(overrideOf(style));
        else if (!hasDefaults)
            defaults = defaultsOf(style);
        hasDefaults = hasDefaults || isForAll(style);
    }
    panel["type"] = "table";
    panel["fieldConfig"] = Json {{"defaults", std::move(defaults)}, {"overrides", std::move(overrides)}};
    panel["options"] = Json {{"showHeader", panel.value("showHeader", Json()) != false}};
    if (Json sort = sortOf(panel); !sort.is_null())
        panel["options"]["sortBy"] = std::move(sort);
    else if (jsonutil::integer(jsonutil::object(panel, "sort"), "col", -1) >= 0)
        migration.lost("sort", QCoreApplication::translate("Import", "The rows keep the order of the data."));
    erase(panel, {"styles", "columns", "transform", "fontSize", "pageSize", "scroll", "showHeader", "sort"});
}

void angularpanels::oldTableKeys(const PanelMigration& migration)
{
    moveHidden(migration.panel);
    moveFooter(migration.panel);
}
