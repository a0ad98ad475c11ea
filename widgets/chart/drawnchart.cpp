#include "widgets/chart/drawnchart.h"

#include <cmath>

namespace {

RasterJob rasterJob(const ChartJob& job, const QRectF& plot)
{
    const ChartModel& model = *job.model;
    RasterJob raster;
    raster.size = QSize(int(std::lround(plot.width() * job.ratio)), int(std::lround(plot.height() * job.ratio)));
    raster.ratio = job.ratio;
    raster.fromMs = model.fromMs;
    raster.toMs = model.toMs;
    raster.dark = model.dark;
    for (const ChartScale& scale : model.scales)
        raster.scales.push_back({scale.options, scale.min, scale.max});
    raster.series = model.series;
    raster.thresholds = model.thresholds;
    raster.shapesBelow = model.shapesBelow;
    raster.shapesAbove = model.shapesAbove;
    raster.font = job.font;
    return raster;
}

bool looksTheSame(const ChartJob& job, const DrawnChart& picture)
{
    if (!job.modelBefore || picture.series.size() != job.before.series.size())
        return false;
    const ChartModel& a = *job.modelBefore;
    const ChartModel& b = *job.model;
    return picture.placement == job.before.placement && a.exemplars == b.exemplars && a.notice == b.notice
        && a.x.grid == b.x.grid && picture.series == job.before.series;
}

} // namespace

DrawnChart drawChart(const ChartJob& job)
{
    DrawnChart picture;
    picture.placement = placeChart(*job.model, job.size, job.font, job.before.placement);
    const ChartPicture* own = job.model->picture.get();
    if (own && own->place)
        own->place(picture.placement, {picture.placement.plot, job.model->fromMs, job.model->toMs, &job.model->scales});
    RasterJob raster = rasterJob(job, picture.placement.plot);
    if (own)
        raster.draw = own->draw;
    picture.series = raster.draw ? raster.draw(raster) : rasterSeries(raster);
    picture.unchanged = looksTheSame(job, picture);
    return picture;
}
