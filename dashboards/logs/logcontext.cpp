#include "dashboards/logs/logcontext.h"

#include <QCoreApplication>

std::optional<QueryLink> logContextLink(const LogLines& lines, qsizetype row, const QString& datasource,
                                        const QString& expr)
{
    constexpr qint64 aroundMs = 60'000;
    constexpr qsizetype longestMark = 500; // characters that tell lines of one time apart
    constexpr int linesEachWay = 200;
    Json labels = Json::object();
    for (const LogField& field : lines.fields(row))
        if (field.origin == LogField::Origin::Stream && !field.value.isEmpty())
            labels[field.name.toStdString()] = field.value.toStdString();
    if (labels.empty() || datasource.isEmpty())
        return std::nullopt;
    const qint64 ms = lines.timeNs(row) / 1'000'000;
    Json query = {{"queryType", "context"},
                  {"expr", expr.toStdString()},
                  {"labels", std::move(labels)},
                  {"timeNs", std::to_string(lines.timeNs(row))},
                  {"line", lines.text(row).left(longestMark).toStdString()},
                  {"maxLines", linesEachWay}};
    return QueryLink {
        QCoreApplication::translate("LogContext", "Lines around %1").arg(lines.text(row).simplified().left(60)),
        datasource, std::move(query), TimeRange {ms - aroundMs, ms + aroundMs}};
}
