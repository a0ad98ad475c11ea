#pragma once

#include "datasources/data/jsonutil.h"
#include "datasources/environment.h"

#include <yaml-cpp/yaml.h>

/// Reads values out of YAML nodes with variables expanded. The first problem is kept as error(); what is read after
/// it is empty. Texts of errors name the path of the key, its line and column, never its value.
class YamlReader
{
public:
    explicit YamlReader(const Environment& lookup) : m_lookup(&lookup) { }
    /// Texts stay as they are written: dashboards are full of dollar signs of their own.
    YamlReader() = default;

    const std::optional<Error>& error() const { return m_error; }
    const QStringList& warnings() const { return m_warnings; }
    void warn(const QString& sentence) { m_warnings << sentence; }
    void fail(const YAML::Node& node, const QString& sentence);

    QString text(const YAML::Node& node, const QString& path);
    bool boolean(const YAML::Node& node, const QString& path);
    /// Any value; texts of maps and lists are expanded, too.
    Json json(const YAML::Node& node, const QString& path);
    /// False, with an error unless the node is missing or null, when it is not a map (or a list).
    bool isMap(const YAML::Node& node, const QString& path);
    bool isList(const YAML::Node& node, const QString& path);

private:
    Json value(const YAML::Node& node, const QString& path, int depth);
    Json scalar(const YAML::Node& node, const QString& path);
    QString expanded(const YAML::Node& node, const QString& path);

    const Environment* m_lookup = nullptr;
    std::optional<Error> m_error;
    QStringList m_warnings;
    int m_values = 0; ///< read so far: aliases of aliases can grow without bounds
};

/// What yaml-cpp throws, as a sentence with line and column.
Error yamlSyntaxError(const YAML::Exception& exception);
