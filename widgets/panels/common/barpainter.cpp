#include "widgets/panels/common/barpainter.h"

#include "widgets/panels/common/cssgradient.h"
#include "widgets/panels/common/tints.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>

#include <algorithm>
#include <cmath>

namespace {

constexpr double barRadius = 4;
constexpr double cellRadius = 2;

/// The first `length` px of the area: from the left, or from the bottom.
QRectF partOf(const QRectF& area, bool vertical, double from, double length)
{
    return vertical ? QRectF(area.left(), area.bottom() - from - length, area.width(), length)
                    : QRectF(area.left() + from, area.top(), length, area.height());
}

QString modeOf(const Field& field)
{
    return field.config->color && !field.config->color->mode.isEmpty() ? field.config->color->mode
                                                                       : QStringLiteral("thresholds");
}

QGradientStops thresholdStops(const BarValue& value, const Palette& palette, double length, double fullLength)
{
    QGradientStops stops;
    if (!value.field.config->thresholds)
        return {{0, value.color}, {1, value.color}};
    const Thresholds& thresholds = *value.field.config->thresholds;
    QColor color = value.color;
    double last = 0;
    for (const Threshold& step : thresholds.steps) {
        const double part =
            thresholds.mode == Thresholds::Mode::Percentage ? step.value / 100 : filledPart(step.value, value.scale);
        const double position = std::isfinite(part) ? part * fullLength : 0;
        if (stops.isEmpty()) {
            color = toQColor(resolveColor(step.color, palette));
            stops << QGradientStop(0, color);
            continue;
        }
        if (value.numeric < step.value)
            break;
        // A colour holds until half way into its band and then begins to turn into the next.
        const double hold = std::round(position - (position - last) / 2);
        stops << QGradientStop(std::clamp(hold / length, 0.0, 1.0), color);
        color = toQColor(resolveColor(step.color, palette));
        last = position;
    }
    stops << QGradientStop(1, color);
    return stops;
}

/// A lit cell's glow, rendered once per size and colour.
QPixmap litCell(const QColor& color, const QSizeF& size, double ratio)
{
    const QString key = QStringLiteral("vedette-lcd/%1/%2x%3@%4")
                            .arg(color.rgba())
                            .arg(size.width(), 0, 'f', 1)
                            .arg(size.height(), 0, 'f', 1)
                            .arg(ratio);
    QPixmap cell;
    if (QPixmapCache::find(key, &cell))
        return cell;
    cell = QPixmap((size * ratio).toSize().expandedTo({1, 1}));
    cell.setDevicePixelRatio(ratio);
    cell.fill(Qt::transparent);
    QPainter painter(&cell);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box(QPointF(), QSizeF(cell.size()) / ratio);
    painter.setPen(Qt::NoPen);
    painter.setBrush(cssRadialGradient(box, {{0.1, withAlpha(color, 0.95)}, {1, withAlpha(color, 0.55)}}));
    painter.drawRoundedRect(box, cellRadius, cellRadius);
    painter.end();
    QPixmapCache::insert(key, cell);
    return cell;
}

void drawCells(QPainter& painter, const BarValue& value, const BarStyle& style, const QRectF& area)
{
    const double length = style.vertical ? area.height() : area.width();
    const LcdCells cells = lcdCells(length, style);
    const double ratio = painter.device()->devicePixelRatio();
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < cells.count; ++i) {
        const double at = value.scale.min + value.scale.delta() / cells.count * i;
        const QColor color = value.display ? toQColor(value.display->colorOf(at)) : value.color;
        const QRectF cell = partOf(area, style.vertical, i * (cells.size + style.cellGap), cells.size);
        if (at <= value.numeric) {
            painter.drawPixmap(cell.topLeft(), litCell(color, cell.size(), ratio));
        } else if (style.unfilled) {
            painter.setBrush(withAlpha(color, 0.18));
            painter.drawRoundedRect(cell, cellRadius, cellRadius);
        }
    }
}

} // namespace

