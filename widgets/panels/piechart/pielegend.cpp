#include "widgets/panels/piechart/pielegend.h"

#include "widgets/panels/common/valuetext.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace {

constexpr double padding = 4;
constexpr double row = 23.4;
constexpr double tableRow = 23.84;
constexpr double icon = 14;
constexpr double iconGap = 8;
constexpr double valueGap = 16;
constexpr double itemGap = 10;
constexpr double widestShare = 0.6; ///< of the panel; a legend that cannot be as narrow stands below
constexpr double highestShare = 0.35;
constexpr double leastName = 70; ///< of a table's first column, with its icon

QStringList valueTexts(const PieSlice& slice, const PieLegendOptions& options)
{
    QStringList texts;
    if (options.values)
        texts << slice.value.full();
    if (options.percent)
        texts << percentText(slice.part);
    return texts;
}

QStringList valueTitles(const PieLegendOptions& options)
{
    QStringList titles;
    if (options.values)
        titles << QCoreApplication::translate("Panels", "Value");
    if (options.percent)
        titles << QCoreApplication::translate("Panels", "Percent");
    return titles;
}

void drawIcon(QPainter& painter, const QPointF& leftCenter, const QColor& color)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(QRectF(leftCenter.x(), leftCenter.y() - 2, icon, 4), 2, 2);
}

/// Columns of the table: name, then one per value; widths of their contents.
std::vector<double> tableWidths(const std::vector<PieSlice>& slices, const PieLegendOptions& options,
                                const Theme& theme)
{
    const QFontMetricsF metrics(theme.fontSmall);
    const QFontMetricsF numbers(theme.fontNumbers);
    const QStringList titles = valueTitles(options);
    std::vector<double> widths(1, 0);
    for (const PieSlice& slice : slices) {
        widths[0] = std::max(widths[0], icon + iconGap + metrics.horizontalAdvance(slice.title));
        const QStringList texts = valueTexts(slice, options);
        widths.resize(size_t(texts.size()) + 1, 0);
        for (qsizetype i = 0; i < texts.size(); ++i)
            widths[size_t(i) + 1] = std::max(
                {widths[size_t(i) + 1], numbers.horizontalAdvance(texts[i]), numbers.horizontalAdvance(titles[i])});
    }
    for (double& width : widths)
        width += 16;
    return widths;
}

double itemWidth(const PieSlice& slice, const PieLegendOptions& options, const Theme& theme)
{
    const QFontMetricsF numbers(theme.fontNumbers);
    double width = icon + iconGap + QFontMetricsF(theme.fontSmall).horizontalAdvance(slice.title);
    for (const QString& text : valueTexts(slice, options))
        width += valueGap + numbers.horizontalAdvance(text);
    return width + itemGap;
}

QColor iconColor(const PieSlice& slice, const Theme& theme)
{
    return slice.visible ? toQColor(slice.value.color) : theme.borderMedium;
}

std::vector<QRectF> drawList(QPainter& painter, const QRectF& box, const std::vector<PieSlice>& slices,
                             const PieLegendOptions& options, const Theme& theme)
{
    std::vector<QRectF> items;
    const QFontMetricsF metrics(theme.fontSmall);
    double x = box.left() + padding;
    double y = box.top() + padding + row / 2;
    for (const PieSlice& slice : slices) {
        const double width = itemWidth(slice, options, theme);
        if (x > box.left() + padding && (options.right || x + width > box.right() + itemGap)) {
            x = box.left() + padding;
            y += row;
        }
        if (y - row / 2 > box.bottom())
            return items;
        items.emplace_back(x, y - row / 2, width - itemGap, row);
        drawIcon(painter, {x, y}, iconColor(slice, theme));
        painter.setPen(slice.visible ? theme.text : theme.textDisabled);
        double at = x + icon + iconGap;
        const double room = std::max(0.0, std::min(metrics.horizontalAdvance(slice.title), box.right() - at));
        drawElided(painter, theme.fontSmall, {at, y - row / 2, room, row}, Qt::AlignLeft | Qt::AlignVCenter,
                   slice.title);
        at += room;
        for (const QString& text : valueTexts(slice, options)) {
            at += valueGap;
            const double textWidth = QFontMetricsF(theme.fontNumbers).horizontalAdvance(text);
            drawElided(painter, theme.fontNumbers, {at, y - row / 2, textWidth, row}, Qt::AlignLeft | Qt::AlignVCenter,
                       text);
            at += textWidth;
        }
        x += width;
    }
    return items;
}

