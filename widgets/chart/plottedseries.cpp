#include "widgets/chart/plottedseries.h"

#include <algorithm>

PlottedSeries::PlottedSeries(const RasterJob& job) : m_job(job)
{
    for (const RasterScale& s : job.scales)
        m_scales.emplace_back(s.options, s.min, s.max, job.size.height());
}

bool PlottedSeries::isDrawn(const DrawSeries& series) const
{
    return series.visible && series.times && series.values && series.scale >= 0
        && size_t(series.scale) < m_scales.size();
}

const DrawSeries* PlottedSeries::below(const DrawSeries& series) const
{
    const bool known = series.below >= 0 && size_t(series.below) < m_job.series.size();
    return known && isDrawn(m_job.series[size_t(series.below)]) ? &m_job.series[size_t(series.below)] : nullptr;
}

CurveRequest PlottedSeries::request(const DrawSeries& series) const
{
    CurveRequest r;
    r.series = &series;
    r.scale = scaleOf(series);
    r.width = m_job.size.width();
    r.fromMs = m_job.fromMs;
    r.pxPerMs = m_job.size.width() / std::max(m_job.toMs - m_job.fromMs, 1e-6);
    r.radius = float(strokeWidth(series.style, m_job.ratio) / 2);
    r.stroke = series.style.draw != DrawStyle::Points && series.style.lineWidth > 0;
    return r;
}
