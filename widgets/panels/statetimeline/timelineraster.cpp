#include "widgets/panels/statetimeline/timelineraster.h"

#include "widgets/panels/common/tints.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace {

constexpr double textPadding = 2;
constexpr qsizetype leastLetters = 3; ///< of a text that was cut
constexpr double leastText = 17; ///< CSS px of a box that says something on its own accord

/// The device pixels of one run.
struct Box
{
    int from = 0;
    int to = 0;
    int trueFrom = 0; ///< before clipping: edges beyond the plot have no line
    int trueTo = 0;
    QRgb fill = 0;
    QRgb line = 0;
};

/// Too little is left of the text to say anything.
bool isStump(const QString& fitting, const QString& text)
{
    return fitting.isEmpty() || (fitting != text && fitting.size() <= leastLetters);
}

class Raster
{
public:
    Raster(const RasterJob& job, const TimelineScene& scene)
        : m_job(job)
        , m_scene(scene)
        , m_image(job.size, QImage::Format_ARGB32_Premultiplied)
    {
        m_image.fill(Qt::transparent);
    }

    QImage draw()
    {
        const int count = int(m_scene.timeline.rows.size());
        for (int i = 0; i < count; i++) {
            const auto [top, height] = timelineRowEdges(i, count, m_scene.options.rowHeight, m_job.size.height());
            const int from = std::clamp(int(std::lround(top)), 0, m_job.size.height() - 1);
            const int to = std::clamp(int(std::lround(top + height)), from + 1, m_job.size.height());
            drawRow(m_scene.timeline.rows[size_t(i)], from, to);
        }
        drawTexts();
        m_image.setDevicePixelRatio(m_job.ratio);
        return std::move(m_image);
    }

private:
    double xOf(double ms) const
    {
        const double share = (ms - m_job.fromMs) / std::max(m_job.toMs - m_job.fromMs, 1e-6);
        return share * m_job.size.width();
    }

    Box boxOf(const TimelineRow& row, const TimelineRun& run) const
    {
        const auto [from, to] = timelineRunEdges(m_scene, run);
        constexpr double farthest = 1e8;
        Box box;
        box.trueFrom = int(std::clamp(std::round(xOf(from)), -farthest, farthest));
        box.trueTo = std::max(box.trueFrom + 1, int(std::clamp(std::round(xOf(to)), -farthest, farthest)));
        box.from = std::clamp(box.trueFrom, 0, m_job.size.width());
        box.to = std::clamp(box.trueTo, 0, m_job.size.width());
        const bool ownAlpha = qAlpha(run.color) < 255; // a colour that is translucent itself stays as it is
        const int alpha = ownAlpha ? qAlpha(run.color) : int(std::lround(row.fillOpacity * 255));
        box.fill = qPremultiply(qRgba(qRed(run.color), qGreen(run.color), qBlue(run.color), alpha));
        box.line = qPremultiply(run.color);
        return box;
    }

    /// Rows of pixels are equal but for those of the lines: two templates are copied.
    void drawRow(const TimelineRow& row, int top, int bottom)
    {
        const auto width = size_t(m_job.size.width());
        const int line = std::min(int(std::lround(row.lineWidth * m_job.ratio)), (bottom - top + 1) / 2);
        std::vector<QRgb> middle(width, 0);
        std::vector<QRgb> edge(line > 0 ? width : 0, 0);
        for (const TimelineRun& run : row.runs) {
            const Box box = boxOf(row, run);
            if (box.to <= box.from)
                continue;
            std::fill(middle.begin() + box.from, middle.begin() + box.to, box.fill);
            if (line <= 0)
                continue;
            std::fill(edge.begin() + box.from, edge.begin() + box.to, box.line);
            const int left = std::clamp(box.trueFrom + line, box.from, box.to);
            const int right = std::clamp(box.trueTo - line, left, box.to);
            std::fill(middle.begin() + box.from, middle.begin() + left, box.line);
            std::fill(middle.begin() + right, middle.begin() + box.to, box.line);
        }
        for (int y = top; y < bottom; y++) {
            const bool onEdge = y < top + line || y >= bottom - line;
            std::memcpy(m_image.scanLine(y), onEdge ? edge.data() : middle.data(), width * sizeof(QRgb));
        }
    }

