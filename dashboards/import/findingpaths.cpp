#include "dashboards/import/findingpaths.h"

#include "dashboards/model/jsonpath.h"

namespace {

const Json* step(const Json* value, const JsonStep& to)
{
    if (const auto* key = std::get_if<std::string>(&to)) {
        const auto found = value->is_object() ? value->find(*key) : value->end();
        return found == value->end() ? nullptr : &*found;
    }
    const size_t index = std::get<size_t>(to);
    return value->is_array() && index < value->size() ? &(*value)[index] : nullptr;
}

/// How many steps of the path lead somewhere.
size_t reach(const Json& root, const JsonPath& path)
{
    const Json* value = &root;
    for (size_t i = 0; i < path.size(); ++i)
        if (value = step(value, path[i]); !value)
            return i;
    return path.size();
}

QString text(const JsonPath& path, size_t steps)
{
    QString text;
    for (size_t i = 0; i < steps; ++i)
        text += std::holds_alternative<size_t>(path[i])
            ? QStringLiteral("[%1]").arg(std::get<size_t>(path[i]))
            : jsonPathKey(QString::fromStdString(std::get<std::string>(path[i])));
    return text.startsWith(u'.') ? text.mid(1) : text;
}

QString settled(const Json& root, const QString& where)
{
    const auto path = parseJsonPath(where);
    if (!path)
        return where;
    const size_t steps = reach(root, *path);
    if (steps == path->size())
        return where;
    // Old panels have what are options now among their own keys, some of them beside empty options.
    const JsonStep options(std::string("options"));
    const size_t at = steps > 0 && (*path)[steps - 1] == options ? steps - 1 : steps;
    if (at + 1 < path->size() && (*path)[at] == options) {
        JsonPath older = *path;
        older.erase(older.begin() + qsizetype(at));
        if (const size_t olderSteps = reach(root, older); olderSteps > at)
            return text(older, olderSteps);
    }
    return text(*path, steps);
}

} // namespace

void settlePaths(const QByteArray& dashboard, ImportReport& report)
{
    if (report.findings.empty())
        return;
    const auto root = jsonutil::parse(dashboard);
    if (!root)
        return;
    for (Finding& finding : report.findings)
        if (!finding.path.isEmpty())
            finding.path = settled(*root, finding.path);
}
