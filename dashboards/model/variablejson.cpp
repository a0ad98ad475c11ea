#include "dashboards/model/variablejson.h"

#include "dashboards/format/valueformat.h"
#include "dashboards/model/datasourceref.h"

#include <QCoreApplication>

namespace {

using Type = VariableSpec::Type;

QString tr(const char* text)
{
    return QCoreApplication::translate("VariableJson", text);
}

struct TypeName
{
    const char* name;
    Type type;
};

constexpr TypeName typeNames[] = {
    {"query", Type::Query},       {"custom", Type::Custom},         {"textbox", Type::TextBox},
    {"constant", Type::Constant}, {"datasource", Type::DataSource}, {"interval", Type::Interval},
    {"adhoc", Type::AdHoc},       {"groupby", Type::GroupBy},       {"switch", Type::Switch},
};

Type typeOf(const QString& name)
{
    for (const TypeName& entry : typeNames)
        if (name == QLatin1String(entry.name))
            return entry.type;
    return Type::Unknown;
}

/// Option values may be texts, numbers or booleans; all become text.
QString scalarText(const Json& value)
{
    if (value.is_null() || value.is_structured())
        return {};
    if (value.is_number())
        return jsNumberText(value.get<double>());
    return value.is_string() ? *jsonutil::asString(value) : QString::fromStdString(value.dump());
}

QStringList scalarTexts(const Json* value)
{
    QStringList result;
    if (!value || value->is_null() || value->is_object())
        return result;
    if (!value->is_array())
        return {scalarText(*value)};
    for (const Json& item : *value)
        result << scalarText(item);
    return result;
}

VariableOptions optionsFromJson(const Json& list)
{
    VariableOptions options;
    for (const Json& item : list) {
        if (!item.is_object()) {
            if (item.is_primitive() && !item.is_null())
                options.push_back({scalarText(item), scalarText(item), {}});
            continue;
        }
        const QStringList values = scalarTexts(jsonutil::find(item, "value"));
        const QStringList texts = scalarTexts(jsonutil::find(item, "text"));
        VariableOption option;
        option.value = values.isEmpty() ? texts.value(0) : values.front();
        option.text = texts.isEmpty() ? option.value : texts.front();
        if (const Json* properties = jsonutil::find(item, "properties"); properties && properties->is_object())
            option.properties = *properties;
        options.push_back(std::move(option));
    }
    return options;
}

std::vector<AdhocFilter> filtersFromJson(const Json& list)
{
    std::vector<AdhocFilter> filters;
    for (const Json& item : list) {
        AdhocFilter filter;
        filter.key = jsonutil::string(item, "key");
        filter.op = jsonutil::string(item, "operator", QStringLiteral("="));
        filter.value = jsonutil::string(item, "value");
        filter.values = jsonutil::strings(item, "values");
        if (!filter.key.isEmpty())
            filters.push_back(std::move(filter));
    }
    return filters;
}

void readCurrent(const KeyReader& variable, VariableSpec& spec)
{
    const Json* current = variable.find("current");
    if (!current)
        return;
    if (current->is_object()) {
        spec.currentValues = scalarTexts(jsonutil::find(*current, "value"));
        spec.currentTexts = scalarTexts(jsonutil::find(*current, "text"));
    } else {
        spec.currentValues = scalarTexts(current);
    }
    // Very old files keep "All" as a text with all values joined, or no value at all.
    if (spec.includeAll && spec.currentValues.isEmpty() && spec.currentTexts == QStringList {QStringLiteral("All")})
        spec.currentValues = QStringList {QStringLiteral("$__all")};
    if (spec.currentValues.contains(QStringLiteral("$__all")))
        spec.currentValues = QStringList {QStringLiteral("$__all")};
    if (spec.currentTexts.size() != spec.currentValues.size() && spec.currentTexts.size() != 1)
        spec.currentTexts = spec.currentValues;
}

/// Generators write "load" and "time", very old files true and false.
VariableSpec::Refresh refreshFromJson(const KeyReader& variable)
{
    using Refresh = VariableSpec::Refresh;
    const Json* refresh = variable.find("refresh");
    if (refresh && refresh->is_boolean())
        return *refresh == true ? Refresh::OnLoad : Refresh::Never;
    if (refresh && (*refresh == "load" || *refresh == "time" || *refresh == "never"))
        return *refresh == "time" ? Refresh::OnTimeRange : *refresh == "load" ? Refresh::OnLoad : Refresh::Never;
    return Refresh(variable.integer("refresh", 0, 0, 2));
}

void readQuery(const KeyReader& variable, VariableSpec& spec)
{
    const Json* query = variable.find("query");
    if (query && !query->is_null())
        spec.query = *query;
    else
        spec.query = jsonutil::string(variable.json(), "definition").toStdString();
    spec.options = optionsFromJson(variable.list("options"));
    spec.staticOptions = optionsFromJson(variable.list("staticOptions"));
    spec.staticOptionsOrder = variable.text("staticOptionsOrder");
    spec.valuesFormat = variable.text("valuesFormat");
    spec.regex = variable.text("regex");
    spec.regexOnText = variable.text("regexApplyTo") == QLatin1String("text");
    spec.sort = variable.integer("sort", 0, 0, 8);
    spec.refresh = refreshFromJson(variable);
    spec.datasource = dataSourceRefFromJson(variable.find("datasource"));
}

VariableSpec variableFromJson(const KeyReader& variable)
{
    VariableSpec spec;
    spec.typeName = variable.text("type", QStringLiteral("query"));
    spec.type = typeOf(spec.typeName);
    spec.name = variable.text("name");
    spec.label = variable.text("label");
    spec.description = variable.text("description");
    spec.placeholder = variable.text("placeholder");
    spec.hide = VariableSpec::Hide(variable.integer("hide", 0, 0, 3));
    spec.multi = variable.flag("multi");
    spec.includeAll = variable.flag("includeAll");
    spec.allValue = variable.text("allValue");
    spec.allowCustomValue = variable.flag("allowCustomValue", true);
    spec.skipUrlSync = variable.flag("skipUrlSync");
    readQuery(variable, spec);
    readCurrent(variable, spec);
    spec.autoInterval = variable.flag("auto");
    spec.autoCount = variable.integer("auto_count", spec.autoCount, 1, 10'000);
    spec.autoMin = variable.text("auto_min", spec.autoMin);
    spec.enabledValue = variable.text("enabledValue", spec.enabledValue);
    spec.disabledValue = variable.text("disabledValue", spec.disabledValue);
    spec.filters = filtersFromJson(variable.list("filters"));
    spec.baseFilters = filtersFromJson(variable.list("baseFilters"));
    spec.enableGroupBy = variable.flag("enableGroupBy");
    for (const VariableOption& key : optionsFromJson(variable.list("defaultKeys")))
        spec.defaultKeys << key.value;
    if (spec.type == Type::GroupBy) {
        spec.multi = true;
        spec.currentValues.removeAll(QString());
    }
    return spec;
}

constexpr size_t mostVariables = 1000; // far above any real dashboard

} // namespace

std::vector<VariableSpec> variablesFromJson(const KeyReader& dashboard)
{
    return variablesFromList(dashboard.child("templating"), "list");
}

std::vector<VariableSpec> variablesFromList(const KeyReader& owner, const char* key)
{
    std::vector<VariableSpec> variables;
    const Json& list = owner.list(key);
    if (list.size() > mostVariables)
        owner.ignored(key,
                      tr("%1 more are left out: a dashboard has at most %2 variables.")
                          .arg(list.size() - mostVariables)
                          .arg(mostVariables));
    for (size_t i = 0; i < std::min(list.size(), mostVariables); ++i) {
        const KeyReader reader(list[i], owner.pathOf(key, i), owner.report());
        VariableSpec spec = variableFromJson(reader);
        spec.jsonPath = reader.path();
        if (spec.name.isEmpty()) {
            owner.report().add(Finding::Severity::Ignored, reader.path(),
                               tr("A variable without a name cannot be used; it is left out."));
            continue;
        }
        if (spec.type == Type::Unknown)
            owner.report().add(
                Finding::Severity::Unsupported, reader.pathOf("type"),
                tr("Variables of type %1 are not supported; the saved value is used.").arg(spec.typeName));
        variables.push_back(std::move(spec));
    }
    return variables;
}
