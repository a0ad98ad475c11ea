#include "widgets/panels/stat/statview.h"

#include "widgets/panels/common/cssgradient.h"
#include "widgets/panels/common/sparkline.h"
#include "widgets/panels/common/tints.h"
#include "widgets/panels/common/valuetext.h"

#include <QLocale>
#include <QPainterPath>

#include <cmath>

namespace {

constexpr int valueWeight = 500;

/// Three significant digits, thousands grouped, the sign kept.
QString percentText(double percent)
{
    if (!std::isfinite(percent))
        return percent < 0 ? QStringLiteral("-\u221e%") : QStringLiteral("\u221e%");
    if (percent == 0)
        return QStringLiteral("0%");
    const int decimals = std::max(0, 2 - int(std::floor(std::log10(std::abs(percent)))));
    const double unit = std::pow(10, 2 - std::floor(std::log10(std::abs(percent))));
    const QLocale grouped(QLocale::English, QLocale::UnitedStates);
    QString text = grouped.toString(std::round(percent * unit) / unit, 'f', decimals);
    while (decimals > 0 && text.endsWith(QLatin1Char('0')))
        text.chop(1);
    if (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    return text + QLatin1Char('%');
}

/// An arrow that points up or down; nothing for no change.
void drawArrow(QPainter& painter, const QRectF& box, bool up, double thickness)
{
    const double x = box.center().x();
    const double head = box.width() / 3;
    const double tip = up ? box.top() + thickness : box.bottom() - thickness;
    const double back = up ? tip + head : tip - head;
    QPainterPath path(QPointF(x, up ? box.bottom() - thickness : box.top() + thickness));
    path.lineTo(x, tip);
    path.moveTo(x - head, back);
    path.lineTo(x, tip);
    path.lineTo(x + head, back);
    QPen pen = painter.pen();
    pen.setWidthF(thickness);
    pen.setCapStyle(Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setBrush(Qt::NoBrush);
    painter.strokePath(path, pen);
}

} // namespace

void StatView::readOptions(const Json& options)
{
    m_options = statOptionsFromJson(options);
}

FieldValuesRequest StatView::valuesRequest() const
{
    FieldValuesRequest request;
    request.sparkline = m_options.graph;
    request.percentChange = m_options.percentChange;
    return request;
}

RepeatRequest StatView::repeatRequest() const
{
    RepeatRequest request;
    request.gap = 3;
    request.orientation = m_options.orientation;
    request.autoGrid = true;
    request.minimum = {48, 24}; // smaller ones could not be read
    return request;
}

StatView::Shown StatView::shown(const QString& title, const DisplayValue& value) const
{
    DisplayValue name = value;
    name.prefix.clear();
    name.suffix.clear();
    name.text = title;
    switch (m_options.textMode) {
    case StatOptions::TextMode::Value:
        return {{}, value};
    case StatOptions::TextMode::Name:
        return {{}, name};
    case StatOptions::TextMode::ValueAndName:
        return {title, value};
    case StatOptions::TextMode::None:
        name.text.clear();
        return {{}, name};
    case StatOptions::TextMode::Auto:
        break;
    }
    return {values().size() == 1 ? QString() : title, value};
}

StatTile StatView::tileOf(const FieldDisplay& value, const QSizeF& size) const
{
    const Shown widest = shown(alignment().title, alignment().value);
    StatTile tile;
    tile.size = size;
    tile.title = widest.title;
    tile.value = widest.value.full();
    tile.chart = m_options.graph && value.hasSparkline && value.field.size() > 1;
    tile.wideLayout = m_options.wideLayout;
    if (m_options.percentChange && value.percentChange)
        tile.percent = percentText(*value.percentChange);
    tile.centered = m_options.centered;
    tile.noText = m_options.textMode == StatOptions::TextMode::None;
    tile.titleSize = m_options.titleSize;
    tile.valueSize = m_options.valueSize;
    tile.percentSize = m_options.percentSize;
    return tile;
}

void StatView::paintTile(QPainter& painter, const FieldDisplay& value, const QRectF& tile)
{
    const QColor color = toQColor(value.display.color);
    const StatLayout layout = layoutStat(tileOf(value, tile.size()), measure());
    const Shown texts = shown(value.title, value.display);
    const ValueText number {texts.value, layout.valueSize, valueWeight};
    const bool named = !texts.title.isEmpty() && layout.titleSize > 0;
    const QFont titleFont = theme().sized(layout.titleSize);
    const bool percent = layout.percentSize > 0 && value.percentChange;

    StatTextWidths widths;
    widths.title = named ? QFontMetricsF(titleFont).horizontalAdvance(texts.title) : 0;
    widths.value = valueTextWidth(number, theme());
    if (percent)
        widths.percent = percentArrow(layout.percentSize) + percentGap(layout.percentSize)
            + QFontMetricsF(theme().sizedNumbers(layout.percentSize, valueWeight))
                  .horizontalAdvance(percentText(*value.percentChange));
    const StatPlacement place = placeStat(layout, tile.size(), widths);

    clipToPanel(painter);
    QColor titleColor = theme().text;
    QColor valueColor = m_options.colorMode == StatOptions::ColorMode::None ? theme().text : color;
    if (m_options.coloredBackground()) {
        paintBackground(painter, color, tile);
        titleColor = valueColor = readableOn(color, theme());
    }
    if (!place.chart.isEmpty())
        paintChart(painter, value, place.chart.translated(tile.topLeft()));
    painter.setPen(titleColor);
    if (named)
        drawElided(painter, titleFont, place.title.translated(tile.topLeft()), Qt::AlignLeft | Qt::AlignVCenter,
                   texts.title);
    painter.setPen(valueColor);
    drawValueText(painter, number, theme(), place.value.translated(tile.topLeft()), Qt::AlignLeft);
    if (percent)
        paintPercent(painter, *value.percentChange, valueColor, layout.percentSize,
                     tile.topLeft() + QPointF(place.percent.left(), place.percent.center().y()));
}

void StatView::clipToPanel(QPainter& painter) const
{
    // The panel's corners are round: a tile or a sparkline that reaches them must be, too.
    constexpr double radius = Theme::panelRadius - 1;
    QPainterPath clip;
    clip.addRoundedRect(QRectF(rect()).adjusted(0, spec()->title.isEmpty() ? 0 : -radius, 0, 0), radius, radius);
    painter.setClipPath(clip, Qt::IntersectClip);
}

void StatView::paintBackground(QPainter& painter, const QColor& color, const QRectF& tile) const
{
    if (m_options.colorMode == StatOptions::ColorMode::BackgroundSolid) {
        painter.fillRect(tile, color);
        return;
    }
    QLinearGradient gradient = cssLinearGradient(tile, 120);
    const Shades shades = backgroundShades(color, theme().isDark());
    gradient.setColorAt(0, shades.from);
    gradient.setColorAt(1, shades.to);
    painter.fillRect(tile, gradient);
}

void StatView::paintChart(QPainter& painter, const FieldDisplay& value, const QRectF& box) const
{
    const QColor color = toQColor(value.display.color);
    Sparkline line;
    line.time = value.sparklineTime;
    line.values = value.field;
    line.range = data()->range;
    line.line = m_options.coloredBackground() ? brightened(color, 40) : color;
    line.fill = m_options.coloredBackground() ? QColor(255, 255, 255, 102) : withAlpha(color, 0.2);
    drawSparkline(painter, line, box);
}

QColor StatView::percentColor(double change, const QColor& valueColor) const
{
    if (m_options.coloredBackground() || m_options.percentColor == StatOptions::PercentColor::SameAsValue)
        return valueColor;
    if (change == 0)
        return theme().textSecondary;
    const bool good = (change > 0) == (m_options.percentColor == StatOptions::PercentColor::Standard);
    return toQColor(resolveColor(good ? QStringLiteral("green") : QStringLiteral("red"), theme().palette));
}

void StatView::paintPercent(QPainter& painter, double change, const QColor& valueColor, double size,
                            const QPointF& leftCenter) const
{
    painter.setPen(percentColor(change, valueColor));
    const double arrow = percentArrow(size);
    if (change != 0)
        drawArrow(painter, QRectF(leftCenter.x(), leftCenter.y() - arrow / 2, arrow, arrow), change > 0,
                  std::max(1.0, size / 10));
    const QFont font = theme().sizedNumbers(size, valueWeight);
    const QRectF box(leftCenter.x() + arrow + percentGap(size), leftCenter.y() - size, 10000, size * 2);
    painter.setFont(font);
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, percentText(change));
}
