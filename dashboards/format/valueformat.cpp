#include "dashboards/format/valueformat.h"

#include "dashboards/format/dateunits.h"
#include "dashboards/format/numbertext.h"
#include "dashboards/format/scaledunits.h"
#include "dashboards/format/timeunits.h"
#include "datasources/data/frame.h"

#include <QHash>
#include <QSet>

#include <cmath>

namespace {

using Decimals = std::optional<int>;

FormattedValue textOnly(const QString& text)
{
    return {text, {}, {}};
}

FormattedValue percent(double value, Decimals decimals, const FormatContext&)
{
    return isMissing(value) ? FormattedValue() : FormattedValue {toFixed(value, decimals), {}, QStringLiteral("%")};
}

FormattedValue percentOfOne(double value, Decimals decimals, const FormatContext& context)
{
    return isMissing(value) ? FormattedValue() : percent(100 * value, decimals, context);
}

FormattedValue scientific(double value, Decimals decimals, const FormatContext&)
{
    return isMissing(value) ? FormattedValue() : textOnly(exponentialText(value, decimals));
}

/// The number that its own text with these decimals says.
double roundedByText(double value, Decimals decimals)
{
    return std::isfinite(value) ? toFixed(value, decimals).toDouble() : std::nan("");
}

FormattedValue hexadecimal(double value, Decimals decimals, const FormatContext&)
{
    return isMissing(value) ? FormattedValue() : textOnly(hexText(roundedByText(value, decimals)));
}

FormattedValue hexadecimal0x(double value, Decimals decimals, const FormatContext&)
{
    if (isMissing(value))
        return {};
    QString text = hexText(roundedByText(value, decimals));
    return textOnly(text.insert(text.startsWith(QLatin1Char('-')) ? 1 : 0, QLatin1String("0x")));
}

FormattedValue grouped(double value, Decimals decimals, const FormatContext&)
{
    return isMissing(value) ? FormattedValue() : textOnly(localeText(value, 0, decimals.value_or(3)));
}

FormattedValue asText(double value, Decimals, const FormatContext&)
{
    return textOnly(isNull(value) ? QStringLiteral("null") : jsNumberText(value));
}

ValueFormatter boolFormatter(const QString& yes, const QString& no)
{
    return [yes, no](double value, Decimals, const FormatContext&) {
        return textOnly(std::isnan(value) || value == 0 ? no : yes);
    };
}

/// The full amount with thousands separators.
ValueFormatter financialFormatter(const QString& symbol, bool behind)
{
    return [symbol, behind](double value, Decimals decimals, const FormatContext&) {
        if (isMissing(value))
            return FormattedValue();
        const QString text = localeText(value, decimals.value_or(0), decimals.value_or(1));
        return behind ? FormattedValue {text, {}, symbol} : FormattedValue {text, symbol, {}};
    };
}

ValueFormatter customCurrency(const QString& rest)
{
    const QStringList parts = rest.split(QLatin1Char(':'));
    if (parts.size() < 2 || parts[0] != QLatin1String("financial"))
        return scaledFormatter(UnitKind::Currency, rest, 0);
    if (parts[1].isEmpty())
        return plainFormatter(QString());
    return financialFormatter(parts[1], parts.value(2) == QLatin1String("suffix"));
}

ValueFormatter customSi(const QString& rest)
{
    static const QHash<QChar, int> steps = {{u'f', -5}, {u'p', -4}, {u'n', -3}, {u'\u00b5', -2}, {u'\u03bc', -2},
                                            {u'm', -1}, {u'k', 1},  {u'M', 2},  {u'G', 3},       {u'T', 4},
                                            {u'P', 5},  {u'E', 6},  {u'Z', 7},  {u'Y', 8}};
    const int step = rest.isEmpty() ? 0 : steps.value(rest[0], 0);
    return scaledFormatter(UnitKind::Si, step == 0 ? rest : rest.mid(1), step);
}

ValueFormatter customBool(const QString& rest)
{
    const QStringList texts = rest.split(QLatin1Char('/'));
    return boolFormatter(texts[0], texts.size() > 1 ? texts[1] : QStringLiteral("-"));
}

/// The forms "kind:rest"; empty when it is none.
ValueFormatter customFormatter(const QString& unit)
{
    using Maker = ValueFormatter (*)(const QString&);
    static const QHash<QString, Maker> makers = {
        {QStringLiteral("suffix"), [](const QString& rest) { return plainFormatter(rest); }},
        {QStringLiteral("prefix"), [](const QString& rest) { return plainFormatter(rest, true); }},
        {QStringLiteral("time"), datePattern},
        {QStringLiteral("si"), customSi},
        {QStringLiteral("count"), [](const QString& rest) { return scaledFormatter(UnitKind::Count, rest, 0); }},
        {QStringLiteral("currency"), customCurrency},
        {QStringLiteral("bool"), customBool},
    };
    const auto colon = unit.indexOf(QLatin1Char(':'));
    const Maker make = colon > 0 ? makers.value(unit.left(colon)) : nullptr;
    return make ? make(unit.mid(colon + 1)) : ValueFormatter();
}

ValueFormatter namedFormatter(const QString& unit)
{
    static const QHash<QString, ValueFormatter> named = {
        {QStringLiteral("percent"), percent},
        {QStringLiteral("percentunit"), percentOfOne},
        {QStringLiteral("sci"), scientific},
        {QStringLiteral("hex"), hexadecimal},
        {QStringLiteral("hex0x"), hexadecimal0x},
        {QStringLiteral("locale"), grouped},
        {QStringLiteral("string"), asText},
        {QStringLiteral("bool"), boolFormatter(QStringLiteral("True"), QStringLiteral("False"))},
        {QStringLiteral("bool_yes_no"), boolFormatter(QStringLiteral("Yes"), QStringLiteral("No"))},
        {QStringLiteral("bool_on_off"), boolFormatter(QStringLiteral("On"), QStringLiteral("Off"))},
    };
    return named.value(unit);
}

} // namespace

ValueFormatter valueFormatter(const QString& unit)
{
    if (const UnitRow* row = findUnit(unit))
        return scaledFormatter(row->kind, QString::fromUtf16(row->symbol), row->step);
    if (const TimeUnit time = findTimeUnit(unit))
        return [time](double value, Decimals decimals, const FormatContext&) { return time(value, decimals); };
    for (const auto find : {namedFormatter, findDateUnit, customFormatter})
        if (ValueFormatter formatter = find(unit))
            return formatter;
    return plainFormatter(unit);
}

bool isDateUnit(const QString& unit)
{
    static const QSet<QString> dates = {
        QStringLiteral("dateTimeAsIso"),   QStringLiteral("dateTimeAsIsoNoDateIfToday"),
        QStringLiteral("dateTimeAsUS"),    QStringLiteral("dateTimeAsUSNoDateIfToday"),
        QStringLiteral("dateTimeAsLocal"), QStringLiteral("dateTimeAsLocalNoDateIfToday"),
        QStringLiteral("dateTimeFromNow"),
    };
    return unit.startsWith(QLatin1String("time:")) || dates.contains(unit);
}

bool isBooleanUnit(const QString& unit)
{
    return unit.startsWith(QLatin1String("bool"));
}