LcdCells lcdCells(double length, const BarStyle& style)
{
    LcdCells cells;
    cells.count = std::max(0, int(std::floor(length / style.cellPitch)));
    if (cells.count == 0)
        return cells;
    cells.size = std::floor((length - style.cellGap * cells.count) / cells.count);
    cells.used = cells.count * (cells.size + style.cellGap);
    return cells;
}

BarStyle::Mode barMode(const QString& displayMode)
{
    if (displayMode == QLatin1String("lcd"))
        return BarStyle::Mode::Lcd;
    return displayMode == QLatin1String("basic") ? BarStyle::Mode::Basic : BarStyle::Mode::Gradient;
}

FieldRange gaugeScale(const Field& field)
{
    FieldRange scale = field.state.range.value_or(FieldRange {0, 100});
    scale.min = field.config->min.value_or(scale.min);
    scale.max = field.config->max.value_or(scale.max);
    return scale;
}

double filledPart(double value, const FieldRange& scale)
{
    if (std::isnan(value) || !(scale.delta() > 0))
        return 0;
    return std::clamp((value - scale.min) / scale.delta(), 0.0, 1.0);
}

QGradientStops barGradientStops(const BarValue& value, const Palette& palette, double length, double fullLength)
{
    if (length <= 0)
        return {{0, value.color}, {1, value.color}};
    const QString mode = modeOf(value.field);
    if (mode == QLatin1String("thresholds"))
        return thresholdStops(value, palette, length, fullLength);
    if (!isContinuousScheme(mode))
        return {{0, value.color}, {1, value.color}};
    // The scheme spans the whole scale; a short bar shows its first colours only.
    const double end = std::min(1.0, length / fullLength);
    QGradientStops stops;
    const std::vector<Rgba> colors = schemeStops(mode, palette);
    for (size_t i = 0; i < colors.size(); ++i) {
        const double at = colors.size() > 1 ? double(i) / double(colors.size() - 1) : 0;
        if (at < end)
            stops << QGradientStop(at / end, toQColor(colors[i]));
    }
    stops << QGradientStop(1, toQColor(schemeColor(mode, end, palette)));
    return stops;
}

void drawBar(QPainter& painter, const BarValue& value, const BarStyle& style, const Theme& theme, const QRectF& area)
{
    if (area.width() < 1 || area.height() < 1)
        return;
    if (style.mode == BarStyle::Mode::Lcd) {
        drawCells(painter, value, style, area);
        return;
    }
    painter.save();
    painter.setPen(Qt::NoPen);
    const double full = style.vertical ? area.height() : area.width();
    const double length = std::max(1.0, full * filledPart(value.numeric, value.scale));
    if (style.unfilled) {
        // Moved under the bar's round end, and so 3 px short at its own.
        const double overlap = std::min(3.0, length);
        painter.setBrush(emphasized(theme.panel, 0.07));
        painter.drawRoundedRect(partOf(area, style.vertical, length - overlap, full - length), barRadius, barRadius);
    }
    const QRectF bar = partOf(area, style.vertical, 0, length);
    if (style.mode == BarStyle::Mode::Basic) {
        QPainterPath clip;
        clip.addRoundedRect(bar, barRadius, barRadius);
        painter.setClipPath(clip, Qt::IntersectClip);
        painter.fillRect(bar, blended(value.color, 0.35, theme.panel));
        painter.fillRect(partOf(area, style.vertical, std::max(0.0, length - 2), std::min(2.0, length)), value.color);
    } else {
        QLinearGradient gradient(style.vertical ? bar.bottomLeft() : bar.topLeft(),
                                 style.vertical ? bar.topLeft() : bar.topRight());
        gradient.setStops(barGradientStops(value, theme.palette, length, full));
        painter.setBrush(gradient);
        painter.drawRoundedRect(bar, barRadius, barRadius);
    }
    painter.restore();
}
