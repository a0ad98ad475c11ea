#include "widgets/panels/common/valuetext.h"

#include <QTextOption>

#include <cmath>

namespace {

struct Pieces
{
    QFont number;
    QFont unit;
    double numberWidth = 0;
    double unitWidth = 0;
};

Pieces measure(const ValueText& text, const Theme& theme)
{
    Pieces pieces;
    // A text like a version is no number that changes: it is set as tightly as other texts.
    const bool number = !std::isnan(text.value.numeric);
    pieces.number = number ? theme.sizedNumbers(text.size, text.weight) : theme.sized(text.size, text.weight);
    pieces.unit = theme.sized(suffixSize(text.size), text.weight);
    pieces.numberWidth = QFontMetricsF(pieces.number).horizontalAdvance(text.value.prefix + text.value.text);
    if (!text.value.suffix.isEmpty())
        pieces.unitWidth = QFontMetricsF(pieces.unit).horizontalAdvance(text.value.suffix);
    return pieces;
}

/// As a browser places a line of text: ascent and descent in whole pixels, half of what is left above, rounded down.
double baselineIn(const QRectF& box, const QFont& font)
{
    const QFontMetricsF metrics(font);
    const double line = font.pixelSize() * 1.2;
    const double ascent = std::round(metrics.ascent());
    const double descent = std::round(metrics.descent());
    return std::round(box.center().y() - line / 2 + std::floor((line - ascent - descent) / 2) + ascent);
}

} // namespace

double suffixSize(double valueSize)
{
    return valueSize * (valueSize >= 26 ? 0.6 : valueSize >= 20 ? 0.8 : 0.9);
}

double valueTextWidth(const ValueText& text, const Theme& theme)
{
    const Pieces pieces = measure(text, theme);
    return pieces.numberWidth + pieces.unitWidth;
}

void drawValueText(QPainter& painter, const ValueText& text, const Theme& theme, const QRectF& box,
                   Qt::Alignment alignment)
{
    if (text.size < 1)
        return;
    const Pieces pieces = measure(text, theme);
    const double width = pieces.numberWidth + pieces.unitWidth;
    double x = box.left();
    if (alignment & Qt::AlignHCenter)
        x = box.center().x() - width / 2;
    else if (alignment & Qt::AlignRight)
        x = box.right() - width;
    const double baseline = baselineIn(box, pieces.number);
    painter.setFont(pieces.number);
    painter.drawText(QPointF(x, baseline), text.value.prefix + text.value.text);
    if (text.value.suffix.isEmpty())
        return;
    painter.setFont(pieces.unit);
    painter.drawText(QPointF(x + pieces.numberWidth, baseline), text.value.suffix);
}

void drawSentence(QPainter& painter, const QFont& font, const QRectF& box, const QString& text)
{
    QTextOption option(Qt::AlignCenter);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    painter.setFont(font);
    painter.drawText(box, text, option);
}

void drawElided(QPainter& painter, const QFont& font, const QRectF& box, Qt::Alignment alignment, const QString& text)
{
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    // Half a pixel of tolerance: a box measured from this very text must not cut it.
    const QString fitting = metrics.horizontalAdvance(text) <= box.width() + 0.5
        ? text
        : metrics.elidedText(text, Qt::ElideRight, box.width());
    if (fitting == QChar(0x2026))
        return; // no letter is left of it
    painter.drawText(box.adjusted(0, 0, 1, 0), int(alignment) | Qt::TextSingleLine | Qt::TextDontClip, fitting);
}
