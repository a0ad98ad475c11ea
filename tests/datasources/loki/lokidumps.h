#pragma once

#include "datasources/loki/lokidecode.h"
#include "datasources/loki/lokimetadata.h"

// What tests of Loki's answers read them with.

inline const QByteArray lokiTestUrl = "http://loki:3100/loki/api/v1/query_range?query=geheim";

inline HttpReply replyOf(const QByteArray& body, int status = 200)
{
    HttpReply reply;
    reply.status = status;
    reply.contentType = body.startsWith('{') ? "application/json" : "text/plain; charset=utf-8";
    reply.body = body.toStdString();
    reply.body.reserve(reply.body.size() + httpBodyPadding);
    return reply;
}

/// Structured metadata and parsed parts: "M:name=value P:name=value".
inline QString fieldText(const LogLines& lines, qsizetype row)
{
    static const QString letters = QStringLiteral("SMP");
    QStringList parts;
    for (const LogField& field : lines.fields(row))
        if (field.origin != LogField::Origin::Stream)
            parts << letters[int(field.origin)] + QLatin1Char(':') + field.name + QLatin1Char('=') + field.value;
    return parts.join(QLatin1Char(' '));
}

inline QString dump(const Error& error)
{
    return QStringLiteral("error %1 %2\n").arg(int(error.kind)).arg(error.text);
}

/// A small answer as text; the name says of which kind.
inline QString dumpData(const QString& name, const Result<Json>& data)
{
    if (!data)
        return dump(data.error());
    QString text;
    if (name.startsWith(QLatin1String("patterns"))) {
        for (const LokiPattern& pattern : lokiPatterns(*data))
            text += QStringLiteral("%1 in %2: %3\n").arg(pattern.total).arg(pattern.samples.size()).arg(pattern.text);
        return text;
    }
    for (const LokiDetectedField& field : lokiDetectedFields(*data))
        text += QStringLiteral("field %1 %2 %3 %4\n")
                    .arg(field.name, field.type, QString::number(field.cardinality), field.parsers.join(u','));
    for (const LokiDetectedField& field : lokiDetectedLabels(*data))
        text += QStringLiteral("label %1 %2\n").arg(field.name).arg(field.cardinality);
    for (const Labels& labels : lokiSeries(*data))
        if (!labels.isEmpty())
            text += formatLabels(labels) + QLatin1Char('\n');
    const LokiIndexStats stats = lokiIndexStats(*data);
    if (stats.entries > 0)
        text +=
            QStringLiteral("%1 streams %2 entries %3 bytes\n").arg(stats.streams).arg(stats.entries).arg(stats.bytes);
    text += lokiTexts(*data).join(QLatin1Char('\n'));
    return text.isEmpty() ? QStringLiteral("nothing\n") : text + QLatin1Char('\n');
}
