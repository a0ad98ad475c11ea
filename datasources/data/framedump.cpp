#include "datasources/data/framedump.h"

#include "datasources/data/framejson.h"
#include "datasources/data/jsonutil.h"

#include <charconv>
#include <cmath>

namespace {

QString numberText(double value)
{
    if (std::isnan(value))
        return QStringLiteral("NaN");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("+Inf") : QStringLiteral("-Inf");
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return QString::fromLatin1(text, end - text);
}

QString cellText(const Field& field, qsizetype row)
{
    if (const TimeColumn* times = field.times()) // ns, which a double cannot hold
        return (*times)[size_t(row)] == nullTime ? QStringLiteral("null") : QString::number((*times)[size_t(row)]);
    const Value value = field.at(row);
    switch (value.index()) {
    case 0:
        return QStringLiteral("absent");
    case 1:
        return QStringLiteral("null");
    case 2:
        return std::get<bool>(value) ? QStringLiteral("true") : QStringLiteral("false");
    case 3:
        return numberText(std::get<double>(value));
    case 4:
        return QString::fromUtf8(jsonutil::dump(Json(std::get<QString>(value).toStdString())));
    default:
        return QString::fromUtf8(jsonutil::dump(*std::get<JsonPtr>(value)));
    }
}

void dumpFrame(const Frame& frame, QString& text)
{
    text += QStringLiteral("frame \"%1\" refId=%2 type=%3 rows=%4\n")
                .arg(frame.name, frame.refId, frame.meta.type)
                .arg(frame.rows);
    for (const Field& field : frame.fields) {
        text += QStringLiteral("  field \"%1\" %2 %3")
                    .arg(field.name, QLatin1String(fieldTypeName(field.type)), formatLabels(field.labels));
        if (field.config->displayNameFromDS)
            text += QStringLiteral(" shown=\"%1\"").arg(*field.config->displayNameFromDS);
        text += QLatin1Char('\n');
    }
    for (qsizetype row = 0; row < frame.rows; ++row) {
        QStringList cells;
        for (const Field& field : frame.fields)
            cells << cellText(field, row);
        text += QStringLiteral("  ") + cells.join(QLatin1String(" | ")) + QLatin1Char('\n');
    }
}

} // namespace

QString dumpFrames(const Frames& frames)
{
    QString text;
    for (const Frame& frame : frames)
        dumpFrame(frame, text);
    return text;
}
