#pragma once

#include "widgets/chart/curve.h"
#include "widgets/chart/seriesraster.h"

/// The series of a job on its scales: what a picture and a file of vectors must agree upon. Lives no longer than the
/// job.
class PlottedSeries
{
public:
    explicit PlottedSeries(const RasterJob& job);

    /// False: hidden, without data or on no scale.
    bool isDrawn(const DrawSeries& series) const;
    /// The series that an area or bars stand on; nullptr: zero.
    const DrawSeries* below(const DrawSeries& series) const;
    const std::vector<PlotScale>& scales() const { return m_scales; }
    const PlotScale& scaleOf(const DrawSeries& series) const { return m_scales[size_t(series.scale)]; }
    CurveRequest request(const DrawSeries& series) const;

private:
    const RasterJob& m_job;
    std::vector<PlotScale> m_scales;
};