    void drawTexts()
    {
        if (m_scene.options.showValue == ValueVisibility::Never)
            return;
        const double px = m_scene.theme.smallPx();
        QFont font = m_scene.theme.sizedNumbers(px, 500);
        font.setPixelSize(std::max(1, int(std::lround(px * m_job.ratio))));
        const QFontMetricsF metrics(font);
        QPainter painter(&m_image);
        painter.setFont(font);
        const int count = int(m_scene.timeline.rows.size());
        for (int i = 0; i < count; i++) {
            const auto [top, height] = timelineRowEdges(i, count, m_scene.options.rowHeight, m_job.size.height());
            // Rows lower than their text would write over each other.
            if (height < metrics.ascent())
                continue;
            drawRowTexts(painter, m_scene.timeline.rows[size_t(i)], QRectF(0, top, 0, height));
        }
    }

    void drawRowTexts(QPainter& painter, const TimelineRow& row, const QRectF& lane) const
    {
        const QFontMetricsF metrics(painter.font());
        const bool always = m_scene.options.showValue == ValueVisibility::Always;
        const double least = always ? metrics.averageCharWidth() : leastText * m_job.ratio;
        const double pad = (textPadding + row.lineWidth) * m_job.ratio;
        for (const TimelineRun& run : row.runs) {
            const Box box = boxOf(row, run);
            const double room = box.to - box.from - 2 * pad;
            if (box.to - box.from < least || room <= 0)
                continue;
            // Longer ones are cut before they are measured: labels may have thousands of characters.
            const QString text = row.textOf(run).left(int(room / 2) + 1);
            const QColor fill = QColor::fromRgba(qUnpremultiply(box.fill));
            painter.setPen(contrastText(blended(fill, fill.alphaF(), m_scene.background), m_scene.theme));
            const double width = metrics.horizontalAdvance(text);
            if (width > room && width <= box.to - box.from - 2 * m_job.ratio) { // the padding gives way first
                painter.drawText(QRectF(box.from, lane.top(), box.to - box.from, lane.height()),
                                 Qt::AlignCenter | Qt::TextSingleLine, text);
                continue;
            }
            QString fitting = metrics.elidedText(text, Qt::ElideRight, room);
            if (isStump(fitting, text) && !always)
                continue;
            if (isStump(fitting, text)) // as much of it as there is room for
                for (fitting = text; !fitting.isEmpty() && metrics.horizontalAdvance(fitting) > room;)
                    fitting.chop(1);
            painter.drawText(QRectF(box.from + pad, lane.top(), room, lane.height()),
                             int(Qt::AlignVCenter | m_scene.options.align) | Qt::TextSingleLine, fitting);
        }
    }

    const RasterJob& m_job;
    const TimelineScene& m_scene;
    QImage m_image;
};

} // namespace

std::pair<double, double> timelineRowEdges(int row, int count, double rowHeight, double plotHeight)
{
    const double size = rowHeight / count;
    const double gap = count > 1 ? (1 - rowHeight) / (count - 1) : 0;
    return {plotHeight * row * (size + gap), plotHeight * size};
}

std::pair<double, double> timelineRunEdges(const TimelineScene& scene, const TimelineRun& run)
{
    if (!scene.options.samples)
        return {run.fromMs, run.toMs};
    const double middle = (run.fromMs + run.toMs) / 2;
    const double half = (run.toMs - run.fromMs) / 2 * scene.options.columnWidth;
    return {middle - half, middle + half};
}

QImage rasterTimeline(const RasterJob& job, const TimelineScene& scene)
{
    if (job.size.isEmpty())
        return {};
    return Raster(job, scene).draw();
}
