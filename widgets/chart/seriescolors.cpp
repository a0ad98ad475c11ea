#include "widgets/chart/seriescolors.h"

#include <algorithm>
#include <cmath>

namespace {

QRgb premultiplied(QColor color, double alpha)
{
    color.setAlphaF(float(std::clamp(color.alphaF() * alpha, 0.0, 1.0)));
    return qPremultiply(color.rgba());
}

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

QColor mixed(const QColor& a, const QColor& b, double t)
{
    const auto mix = [t](int x, int y) { return qRound(x + (y - x) * t); };
    return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
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
            m_rowColors.push_back(QColor::fromRgba(series.colorOf(scale.toValue(row + .5))));
    } else if (style.gradient == GradientMode::Hue) {
        const QColor top = turned(style.color, job.dark ? -15 : 15, job.dark ? .08 : -.02);
        const QColor bottom = turned(style.color, job.dark ? 15 : -15, job.dark ? -.12 : .12);
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
        const QColor color = m_rowColors.empty() ? m_series.style.color : m_rowColors[size_t(row)];
        colors[size_t(row)] = premultiplied(color, fill ? fillAlpha((row + .5) / m_height) : m_lineAlpha);
    }
    return colors;
}

IntervalLayer SeriesColors::stroke(const float* lo, const float* hi) const
{
    IntervalLayer layer {lo, hi, premultiplied(m_series.style.color, m_lineAlpha), {}};
    if (!m_rowColors.empty())
        layer.rowColors = rows(false);
    return layer;
}

IntervalLayer SeriesColors::fill(const float* lo, const float* hi) const
{
    IntervalLayer layer {lo, hi, premultiplied(m_series.style.color, m_series.style.fillOpacity), {}};
    if (!m_rowColors.empty() || m_series.style.gradient == GradientMode::Opacity)
        layer.rowColors = rows(true);
    return layer;
}

QColor SeriesColors::lineAt(double row) const
{
    if (m_rowColors.empty())
        return m_series.style.color;
    return m_rowColors[size_t(std::clamp(int(row), 0, m_height - 1))];
}
