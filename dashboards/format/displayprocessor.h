#pragma once

#include "dashboards/format/color.h"
#include "dashboards/format/valueformat.h"
#include "datasources/data/frame.h"

struct DisplayValue
{
    QString text;
    QString prefix;
    QString suffix;
    double numeric = 0; ///< NaN when the value is no number
    double percent = 0; ///< (value - min) / (max - min), not clamped
    Rgba color = 0xff808080;
    QString colorText; ///< the colour as Grafana names it (rgb(...), #..., a name)
    QString icon;
    QString full() const { return prefix + text + suffix; }
};

struct DisplayContext
{
    Palette palette;
    QTimeZone zone = QTimeZone::utc();
    qint64 nowMs = 0;
};

/// Makes every text, colour and percentage of a field's values; built once per field, thread-safe afterwards.
/// All text of values is made here and nowhere else. Follows getDisplayProcessor of @grafana/data 13.2.
class DisplayProcessor
{
public:
    DisplayProcessor(); ///< of a plain number field without configuration
    DisplayProcessor(const Field& field, const DisplayContext& context);

    DisplayValue operator()(const Value& value, std::optional<int> adjacentDecimals = {}) const;
    DisplayValue number(double value, std::optional<int> adjacentDecimals = {}) const;
    /// Text of an axis label whose increment needs `decimals`.
    QString axisLabel(double value, std::optional<int> decimals) const;
    Rgba colorOf(double value) const;

    struct Private; ///< immutable
    struct Words; ///< immutable

private:
    std::shared_ptr<const Private> m_d;
};
