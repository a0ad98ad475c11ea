#include "datasources/loki/lokivariables.h"

#include <QRegularExpression>

namespace {

using Kind = LokiVariableQuery::Kind;

LokiVariableQuery fromText(const QString& text)
{
    static const QRegularExpression names(QStringLiteral("^\\s*label_names\\(\\)\\s*$"));
    // Everything before the last comma is the selector, which may hold commas itself.
    static const QRegularExpression values(QStringLiteral("^\\s*label_values\\((?:(.+),\\s*)?([^,]+)\\)\\s*$"),
                                           QRegularExpression::DotMatchesEverythingOption);
    if (names.match(text).hasMatch())
        return {Kind::LabelNames, {}, {}};
    if (const auto match = values.match(text); match.hasMatch())
        return {Kind::LabelValues, match.captured(2).trimmed(), match.captured(1).trimmed()};
    return {};
}

} // namespace

LokiVariableQuery lokiVariableQuery(const Json& query)
{
    if (const auto text = jsonutil::asString(query))
        return fromText(*text);
    if (const auto text = jsonutil::optString(query, "query"))
        return fromText(*text);
    const int type = jsonutil::integer(query, "type", int(Kind::Unknown));
    if (type == int(Kind::LabelNames))
        return {Kind::LabelNames, {}, {}};
    if (type == int(Kind::LabelValues))
        return {Kind::LabelValues, jsonutil::string(query, "label").trimmed(),
                jsonutil::string(query, "stream").trimmed()};
    return {};
}
