#pragma once

#include <QString>
#include <QTimeZone>

#include <functional>
#include <optional>
#include <vector>

// Axis arithmetic of Grafana's time series panel over uPlot 1.6.32; all pure.

struct AxisTicks
{
    double increment = 0; ///< 0: there is no room for ticks
    double spacePx = 0; ///< between two ticks
    std::vector<double> values; ///< ascending
    bool logarithmic = false; ///< labels have the digits of their value, not of the increment
    std::vector<bool> hidden; ///< parallel to values: neither label nor grid line; empty: all are shown

    bool isShown(size_t i) const { return hidden.empty() || !hidden[i]; }
    size_t shownCount() const
    {
        size_t shown = 0;
        for (size_t i = 0; i < values.size(); i++)
            shown += isShown(i) ? 1 : 0;
        return shown;
    }
};

/// Ticks of a linear y axis: increments 1, 2, 2.5, 5 x 10^n (powers of two for IEC units), the smallest that leaves at
/// least minSpacePx between two ticks. decimals 0 hides those that are no whole numbers.
AxisTicks linearTicks(double min, double max, double lengthPx, double minSpacePx, bool binary,
                      std::optional<int> decimals = {});
/// Ticks of a logarithmic axis: 1..9 times each power, those without room hidden. With a linearThreshold the axis is
/// symlog and has ticks below zero, too.
AxisTicks logTicks(double min, double max, double base, double lengthPx, double minSpacePx,
                   std::optional<double> linearThreshold = {});
/// The same for an axis that a zoom cut: its ticks are those of the whole axis. Where a part of one power is shown,
/// which is nearly linear, they are a linear axis'.
AxisTicks logTicksWithin(double min, double max, double base, double lengthPx, double minSpacePx,
                         std::optional<double> linearThreshold = {});
/// Gives a logarithmic axis of a unit that counts in powers of two its increment, which sets the decimals of labels.
void useBinaryIncrement(AxisTicks& ticks, double min, double max, double lengthPx, double minSpacePx);
/// Ticks of a time axis in ms, aligned to local days, months and years.
AxisTicks timeTicks(double minMs, double maxMs, double lengthPx, double minSpacePx, const QTimeZone& zone);

/// Grafana's choice of the label format from increment and range.
QString timeTickPattern(double incrementMs, double rangeMs);
/// Minimum distance of time labels: width of a sample label + 18; `measure` gives a text's width in px.
double timeTickSpacing(double minMs, double maxMs, double widthPx, const std::function<double(const QString&)>& measure,
                       const QTimeZone& zone);
/// Minimum distance of the labels of a y axis: 30 px, 15 px where the plot is low.
double valueTickSpacing(double plotHeightPx);
/// Decimals that labels of this increment need; nullopt when none.
std::optional<int> incrementDecimals(double increment);
/// True for the byte and bit units that count in powers of 1024.
bool isBinaryUnit(const QString& unit);
