#include "datasources/testdata/metrictree.h"

#include <QRegularExpression>

namespace {

QStringList childrenOf(const QString& node)
{
    constexpr int levels = 6;
    QStringList children;
    if (node.size() >= levels)
        return children;
    for (char letter = 'A'; letter <= 'H'; ++letter)
        children << node + QLatin1Char(letter);
    return children;
}

QStringList namesOf(QString segment)
{
    if (!segment.startsWith(QLatin1Char('{')))
        return {segment};
    segment.remove(QLatin1Char('{')).remove(QLatin1Char('}'));
    return segment.split(QLatin1Char(','));
}

QStringList walk(const QStringList& nodes, const QStringList& path, qsizetype depth)
{
    if (depth >= path.size() || path[depth] == QLatin1String("*"))
        return nodes;
    const QStringList names = namesOf(path[depth]);
    QStringList found;
    for (const QString& node : nodes) {
        for (const QString& name : names) {
            if (name.contains(QLatin1Char('*'))) {
                const QString prefix = name.left(name.indexOf(QLatin1Char('*')));
                if (node.startsWith(prefix, Qt::CaseInsensitive))
                    found << walk({node}, path, depth + 1);
            } else if (node == name) {
                found << walk(childrenOf(node), path, depth + 1);
            }
        }
    }
    return found;
}

} // namespace

QStringList queryMetricTree(const QString& query)
{
    if (query.startsWith(QLatin1String("value")))
        return {query};
    return walk(childrenOf({}), query.split(QLatin1Char('.')), 0);
}
