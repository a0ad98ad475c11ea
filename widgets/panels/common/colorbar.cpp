#include "widgets/panels/common/colorbar.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace {

constexpr double thickness = 9;
constexpr double longest = 300;
constexpr double inset = 25; ///< of a bar below, from the left
constexpr double gap = 4;

double shareOf(const ColorBarContent& content, double value)
{
    const double span = content.max - content.min;
    return span > 0 ? std::clamp((value - content.min) / span, 0.0, 1.0) : 0;
}

/// Bands of equal size, as the cells have them.
QImage bandImage(const std::vector<QRgb>& colors, bool upright)
{
    const int count = int(colors.size());
    QImage image(upright ? 1 : count, upright ? count : 1, QImage::Format_ARGB32);
    for (int i = 0; i < count; i++)
        image.setPixel(upright ? 0 : i, upright ? count - 1 - i : 0, colors[size_t(i)]);
    return image;
}

void paintUpright(QPainter& painter, const ColorBarContent& content, const Theme& theme, const QRectF& box,
                  std::optional<double> hovered)
{
    const double line = QFontMetricsF(theme.fontAxis).height();
    const QRectF bar(box.left(), box.top(), thickness, std::min(box.height(), longest));
    painter.drawImage(bar, bandImage(content.colors, true));
    const double left = bar.right() + gap;
    const QRectF texts(left, bar.top(), box.right() - left, bar.height());
    painter.setPen(theme.text);
    painter.drawText(texts, Qt::AlignTop | Qt::AlignLeft, content.text(content.max));
    if (bar.height() > 2 * line)
        painter.drawText(texts, Qt::AlignBottom | Qt::AlignLeft, content.text(content.min));
    if (!hovered)
        return;
    const double y = bar.bottom() - shareOf(content, *hovered) * bar.height();
    painter.fillRect(QRectF(bar.left() - 2, y - 1, thickness + 4, 2), theme.text);
    if (y - line > bar.top() + line && y + line < bar.bottom() - line)
        painter.drawText(QRectF(left, y - line / 2, texts.width(), line), Qt::AlignVCenter, content.text(*hovered));
}

void paintLying(QPainter& painter, const ColorBarContent& content, const Theme& theme, const QRectF& box,
                std::optional<double> hovered)
{
    const QFontMetricsF metrics(theme.fontAxis);
    const QRectF bar(box.left(), box.top(), std::min(box.width(), longest), thickness);
    painter.drawImage(bar, bandImage(content.colors, false));
    const QRectF texts(bar.left(), bar.bottom() + gap, bar.width(), metrics.height());
    const QString low = content.text(content.min);
    const QString high = content.text(content.max);
    const double room = texts.width() / 2 - gap;
    painter.setPen(theme.text);
    painter.drawText(texts, Qt::AlignLeft, metrics.elidedText(low, Qt::ElideRight, room));
    painter.drawText(texts, Qt::AlignRight, metrics.elidedText(high, Qt::ElideRight, room));
    if (!hovered)
        return;
    const double x = bar.left() + shareOf(content, *hovered) * bar.width();
    painter.fillRect(QRectF(x - 1, bar.top() - 2, 2, thickness + 4), theme.text);
    const QString text = content.text(*hovered);
    const double width = metrics.horizontalAdvance(text);
    const double left = x - width / 2;
    // The ends stay readable: a value that would touch them is only marked.
    if (left > bar.left() + metrics.horizontalAdvance(low) + gap
        && left + width < bar.right() - metrics.horizontalAdvance(high) - gap)
        painter.drawText(QPointF(left, texts.top() + metrics.ascent()), text);
}

} // namespace

void paintColorBar(QPainter& painter, const ColorBarContent& content, const Theme& theme, const QRectF& box,
                   std::optional<double> hovered)
{
    if (content.colors.empty() || box.width() < 1 || box.height() < 1 || !content.text)
        return;
    painter.setFont(theme.fontAxis);
    if (content.right)
        paintUpright(painter, content, theme, box, hovered);
    else
        paintLying(painter, content, theme, box, hovered);
}

ColorBar::ColorBar(QWidget* parent) : QWidget(parent) { }

void ColorBar::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void ColorBar::setContent(const ColorBarContent& content)
{
    const bool same = content.colors == m_content.colors && content.min == m_content.min && content.max == m_content.max
        && content.right == m_content.right;
    m_content = content; // the text function cannot be compared; it changes with the options, rarely alone
    if (!same)
        update();
}

void ColorBar::setHovered(std::optional<double> value)
{
    if (value == m_hovered)
        return;
    m_hovered = value;
    update();
}

int ColorBar::uprightWidth() const
{
    const QFontMetricsF metrics(m_theme.fontAxis);
    double widest = 0;
    if (m_content.text)
        widest = std::max(metrics.horizontalAdvance(m_content.text(m_content.min)),
                          metrics.horizontalAdvance(m_content.text(m_content.max)));
    return int(std::ceil(2 * gap + thickness + gap + widest));
}

void ColorBar::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const QRectF box = m_content.right ? QRectF(rect()).adjusted(2 * gap, 2 * gap, 0, -2 * gap)
                                       : QRectF(rect()).adjusted(std::min(inset, width() / 8.0), 8, -gap, 0);
    paintColorBar(painter, m_content, m_theme, box, m_hovered);
}
