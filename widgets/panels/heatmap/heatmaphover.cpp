#include "widgets/panels/heatmap/heatmaphover.h"

#include "dashboards/time/datemath.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace {

constexpr double pictureWidth = 264;
constexpr double histogramHeight = 64;
constexpr double barPictureHeight = 34;
constexpr double pictureGap = 8;
constexpr qsizetype longestText = 120; ///< characters

QString tr(const char* text)
{
    return QCoreApplication::translate("Heatmap", text);
}

QString shortened(const QString& text)
{
    return text.size() <= longestText ? text : text.left(longestText) + QChar(0x2026);
}

QString momentText(double ms, const QTimeZone& zone)
{
    const bool fraction = std::fmod(ms, 1000.0) != 0;
    return formatMoment(
        qint64(ms), fraction ? QStringLiteral("YYYY-MM-DD HH:mm:ss.SSS") : QStringLiteral("YYYY-MM-DD HH:mm:ss"), zone);
}

QRectF boxOf(const HeatmapScene& scene, const PictureView& view, HeatmapCell cell)
{
    const HeatmapRows rows(scene.grid, scene.look.reverse, view.plot.height());
    const HeatmapGrid::Span& column = scene.grid.columns[size_t(cell.column)];
    const auto [top, bottom] = rows.edges(scene.grid.rows[size_t(cell.row)]);
    const double left = view.xOf(column.from);
    const double right = view.xOf(column.to);
    return QRectF(left, view.plot.top() + top, right - left, bottom - top).intersected(view.plot);
}

QString durationText(double ms)
{
    const ValueFormatter format = valueFormatter(QStringLiteral("ms"));
    return format(ms, std::nullopt, {}).full();
}

TooltipContent::Row rowOf(const QString& name, const QString& value)
{
    TooltipContent::Row row;
    row.name = shortened(name);
    row.value = shortened(value);
    return row;
}

/// The hovered column as bars, the hovered bucket bright.
void paintHistogram(QPainter& painter, const HeatmapScene& scene, HeatmapCell cell, const QRectF& box)
{
    const size_t rows = scene.grid.rows.size();
    double greatest = 0;
    for (size_t r = 0; r < rows; r++) {
        const double count = scene.grid.at(size_t(cell.column), r);
        if (count > greatest)
            greatest = count;
    }
    const QColor quiet = blended(scene.theme.text, .3, scene.theme.elevated);
    painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), quiet);
    if (greatest <= 0)
        return;
    const double width = box.width() / double(rows);
    const double gap = width >= 4 ? 1 : 0;
    for (size_t r = 0; r < rows; r++) {
        const double count = scene.grid.at(size_t(cell.column), r);
        if (!(count > 0))
            continue;
        const double height = std::max(1.0, count / greatest * box.height());
        const QRectF bar(box.left() + double(r) * width, box.bottom() - height, std::max(width - gap, 1.0), height);
        painter.fillRect(bar, int(r) == cell.row ? scene.theme.primary : quiet);
    }
}

