#include "widgets/chart/seriescolors.h"

#include <algorithm>
#include <cmath>

namespace {

QColor turned(const QColor& color, int degrees, double lightness)
{
    float h = 0;
    float s = 0;
    float l = 0;
    color.getHslF(&h, &s, &l);
    if (h < 0)
        return color;
    h = std::fmod(h + float(degrees) / 360 + 1, 1.F);
    return QColor::fromHslF(h, s, std::clamp(l + float(lightness), 0.F, 1.F));
}

/// A colour between two, opaque.
QRgb mixed(QRgb a, QRgb b, double t)
{
    const auto mix = [t](int x, int y) { return int(std::lround(x + (y - x) * t)); };
    return qRgb(mix(qRed(a), qRed(b)), mix(qGreen(a), qGreen(b)), mix(qBlue(a), qBlue(b)));
}

QRgb premultiplied(QRgb color, double alpha)
{
    const int a = int(std::lround(std::clamp(qAlpha(color) * alpha, 0.0, 255.0)));
    return qPremultiply(qRgba(qRed(color), qGreen(color), qBlue(color), a));
}

} // namespace

SeriesColors::SeriesColors(const DrawSeries& series, const PlotScale& scale, const RasterJob& job)
    : m_series(series)
    , m_height(job.size.height())
{
    const SeriesStyle& style = series.style;
    // A stroke thinner than a pixel is drawn a pixel wide and fainter.
    m_lineAlpha = std::min(1.0, style.lineWidth * job.ratio);
    if (style.gradient == GradientMode::Scheme && series.colorOf) {
        for (int row = 0; row < m_height; row++)
            m_rowColors.push_back(series.colorOf(scale.toValue(row + .5)));
    } else if (style.gradient == GradientMode::Hue) {
        const QRgb top = turned(style.color, job.dark ? -15 : 15, job.dark ? .08 : -.02).rgba();
        const QRgb bottom = turned(style.color, job.dark ? 15 : -15, job.dark ? -.12 : .12).rgba();
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
    const QRgb own = m_series.style.color.rgba();
    for (int row = 0; row < m_height; row++) {
        const QRgb color = m_rowColors.empty() ? own : m_rowColors[size_t(row)];
        colors[size_t(row)] = premultiplied(color, fill ? fillAlpha((row + .5) / m_height) : m_lineAlpha);
    }
    return colors;
}

IntervalLayer SeriesColors::stroke(const float* lo, const float* hi) const
{
    IntervalLayer layer {lo, hi, premultiplied(m_series.style.color.rgba(), m_lineAlpha), {}};
    if (!m_rowColors.empty())
        layer.rowColors = rows(false);
    return layer;
}

IntervalLayer SeriesColors::fill(const float* lo, const float* hi) const
{
    IntervalLayer layer {lo, hi, premultiplied(m_series.style.color.rgba(), m_series.style.fillOpacity), {}};
    if (!m_rowColors.empty() || m_series.style.gradient == GradientMode::Opacity)
        layer.rowColors = rows(true);
    return layer;
}

QColor SeriesColors::lineAt(double row) const
{
    if (m_rowColors.empty())
        return m_series.style.color;
    return QColor::fromRgba(m_rowColors[size_t(std::clamp(int(row), 0, m_height - 1))]);
}
