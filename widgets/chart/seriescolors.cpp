#include "widgets/chart/seriescolors.h"

#include <QImage>

#include <algorithm>
#include <cmath>

namespace {

/// A step on the way round the hues; saturation and lightness are added, shares of 1.
struct HueStep
{
    int degrees = 0;
    double saturation = 0;
    double lightness = 0;
};

QColor turned(const QColor& color, const HueStep& step)
{
    float h = 0;
    float s = 0;
    float l = 0;
    color.getHslF(&h, &s, &l);
    const bool grey = h < 0; // has no hue to turn
    h = grey ? 0 : std::fmod(h + float(step.degrees) / 360 + 1, 1.F);
    return QColor::fromHslF(h, std::clamp(s + float(step.saturation), 0.F, 1.F),
                            std::clamp(l + float(step.lightness), 0.F, 1.F));
}

QColor brightened(const QColor& color, int amount)
{
    return {std::min(255, color.red() + amount), std::min(255, color.green() + amount),
            std::min(255, color.blue() + amount)};
}

/// Of what is not negative; in loops over rows std::lround would be a call.
int rounded(double v)
{
    constexpr double half = .5;
    return int(v + half);
}

/// A colour between two, opaque.
QRgb mixed(QRgb a, QRgb b, double t)
{
    const auto mix = [t](int x, int y) { return rounded(x + (y - x) * t); };
    return qRgb(mix(qRed(a), qRed(b)), mix(qGreen(a), qGreen(b)), mix(qBlue(a), qBlue(b)));
}

/// Premultiplied colours from the top down, repeated sideways.
QBrush columnBrush(const std::vector<QRgb>& colors)
{
    QImage column(1, int(colors.size()), QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < column.height(); y++)
        *reinterpret_cast<QRgb*>(column.scanLine(y)) = colors[size_t(y)];
    return QBrush(column);
}

QRgb premultiplied(QRgb color, double alpha)
{
    const int a = rounded(std::clamp(qAlpha(color) * alpha, 0.0, 255.0));
    return qPremultiply(qRgba(qRed(color), qGreen(color), qBlue(color), a));
}

} // namespace

std::pair<QColor, QColor> hueEnds(const QColor& color, bool dark)
{
    constexpr int tenth = 25; // of 255
    const QColor above = brightened(turned(color, {20, .2, 0}), tenth);
    const QColor below = turned(color, {-25, 0, -.05});
    return {turned(above, {0, 0, .1}), dark ? turned(below, {0, 0, -.1}) : below};
}

SeriesColors::SeriesColors(const DrawSeries& series, const PlotScale& scale, const RasterJob& job)
    : m_series(series)
    , m_color(series.style.color.rgba())
    , m_height(job.size.height())
{
    const SeriesStyle& style = series.style;
    // A stroke thinner than a pixel is drawn a pixel wide and fainter.
    m_lineAlpha = std::min(1.0, style.lineWidth * job.ratio);
    if (style.gradient == GradientMode::Scheme && series.colorOf) {
        for (int row = 0; row < m_height; row++)
            m_rowColors.push_back(series.colorOf(scale.toValue(row + .5)));
    } else if (style.gradient == GradientMode::Hue) {
        const auto ends = hueEnds(style.color, job.dark);
        const QRgb top = ends.first.rgb(); // from another colour model: not once a row
        const QRgb bottom = ends.second.rgb();
        for (int row = 0; row < m_height; row++)
            m_rowColors.push_back(mixed(top, bottom, (row + .5) / m_height));
    }
}

double SeriesColors::fillAlpha(double t) const
{
    const double opacity = m_series.style.fillOpacity;
    return m_series.style.gradient == GradientMode::Opacity ? opacity * (1 - t) : opacity;
}

std::vector<QRgb> SeriesColors::rows(bool fill) const
{
    std::vector<QRgb> colors(static_cast<size_t>(m_height));
    for (int row = 0; row < m_height; row++) {
        const QRgb color = m_rowColors.empty() ? m_color : m_rowColors[size_t(row)];
        colors[size_t(row)] = premultiplied(color, fill ? fillAlpha((row + .5) / m_height) : m_lineAlpha);
    }
    return colors;
}

IntervalLayer SeriesColors::stroke(const float* lo, const float* hi) const
{
    IntervalLayer layer {lo, hi, premultiplied(m_color, m_lineAlpha), {}};
    if (!m_rowColors.empty())
        layer.rowColors = rows(false);
    return layer;
}

IntervalLayer SeriesColors::fill(const float* lo, const float* hi) const
{
    IntervalLayer layer {lo, hi, premultiplied(m_color, m_series.style.fillOpacity), {}};
    if (!m_rowColors.empty() || m_series.style.gradient == GradientMode::Opacity)
        layer.rowColors = rows(true);
    return layer;
}

QBrush SeriesColors::lineBrush() const
{
    if (m_rowColors.empty())
        return m_series.style.color;
    std::vector<QRgb> colors = m_rowColors;
    for (QRgb& color : colors)
        color = qPremultiply(color);
    return columnBrush(colors);
}

QBrush SeriesColors::fillBrush() const
{
    if (m_rowColors.empty() && m_series.style.gradient != GradientMode::Opacity) {
        QColor color = m_series.style.color;
        color.setAlphaF(float(color.alphaF() * m_series.style.fillOpacity));
        return color;
    }
    return columnBrush(rows(true));
}

QRgb SeriesColors::lineAt(int row) const
{
    return m_rowColors.empty() ? m_color : m_rowColors[size_t(std::clamp(row, 0, m_height - 1))];
}
