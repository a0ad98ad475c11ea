#include "dashboards/logs/linefields.h"

#include "datasources/data/jsonutil.h"

namespace {

constexpr qsizetype longestParsed = 1'000'000;

bool looksLikeJson(const QString& line)
{
    const QString text = line.trimmed();
    return (text.startsWith(u'{') && text.endsWith(u'}')) || (text.startsWith(u'[') && text.endsWith(u']'));
}

QString textOf(const OrderedJson& value)
{
    return jsonutil::asString(value).value_or(QString::fromUtf8(jsonutil::dump(value)));
}

bool isKeyChar(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'.' || c == u'-' || c == u'/' || c == u'@';
}

/// The value that begins at `at`, quoted or up to a blank; `at` moves behind it.
QString logfmtValue(const QString& line, qsizetype& at)
{
    if (at >= line.size() || line[at] != u'"') {
        const qsizetype begin = at;
        while (at < line.size() && !line[at].isSpace())
            ++at;
        return line.mid(begin, at - begin);
    }
    QString value;
    for (++at; at < line.size() && line[at] != u'"'; ++at) {
        if (line[at] == u'\\' && at + 1 < line.size())
            ++at;
        value += line[at];
    }
    ++at;
    return value;
}

LineFields logfmtFields(const QString& line)
{
    LineFields fields;
    for (qsizetype equals = line.indexOf(u'='); equals > 0; equals = line.indexOf(u'=', equals)) {
        qsizetype begin = equals;
        while (begin > 0 && isKeyChar(line[begin - 1]))
            --begin;
        const bool key = begin < equals && (begin == 0 || line[begin - 1].isSpace());
        qsizetype at = equals + 1;
        if (key) {
            const QString name = line.mid(begin, equals - begin);
            fields.emplace_back(name, logfmtValue(line, at));
        }
        equals = at;
        if (equals >= line.size())
            break;
    }
    return fields;
}

} // namespace

LineFields fieldsOfLine(const QString& line)
{
    if (line.size() > longestParsed)
        return {};
    if (!looksLikeJson(line))
        return logfmtFields(line);
    LineFields fields;
    const auto json = jsonutil::parseOrdered(line.toUtf8());
    if (json && json->is_object())
        for (const auto& [name, value] : json->items())
            fields.emplace_back(QString::fromStdString(name), textOf(value));
    return fields;
}

std::optional<QString> prettyJson(const QString& line)
{
    if (line.size() > longestParsed || !looksLikeJson(line))
        return std::nullopt;
    const auto json = jsonutil::parseOrdered(line.toUtf8());
    if (!json)
        return std::nullopt;
    return QString::fromUtf8(jsonutil::dump(*json, 2));
}
