#include "widgets/chart/uprightplot.h"

#include "widgets/chart/chartturn.h"
#include "widgets/chart/plotprint.h"
#include "widgets/chart/valuelabels.h"

#include <QPainter>

#include <algorithm>

namespace {

/// Texts would be turned with the rest; they are written afterwards.
RasterJob withoutTexts(RasterJob job)
{
    for (DrawSeries& series : job.series)
        series.textOf = {};
    return job;
}

/// What reaches below and right of the lying plot is at the left of and above the turned one.
QImage turnedPicture(const RasterJob& job)
{
    const QImage lying = rasterSeries(job);
    const QSize beyond = lying.size() - job.size;
    QImage picture = turnedUpright(lying);
    picture.setOffset({-beyond.height() - lying.offset().y(), -beyond.width() - lying.offset().x()});
    return picture;
}

} // namespace

QImage turnedUpright(const QImage& lying)
{
    const QImage from = lying.depth() == 32 ? lying : lying.convertToFormat(QImage::Format_ARGB32_Premultiplied);
    QImage to(from.height(), from.width(), from.format());
    to.setDevicePixelRatio(from.devicePixelRatio());
    constexpr int block = 32; // rows of both pictures stay in the cache
    const int width = to.width();
    const int height = to.height();
    const auto* pixels = reinterpret_cast<const QRgb*>(from.constBits());
    const qsizetype stride = from.bytesPerLine() / qsizetype(sizeof(QRgb));
    for (int left = 0; left < width; left += block)
        for (int y = 0; y < height; y++) {
            auto* line = reinterpret_cast<QRgb*>(to.scanLine(y));
            const QRgb* column = pixels + (height - 1 - y);
            for (int x = left; x < std::min(left + block, width); x++)
                line[x] = column[(width - 1 - x) * stride];
        }
    return to;
}

QImage rasterUpright(const RasterJob& job)
{
    const PlottedSeries plotted(job);
    if (!hasValueLabels(job, plotted))
        return turnedPicture(job);
    QImage picture = turnedPicture(withoutTexts(job));
    picture.setDevicePixelRatio(1);
    {
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(-picture.offset());
        paintValueLabels(painter, job, plotted);
    }
    picture.setDevicePixelRatio(job.ratio);
    return picture;
}

void printUpright(QPainter& painter, const RasterJob& job)
{
    painter.save();
    painter.setTransform(ChartTurn {true, QSizeF(job.size.transposed())}.transform(), true);
    printSeries(painter, withoutTexts(job));
    painter.restore();
    paintValueLabels(painter, job, PlottedSeries(job));
}
