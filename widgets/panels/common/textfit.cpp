#include "widgets/panels/common/textfit.h"

#include <QFontMetricsF>

#include <algorithm>

double fittingFontSize(const QString& text, const TextBox& box, const MeasureAt14& measure)
{
    // The two extra pixels keep rounding of glyph positions from cutting the last one.
    const double byWidth = box.width / (measure(text, box.weight) + 2) * 14;
    const double byHeight = box.height / box.lineHeight;
    return std::max(0.0, std::min({byWidth, byHeight, box.maxSize.value_or(byHeight)}));
}

double TextMeasurer::operator()(const QString& text, int weight)
{
    constexpr int enough = 2000; // texts of live values change with every refresh
    const auto key = qMakePair(text, weight);
    const auto known = m_widths.constFind(key);
    if (known != m_widths.constEnd())
        return *known;
    if (m_widths.size() > enough)
        m_widths.clear();
    const double width = QFontMetricsF(m_theme.sizedNumbers(14, weight)).horizontalAdvance(text);
    m_widths.insert(key, width);
    return width;
}
