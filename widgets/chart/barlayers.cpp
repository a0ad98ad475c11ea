#include "widgets/chart/barlayers.h"

#include <algorithm>
#include <cmath>

namespace {

constexpr double nsPerMs = 1e6;

/// Least distance of two neighbours in px; the whole plot when there is only one point.
double columnWidth(const CurveRequest& r, RowRange rows)
{
    const TimeColumn& times = *r.series->times;
    const NumberColumn& values = *r.series->values;
    double least = r.width;
    qint64 before = nullTime;
    for (qsizetype i = rows.first; i < rows.last; i++) {
        if (isAbsent(values[size_t(i)])) // nulls have a place of their own
            continue;
        const qint64 t = times[size_t(i)];
        if (before != nullTime && t > before)
            least = std::min(least, double(t - before) / nsPerMs * r.pxPerMs);
        before = t;
    }
    return least;
}

class BarSampler
{
public:
    BarSampler(const CurveRequest& r, BarIntervals& out) : m_r(r), m_out(out) { }

    void bar(const BarRect& bar)
    {
        const auto [left, right, top, bottom] = bar;
        const int border = barBorder(m_r);
        for (int px = std::max(left, 0); px < std::min(right, m_r.width); px++) {
            const bool side = border > 0 && (px < left + border || px >= right - border);
            const auto edge = float(border);
            for (int s = px * m_r.perPx; s < (px + 1) * m_r.perPx; s++) {
                const auto i = size_t(s);
                if (side || bottom - top <= 2 * edge) {
                    grow(m_out.topLo[i], m_out.topHi[i], top, border > 0 ? bottom : top);
                    if (border == 0)
                        grow(m_out.fillLo[i], m_out.fillHi[i], top, bottom);
                    continue;
                }
                grow(m_out.fillLo[i], m_out.fillHi[i], top + edge, bottom - edge);
                grow(m_out.topLo[i], m_out.topHi[i], top, top + edge);
                grow(m_out.bottomLo[i], m_out.bottomHi[i], bottom - edge, bottom);
            }
        }
    }

private:
    static void grow(float& lo, float& hi, float newLo, float newHi)
    {
        if (newHi <= newLo)
            return;
        lo = std::min(lo, newLo);
        hi = std::max(hi, newHi);
    }

    const CurveRequest& m_r;
    BarIntervals& m_out;
};

double shiftOf(int alignment, double width)
{
    if (alignment > 0)
        return 0;
    return alignment < 0 ? width : width / 2;
}

} // namespace

int barBorder(const CurveRequest& r)
{
    return r.stroke ? int(std::lround(r.radius * 2)) : 0;
}

std::vector<BarRect> barRects(const CurveRequest& r, const DrawSeries* below, double ratio)
{
    const TimeColumn& times = *r.series->times;
    const NumberColumn& values = *r.series->values;
    const SeriesStyle& style = r.series->style;
    const RowRange rows = visibleRows(r);
    const double width =
        std::max(1.0, std::round(std::min(columnWidth(r, rows) * style.barWidthFactor, style.barMaxWidth * ratio)));
    const double shift = shiftOf(style.barAlignment, width);
    const bool stacked = below && below->values->size() == values.size();
    std::vector<BarRect> bars;
    for (qsizetype i = rows.first; i < rows.last; i++) {
        const double v = values[size_t(i)];
        const double px = r.scale.toPx(v);
        if (!std::isfinite(v) || !std::isfinite(px))
            continue;
        const double under = stacked ? (*below->values)[size_t(i)] : std::nan("");
        const double basePx = std::isfinite(under) ? r.scale.toPx(under) : r.scale.basePx();
        const double x = (double(times[size_t(i)]) / nsPerMs - r.fromMs) * r.pxPerMs;
        const double left = std::round(x - shift);
        if (left > r.width || left + width < 0)
            continue;
        const auto y0 = float(std::clamp(std::round(std::min(px, basePx)), -1e6, 1e6));
        const auto y1 = float(std::clamp(std::round(std::max(px, basePx)), -1e6, 1e6));
        bars.push_back({int(left), int(left + width), y0, y1});
    }
    return bars;
}

BarIntervals sampleBars(const CurveRequest& r, const DrawSeries* below, double ratio)
{
    const auto count = size_t(r.width) * size_t(r.perPx);
    BarIntervals out;
    for (auto* lo : {&out.fillLo, &out.topLo, &out.bottomLo})
        lo->assign(count, noPx);
    for (auto* hi : {&out.fillHi, &out.topHi, &out.bottomHi})
        hi->assign(count, -noPx);
    BarSampler sampler(r, out);
    for (const BarRect& bar : barRects(r, below, ratio))
        sampler.bar(bar);
    return out;
}
