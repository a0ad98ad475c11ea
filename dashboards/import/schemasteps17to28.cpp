#include "dashboards/import/jsonedit.h"
#include "dashboards/import/schemasteps.h"

#include <QRegularExpression>

#include <set>

namespace schemasteps {

using namespace jsonedit; // NOLINT(google-build-using-namespace): verbs of these steps

namespace {

bool isType(const Json& panel, const char* type)
{
    return jsonutil::string(panel, "type") == QLatin1String(type);
}

/// Largest divisor of 24 not above `limit`; none when no larger one exists, as old Grafana left the key out then.
std::optional<int> divisorUpTo(double limit)
{
    constexpr int divisors[] = {1, 2, 3, 4, 6, 8, 12, 24};
    std::optional<int> best;
    for (const int divisor : divisors) {
        if (divisor > limit)
            return best;
        best = divisor;
    }
    return std::nullopt;
}

void appendQuery(QString& url, const QString& query)
{
    const auto mark = url.indexOf(QLatin1Char('?'));
    if (mark < 0)
        url += QLatin1Char('?');
    else if (url.size() - mark > 1)
        url += QLatin1Char('&');
    url += query;
}

QString slug(const QString& title)
{
    static const QRegularExpression dropped(QStringLiteral("[^A-Za-z0-9_ ]+"));
    static const QRegularExpression blanks(QStringLiteral(" +"));
    return title.toLower().remove(dropped).replace(blanks, QStringLiteral("-"));
}

Json upgradedLink(const Json& link)
{
    QString url = jsonutil::string(link, "url");
    if (url.isEmpty() && truthy(link, "dashboard"))
        url = QStringLiteral("dashboard/db/") + slug(jsonutil::string(link, "dashboard"));
    if (url.isEmpty() && truthy(link, "dashUri"))
        url = QStringLiteral("dashboard/") + jsonutil::string(link, "dashUri");
    if (url.isEmpty())
        url = QStringLiteral("/");
    if (truthy(link, "keepTime"))
        appendQuery(url, QStringLiteral("$__url_time_range"));
    if (truthy(link, "includeVars"))
        appendQuery(url, QStringLiteral("$__all_variables"));
    if (truthy(link, "params"))
        appendQuery(url, jsonutil::string(link, "params"));
    return {{"url", url.toStdString()},
            {"title", jsonutil::string(link, "title").toStdString()},
            {"targetBlank", truthy(link, "targetBlank")}};
}

void renameVariables(Json* text)
{
    if (!text || !text->is_string())
        return;
    QString value = *jsonutil::asString(*text);
    const std::pair<const char*, const char*> names[] = {
        {"__series_name", "__series.name"}, {"__field_name", "__field.name"}, {"__value_time", "__value.time"}};
    for (const auto& [before, after] : names) {
        const QString from = QLatin1String(before);
        const QString to = QLatin1String(after);
        if (to != QLatin1String("__value.time"))
            value.replace(QLatin1Char('$') + from, QStringLiteral("${%1}").arg(to));
        value.replace(from, to);
    }
    *text = value.toStdString();
}

/// The places of a panel of that time that hold data links.
void forEachDataLink(Json& panel, const std::function<void(Json&)>& change)
{
    Json* options = member(panel, "options");
    if (!options)
        return;
    forEachObject(member(*options, "dataLinks"), change);
    Json* fieldOptions = member(*options, "fieldOptions");
    Json* defaults = fieldOptions ? member(*fieldOptions, "defaults") : nullptr;
    if (defaults)
        forEachObject(member(*defaults, "links"), change);
}

void alignCurrent(Json& variable)
{
    Json* current = member(variable, "current");
    if (!variable.contains("multi") || !current || !current->is_object() || current->empty())
        return;
    const bool multi = truthy(variable, "multi");
    const Json* value = member(*current, "value");
    if (!value || value->is_array() == multi)
        return; // the text of a list may be one text: "a + b"
    for (const char* key : {"text", "value"}) {
        Json* item = member(*current, key);
        if (!item)
            continue;
        if (multi && !item->is_array())
            *item = Json::array({*item});
        else if (!multi && item->is_array())
            *item = item->empty() ? Json("") : Json((*item)[0]);
    }
}

bool isRepeatCopy(const Json& panel)
{
    return truthy(panel, "repeatPanelId") || truthy(panel, "repeatByRow");
}

void removeRepeatCopies(Json& owner)
{
    Json* panels = member(owner, "panels");
    if (!panels || !panels->is_array())
        return;
    panels->erase(std::remove_if(panels->begin(), panels->end(), isRepeatCopy), panels->end());
    for (Json& panel : *panels)
        if (isType(panel, "row"))
            removeRepeatCopies(panel);
}

void upgradeConstant(Json& variable)
{
    if (!isType(variable, "constant"))
        return;
    const Json* query = member(variable, "query");
    const Json value = query && !query->is_null() ? *query : Json("");
    variable["current"] = Json {{"selected", true}, {"text", value}, {"value", value}};
    variable["options"] = Json::array({variable["current"]});
    // Without the key it is a constant that was never offered.
    if (const Json* hide = member(variable, "hide"); hide && (*hide == 0 || *hide == 1))
        variable["type"] = "textbox";
}

void removeClonesOf(Json& owner, const std::set<int>& originals)
{
    Json* panels = member(owner, "panels");
    if (!panels || !panels->is_array())
        return;
    const auto isClone = [&originals](const Json& panel) {
        return isRepeatCopy(panel) && !truthy(panel, "repeat")
            && originals.count(jsonutil::integer(panel, "repeatPanelId", -1)) > 0;
    };
    panels->erase(std::remove_if(panels->begin(), panels->end(), isClone), panels->end());
    for (Json& panel : *panels)
        if (isType(panel, "row"))
            removeClonesOf(panel, originals);
}

} // namespace

void removeSavedClones(Json& dashboard)
{
    std::set<int> originals;
    bool anyClone = false;
    forEachPanel(dashboard, [&](Json& panel) {
        if (isRepeatCopy(panel))
            anyClone = true;
        else
            originals.insert(jsonutil::integer(panel, "id", -2));
    });
    if (anyClone)
        removeClonesOf(dashboard, originals);
}

void to17(Json& dashboard)
{
    forEachPanel(dashboard, [](Json& panel) {
        const Json* minSpan = member(panel, "minSpan");
        if (minSpan && minSpan->is_number() && truthy(minSpan))
            if (const auto count = divisorUpTo(24 / minSpan->get<double>()))
                panel["maxPerRow"] = *count;
        panel.erase("minSpan");
    });
}

void to18(Json& dashboard)
{
    forEachPanel(dashboard, [](Json& panel) {
        Json* old = member(panel, "options-gauge");
        if (!old || !old->is_object())
            return;
        Json options = std::move(*old);
        Json values = Json::object();
        for (const char* key : {"unit", "stat", "decimals", "prefix", "suffix"}) {
            if (Json* value = member(options, key))
                values[key] = std::move(*value);
            options.erase(key);
        }
        options["valueOptions"] = std::move(values);
        if (Json* thresholds = member(options, "thresholds"); thresholds && thresholds->is_array())
            std::reverse(thresholds->begin(), thresholds->end());
        options.erase("options");
        panel["options"] = std::move(options);
        panel.erase("options-gauge");
    });
}

void to19(Json& dashboard)
{
    forEachPanel(dashboard, [](Json& panel) {
        forEachObject(member(panel, "links"), [](Json& link) { link = upgradedLink(link); });
    });
}

void to20(Json& dashboard)
{
    forEachPanel(dashboard, [](Json& panel) {
        forEachDataLink(panel, [](Json& link) { renameVariables(member(link, "url")); });
        Json* options = member(panel, "options");
        Json* fieldOptions = options ? member(*options, "fieldOptions") : nullptr;
        Json* defaults = fieldOptions ? member(*fieldOptions, "defaults") : nullptr;
        if (defaults)
            renameVariables(member(*defaults, "title"));
    });
}

void to21(Json& dashboard)
{
    forEachPanel(dashboard, [](Json& panel) {
        forEachDataLink(panel, [](Json& link) {
            if (Json* url = member(link, "url"); url && url->is_string())
                *url = jsonutil::asString(*url)
                           ->replace(QLatin1String("__series.labels"), QLatin1String("__field.labels"))
                           .toStdString();
        });
    });
}

void to22(Json& dashboard)
{
    forEachPanel(dashboard, [](Json& panel) {
        if (isType(panel, "table"))
            forEachObject(member(panel, "styles"), [](Json& style) { style["align"] = "auto"; });
    });
}

void to23(Json& dashboard)
{
    forEachVariable(dashboard, alignCurrent);
}

void to24(Json& dashboard)
{
    forEachPanel(dashboard, [](Json& panel) {
        if (isType(panel, "table") && truthy(panel, "styles")
            && jsonutil::string(panel, "table") != QLatin1String("table2"))
            panel["type"] = "table-old";
    });
}

void to26(Json& dashboard)
{
    forEachPanel(dashboard, [](Json& panel) {
        if (!isType(panel, "text2"))
            return;
        panel["type"] = "text";
        if (Json* options = member(panel, "options"); options && options->is_object())
            options->erase("angular");
    });
}

void to27(Json& dashboard)
{
    removeRepeatCopies(dashboard);
    forEachVariable(dashboard, upgradeConstant);
}

void to28(Json& dashboard)
{
    forEachVariable(dashboard, [](Json& variable) {
        erase(variable, {"tags", "tagsQuery", "tagValuesQuery", "useTags"});
    });
}

} // namespace schemasteps
