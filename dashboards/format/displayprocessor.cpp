#include "dashboards/format/displayprocessor.h"

#include "dashboards/format/colorscale.h"
#include "dashboards/format/palettes.h"
#include "dashboards/format/valuemapping.h"
#include "dashboards/time/datemath.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace {

constexpr double minusInfinity = -std::numeric_limits<double>::infinity();

/// Unit of a field whose own does not fit its type.
QString effectiveUnit(const Field& field)
{
    QString unit = field.config->unit.value_or(QString());
    if (field.type == FieldType::Time && !isDateUnit(unit))
        return QStringLiteral("dateTimeAsSystem");
    if (field.type == FieldType::Boolean && !isBooleanUnit(unit))
        return QStringLiteral("bool");
    if (field.type == FieldType::String && unit.isEmpty())
        return QStringLiteral("string");
    return unit;
}

double yearStart(int year, int month = 1)
{
    return double(QDateTime(QDate(year, month, 1), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch());
}

/// A bare number as browsers read one: a month of 2001, a year of one to five digits, or a date without separators.
double dateFromDigits(const QString& digits)
{
    const int number = digits.toInt();
    if (digits.size() == 6 || digits.size() == 8) {
        const int month = digits.mid(4, 2).toInt();
        const int day = digits.size() == 8 ? digits.right(2).toInt() : 1;
        const QDate date(digits.left(4).toInt(), month, day);
        return date.isValid() ? double(QDateTime(date, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch()) : std::nan("");
    }
    if (digits.size() > 5)
        return std::nan("");
    if (number <= 12)
        return number == 0 ? yearStart(2000) : yearStart(2001, number);
    if (number <= 31)
        return std::nan("");
    return yearStart(number > 99 ? number : number < 50 ? 2000 + number : 1900 + number);
}

/// A date as databases write it, or a bare number.
double dateFromText(const QString& text, qint64 nowMs)
{
    static const QRegularExpression form(QStringLiteral("^\\s*\\d{4}-\\d{2}(-\\d{2})?([T ]|\\s*$)"));
    if (form.match(text).hasMatch()) {
        const auto ms = parseDateTime(text, false, {QTimeZone::utc(), nowMs, {}, 0});
        return ms ? double(*ms) : std::nan("");
    }
    const QString trimmed = text.trimmed();
    const bool isNumber = !trimmed.isEmpty() && std::all_of(trimmed.begin(), trimmed.end(), [](QChar c) {
        return c >= QLatin1Char('0') && c <= QLatin1Char('9');
    });
    return isNumber ? dateFromDigits(trimmed) : std::nan("");
}

double cellTime(const Field& field, qsizetype row)
{
    const Value cell = field.at(row);
    if (const QString* text = std::get_if<QString>(&cell))
        return dateFromText(*text, 0);
    return std::holds_alternative<Null>(cell) ? 0 : field.numberAt(row); // null counts as the epoch
}

bool spansUnderAMinute(const Field& field)
{
    constexpr double minuteMs = 60'000;
    if (field.type != FieldType::Time || isDateUnit(field.config->unit.value_or(QString())) || field.size() < 2)
        return false;
    return std::abs(cellTime(field, field.size() - 1) - cellTime(field, 0)) < minuteMs;
}

/// Labels of these units keep the zeros of the axis' decimals.
bool keepsZeros(const QString& unit)
{
    return isDateUnit(unit) || isBooleanUnit(unit) || unit.startsWith(QLatin1String("currency"))
        || unit == QLatin1String("locale");
}

/// The number that the text says, printed as short as it can be.
void trimZeros(QString& text)
{
    bool ok = false;
    const double number = text.toDouble(&ok);
    if (ok && (text.contains(QLatin1Char('.')) || text.contains(QLatin1Char('e'))))
        text = jsNumberText(number);
}

} // namespace

/// What fields of one result mostly share: everything but their colours.
struct DisplayProcessor::Words
{
    Words(const Field& field, const DisplayContext& context)
        : type(field.type)
        , ownUnit(field.config->unit)
        , unit(effectiveUnit(field))
        , format(valueFormatter(unit))
        , mapper(field.config->mappings.value_or(std::vector<ValueMapping>()))
        , palette(context.palette)
        , noValue(field.config->noValue.value_or(QString()))
        , dateUnit(field.type == FieldType::Time || isDateUnit(field.config->unit.value_or(QString())))
        , textUnit(unit == QLatin1String("string"))
        , trims(field.type == FieldType::Number && !field.config->decimals && !keepsZeros(unit))
        , enumTexts(field.type == FieldType::Enum ? field.config->enumTexts : QStringList())
        , enumColors(field.type == FieldType::Enum ? field.config->enumColors : QStringList())
        , ownDecimals(field.config->decimals)
    {
        if (ownDecimals)
            decimals = int(*ownDecimals);
        const bool isLocal = unit == QLatin1String("time:") && context.zone != QTimeZone::utc()
            && context.zone == QTimeZone::systemTimeZone();
        formatContext = {context.zone, context.nowMs, spansUnderAMinute(field), isLocal};
    }

    /// Whether these are what the field would get, too.
    bool serve(const Field& field, const DisplayContext& context) const
    {
        const FieldConfig& config = *field.config;
        const bool plain = mapper.isEmpty() && enumTexts.isEmpty() && enumColors.isEmpty()
            && (!config.mappings || config.mappings->empty()) && config.enumTexts.isEmpty()
            && config.enumColors.isEmpty();
        return plain && type == field.type && ownUnit == config.unit && ownDecimals == config.decimals
            && noValue == config.noValue.value_or(QString()) && palette == context.palette
            && formatContext.nowMs == context.nowMs && formatContext.zone == context.zone
            && formatContext.showMs == spansUnderAMinute(field);
    }

    /// Those of the field of this type before, where they fit: thousands of series ask for the same.
    static std::shared_ptr<const Words> of(const Field& field, const DisplayContext& context)
    {
        thread_local std::map<FieldType, std::shared_ptr<const Words>> last;
        std::shared_ptr<const Words>& words = last[field.type];
        if (!words || !words->serve(field, context))
            words = std::make_shared<const Words>(field, context);
        return words;
    }

    Value readDate(const Value& value) const
    {
        const QString* text = dateUnit ? std::get_if<QString>(&value) : nullptr;
        return text ? Value(dateFromText(*text, formatContext.nowMs)) : value;
    }

    bool isEnum() const { return mapper.isEmpty() && !(enumTexts.isEmpty() && enumColors.isEmpty()); }
    void applyEnum(const Value& value, DisplayValue& shown, bool& hasText) const;
    void applyMapping(const Value& value, DisplayValue& shown, bool& hasText, bool& hasColor) const;
    void formatNumber(double value, std::optional<int> adjacentDecimals, DisplayValue& shown) const;

    FieldType type;
    std::optional<QString> ownUnit;
    QString unit;
    ValueFormatter format;
    ValueMapper mapper;
    Palette palette;
    QString noValue;
    bool dateUnit = false;
    bool textUnit = false;
    bool trims = false;
    QStringList enumTexts;
    QStringList enumColors;
    std::optional<double> ownDecimals;
    std::optional<int> decimals;
    FormatContext formatContext;
};

struct DisplayProcessor::Private
{
    Private(const Field& field, const DisplayContext& context)
        : words(Words::of(field, context))
        , scale(field, context.palette)
    { }

    void takeScale(const ColorScale::Scaled& scaled, DisplayValue& shown) const;

    std::shared_ptr<const Words> words;
    ColorScale scale;
};

void DisplayProcessor::Words::applyEnum(const Value& value, DisplayValue& shown, bool& hasText) const
{
    const double number = valueNumber(value);
    constexpr double most = 1e6; // an index, not a measure
    const bool isIndex = number >= 0 && number < most && number == std::floor(number);
    const auto index = isIndex ? qsizetype(number) : qsizetype(-1);
    hasText = enumTexts.isEmpty() || (isIndex && index < enumTexts.size());
    if (hasText)
        shown.text = enumTexts.isEmpty() ? valueText(value) : enumTexts[index];
    if (isIndex && index < enumColors.size()) {
        shown.colorText = enumColors[index];
        shown.color = parseCssColor(shown.colorText).value_or(resolveColor(shown.colorText, palette));
        return;
    }
    shown.color = isIndex ? classicPaletteColor(int(index), palette) : resolveColor(QString(), palette);
    shown.colorText = toHexString(shown.color);
}

void DisplayProcessor::Words::applyMapping(const Value& value, DisplayValue& shown, bool& hasText, bool& hasColor) const
{
    const auto mapped = mapper.find(value);
    if (!mapped)
        return;
    hasText = mapped->text.has_value();
    shown.text = mapped->text.value_or(QString());
    hasColor = !mapped->color.isEmpty();
    if (hasColor) {
        shown.colorText = colorByName(mapped->color, palette);
        shown.color = resolveColor(mapped->color, palette);
    }
    shown.icon = mapped->icon;
}

void DisplayProcessor::Words::formatNumber(double value, std::optional<int> adjacentDecimals, DisplayValue& shown) const
{
    const bool adjusts = adjacentDecimals && !decimals && trims;
    FormattedValue formatted = format(value, adjusts ? adjacentDecimals : decimals, formatContext);
    if (adjusts)
        trimZeros(formatted.text);
    shown.text = std::move(formatted.text);
    shown.prefix = std::move(formatted.prefix);
    shown.suffix = std::move(formatted.suffix);
    if (!std::isfinite(value) && shown.suffix.startsWith(QLatin1String("undefined ")))
        shown.suffix.remove(0, int(qstrlen("undefined"))); // ∞ req/s
}

void DisplayProcessor::Private::takeScale(const ColorScale::Scaled& scaled, DisplayValue& shown) const
{
    shown.color = scaled.color.rgba;
    shown.colorText = scaled.color.text;
    shown.percent = scaled.percent;
}

DisplayProcessor::DisplayProcessor() : DisplayProcessor(Field({}, FieldType::Number, NumberColumn()), DisplayContext())
{ }

DisplayProcessor::DisplayProcessor(const Field& field, const DisplayContext& context)
    : m_d(std::make_shared<const Private>(field, context))
{ }

DisplayValue DisplayProcessor::operator()(const Value& raw, std::optional<int> adjacentDecimals) const
{
    const Words& words = *m_d->words;
    const Value value = words.readDate(raw);
    DisplayValue shown;
    bool hasText = false;
    bool hasColor = words.isEnum();
    if (words.type == FieldType::Enum && words.mapper.isEmpty() && isMissing(value)) {
        shown.numeric = std::nan("");
        return shown;
    }
    if (hasColor)
        words.applyEnum(value, shown, hasText);
    else if (!words.mapper.isEmpty())
        words.applyMapping(value, shown, hasText, hasColor);
    shown.numeric = words.textUnit ? std::nan("") : valueNumber(value);
    const bool isNumber = !std::isnan(shown.numeric);
    if (isNumber && !hasText && !std::holds_alternative<bool>(value)) {
        words.formatNumber(shown.numeric, adjacentDecimals, shown);
        hasText = true;
    }
    if (!hasText) {
        shown.text = valueText(value);
        if (shown.text.isEmpty())
            shown.text = words.noValue;
    }
    if (!hasColor)
        m_d->takeScale(m_d->scale.at(isNumber ? shown.numeric : minusInfinity), shown);
    return shown;
}

DisplayValue DisplayProcessor::number(double value, std::optional<int> adjacentDecimals) const
{
    if (isAbsent(value))
        return (*this)(Value(Absent()), adjacentDecimals);
    return (*this)(isNull(value) ? Value(Null()) : Value(value), adjacentDecimals);
}

QString DisplayProcessor::axisLabel(double value, std::optional<int> decimals) const
{
    return number(value, decimals).full();
}

Rgba DisplayProcessor::colorOf(double value) const
{
    return number(value).color;
}
