#include "widgets/panels/heatmap/heatmapraster.h"

#include "widgets/panels/common/tints.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace {

/// Columns or rows that share their first pixel, with the pixels they cover.
struct Slot
{
    int from = 0;
    int to = 0;
    size_t first = 0;
    size_t last = 0; ///< inclusive
};

struct PxSpan
{
    double from = 0;
    double to = 0;
};

/// A gap only where cells are large enough to spare it: else the picture would fade.
int gapFor(const std::vector<PxSpan>& spans, int wanted)
{
    constexpr int leastCell = 4;
    double widest = 0;
    for (const PxSpan& span : spans)
        widest = std::max(widest, span.to - span.from);
    return widest < leastCell ? 0 : int(std::min(double(wanted), widest / 2));
}

std::vector<Slot> slotsOf(const std::vector<PxSpan>& spans, int size, int gap)
{
    std::vector<Slot> result;
    for (size_t i = 0; i < spans.size(); i++) {
        const double clippedFrom = std::max(spans[i].from, 0.0);
        const double clippedTo = std::min(spans[i].to, double(size));
        if (!(clippedTo > clippedFrom))
            continue;
        const int from = std::min(int(std::lround(clippedFrom)), size - 1);
        const int to = std::clamp(int(std::lround(clippedTo)) - gap, from + 1, size);
        if (!result.empty() && result.back().from == from && result.back().to >= to)
            result.back().last = i;
        else
            result.push_back({from, to, i, i});
    }
    return result;
}

QRgb premultiplied(QRgb color)
{
    return qPremultiply(color);
}

class Raster
{
public:
    Raster(const RasterJob& job, const HeatmapGrid& grid, const HeatmapLook& look)
        : m_job(job)
        , m_grid(grid)
        , m_look(look)
        , m_rowMap(grid, look.reverse, job.size.height())
        , m_image(job.size, QImage::Format_ARGB32_Premultiplied)
    {
        m_image.fill(Qt::transparent);
        for (const QRgb color : look.palette)
            m_palette.push_back(premultiplied(color));
    }

    QImage draw(const std::vector<ExemplarPoint>& exemplars)
    {
        layOut();
        if (m_look.radius > 0 && m_columns.size() * m_rows.size() <= maxRounded)
            drawRounded();
        else
            drawSquare();
        if (m_look.values)
            drawValues();
        drawExemplars(exemplars);
        m_image.setDevicePixelRatio(m_job.ratio);
        return std::move(m_image);
    }

private:
    static constexpr size_t maxRounded = 20'000; ///< cells painted one by one
    static constexpr size_t maxTexts = 4'000;
    static constexpr double leastTextPx = 8;
    static constexpr double leastFarPx = 12; ///< where the screen is read from across the room

    double xOf(double timeMs) const
    {
        return (timeMs - m_job.fromMs) / std::max(m_job.toMs - m_job.fromMs, 1e-6) * m_job.size.width();
    }

    void layOut()
    {
        const int gap = int(std::lround(m_look.gap * m_job.ratio));
        std::vector<PxSpan> columns;
        for (const HeatmapGrid::Span& column : m_grid.columns)
            columns.push_back({xOf(column.from), xOf(column.to)});
        m_columns = slotsOf(columns, m_job.size.width(), gapFor(columns, gap));
        std::vector<PxSpan> rows;
        for (const HeatmapGrid::Span& row : m_grid.rows) {
            const auto [top, bottom] = m_rowMap.edges(row);
            rows.push_back({top, bottom});
        }
        m_rows = slotsOf(rows, m_job.size.height(), gapFor(rows, gap));
    }

    /// Of cells that share a pixel the greatest is seen.
    double countIn(const Slot& column, const Slot& row) const
    {
        double greatest = std::nan("");
        for (size_t c = column.first; c <= column.last; c++)
            for (size_t r = row.first; r <= row.last; r++) {
                const double count = m_grid.at(c, r);
                if (!m_look.isHidden(count) && !(greatest >= count))
                    greatest = count;
            }
        return greatest;
    }

    /// One line of pixels of a row; true when it shows anything.
    bool fillLine(QRgb* line, const Slot& row) const
    {
        bool any = false;
        for (const Slot& column : m_columns) {
            const double count = countIn(column, row);
            if (std::isnan(count))
                continue;
            std::fill(line + column.from, line + column.to, m_palette[m_look.colorIndex(count)]);
            any = true;
        }
        return any;
    }

