#pragma once

#include "datasources/data/jsonutil.h"
#include "datasources/datasource.h"

#include <QHash>

#include <functional>
#include <memory>

/// The present value of one variable.
struct VariableValue
{
    QStringList values; ///< {"$__all"} alone when All is chosen
    QStringList texts;
    bool multi = false;
    bool includeAll = false;
    QString allValue; ///< inserted raw for All; empty: all options are listed
    VariableOptions options; ///< for All and for JSON properties
    bool skipUrlSync = false;
    QStringList linkValues; ///< what links carry where that is not the values: ad-hoc filters
    bool isAll() const { return !values.isEmpty() && values.front() == QLatin1String("$__all"); }
    friend bool operator==(const VariableValue&, const VariableValue&) = default;
};

/// Names to values, in scopes: dashboard, row or tab, panel, repeat. A value; lookups go inside out.
class VariableScope
{
public:
    VariableScope() = default;
    explicit VariableScope(std::shared_ptr<const VariableScope> parent) : m_parent(std::move(parent)) { }

    void set(const QString& name, VariableValue value);
    const VariableValue* find(const QString& name) const;
    /// All names visible from here in the order they were set, outer scopes first.
    QStringList names() const;

private:
    std::vector<VariableValue> m_values;
    QHash<QString, std::size_t> m_index;
    QStringList m_names;
    std::shared_ptr<const VariableScope> m_parent;
};

struct InterpolateContext
{
    std::shared_ptr<const VariableScope> scope;
    RawTimeRange rawRange;
    TimeRange range;
    QString timezone = QStringLiteral("browser");
    /// Extra names such as __interval, __field.name, __value.raw; gets name and field path. nullopt: unknown.
    /// The names of a data context that stay unknown are formatted as they are written, as Grafana does.
    std::function<std::optional<QString>(const QString& name, const QString& path)> extra;
    /// Id of the format of references that name none, built-in names included; empty: defaultFormat. Links use it.
    QString format;
    /// Format of a variable that names none; nullptr: glob.
    std::function<QString(const VariableShape&)> defaultFormat;
};

/// Replaces $name, [[name:fmt]], ${name.path:fmt}; unknown names stay as written. Results are not replaced again,
/// except a custom All value. sceneGraph.interpolate of @grafana/scenes 8.19.
QString interpolate(const QString& text, const InterpolateContext& context);
/// The same for every text inside a JSON value.
Json interpolateJson(const Json& value, const InterpolateContext& context);
/// Names of variables a text uses; decides the order of loading and what must refresh.
QStringList usedVariables(const QString& text);
/// formatRegistry of @grafana/scenes: csv, pipe, regex, json, lucene, ... applied to a value.
QString formatVariableValue(const VariableValue& value, const QString& format, const QString& variableName);
