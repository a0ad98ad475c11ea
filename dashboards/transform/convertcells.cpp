#include "dashboards/transform/convertcells.h"

#include "dashboards/time/datemath.h"
#include "dashboards/transform/cells.h"

#include <QDateTime>
#include <QRegularExpression>

#include <cmath>

namespace {

QString cellText(const Value& value, const Field& field, const TextOptions& options)
{
    if (field.type == FieldType::Time) {
        const double ms = isMissing(value) ? std::nan("") : cells::number(value);
        return std::isnan(ms) ? QStringLiteral("Invalid date")
                              : formatMoment(qint64(std::floor(ms)), options.dateFormat, options.zone);
    }
    if (field.type != FieldType::String && field.type != FieldType::Other)
        return cells::text(value);
    const JsonPtr* object = std::get_if<JsonPtr>(&value);
    if (object && (*object)->is_array() && !options.joinWith.isEmpty()) {
        QStringList parts;
        for (const Json& item : **object)
            parts << (item.is_null() ? QString() : cells::text(cells::value(item)));
        return parts.join(options.joinWith);
    }
    return QString::fromUtf8(jsonutil::dump(cells::json(value)));
}

/// What a pattern's tokens have found so far; missing parts are the earliest ones of the present.
struct Parts
{
    std::optional<int> year;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int ms = 0;
    bool afternoon = false;
    bool twelveHours = false;
    std::optional<qint64> instant;
    std::optional<int> offsetMinutes;
    bool any = false;
};

int monthOf(const QString& name)
{
    static const QStringList months {QStringLiteral("jan"), QStringLiteral("feb"), QStringLiteral("mar"),
                                     QStringLiteral("apr"), QStringLiteral("may"), QStringLiteral("jun"),
                                     QStringLiteral("jul"), QStringLiteral("aug"), QStringLiteral("sep"),
                                     QStringLiteral("oct"), QStringLiteral("nov"), QStringLiteral("dec")};
    return int(months.indexOf(name.left(3).toLower())) + 1;
}

QString expressionOf(const QString& token)
{
    if (token == QLatin1String("YYYY"))
        return QStringLiteral("\\d{1,4}");
    if (token.startsWith(QLatin1String("MMM")))
        return QStringLiteral("[A-Za-z]+");
    if (token == QLatin1String("A") || token == QLatin1String("a"))
        return QStringLiteral("[AaPp][Mm]?");
    if (token.startsWith(QLatin1Char('Z')))
        return QStringLiteral("Z|[+-]\\d\\d:?\\d\\d");
    if (token == QLatin1String("X"))
        return QStringLiteral("[+-]?\\d+(?:\\.\\d{1,3})?");
    if (token == QLatin1String("x"))
        return QStringLiteral("[+-]?\\d+");
    return token.startsWith(QLatin1Char('S')) ? QStringLiteral("\\d+") : QStringLiteral("\\d\\d?");
}

void takeOffset(Parts& parts, const QString& found)
{
    if (found == QLatin1String("Z")) {
        parts.offsetMinutes = 0;
        return;
    }
    const QString digits = QString(found).remove(QLatin1Char(':')).mid(1);
    const int minutes = digits.left(2).toInt() * 60 + digits.mid(2).toInt();
    parts.offsetMinutes = found.startsWith(QLatin1Char('-')) ? -minutes : minutes;
}

void take(Parts& parts, const QString& token, const QString& found)
{
    const QChar kind = token.at(0);
    const int number = found.toInt();
    parts.any = true;
    if (kind == QLatin1Char('Y'))
        parts.year = token.size() == 2 ? number + (number > 68 ? 1900 : 2000) : number;
    else if (kind == QLatin1Char('M'))
        parts.month = token.size() > 2 ? monthOf(found) : number;
    else if (kind == QLatin1Char('D'))
        parts.day = number;
    else if (kind == QLatin1Char('H') || kind == QLatin1Char('h'))
        parts.hour = number;
    else if (kind == QLatin1Char('m'))
        parts.minute = number;
    else if (kind == QLatin1Char('s'))
        parts.second = number;
    else if (kind == QLatin1Char('S'))
        parts.ms = found.leftJustified(3, QLatin1Char('0')).left(3).toInt();
    else if (kind == QLatin1Char('Z'))
        takeOffset(parts, found);
    else if (kind == QLatin1Char('X') || kind == QLatin1Char('x'))
        parts.instant = qint64(found.toDouble() * (kind == QLatin1Char('X') ? 1000 : 1));
    else
        parts.afternoon = found.startsWith(QLatin1Char('p'), Qt::CaseInsensitive);
    parts.twelveHours = parts.twelveHours || kind == QLatin1Char('h');
}

std::optional<qint64> instantOf(Parts parts, const QTimeZone& zone)
{
    if (!parts.any)
        return std::nullopt;
    if (parts.instant)
        return parts.instant;
    if (parts.twelveHours || parts.afternoon)
        parts.hour = parts.hour % 12 + (parts.afternoon ? 12 : 0);
    const QDate date(parts.year.value_or(QDate::currentDate().year()), parts.month, parts.day);
    const QTime time(parts.hour, parts.minute, parts.second, parts.ms);
    if (!date.isValid() || !time.isValid())
        return std::nullopt;
    if (parts.offsetMinutes)
        return QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch() - *parts.offsetMinutes * 60000LL;
    return QDateTime(date, time, zone).toMSecsSinceEpoch();
}

} // namespace

Field fieldToText(Field field, const TextOptions& options)
{
    StringColumn texts;
    texts.reserve(size_t(field.size()));
    for (qsizetype row = 0; row < field.size(); ++row)
        texts.push_back(cellText(field.at(row), field, options));
    field.type = FieldType::String;
    field.values = std::make_shared<const Column>(std::move(texts));
    return field;
}

QTimeZone zoneOption(const QString& timezone, const QTimeZone& dashboardZone)
{
    return timezone.isEmpty() ? dashboardZone : zoneFromSetting(timezone);
}

std::optional<qint64> parseWithPattern(const QString& text, const QString& pattern, const QTimeZone& zone)
{
    static const QRegularExpression tokens(
        QStringLiteral("\\[[^\\]]*\\]|YYYY|YY|MMMM|MMM|MM?|DD?|HH?|hh?|mm?|ss?|S+|ZZ?|A|a|X|x"));
    Parts parts;
    qsizetype from = 0;
    auto found = tokens.globalMatch(pattern);
    while (found.hasNext()) {
        const QString token = found.next().captured();
        if (token.startsWith(QLatin1Char('[')))
            continue;
        const QRegularExpression expression(expressionOf(token));
        const auto match = expression.match(text, from);
        if (!match.hasMatch())
            continue;
        take(parts, token, match.captured());
        from = match.capturedEnd();
    }
    return instantOf(parts, zone);
}
