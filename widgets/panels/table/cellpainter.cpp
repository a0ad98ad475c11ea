#include "widgets/panels/table/cellpainter.h"

#include "widgets/documents/safedocument.h"
#include "widgets/panels/bargauge/bargaugelayout.h"
#include "widgets/panels/common/contentcache.h"
#include "widgets/panels/common/cssgradient.h"
#include "widgets/panels/common/embeddedimage.h"
#include "widgets/panels/common/sparkline.h"
#include "widgets/panels/common/tints.h"
#include "widgets/panels/common/valuetext.h"
#include "widgets/panels/table/geotext.h"
#include "widgets/panels/table/pillcell.h"
#include "widgets/panels/table/valuepopup.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTextLayout>

#include <array>
#include <cmath>

namespace {

constexpr double padding = 6;
constexpr double lineHeight = 22;
constexpr double besideLines = 12; // above and below wrapped text

QRectF contentRect(const CellInput& cell)
{
    return cellContent(cell.rect).adjusted(0, 0, -cell.covered, 0);
}

/// The text broken into lines as high as a row of text is in Grafana.
double layOutLines(QTextLayout& layout, double width, Qt::Alignment alignment)
{
    QTextOption option(alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    double y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, y + (lineHeight - line.height()) / 2});
        y += lineHeight;
    }
    layout.endLayout();
    return y;
}

QString withLineSeparators(QString text)
{
    return text.replace(QLatin1Char('\n'), QChar::LineSeparator);
}

void drawWrapped(QPainter& painter, const QRectF& box, Qt::Alignment alignment, const QString& text)
{
    QTextLayout layout(withLineSeparators(text), painter.font());
    const double height = layOutLines(layout, box.width(), alignment);
    layout.draw(&painter, {box.left(), box.center().y() - height / 2});
}

/// Numbers change and stand in digits of one width.
const QFont& cellFont(const CellInput& cell)
{
    return cell.model.field(cell.column).type == FieldType::Number ? cell.theme.fontTable : cell.theme.font;
}

QFont styled(QFont font, const CellStyle& style)
{
    if (style.bold)
        font.setWeight(QFont::DemiBold);
    if (style.italic)
        font.setItalic(true);
    if (style.underlined)
        font.setUnderline(true);
    if (style.struck)
        font.setStrikeOut(true);
    return font;
}

void drawTextIn(QPainter& painter, const CellInput& cell, const QString& text, const QFont& font, const QColor& color)
{
    const TableColumn& column = cell.model.column(cell.column);
    const QRectF box = contentRect(cell);
    painter.setFont(styled(font, cell.style));
    painter.setPen(cell.style.text.value_or(color));
    if (column.cell.wrap && cell.rect.height() > lineHeight * 2) {
        painter.setClipRect(cell.rect, Qt::IntersectClip);
        drawWrapped(painter, box, column.alignment, text);
        return;
    }
    const double width = QFontMetricsF(painter.font()).horizontalAdvance(text);
    const bool clipped = width > box.width() + 1;
    if (clipped)
        painter.setClipRect(cell.rect.adjusted(1, 0, -1, 0), Qt::IntersectClip);
    // What does not fit is cut at its end, also where numbers stand right.
    const Qt::Alignment side = clipped ? Qt::Alignment(Qt::AlignLeft) : column.alignment;
    painter.drawText(box, int(side) | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip, text);
}

QColor plainTextColor(const CellInput& cell)
{
    if (cell.style.background)
        return readableOn(*cell.style.background, cell.theme);
    if (cell.rowColor)
        return readableOn(*cell.rowColor, cell.theme);
    return cell.linked ? cell.theme.link : cell.theme.text;
}

/// A link whose colour says something else is told by its line.
QFont coloredFont(const CellInput& cell)
{
    QFont font = cellFont(cell);
    font.setUnderline(cell.linked);
    return font;
}

void drawPlain(QPainter& painter, const CellInput& cell)
{
    drawTextIn(painter, cell, cell.value.full(), cell.rowColor ? coloredFont(cell) : cellFont(cell),
               plainTextColor(cell));
}

void drawColoredText(QPainter& painter, const CellInput& cell)
{
    drawTextIn(painter, cell, cell.value.full(), coloredFont(cell), toQColor(cell.value.color));
}

void fillBackground(QPainter& painter, const CellInput& cell, const QColor& color, bool fades)
{
    if (!fades) {
        painter.fillRect(cell.rect, color);
        return;
    }
    const double factor = cell.theme.isDark() ? 1 : -0.7;
    QLinearGradient gradient = cssLinearGradient(cell.rect, 120);
    gradient.setColorAt(0, spun(darkened(color, 10 * factor), 5));
    gradient.setColorAt(1, color);
    painter.fillRect(cell.rect, gradient);
}

void drawColoredBackground(QPainter& painter, const CellInput& cell)
{
    if (cell.style.background) {
        drawPlain(painter, cell);
        return;
    }
    const QColor color = toQColor(cell.value.color);
    fillBackground(painter, cell, color, cell.model.column(cell.column).cell.gradient);
    drawTextIn(painter, cell, cell.value.full(), coloredFont(cell), readableOn(color, cell.theme));
}

