#include "dashboards/import/wrappers.h"

#include <QCoreApplication>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Import", text);
}

Error noDashboard(const QString& text)
{
    return {Error::Kind::Parse, text, {}};
}

bool isList(const Json& object, const char* key)
{
    const Json* value = jsonutil::find(object, key);
    return value && value->is_array();
}

bool looksClassic(const Json& body)
{
    if (isList(body, "panels") || isList(body, "rows"))
        return true;
    if (!jsonutil::find(body, "title"))
        return false;
    for (const char* key : {"schemaVersion", "templating", "annotations", "timepicker", "panels"})
        if (body.contains(key))
            return true;
    return false;
}

bool looksV2(const Json& body)
{
    const Json* elements = jsonutil::find(body, "elements");
    const Json* layout = jsonutil::find(body, "layout");
    return elements && elements->is_object() && layout && layout->is_object();
}

bool looksPerses(const Json& body)
{
    const Json* panels = jsonutil::find(body, "panels");
    return panels && panels->is_object() && isList(body, "layouts");
}

bool isResource(const Json& file)
{
    return jsonutil::string(file, "apiVersion").contains(QLatin1Char('/')) || file.contains("kind");
}

Result<UnwrappedDashboard> fromBody(Json body, const QString& kind, const QString& prefix)
{
    if (looksPerses(body))
        return UnwrappedDashboard {std::move(body), QStringLiteral("perses"), false, true, prefix};
    const bool v2 = looksV2(body);
    if (!v2 && !looksClassic(body))
        return noDashboard(tr("The JSON is not a dashboard: it has neither panels nor rows."));
    return UnwrappedDashboard {std::move(body), kind, v2, false, prefix};
}

Result<UnwrappedDashboard> fromResource(const Json& file)
{
    const QString apiVersion = jsonutil::string(file, "apiVersion");
    const QString kind = jsonutil::string(file, "kind");
    const Json* spec = jsonutil::find(file, "spec");
    if (!isDashboardKind(kind) || !spec || !spec->is_object())
        return noDashboard(tr("The file is a resource of kind \"%1\", not a dashboard.").arg(kind));
    // The operator of Perses puts its dashboards one level deeper since its second version.
    const Json* config = jsonutil::find(*spec, "config");
    const bool nested = kind == QLatin1String("PersesDashboard") && config && config->is_object();
    Json body = nested ? *config : *spec;
    const QString prefix = nested ? QStringLiteral("spec.config.") : QStringLiteral("spec.");
    // A resource names its dashboard in the metadata.
    const QString name = jsonutil::string(jsonutil::object(file, "metadata"), "name");
    if (!name.isEmpty() && jsonutil::string(body, "uid").isEmpty())
        body["uid"] = name.toStdString();
    return fromBody(std::move(body), apiVersion.section(QLatin1Char('/'), -1), prefix);
}

} // namespace

bool isDashboardKind(const QString& kind)
{
    // The second is how Grafana answers for one dashboard, with what a person may do with it.
    for (const char* known : {"Dashboard", "DashboardWithAccessInfo", "PersesDashboard"})
        if (kind == QLatin1String(known))
            return true;
    return false;
}

Result<UnwrappedDashboard> unwrapDashboard(Json file)
{
    if (!file.is_object())
        return noDashboard(tr("The JSON is not a dashboard: a dashboard is an object in braces."));
    if (Json* inner = const_cast<Json*>(jsonutil::find(file, "dashboard")); inner && inner->is_object())
        return fromBody(std::move(*inner), QStringLiteral("wrapped"), QStringLiteral("dashboard."));
    if (!looksClassic(file) && !looksV2(file) && !looksPerses(file) && isResource(file))
        return fromResource(file);
    const QString kind = looksV2(file) ? QStringLiteral("v2") : QStringLiteral("classic");
    return fromBody(std::move(file), kind, {});
}