    void drawSquare()
    {
        const auto width = size_t(m_job.size.width());
        for (const Slot& row : m_rows) {
            auto* first = reinterpret_cast<QRgb*>(m_image.scanLine(row.from));
            if (!fillLine(first, row))
                continue;
            for (int y = row.from + 1; y < row.to; y++) {
                auto* line = reinterpret_cast<QRgb*>(m_image.scanLine(y));
                if (m_grid.overlapping)
                    fillLine(line, row); // keeps what coarser rows have drawn beside it
                else
                    std::memcpy(line, first, width * sizeof(QRgb));
            }
        }
    }

    template<typename Visit>
    void eachCell(const Visit& visit) const
    {
        for (const Slot& row : m_rows)
            for (const Slot& column : m_columns) {
                const double count = countIn(column, row);
                if (!std::isnan(count))
                    visit(QRectF(column.from, row.from, column.to - column.from, row.to - row.from), count);
            }
    }

    void drawRounded()
    {
        QPainter painter(&m_image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        const double radius = m_look.radius * m_job.ratio;
        eachCell([&](const QRectF& cell, double count) {
            painter.setBrush(QColor::fromRgba(m_look.palette[m_look.colorIndex(count)]));
            const double fitting = std::min({radius, cell.width() / 2, cell.height() / 2});
            painter.drawRoundedRect(cell, fitting, fitting);
        });
    }

    void drawValues()
    {
        if (m_columns.size() * m_rows.size() > maxTexts)
            return;
        QPainter painter(&m_image);
        const Theme& theme = m_look.theme;
        const double least = (theme.look.contrast ? leastFarPx : leastTextPx) * m_job.ratio;
        eachCell([&](const QRectF& cell, double count) {
            // Lower cells take smaller type, down to what can be read.
            const int px = int(std::min(theme.fontAxis.pixelSize() * m_job.ratio, cell.height() - 1));
            if (px < least)
                return;
            QFont font = theme.fontAxis;
            font.setPixelSize(px);
            const QString text = m_look.display.number(count).full();
            if (QFontMetricsF(font).horizontalAdvance(text) > cell.width() - 2)
                return;
            const QColor color = QColor::fromRgba(m_look.palette[m_look.colorIndex(count)]);
            painter.setFont(font);
            painter.setPen(contrastText(blended(color, color.alphaF(), m_look.background), theme));
            painter.drawText(cell, Qt::AlignCenter, text);
        });
    }

    void drawExemplars(const std::vector<ExemplarPoint>& exemplars)
    {
        if (exemplars.empty())
            return;
        constexpr double side = 8;
        QPainter painter(&m_image);
        const double half = side * m_job.ratio / 2;
        for (const ExemplarPoint& point : exemplars) {
            const double x = xOf(point.timeMs);
            const double y = m_rowMap.toPx(point.y);
            if (std::isfinite(y))
                painter.fillRect(QRectF(x - half, y - half, 2 * half, 2 * half), m_look.exemplar);
        }
    }

    const RasterJob& m_job;
    const HeatmapGrid& m_grid;
    const HeatmapLook& m_look;
    HeatmapRows m_rowMap;
    QImage m_image;
    std::vector<QRgb> m_palette;
    std::vector<Slot> m_columns;
    std::vector<Slot> m_rows;
};

} // namespace

size_t HeatmapLook::colorIndex(double count) const
{
    const auto last = double(palette.size() - 1);
    const double span = max > min ? max - min : 1;
    return size_t(std::clamp(std::floor(double(palette.size()) * ((count - min) / span)), 0.0, last));
}

HeatmapRows::HeatmapRows(const HeatmapGrid& grid, bool reverse, double height)
    : m_scale(grid.scale, grid.min, grid.max, height)
    , m_height(height)
    , m_low(grid.min)
    , m_high(grid.max)
    , m_reverse(reverse)
{ }

double HeatmapRows::toPx(double y) const
{
    // What lies beyond the scale, such as the bucket around zero of a logarithmic one, ends at its edge.
    const double px = m_scale.toPx(std::clamp(y, m_low, m_high));
    return m_reverse ? m_height - px : px;
}

double HeatmapRows::toValue(double px) const
{
    return m_scale.toValue(m_reverse ? m_height - px : px);
}

std::pair<double, double> HeatmapRows::edges(const HeatmapGrid::Span& row) const
{
    if (row.to <= m_low || row.from >= m_high)
        return {0, 0};
    const double a = toPx(row.from);
    const double b = toPx(row.to);
    return {std::min(a, b), std::max(a, b)};
}

QImage rasterHeatmap(const RasterJob& job, const HeatmapGrid& grid, const HeatmapLook& look,
                     const std::vector<ExemplarPoint>& exemplars)
{
    if (job.size.isEmpty() || look.palette.empty())
        return {};
    return Raster(job, grid, look).draw(exemplars);
}
