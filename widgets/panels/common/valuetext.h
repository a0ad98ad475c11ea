#pragma once

#include "dashboards/format/displayprocessor.h"
#include "widgets/theme/theme.h"

#include <QPainter>

/// A formatted value as large type: prefix and number in full size, the unit behind it smaller.
struct ValueText
{
    const DisplayValue& value;
    double size = 0; ///< px of the number
    int weight = 400;
};

/// Size of the unit behind a number of that size.
double suffixSize(double valueSize);
double valueTextWidth(const ValueText& text, const Theme& theme);
/// Draws in the painter's pen, vertically centred in the box, aligned left, right or centred.
void drawValueText(QPainter& painter, const ValueText& text, const Theme& theme, const QRectF& box,
                   Qt::Alignment alignment);
/// A sentence in the painter's pen in the middle of the box, broken inside of words where these are wider than it.
void drawSentence(QPainter& painter, const QFont& font, const QRectF& box, const QString& text);
/// One line in the painter's pen with an ellipsis where it does not fit.
void drawElided(QPainter& painter, const QFont& font, const QRectF& box, Qt::Alignment alignment, const QString& text);
