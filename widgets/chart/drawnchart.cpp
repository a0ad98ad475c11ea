#include "widgets/chart/drawnchart.h"

#include "widgets/chart/plotprint.h"
#include "widgets/chart/uprightplot.h"

#include <cmath>

RasterJob rasterJob(const PictureRequest& request)
{
    const ChartModel& model = request.model;
    const QRectF& plot = request.placement.plot;
    RasterJob raster;
    raster.size =
        QSize(int(std::lround(plot.width() * request.ratio)), int(std::lround(plot.height() * request.ratio)));
    raster.ratio = request.ratio;
    raster.upright = model.upright;
    raster.fromMs = model.fromMs;
    raster.toMs = model.toMs;
    raster.dark = model.dark;
    for (const ChartScale& scale : model.scales)
        raster.scales.push_back({scale.options, scale.min, scale.max});
    raster.series = model.series;
    raster.thresholds = model.thresholds;
    raster.shapesBelow = model.shapesBelow;
    raster.shapesAbove = model.shapesAbove;
    raster.font = request.font;
    if (model.picture)
        raster.draw = model.picture->draw;
    return raster;
}

namespace {

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

QImage drawPlot(const PictureRequest& request)
{
    const RasterJob raster = rasterJob(request);
    if (raster.draw)
        return raster.draw(raster);
    return raster.upright ? rasterUpright(raster) : rasterSeries(raster);
}

DrawnChart drawChart(const ChartJob& job)
{
    DrawnChart picture;
    picture.placement = placeChart(*job.model, job.size, job.font, job.before.placement);
    const ChartPicture* own = job.model->picture.get();
    if (own && own->place)
        own->place(picture.placement, {picture.placement.plot, job.model->fromMs, job.model->toMs, &job.model->scales});
    picture.series = drawPlot({*job.model, picture.placement, job.ratio, job.font});
    picture.unchanged = looksTheSame(job, picture);
    return picture;
}
