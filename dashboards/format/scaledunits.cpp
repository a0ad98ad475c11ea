#include "dashboards/format/scaledunits.h"

#include "datasources/data/frame.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace {

/// Suffixes from the smallest scale upwards; values come in units of the scale at `home`.
struct Scale
{
    double base = 1000;
    QStringList suffixes;
    int home = 0;
    QString withoutScale = {}; ///< suffix of infinities
};

QStringList eachWith(const QString& front, const QStringList& prefixes, const QString& behind)
{
    QStringList list;
    for (const QString& prefix : prefixes)
        list << front + prefix + behind;
    return list;
}

QStringList words(const char* text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '));
}

Scale scaleOf(UnitKind kind, const QString& symbol, int step)
{
    static const QStringList si = words("f p n µ m  k M G T P E Z Y");
    static const QStringList binary = words(" Ki Mi Gi Ti Pi Ei Zi Yi");
    static const QStringList count = words(" K M B T");
    constexpr int siHome = 5;
    const QString blank = QStringLiteral(" ");
    switch (kind) {
    case UnitKind::Si:
        return {1000, eachWith(blank, si, symbol), siHome + step};
    case UnitKind::Binary:
        return {1024, eachWith(blank, binary, symbol), step};
    case UnitKind::Short:
        return {1000,
                {QString(), QStringLiteral(" K"), QStringLiteral(" Mil"), QStringLiteral(" Bil"),
                 QStringLiteral(" Tri"), QStringLiteral(" Quadr"), QStringLiteral(" Quint"), QStringLiteral(" Sext"),
                 QStringLiteral(" Sept")},
                0};
    case UnitKind::Psi:
        return {1000, {QStringLiteral("psi"), QStringLiteral("ksi"), QStringLiteral("Mpsi")}, 0};
    case UnitKind::Count:
        // Grafana puts the symbol behind a suffix that infinities do not have; DisplayProcessor mends it for people.
        return {1000, eachWith({}, count, blank + symbol), 0, QLatin1String("undefined ") + symbol};
    case UnitKind::CurrencySuffix:
        return {1000, eachWith({}, count, symbol), 0};
    default:
        return {1000, count, 0};
    }
}

/// Powers as JavaScript engines calculate them: some of 1000 are off by one unit in the last place, which texts show.
double scalePower(double base, int power)
{
    if (base == 1000 && (power == -7 || power == -8 || power == -13)) {
        const double exact = std::pow(base, power);
        return std::nextafter(exact, 1);
    }
    return std::pow(base, power);
}

FormattedValue scaledText(double value, std::optional<int> decimals, const Scale& scale, double logBase)
{
    if (isMissing(value))
        return {};
    if (!std::isfinite(value))
        return {toFixed(value, {}), {}, scale.withoutScale};
    const double exponent = value == 0 ? 0 : std::floor(std::log(std::abs(value)) / logBase);
    const int last = int(scale.suffixes.size()) - 1;
    const int power = std::clamp(int(exponent), -scale.home, last - scale.home);
    const double inUnits = power == 0 ? value : value / scalePower(scale.base, power);
    return {toFixed(inUnits, decimals), {}, scale.suffixes[scale.home + power]};
}

} // namespace

ValueFormatter scaledFormatter(UnitKind kind, const QString& symbol, int step)
{
    if (kind == UnitKind::Plain)
        return plainFormatter(symbol);
    const auto scale = std::make_shared<const Scale>(scaleOf(kind, symbol, step));
    const double logBase = std::log(scale->base);
    if (kind != UnitKind::Currency && kind != UnitKind::CurrencySuffix)
        return [scale, logBase](double value, std::optional<int> decimals, const FormatContext&) {
            return scaledText(value, decimals, *scale, logBase);
        };
    const QString front = kind == UnitKind::Currency ? symbol : QString();
    return [scale, logBase, front](double value, std::optional<int> decimals, const FormatContext&) {
        if (isMissing(value))
            return FormattedValue();
        FormattedValue formatted = scaledText(std::abs(value), decimals, *scale, logBase);
        formatted.prefix = value < 0 ? QLatin1Char('-') + front : front;
        return formatted;
    };
}

ValueFormatter plainFormatter(const QString& symbol, bool inFront)
{
    if (inFront)
        return [symbol](double value, std::optional<int> decimals, const FormatContext&) {
            return isMissing(value) ? FormattedValue() : FormattedValue {toFixed(value, decimals), symbol, {}};
        };
    const QString suffix = symbol.isEmpty() ? QString() : QLatin1Char(' ') + symbol;
    return [suffix](double value, std::optional<int> decimals, const FormatContext&) {
        return isMissing(value) ? FormattedValue() : FormattedValue {toFixed(value, decimals), {}, suffix};
    };
}
