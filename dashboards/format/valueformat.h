#pragma once

#include <QString>
#include <QTimeZone>

#include <functional>
#include <optional>

/// Pieces of a formatted value; what is shown is prefix + text + suffix.
struct FormattedValue
{
    QString text;
    QString prefix;
    QString suffix;
    QString full() const { return prefix + text + suffix; }
    friend bool operator==(const FormattedValue&, const FormattedValue&) = default;
};

struct FormatContext
{
    QTimeZone zone = QTimeZone::utc();
    qint64 nowMs = 0; ///< for dates relative to now
    bool showMs = false; ///< dateTimeAsSystem with .SSS: the field spans under 60 s
    bool isLocal = false; ///< the zone is the system's own, whose ISO times never end in Z
};

/// A unit, looked up once. Decimals nullopt: automatic. Value null (isNull) gives an empty text.
using ValueFormatter =
    std::function<FormattedValue(double value, std::optional<int> decimals, const FormatContext& context)>;

/// Formatter of a unit id: one of Grafana's 273 ids, the custom forms (suffix:, prefix:, time:, si:, count:, currency:,
/// bool:), or any other text, which becomes a suffix. Thread-safe; the result is cheap to copy.
ValueFormatter valueFormatter(const QString& unit);

/// True when the unit is a date (dateTime..., time:).
bool isDateUnit(const QString& unit);
bool isBooleanUnit(const QString& unit);

/// @grafana/data's toFixed: half towards +infinity, decimals padded with zeros, exponent form as JavaScript prints it.
QString toFixed(double value, std::optional<int> decimals);

/// JavaScript's String(number).
QString jsNumberText(double value);
