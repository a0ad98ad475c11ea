#pragma once

#include "widgets/theme/theme.h"

#include <QHash>

#include <functional>
#include <optional>

/// Width of a text at 14 px in a weight; layouts take it as a parameter so that they stay pure.
using MeasureAt14 = std::function<double(const QString& text, int weight)>;

/// The room a text must fit.
struct TextBox
{
    double width = 0;
    double height = 0;
    double lineHeight = 1.2;
    std::optional<double> maxSize;
    int weight = 400;
};

/// The largest font size with which the text fits the box; never negative.
double fittingFontSize(const QString& text, const TextBox& box, const MeasureAt14& measure);

/// Remembers widths: a panel measures the same few texts in every resize and refresh.
class TextMeasurer
{
public:
    explicit TextMeasurer(const Theme& theme = {}) : m_theme(theme) { }
    double operator()(const QString& text, int weight);

private:
    Theme m_theme;
    QHash<QPair<QString, int>, double> m_widths;
};
