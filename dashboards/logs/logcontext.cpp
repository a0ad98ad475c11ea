#include "dashboards/logs/logcontext.h"

#include "datasources/data/matcher.h"

#include <QCoreApplication>

std::optional<QueryLink> logContextLink(const LogLines& lines, qsizetype row, const QString& datasource)
{
    constexpr qint64 aroundMs = 60'000;
    QStringList stream;
    for (const LogField& field : lines.fields(row))
        if (field.origin == LogField::Origin::Stream && !field.value.isEmpty())
            stream << matcherText({field.name, Matcher::Op::Equal, field.value});
    if (stream.isEmpty() || datasource.isEmpty())
        return std::nullopt;
    const qint64 ms = lines.timeNs(row) / 1'000'000;
    return QueryLink {
        QCoreApplication::translate("LogContext", "Lines around %1").arg(lines.text(row).simplified().left(60)),
        datasource, Json((u'{' + stream.join(QLatin1String(", ")) + u'}').toStdString()),
        TimeRange {ms - aroundMs, ms + aroundMs}};
}
