#pragma once

#include <QString>
#include <QTimeZone>

#include <functional>
#include <optional>
#include <vector>

// Axis arithmetic of Grafana's time series panel over uPlot 1.6.32; all pure.

struct AxisTicks
{
    double increment = 0;
    std::vector<double> values; ///< ascending
};

/// Ticks of a linear y axis: increments 1, 2, 2.5, 5 x 10^n (powers of two for IEC units), the smallest that leaves at
/// least minSpacePx between two ticks. decimals 0 keeps whole numbers only.
AxisTicks linearTicks(double min, double max, double lengthPx, double minSpacePx, bool binary,
                      std::optional<int> decimals = {});
/// Ticks of a logarithmic axis: whole powers, thinned to the space.
AxisTicks logTicks(double min, double max, double base, double lengthPx, double minSpacePx);
/// Ticks of a time axis in ms, aligned to local days, months and years.
AxisTicks timeTicks(double minMs, double maxMs, double lengthPx, double minSpacePx, const QTimeZone& zone);

/// Grafana's choice of the label format from increment and range (FACTS 12).
QString timeTickPattern(double incrementMs, double rangeMs);
/// Minimum distance of time labels: width of a sample label + 18; `sampleWidthPx` measures a text.
double timeTickSpacing(double rangeMs, double widthPx, const std::function<double(const QString&)>& sampleWidthPx,
                       const QTimeZone& zone);
/// Decimals that labels of this increment need.
int incrementDecimals(double increment);
