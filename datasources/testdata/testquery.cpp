#include "datasources/testdata/testquery.h"

namespace {

QString namedInList(const QString& alias, int index)
{
    static const QStringList servers = {
        QStringLiteral("backend-01"),  QStringLiteral("backend-02"),  QStringLiteral("frontend-01"),
        QStringLiteral("frontend-02"), QStringLiteral("database-01"), QStringLiteral("database-02"),
        QStringLiteral("queue-01"),    QStringLiteral("queue-02"),    QStringLiteral("storage-01"),
        QStringLiteral("storage-02"),
    };
    static const QStringList rooms = {
        QStringLiteral("Kitchen"), QStringLiteral("Hall"), QStringLiteral("Study"),  QStringLiteral("Attic"),
        QStringLiteral("Cellar"),  QStringLiteral("Bath"), QStringLiteral("Garage"), QStringLiteral("Garden"),
    };
    if (alias == QLatin1String("__server_names"))
        return servers.value(index, alias);
    return alias == QLatin1String("__house_locations") ? rooms.value(index, alias) : alias;
}

} // namespace

QString TestQuery::seriesName(int index) const
{
    const QString alias = jsonutil::string(spec(), "alias");
    if (!alias.isEmpty())
        return namedInList(alias, index);
    const QString suffix = index > 0 ? QString::number(index) : QString();
    return request.refId.value + QLatin1String("-series") + suffix;
}

Labels TestQuery::labels(const QString& text, int index)
{
    Labels labels;
    QString inner = text.trimmed();
    while (inner.startsWith(QLatin1Char('{')))
        inner.remove(0, 1);
    while (inner.endsWith(QLatin1Char('}')))
        inner.chop(1);
    for (const QString& pair : inner.split(QLatin1Char(','))) {
        const auto equals = pair.indexOf(QLatin1Char('='));
        if (equals <= 0)
            continue;
        QString value = pair.mid(equals + 1).trimmed();
        while (value.startsWith(QLatin1Char('"')))
            value.remove(0, 1);
        while (value.endsWith(QLatin1Char('"')))
            value.chop(1);
        value.replace(QLatin1String("$seriesIndex"), QString::number(index));
        labels.insert(pair.left(equals).trimmed(), value);
    }
    return labels;
}

SeededRandom TestQuery::random(int index) const
{
    const QString seed =
        QStringLiteral("%1 %2 %3 %4").arg(range().fromMs).arg(range().toMs).arg(index).arg(request.refId.value);
    return SeededRandom(stableHash(seed.toUtf8()));
}

Error testError(const QString& text)
{
    return {Error::Kind::Query, text, {}};
}