std::vector<QRectF> drawTable(QPainter& painter, const QRectF& box, const std::vector<PieSlice>& slices,
                              const PieLegendOptions& options, const Theme& theme)
{
    std::vector<QRectF> items;
    std::vector<double> widths = tableWidths(slices, options, theme);
    double sum = 0;
    for (const double width : widths)
        sum += width;
    // Names take what is left, or give way to their values.
    widths[0] = std::max(std::min(widths[0], leastName), widths[0] + box.width() - 2 * padding - sum);
    const QStringList titles = QStringList {QString()} + valueTitles(options);
    double y = box.top() + padding;
    const auto line = [&](const QStringList& texts, bool header) {
        double x = box.left() + padding + (header ? 0 : icon + iconGap);
        for (qsizetype i = 0; i < texts.size() && size_t(i) < widths.size(); ++i) {
            const double right = box.left() + padding + [&] {
                double edge = 0;
                for (qsizetype k = 0; k <= i; ++k)
                    edge += widths[size_t(k)];
                return edge;
            }();
            drawElided(painter, i == 0 ? theme.fontSmall : theme.fontNumbers,
                       {x + 8, y, std::max(0.0, right - x - 16), tableRow},
                       (i == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, texts[i]);
            x = right;
        }
        painter.fillRect(QRectF(box.left() + padding, y + tableRow - 1, box.width() - 2 * padding, 1), theme.border);
        y += tableRow;
    };
    painter.setPen(theme.text);
    if (titles.size() > 1)
        line(titles, true);
    for (const PieSlice& slice : slices) {
        if (y > box.bottom())
            return items;
        items.emplace_back(box.left() + padding, y, box.width() - 2 * padding, tableRow);
        drawIcon(painter, {box.left() + padding + 8, y + tableRow / 2}, iconColor(slice, theme));
        painter.setPen(slice.visible ? theme.text : theme.textDisabled);
        line(QStringList {slice.title} + valueTexts(slice, options), false);
    }
    return items;
}

} // namespace

PieLegendOptions pieLegendOptions(const Json& legend)
{
    PieLegendOptions options;
    const QString mode = jsonutil::string(legend, "displayMode", QStringLiteral("list"));
    options.shown = jsonutil::boolean(legend, "showLegend", true) && mode != QLatin1String("hidden");
    options.table = mode == QLatin1String("table");
    options.right = jsonutil::string(legend, "placement") == QLatin1String("right");
    const QStringList values = jsonutil::strings(legend, "values");
    options.values = values.contains(QLatin1String("value"));
    options.percent = values.contains(QLatin1String("percent"));
    return options;
}

QRectF pieLegendRect(const QSizeF& panel, const std::vector<PieSlice>& slices, const PieLegendOptions& options,
                     const Theme& theme)
{
    if (!options.shown || slices.empty())
        return {};
    double widest = 0;
    double lines = 1;
    double used = padding;
    for (const PieSlice& slice : slices) {
        const double width = itemWidth(slice, options, theme);
        widest = std::max(widest, width);
        if (used > padding && used + width > panel.width() + itemGap) {
            ++lines;
            used = padding;
        }
        used += width;
    }
    double narrowest = std::min(widest, leastName); // what names can give way to
    if (options.table) {
        const std::vector<double> widths = tableWidths(slices, options, theme);
        widest = std::accumulate(widths.begin(), widths.end(), 0.0);
        narrowest = widest - std::max(0.0, widths[0] - leastName);
        lines = double(slices.size()) + (options.values || options.percent ? 1 : 0);
    }
    const double most = panel.width() * widestShare;
    if (options.right && narrowest + 2 * padding <= most) {
        const double width = std::min(widest + 2 * padding, most);
        return {panel.width() - width, 0, width, panel.height()};
    }
    const double height =
        std::min(lines * (options.table ? tableRow : row) + 2 * padding, panel.height() * highestShare);
    return {0, panel.height() - height, panel.width(), height};
}

std::vector<QRectF> drawPieLegend(QPainter& painter, const QRectF& box, const std::vector<PieSlice>& slices,
                                  PieLegendOptions options, const Theme& theme)
{
    options.right = box.left() > 0;
    painter.save();
    painter.setClipRect(box, Qt::IntersectClip);
    const std::vector<QRectF> items = options.table ? drawTable(painter, box, slices, options, theme)
                                                    : drawList(painter, box, slices, options, theme);
    painter.restore();
    return items;
}