QImage tooltipPicture(const HeatmapScene& scene, HeatmapCell cell, double count)
{
    const bool histogram = scene.options.tooltipHistogram && !scene.grid.overlapping;
    const bool colors = scene.options.tooltipColors;
    if (!histogram && !colors)
        return {};
    const double height =
        (histogram ? histogramHeight : 0) + (histogram && colors ? pictureGap : 0) + (colors ? barPictureHeight : 0);
    constexpr double ratio = 2; // sharp on every screen
    QImage image(QSize(int(pictureWidth * ratio), int(std::ceil(height) * ratio)), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    double y = 0;
    if (histogram) {
        paintHistogram(painter, scene, cell, QRectF(0, 0, pictureWidth, histogramHeight));
        y = histogramHeight + pictureGap;
    }
    if (colors) {
        ColorBarContent bar = scene.bar;
        bar.right = false;
        const bool shown = !scene.look.isHidden(count);
        paintColorBar(painter, bar, scene.theme, QRectF(0, y + 4, pictureWidth, barPictureHeight - 4),
                      shown ? std::optional(count) : std::nullopt);
    }
    return image;
}

QColor cellColor(const HeatmapScene& scene, double count)
{
    if (scene.look.isHidden(count))
        return {};
    const QColor color = QColor::fromRgba(scene.look.palette[scene.look.colorIndex(count)]);
    return blended(color, color.alphaF(), scene.theme.elevated);
}

/// The rows of a tooltip that speaks of one cell.
void describeCell(const HeatmapScene& scene, HeatmapCell cell, TooltipContent& content)
{
    const double count = scene.grid.at(size_t(cell.column), size_t(cell.row));
    TooltipContent::Row value =
        rowOf(scene.valueName, std::isnan(count) ? QString() : scene.look.display.number(count).full());
    value.color = cellColor(scene, count);
    content.rows.push_back(value);
    const bool isName = scene.grid.isNamed() && !scene.grid.numericNames;
    content.rows.push_back(rowOf(isName ? tr("Name") : tr("Bucket"), bucketText(scene, cell.row)));
    if (scene.grid.durationMs)
        content.rows.push_back(rowOf(tr("Duration"), durationText(*scene.grid.durationMs)));
    content.picture = tooltipPicture(scene, cell, count);
}

/// One row for every cell of the column that counts anything.
void describeColumn(const HeatmapScene& scene, HeatmapCell cell, TooltipContent& content)
{
    for (size_t i = scene.grid.rows.size(); i-- > 0;) {
        const double count = scene.grid.at(size_t(cell.column), i);
        if (!(std::abs(count) > 0))
            continue;
        TooltipContent::Row row = rowOf(bucketText(scene, int(i)), scene.look.display.number(count).full());
        row.color = cellColor(scene, count);
        row.bold = int(i) == cell.row;
        content.rows.push_back(row);
    }
}

const ExemplarPoint* exemplarAt(const HeatmapScene& scene, const PictureView& view, QPointF position)
{
    constexpr double reach = 5;
    const HeatmapRows rows(scene.grid, scene.look.reverse, view.plot.height());
    for (auto it = scene.exemplars.rbegin(); it != scene.exemplars.rend(); ++it) {
        const double x = view.xOf(it->timeMs);
        const double y = view.plot.top() + rows.toPx(it->y);
        if (std::abs(x - position.x()) <= reach && std::abs(y - position.y()) <= reach)
            return &*it;
    }
    return nullptr;
}

TooltipContent describeExemplar(const HeatmapScene& scene, const ExemplarPoint& point)
{
    TooltipContent content;
    content.header = momentText(point.timeMs, scene.zone);
    const Frame& frame = scene.data->exemplars[size_t(point.frame)];
    for (const Field& field : frame.fields) {
        if (field.type == FieldType::Time)
            continue;
        const DisplayProcessor display(field, scene.data->display);
        content.rows.push_back(rowOf(field.name, display(field.at(point.row)).full()));
    }
    return content;
}

} // namespace

QString bucketText(const HeatmapScene& scene, int row)
{
    const HeatmapGrid& grid = scene.grid;
    const auto text = [&](const QString& name) {
        bool isNumber = false;
        const double number = name.toDouble(&isNumber);
        return isNumber ? scene.bound.number(number).full() : name;
    };
    if (!grid.isNamed()) {
        const HeatmapGrid::Span& span = grid.rows[size_t(row)];
        return scene.bound.number(span.from).full() + QLatin1Char('-') + scene.bound.number(span.to).full();
    }
    const QString own = grid.names[size_t(row)];
    if (!grid.numericNames || grid.layout == CellLayout::Unknown)
        return text(own);
    if (grid.layout == CellLayout::Le) {
        const QString below = row > 0 ? grid.names[size_t(row) - 1] : grid.zeroName;
        return text(below) + QLatin1Char('-') + text(own);
    }
    const QString above = size_t(row) + 1 < grid.names.size() ? grid.names[size_t(row) + 1] : QStringLiteral("+Inf");
    return text(own) + QLatin1Char('-') + text(above);
}

HeatmapCell heatmapCellAt(const HeatmapScene& scene, const PictureView& view, QPointF position)
{
    if (!view.plot.contains(position))
        return {};
    const HeatmapRows rows(scene.grid, scene.look.reverse, view.plot.height());
    HeatmapCell cell;
    cell.column = HeatmapGrid::indexOf(scene.grid.columns, view.msAt(position.x()));
    cell.row = HeatmapGrid::indexOf(scene.grid.rows, rows.toValue(position.y() - view.plot.top()));
    return cell;
}

PictureHover heatmapHover(const HeatmapScene& scene, const PictureView& view, double x, std::optional<double> y)
{
    PictureHover hover;
    if (!y)
        return hover;
    if (const ExemplarPoint* point = exemplarAt(scene, view, {x, *y})) {
        hover.tooltip = describeExemplar(scene, *point);
        return hover;
    }
    const HeatmapCell cell = heatmapCellAt(scene, view, {x, *y});
    if (!cell.isValid())
        return hover;
    const bool multi = scene.options.tooltip == TooltipMode::Multi;
    if (!multi && scene.look.isHidden(scene.grid.at(size_t(cell.column), size_t(cell.row))))
        return hover;
    hover.boxes.push_back(boxOf(scene, view, cell));
    if (scene.options.tooltip == TooltipMode::None)
        return hover;
    hover.tooltip.header = momentText(scene.grid.columns[size_t(cell.column)].to, scene.zone);
    if (multi)
        describeColumn(scene, cell, hover.tooltip);
    else
        describeCell(scene, cell, hover.tooltip);
    return hover;
}
