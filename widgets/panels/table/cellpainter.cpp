#include "widgets/panels/table/cellpainter.h"

#include "widgets/panels/bargauge/bargaugelayout.h"
#include "widgets/panels/common/cssgradient.h"
#include "widgets/panels/common/sparkline.h"
#include "widgets/panels/common/tints.h"
#include "widgets/panels/common/valuetext.h"

#include <QPainter>

#include <array>
#include <cmath>

namespace {

constexpr double padding = 6;
constexpr double lineHeight = 22;

QRectF contentRect(const CellInput& cell)
{
    return cell.rect.adjusted(padding, 0, -padding, 0);
}

void drawTextIn(QPainter& painter, const CellInput& cell, const QString& text, const QFont& font, const QColor& color)
{
    const TableColumn& column = cell.model.column(cell.column);
    const QRectF box = contentRect(cell);
    painter.setFont(font);
    painter.setPen(color);
    if (column.cell.wrap && cell.rect.height() > lineHeight * 2) {
        painter.setClipRect(cell.rect, Qt::IntersectClip);
        painter.drawText(box, int(column.alignment) | Qt::AlignVCenter | Qt::TextWordWrap, text);
        return;
    }
    const double width = QFontMetricsF(font).horizontalAdvance(text);
    const bool clipped = width > box.width() + 1;
    if (clipped)
        painter.setClipRect(cell.rect.adjusted(1, 0, -1, 0), Qt::IntersectClip);
    // What does not fit is cut at its end, also where numbers stand right.
    const Qt::Alignment side = clipped ? Qt::Alignment(Qt::AlignLeft) : column.alignment;
    painter.drawText(box, int(side) | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip, text);
}

QColor plainTextColor(const CellInput& cell)
{
    if (cell.rowColor)
        return readableOn(*cell.rowColor, cell.theme.text);
    return cell.linked ? cell.theme.link : cell.theme.text;
}

void drawPlain(QPainter& painter, const CellInput& cell)
{
    drawTextIn(painter, cell, cell.value.full(), cell.theme.font, plainTextColor(cell));
}

void drawColoredText(QPainter& painter, const CellInput& cell)
{
    drawTextIn(painter, cell, cell.value.full(), cell.theme.font, toQColor(cell.value.color));
}

void drawColoredBackground(QPainter& painter, const CellInput& cell)
{
    const QColor color = toQColor(cell.value.color);
    if (cell.model.column(cell.column).cell.gradient && !cell.rowColor) {
        const double factor = cell.theme.kind == ThemeKind::Dark ? 1 : -0.7;
        QLinearGradient gradient = cssLinearGradient(cell.rect, 120);
        gradient.setColorAt(0, spun(darkened(color, 10 * factor), 5));
        gradient.setColorAt(1, color);
        painter.fillRect(cell.rect, gradient);
    } else if (!cell.rowColor) {
        painter.fillRect(cell.rect, color);
    }
    drawTextIn(painter, cell, cell.value.full(), cell.theme.font, readableOn(color, cell.theme.text));
}

void drawGauge(QPainter& painter, const CellInput& cell)
{
    constexpr double barHeight = 24;
    const CellOptions& options = cell.model.column(cell.column).cell;
    const QRectF content = contentRect(cell);
    const double height = std::min(barHeight, content.height());
    if (std::isnan(cell.value.numeric)) {
        drawPlain(painter, cell);
        return;
    }
    BarTile tile;
    tile.size = {content.width(), height};
    tile.value = cell.model.longestValue(cell.column).full();
    tile.showValue = options.gaugeValue != CellOptions::ValueColor::Hidden;
    tile.valueSize = 14;
    const Theme& theme = cell.theme;
    const BarGaugeLayout layout = layoutBar(tile, [&theme](const QString& text, int weight) {
        return QFontMetricsF(theme.sized(14, weight)).horizontalAdvance(text);
    });
    const QPointF origin(content.left(), content.center().y() - height / 2);
    const Field& field = cell.model.field(cell.column);
    const QColor color = toQColor(cell.value.color);
    BarStyle style;
    style.mode = options.barMode;
    style.cellPitch = 8;
    style.cellGap = 1;
    drawBar(painter, {cell.value.numeric, color, gaugeScale(field), field, &cell.model.processor(cell.column)}, style,
            theme, layout.bar.translated(origin));
    if (!tile.showValue)
        return;
    painter.setPen(options.gaugeValue == CellOptions::ValueColor::Text ? plainTextColor(cell) : color);
    drawValueText(painter, {cell.value, 14, 400}, theme, layout.value.translated(origin), Qt::AlignRight);
}

/// The nested series of a cell; nullptr when there is none.
const Frame* nestedSeries(const CellInput& cell)
{
    const auto* frames = cell.model.field(cell.column).as<FramesColumn>();
    const auto row = size_t(cell.model.frameRow(cell.row));
    if (!frames || row >= frames->size() || !(*frames)[row] || (*frames)[row]->empty())
        return nullptr;
    return &(*frames)[row]->front();
}

void drawSparklineCell(QPainter& painter, const CellInput& cell)
{
    const CellOptions& options = cell.model.column(cell.column).cell;
    const Frame* series = nestedSeries(cell);
    const Field* number = series ? series->first(FieldType::Number) : nullptr;
    if (!number) {
        drawPlain(painter, cell);
        return;
    }
    QRectF content = contentRect(cell);
    if (!options.hideValue && !cell.value.full().isEmpty()) {
        constexpr double gap = 8;
        painter.setPen(plainTextColor(cell));
        painter.setFont(cell.theme.font);
        const double width = QFontMetricsF(cell.theme.font).horizontalAdvance(cell.value.full());
        painter.drawText(content, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, cell.value.full());
        content.setLeft(content.left() + width + gap);
    }
    const QColor color = toQColor(cell.value.color);
    Sparkline line;
    if (const Field* time = series->first(FieldType::Time))
        line.time = *time;
    line.values = *number;
    line.values.config = cell.model.field(cell.column).config;
    line.line = color;
    line.width = options.lineWidth;
    if (options.fillOpacity > 0)
        line.fill = withAlpha(color, options.fillOpacity);
    if (options.fillFades)
        line.fillEnd = withAlpha(color, 0);
    drawSparkline(painter, line, content.adjusted(0, 5, 0, -6));
}

void drawPill(QPainter& painter, const CellInput& cell)
{
    constexpr double pillHeight = 22;
    constexpr double pillPadding = 6;
    constexpr double gap = 4;
    const Field& field = cell.model.field(cell.column);
    const QFontMetricsF metrics(cell.theme.fontSmall);
    const QRectF content = contentRect(cell);
    painter.setClipRect(cell.rect, Qt::IntersectClip);
    QString text = cell.value.full();
    QStringList parts;
    if (text.startsWith(QLatin1Char('[')) && text.endsWith(QLatin1Char(']'))) {
        const auto list = jsonutil::parse(text.toUtf8());
        if (list && list->is_array())
            for (const Json& item : *list)
                parts << jsonutil::asString(item).value_or(QString::fromUtf8(jsonutil::dump(item)));
    }
    if (parts.isEmpty())
        parts = text.split(QLatin1Char(','), Qt::SkipEmptyParts);
    painter.setFont(cell.theme.fontSmall);
    double x = content.left();
    for (const QString& part : parts) {
        const QString word = part.trimmed();
        const QColor color = pillColor(word, field, cell.value, cell.theme.palette);
        const QRectF pill(x, content.center().y() - pillHeight / 2, metrics.horizontalAdvance(word) + 2 * pillPadding,
                          pillHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawRoundedRect(pill, 6, 6);
        painter.setPen(readableOn(color, cell.theme.text));
        painter.drawText(pill, Qt::AlignCenter | Qt::TextSingleLine, word);
        x += pill.width() + gap;
    }
}

void drawJson(QPainter& painter, const CellInput& cell)
{
    drawTextIn(painter, cell, cell.value.full(), cell.theme.fontMono, plainTextColor(cell));
}

void drawLinks(QPainter& painter, const CellInput& cell)
{
    QStringList titles;
    for (const DataLink& link : cell.model.field(cell.column).config->links)
        titles << (link.title.isEmpty() ? link.url : link.title);
    drawTextIn(painter, cell, titles.join(QLatin1String(", ")), cell.theme.font, cell.theme.link);
}

void drawNested(QPainter& painter, const CellInput& cell)
{
    drawTextIn(painter, cell, cell.value.full(), cell.theme.font, cell.theme.link);
}

using Drawer = void (*)(QPainter&, const CellInput&);
/// By CellOptions::Type.
constexpr std::array<Drawer, 10> drawers {
    drawPlain,  drawColoredText, drawColoredBackground, drawGauge, drawSparklineCell, drawJson, drawPill, drawLinks,
    drawNested, drawPlain};

} // namespace

void drawCell(QPainter& painter, const CellInput& cell)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (cell.rowColor)
        painter.fillRect(cell.rect, *cell.rowColor);
    drawers[size_t(cell.model.column(cell.column).cell.type)](painter, cell);
    painter.restore();
}

double wrappedHeight(const QString& text, double cellWidth, const Theme& theme)
{
    constexpr double verticalPadding = 12;
    const QFontMetricsF metrics(theme.font);
    const QRectF bounds =
        metrics.boundingRect(QRectF(0, 0, std::max(1.0, cellWidth - 2 * padding), 1e6), Qt::TextWordWrap, text);
    const double lines = std::max(1.0, std::round(bounds.height() / metrics.lineSpacing()));
    return lines * lineHeight + verticalPadding;
}

QColor pillColor(const QString& text, const Field& field, const DisplayValue& value, const Palette& palette)
{
    const QString mode = field.config->color ? field.config->color->mode : QString();
    const bool mapped = field.config->mappings && !field.config->mappings->empty();
    if (mapped || mode == QLatin1String("fixed") || (!std::isnan(value.numeric) && mode == QLatin1String("thresholds")))
        return toQColor(value.color);
    quint32 hash = 5381; // stable over runs, unlike qHash: a text keeps its colour
    for (const QChar c : text)
        hash = hash * 33 + c.unicode();
    return toQColor(classicPaletteColor(int(hash % 64), palette));
}
