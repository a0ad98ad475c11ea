#include "dashboards/model/datasourceref.h"

namespace {

using Kind = DataSourceRef::Kind;

struct SpecialName
{
    const char* name;
    Kind kind;
};

constexpr SpecialName specialNames[] = {
    {"", Kind::Default},
    {"default", Kind::Default},
    {"-- Default --", Kind::Default},
    {"-- Mixed --", Kind::Mixed},
    {"-- Dashboard --", Kind::Dashboard},
    {"-- Grafana --", Kind::Grafana},
    {"grafana", Kind::Grafana},
    {"__expr__", Kind::Expression},
    {"-100", Kind::Expression}, // the expression source's number before it had a name
};

Kind kindOf(const QString& uid)
{
    for (const SpecialName& special : specialNames)
        if (uid == QLatin1String(special.name))
            return special.kind;
    return Kind::Named;
}

} // namespace

DataSourceRef dataSourceRefFromJson(const Json* value)
{
    DataSourceRef ref;
    if (!value)
        return ref;
    if (value->is_object()) {
        ref.type = jsonutil::string(*value, "type");
        ref.uid = jsonutil::string(*value, "uid", jsonutil::string(*value, "name"));
    } else {
        ref.uid = jsonutil::asString(*value).value_or(QString());
    }
    ref.kind = ref.type == QLatin1String("__expr__") ? Kind::Expression : kindOf(ref.uid);
    if (ref.kind == Kind::Default && ref.type == QLatin1String("datasource"))
        ref.kind = Kind::Grafana; // its own plugin, as old panels name it
    if (ref.kind == Kind::Default)
        ref.uid.clear();
    return ref;
}
