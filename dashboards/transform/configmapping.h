#pragma once

#include "datasources/data/frame.h"
#include "datasources/data/jsonutil.h"

/// Which property of a field's configuration a column of data sets.
struct ConfigMapping
{
    QString fieldName;
    QString handler; ///< min, max, unit, threshold1, mappings.value, field.name...; __ignore: none
    QString reducer; ///< empty: the last value; lists take all values
    QString color; ///< of thresholds; empty: red
    bool given = false; ///< by the options, not by the column's name
};

/// The mapping of a column by its display name: the one given, else the handler that is called as the column is.
ConfigMapping mappingFor(const Field& field, const Frame& frame, const Json& mappings);
bool isConfigHandler(const QString& handler);

/// Collects values and applies them to a configuration.
class ConfigChanges
{
public:
    void set(const ConfigMapping& mapping, const Value& value);
    /// A whole column, for the handlers that build value mappings.
    void setList(const QString& handler, const std::vector<Value>& values);
    std::shared_ptr<const FieldConfig> appliedTo(const FieldConfig& config) const;

private:
    Json m_properties = Json::object();
    std::vector<Threshold> m_thresholds;
    std::vector<Value> m_mappedValues;
    std::vector<Value> m_mappedTexts;
    std::vector<Value> m_mappedColors;
};