void drawGauge(QPainter& painter, const CellInput& cell)
{
    constexpr double abovePlusBelow = 12;
    constexpr double highest = 48;
    const CellOptions& options = cell.model.column(cell.column).cell;
    const QRectF content =
        cell.rect.adjusted(padding, 0, -cell.covered, 0); // the value keeps its own room at the right
    const double height = std::clamp(cell.rect.height() + 1 - abovePlusBelow, 1.0, highest); // 1: the row's border
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
        return QFontMetricsF(theme.sizedNumbers(14, weight)).horizontalAdvance(text);
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
        painter.setFont(cell.theme.fontTable);
        const double width = QFontMetricsF(cell.theme.fontTable).horizontalAdvance(cell.value.full());
        painter.drawText(content, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, cell.value.full());
        content.setLeft(content.left() + width + gap);
    }
    const QColor color = toQColor(cell.value.color);
    Sparkline line;
    if (const Field* time = series->first(FieldType::Time))
        line.time = *time;
    line.values = *number;
    line.values.config = cell.model.field(cell.column).config;
    line.values.state.range.reset(); // a cell's line fills its cell, whatever the other rows are like
    line.line = color;
    line.width = options.lineWidth;
    line.style = options.drawStyle;
    line.join = options.join;
    line.pointSize = options.pointSize;
    if (options.fillOpacity > 0)
        line.fill = withAlpha(color, options.fillOpacity);
    if (options.fillFades)
        line.fillEnd = withAlpha(color, 0);
    drawSparkline(painter, line, content.adjusted(0, 5, 0, -6));
}

void drawPill(QPainter& painter, const CellInput& cell)
{
    painter.setClipRect(cell.rect, Qt::IntersectClip);
    const bool wraps = cell.model.column(cell.column).cell.wrap;
    drawPills(painter,
              cellPills(cell.model, cell.model.index(cell.row, cell.column), contentRect(cell), cell.theme, wraps),
              cell.theme);
}

void drawJson(QPainter& painter, const CellInput& cell)
{
    // One line, with the spaces of JSON that is written for people.
    constexpr qsizetype longest = 10'000;
    const QString text = cell.value.full();
    drawTextIn(painter, cell, text.size() > longest ? text : wholeValueText(text).simplified(), cell.theme.fontMono,
               plainTextColor(cell));
}

void drawParts(QPainter& painter, const CellInput& cell)
{
    painter.setClipRect(cell.rect, Qt::IntersectClip);
    drawCellParts(painter, cell.parts, cell.theme);
}

void drawImage(QPainter& painter, const CellInput& cell)
{
    const QRectF room = contentRect(cell).adjusted(0, 3, 0, -3);
    const double ratio = painter.device()->devicePixelRatioF();
    const std::optional<QImage> image =
        cell.cache.image(cell.value.text, (room.size() * ratio).toSize(), &embeddedImage);
    if (!image)
        return; // it comes in a moment: a long address would flash up
    if (image->isNull()) {
        const QString& alt = cell.model.column(cell.column).cell.alt;
        drawTextIn(painter, cell, alt.isEmpty() ? cell.value.full() : alt, cellFont(cell), plainTextColor(cell));
        return;
    }
    const QSizeF size = QSizeF(image->size()) / ratio;
    const Qt::Alignment side = cell.model.column(cell.column).alignment;
    const double x = side & Qt::AlignRight ? room.right() - size.width()
        : side & Qt::AlignHCenter          ? room.center().x() - size.width() / 2
                                           : room.left();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF({x, room.center().y() - size.height() / 2}, size), *image);
}

void drawMarkdown(QPainter& painter, const CellInput& cell)
{
    const QRectF room = contentRect(cell);
    const bool wraps = cell.model.column(cell.column).cell.wrap;
    const SafeDocument& document = cell.cache.markdown(cell.value.full(), wraps ? room.width() : -1, cell.theme);
    const double height = std::min(room.height(), document.size().height());
    painter.setClipRect(cell.rect, Qt::IntersectClip);
    painter.translate(room.left(), room.center().y() - height / 2);
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, plainTextColor(cell));
    document.documentLayout()->draw(&painter, context);
}

void drawGeo(QPainter& painter, const CellInput& cell)
{
    drawTextIn(painter, cell, geoText(cell.value.full()), cell.theme.fontMono, plainTextColor(cell));
}

void drawNested(QPainter& painter, const CellInput& cell)
{
    drawTextIn(painter, cell, cell.value.full(), cell.theme.font, cell.theme.link);
}

using Drawer = void (*)(QPainter&, const CellInput&);
/// By CellOptions::Type.
constexpr std::array<Drawer, 14> drawers {
    drawPlain,  drawColoredText, drawColoredBackground, drawGauge, drawSparklineCell, drawJson, drawPill, drawParts,
    drawNested, drawImage,       drawMarkdown,          drawGeo,   drawParts,         drawPlain};

} // namespace

QRectF cellContent(const QRectF& cell)
{
    return cell.adjusted(padding, 0, -padding, 0);
}

void drawCell(QPainter& painter, const CellInput& cell)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (cell.rowColor)
        fillBackground(painter, cell, *cell.rowColor, cell.rowFades);
    if (cell.style.background)
        painter.fillRect(cell.rect, *cell.style.background);
    drawers[size_t(cell.model.column(cell.column).cell.type)](painter, cell);
    painter.restore();
}

double wrappedHeight(const QString& text, double cellWidth, const Theme& theme)
{
    QTextLayout layout(withLineSeparators(text), theme.font);
    return std::max(lineHeight, layOutLines(layout, std::max(1.0, cellWidth - 2 * padding), Qt::AlignLeft))
        + besideLines;
}

double markdownHeight(ContentCache& cache, const QString& text, double cellWidth, const Theme& theme)
{
    return cache.markdownHeight(text, std::max(1.0, cellWidth - 2 * padding), theme) + besideLines;
}
