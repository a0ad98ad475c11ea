#include "dashboards/import/jsonedit.h"
#include "dashboards/import/schemasteps.h"

// Versions 33 and 36: datasources are named by references {type, uid} instead of by their names. A name that nobody
// configured stays as the uid of a reference: it is looked up again, as a name too, when it is asked.

namespace schemasteps {

using namespace jsonedit; // NOLINT(google-build-using-namespace): verbs of these steps

namespace {

struct SpecialSource
{
    const char* name;
    const char* type;
};

constexpr SpecialSource specialSources[] = {
    {"-- Mixed --", "datasource"}, {"-- Dashboard --", "datasource"}, {"-- Grafana --", "grafana"},
    {"grafana", "datasource"},     {"__expr__", "__expr__"},
};

/// Null for the default when nobody knows which one it is.
Json referenceOf(const Json* value, const DataSourceLookup& known)
{
    if (value && value->is_object())
        return *value;
    const QString name = value ? jsonutil::asString(*value).value_or(QString()) : QString();
    for (const SpecialSource& special : specialSources)
        if (name == QLatin1String(special.name))
            return {{"type", special.type}, {"uid", special.name}};
    const bool isDefault = name.isEmpty() || name == QLatin1String("default");
    const bool isVariable = name.contains(QLatin1Char('$')) || name.startsWith(QLatin1String("[["));
    if (Json found = known && !isVariable ? known(isDefault ? QString() : name) : Json(); !found.is_null())
        return found;
    return isDefault ? Json() : Json {{"uid", name.toStdString()}};
}

bool isDefault(const Json* value)
{
    const auto* name = value ? value->get_ptr<const Json::string_t*>() : nullptr;
    return !value || value->is_null() || (name && (name->empty() || *name == "default"));
}

bool hasUid(const Json* reference, const char* uid)
{
    return reference && jsonutil::string(*reference, "uid") == QLatin1String(uid);
}

/// Neither a name nor a reference that says which one.
bool namesNone(const Json* value)
{
    return isDefault(value) || (value->is_object() && !jsonutil::find(*value, "uid"));
}

/// The keys that are there, names in them replaced; the default stays null.
void replaceName(Json& owner, const DataSourceLookup& known)
{
    if (Json* value = member(owner, "datasource"))
        *value = isDefault(value) ? Json() : referenceOf(value, known);
}

/// Queries without a source ask that of the panel, and a panel without one names that of its queries.
void shareSource(Json& panel, const DataSourceLookup& known)
{
    Json* targets = member(panel, "targets");
    if (!targets || !targets->is_array() || targets->empty())
        return;
    const bool wasDefault = isDefault(jsonutil::find(panel, "datasource"));
    Json source = wasDefault ? referenceOf(nullptr, known) : panel["datasource"];
    forEachObject(targets, [&](Json& target) {
        if (namesNone(jsonutil::find(target, "datasource"))) {
            const Json inherited = hasUid(&source, "-- Mixed --") ? referenceOf(nullptr, known) : source;
            if (!inherited.is_null())
                target["datasource"] = inherited;
        }
        const Json* own = jsonutil::find(target, "datasource");
        if (wasDefault && own && !own->is_null() && !hasUid(own, "__expr__"))
            source = *own;
    });
    if (!source.is_null())
        panel["datasource"] = std::move(source);
}

} // namespace

void to33(Json& dashboard, const DataSourceLookup& known)
{
    forEachPanel(dashboard, [&](Json& panel) {
        replaceName(panel, known);
        forEachObject(member(panel, "targets"), [&](Json& target) { replaceName(target, known); });
    });
}

void to36(Json& dashboard, const DataSourceLookup& known)
{
    const auto fill = [&known](Json& owner) {
        if (Json reference = referenceOf(jsonutil::find(owner, "datasource"), known); !reference.is_null())
            owner["datasource"] = std::move(reference);
    };
    if (Json* annotations = member(dashboard, "annotations"))
        forEachObject(member(*annotations, "list"), fill);
    forEachVariable(dashboard, [&fill](Json& variable) {
        if (jsonutil::string(variable, "type") == QLatin1String("query"))
            fill(variable);
    });
    forEachPanel(dashboard, [&known](Json& panel) { shareSource(panel, known); });
}

} // namespace schemasteps
