#include "dashboards/variables/formats.h"

#include "dashboards/time/datemath.h"
#include "dashboards/variables/urlencode.h"

#include <QRegularExpression>

#include <cmath>

namespace {

using Format = QString (*)(const FormatInput&, const QStringList& arguments);
using TextFunction = QString (*)(const QString&);

QString mapped(const FormatInput& in, TextFunction function, const QString& separator)
{
    QStringList out;
    out.reserve(in.values.size());
    for (const QString& value : in.values)
        out << function(value);
    return out.join(separator);
}

QString escaped(const QString& text, QStringView special)
{
    QString out;
    out.reserve(text.size() + 8);
    for (const QChar c : text) {
        if (special.contains(c))
            out += QLatin1Char('\\');
        out += c;
    }
    return out;
}

QString globPattern(const FormatInput& in, const QStringList&)
{
    if (in.values.size() < 2)
        return in.values.value(0);
    return QLatin1Char('{') + in.values.join(QLatin1Char(',')) + QLatin1Char('}');
}

QString csv(const FormatInput& in, const QStringList&)
{
    return in.values.join(QLatin1Char(','));
}

QString pipe(const FormatInput& in, const QStringList&)
{
    return in.values.join(QLatin1Char('|'));
}

QString join(const FormatInput& in, const QStringList& arguments)
{
    return in.values.join(arguments.isEmpty() ? QStringLiteral(",") : arguments.front());
}

QString json(const FormatInput& in, const QStringList&)
{
    if (!in.isList)
        return in.values.value(0);
    Json list = Json::array();
    for (const QString& value : in.values)
        list.push_back(value.toStdString());
    return QString::fromUtf8(jsonutil::dump(list));
}

QString regexEscaped(const QString& text)
{
    return escaped(text, u"^$*+?.()|[]{}\\/");
}

QString regex(const FormatInput& in, const QStringList&)
{
    const QString joined = mapped(in, regexEscaped, QStringLiteral("|"));
    return in.values.size() == 1 ? joined : QLatin1Char('(') + joined + QLatin1Char(')');
}

QString luceneEscaped(const QString& text)
{
    bool isNumber = false;
    (void)text.trimmed().toDouble(&isNumber);
    return isNumber ? text : escaped(text, u"!*+-=<>&|()[]{}^~?:\\/\" \t\r\n\f\v\u00a0");
}

QString lucene(const FormatInput& in, const QStringList&)
{
    if (!in.isList)
        return luceneEscaped(in.values.value(0));
    if (in.values.isEmpty())
        return QStringLiteral("__empty__");
    return QStringLiteral("(\"") + mapped(in, luceneEscaped, QStringLiteral("\" OR \"")) + QStringLiteral("\")");
}

QString singleQuoted(const QString& text)
{
    return QLatin1Char('\'') + escaped(text, u"'") + QLatin1Char('\'');
}

QString doubleQuoted(const QString& text)
{
    return QLatin1Char('"') + escaped(text, u"\"") + QLatin1Char('"');
}

QString sqlQuoted(const QString& text)
{
    QString out = escaped(text, u"\"");
    out.replace(QLatin1Char('\''), QLatin1String("''"));
    return QLatin1Char('\'') + out + QLatin1Char('\'');
}

QString singleQuote(const FormatInput& in, const QStringList&)
{
    return mapped(in, singleQuoted, QStringLiteral(","));
}

QString doubleQuote(const FormatInput& in, const QStringList&)
{
    return mapped(in, doubleQuoted, QStringLiteral(","));
}

QString sqlString(const FormatInput& in, const QStringList&)
{
    return mapped(in, sqlQuoted, QStringLiteral(","));
}

QString distributed(const FormatInput& in, const QStringList&)
{
    return in.values.join(QLatin1Char(',') + in.name + QLatin1Char('='));
}

QString html(const FormatInput& in, const QStringList&)
{
    QString text = in.values.join(QStringLiteral(", ")).toHtmlEscaped();
    return text.replace(QLatin1Char('\''), QLatin1String("&#39;"));
}

/// A list in braces, whatever its length.
QString braced(const FormatInput& in)
{
    return in.isList ? QLatin1Char('{') + in.values.join(QLatin1Char(',')) + QLatin1Char('}') : in.values.value(0);
}

QString percentEncode(const FormatInput& in, const QStringList&)
{
    return encodeUriComponent(braced(in));
}

QString uriEncode(const FormatInput& in, const QStringList&)
{
    return encodeUri(braced(in));
}

QString queryParam(const FormatInput& in, const QStringList&)
{
    const QString name = in.isInAddress ? encodeQueryValue(in.name) : in.name;
    const QString key = QLatin1String("var-") + name + QLatin1Char('=');
    if (!in.isInAddress && in.values.isEmpty())
        return {};
    return key + mapped(in, in.isInAddress ? encodeQueryValue : encodeUriComponent, QLatin1Char('&') + key);
}

QString customQueryParam(const FormatInput& in, const QStringList& arguments)
{
    const QString name = arguments.value(0);
    const QString start =
        encodeUriComponent(name.isEmpty() ? in.name : name) + QLatin1Char('=') + encodeUriComponent(arguments.value(1));
    return in.values.isEmpty() ? QString() : start + mapped(in, encodeUriComponent, QLatin1Char('&') + start);
}

QString text(const FormatInput& in, const QStringList&)
{
    return in.text;
}

/// The integer at the start of a text, as JavaScript's parseInt reads it.
std::optional<qint64> leadingInteger(const QString& value)
{
    static const QRegularExpression digits(QStringLiteral(R"(^\s*([+-]?\d{1,18}))"));
    const QRegularExpressionMatch match = digits.match(value);
    return match.hasMatch() ? std::optional(match.captured(1).toLongLong()) : std::nullopt;
}

QString date(const FormatInput& in, const QStringList& arguments)
{
    const auto ms = in.isList ? std::nullopt : leadingInteger(in.values.value(0));
    if (!ms)
        return QStringLiteral("NaN");
    const QString pattern = arguments.isEmpty() ? QStringLiteral("iso") : arguments.join(QLatin1Char(':'));
    if (pattern == QLatin1String("ms"))
        return in.values.value(0);
    if (pattern == QLatin1String("seconds"))
        return QString::number(qint64(std::floor(double(*ms) / 1000 + 0.5)));
    if (pattern == QLatin1String("iso"))
        return formatMoment(*ms, QStringLiteral("YYYY-MM-DDTHH:mm:ss.SSS[Z]"), QTimeZone::utc());
    const QString iso = QStringLiteral("YYYY-MM-DDTHH:mm:ssZ");
    return formatMoment(*ms, pattern.isEmpty() ? iso : pattern, QTimeZone::systemTimeZone());
}

struct FormatRow
{
    const char* name;
    Format format;
};

constexpr FormatRow formats[] = {
    {"glob", globPattern},
    {"csv", csv},
    {"raw", csv},
    {"pipe", pipe},
    {"join", join},
    {"json", json},
    {"regex", regex},
    {"lucene", lucene},
    {"singlequote", singleQuote},
    {"doublequote", doubleQuote},
    {"sqlstring", sqlString},
    {"distributed", distributed},
    {"html", html},
    {"percentencode", percentEncode},
    {"uriencode", uriEncode},
    {"queryparam", queryParam},
    {"customqueryparam", customQueryParam},
    {"text", text},
    {"date", date},
};

} // namespace

QString applyFormat(const FormatInput& input, const QString& format)
{
    QStringList arguments = format.split(QLatin1Char(':'));
    const QString name = arguments.takeFirst();
    for (const FormatRow& row : formats)
        if (name == QLatin1String(row.name))
            return row.format(input, arguments);
    return globPattern(input, {});
}

FormatInput formatInput(const VariableValue& value, const QString& name)
{
    FormatInput input {value.values, value.multi || value.values.size() != 1, name, {}, !value.skipUrlSync};
    if (value.isAll()) {
        input.isList = true;
        input.values.clear();
        for (const VariableOption& option : value.options)
            input.values << option.value;
        input.text = QStringLiteral("All");
        return input;
    }
    input.text = (value.texts.isEmpty() ? value.values : value.texts).join(QStringLiteral(" + "));
    return input;
}
