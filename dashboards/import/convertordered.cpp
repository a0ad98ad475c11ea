#include "dashboards/import/convertordered.h"

#include "dashboards/import/angularpanels/angularpanels.h"
#include "dashboards/import/classicschema.h"
#include "dashboards/import/containers.h"
#include "dashboards/import/jsonedit.h"
#include "dashboards/import/loaddashboard.h"
#include "dashboards/import/wrappers.h"
#include "dashboards/model/jsonpath.h"
#include "dashboards/model/paneljson.h"

namespace {

const OrderedJson* follow(const OrderedJson& root, const JsonPath& path)
{
    const OrderedJson* here = &root;
    for (const JsonStep& step : path) {
        if (const auto* key = std::get_if<std::string>(&step)) {
            here = jsonutil::find(*here, key->c_str());
        } else {
            const size_t index = std::get<size_t>(step);
            here = here->is_array() && index < here->size() ? &(*here)[index] : nullptr;
        }
        if (!here)
            return nullptr;
    }
    return here;
}

/// Gives objects the key order of what they were made from; panels know where that stands.
class Ordering
{
public:
    explicit Ordering(const OrderedJson& root) : m_root(root) { }

    OrderedJson like(const Json& value, const OrderedJson* model) const
    {
        if (value.is_object())
            return objectLike(value, modelOf(value, model));
        if (!value.is_array())
            return value; // NOLINT(cppcoreguidelines-slicing): a scalar
        OrderedJson list = OrderedJson::array();
        for (size_t i = 0; i < value.size(); ++i)
            list.push_back(like(value[i], model && model->is_array() && i < model->size() ? &(*model)[i] : nullptr));
        return list;
    }

private:
    const OrderedJson* modelOf(const Json& value, const OrderedJson* model) const
    {
        const QString marked = jsonutil::string(value, panelPathKey);
        const auto path = marked.isEmpty() ? std::nullopt : parseJsonPath(marked);
        return path ? follow(m_root, *path) : model;
    }

    OrderedJson objectLike(const Json& value, const OrderedJson* model) const
    {
        OrderedJson result = OrderedJson::object();
        const auto add = [&](const std::string& key, const Json& item) {
            if (key != panelPathKey)
                result[key] = like(item, model ? jsonutil::find(*model, key.c_str()) : nullptr);
        };
        if (model && model->is_object())
            for (const auto& [key, old] : model->items())
                if (const auto it = value.find(key); it != value.end())
                    add(key, *it);
        for (const auto& [key, item] : value.items())
            if (!result.contains(key))
                add(key, item);
        return result;
    }

    const OrderedJson& m_root;
};

const OrderedJson& bodyOf(const OrderedJson& file)
{
    const QString prefix = dashboardPrefixOf(file);
    const OrderedJson* body = prefix.isEmpty() ? &file : jsonutil::find(file, prefix.chopped(1).toUtf8().constData());
    return body ? *body : file;
}

} // namespace

QString dashboardPrefixOf(const OrderedJson& file)
{
    const auto isObject = [&file](const char* key) {
        const OrderedJson* value = jsonutil::find(file, key);
        return value && value->is_object();
    };
    if (isObject("dashboard"))
        return QStringLiteral("dashboard.");
    const bool bare =
        jsonutil::find(file, "panels") || jsonutil::find(file, "rows") || jsonutil::find(file, "elements");
    return !bare && isObject("spec") ? QStringLiteral("spec.") : QString();
}

DashboardForm dashboardFormOf(const OrderedJson& file)
{
    const auto unwrapped = unwrapDashboard(Json(file));
    if (!unwrapped || unwrapped->isPerses)
        return DashboardForm::Other;
    if (unwrapped->isV2)
        return DashboardForm::V2;
    const Json& body = unwrapped->body;
    if (jsonutil::integer(body, "schemaVersion") < newestClassicSchema || !jsonutil::array(body, "rows").empty())
        return DashboardForm::OlderClassic;
    Json migrated = body;
    ImportReport report;
    migrateRetiredPanels(migrated, report);
    return migrated == body ? DashboardForm::NewestClassic : DashboardForm::OlderClassic;
}

Result<OrderedJson> convertKeepingOrder(const OrderedJson& file, const DataSourceLookup& known)
{
    ImportReport report;
    return convertKeepingOrder(jsonutil::dump(file), report, known);
}

Result<OrderedJson> convertKeepingOrder(const QByteArray& bytes, ImportReport& report, const DataSourceLookup& known)
{
    const auto found = dashboardsIn(bytes);
    if (!found)
        return found.error();
    const auto converted = markedNewestClassic(bytes, report, known);
    if (!converted)
        return converted.error();
    const auto original = jsonutil::parseOrdered(found->front().bytes);
    if (!original)
        return original.error();
    const OrderedJson& body = bodyOf(*original);
    return Ordering(body).like(*converted, &body);
}
