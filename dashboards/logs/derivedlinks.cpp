#include "dashboards/logs/derivedlinks.h"

#include "dashboards/run/querylink.h"

#include <QUrl>

namespace {

/// The value where a query or address asks for it: as it is, or encoded for an address.
QString filled(QString text, const QString& value, bool encoded)
{
    const QString inserted = encoded ? QString::fromLatin1(QUrl::toPercentEncoding(value)) : value;
    for (const char* name : {"${__value.raw}", "${__value.text}", "${__value}", "$__value"})
        text.replace(QLatin1String(name), inserted);
    return text;
}

QString addressOf(const DerivedField& field, const QString& value)
{
    if (field.datasourceUid.isEmpty())
        return filled(field.url, value, true);
    const QString query = field.url.isEmpty() ? value : filled(field.url, value, false);
    return queryLinkUrl({{}, field.datasourceUid, Json(query.toStdString()), {}});
}

std::optional<QString> valueOf(const DerivedField& field, const QString& line, const std::vector<LogField>& labels)
{
    if (field.ofLabel) {
        for (const LogField& label : labels)
            if (const auto match = field.matcher.match(label.name); match.hasMatch() && match.capturedLength() > 0)
                return label.value;
        return std::nullopt;
    }
    const auto match = field.matcher.match(line);
    if (!match.hasMatch())
        return std::nullopt;
    return match.lastCapturedIndex() >= 1 ? match.captured(1) : match.captured(0);
}

} // namespace

std::vector<DerivedLink> derivedLinks(const QString& line, const std::vector<LogField>& labels,
                                      const std::vector<DerivedField>& fields)
{
    std::vector<DerivedLink> links;
    for (const DerivedField& field : fields) {
        const auto value = valueOf(field, line, labels);
        if (!value || value->isEmpty())
            continue;
        const bool linked = !field.url.isEmpty() || !field.datasourceUid.isEmpty();
        links.push_back({field.name, *value, field.title.isEmpty() ? field.name : field.title,
                         linked ? addressOf(field, *value) : QString(), field.newWindow});
    }
    return links;
}
