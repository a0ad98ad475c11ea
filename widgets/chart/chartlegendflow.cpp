#include "widgets/chart/chartlegend.h"
#include "widgets/chart/legendmeasures.h"

#include <algorithm>

namespace {

using legendmeasures::listRow;
using legendmeasures::listTop;
using legendmeasures::padding;

constexpr double besideTop = padding; ///< of a list beside the plot
constexpr double besideRow = 22.86;
constexpr double sectionGap = 25; ///< between the items of left axes and those of right ones
constexpr double sectionRise = 15; ///< between them when they stand in rows of their own

} // namespace

/// Places list items: rows from the left, those of right axes from the right; one below the other in a right legend.
std::vector<QRectF> ChartLegend::flow(double width) const
{
    std::vector<QRectF> rects(m_order.size());
    double y = listTop;
    if (m_options.right) {
        y = besideTop;
        for (QRectF& r : rects) {
            r = QRectF(padding, y, width - 2 * padding, besideRow);
            y += besideRow;
        }
        return rects;
    }
    double left = padding;
    for (size_t i = 0; i < m_order.size(); i++) {
        if (m_items[size_t(m_order[i])].right)
            continue;
        const double needed = m_widths[size_t(m_order[i])];
        if (left > padding && needed > width - padding - left) {
            y += listRow;
            left = padding;
        }
        rects[i] = QRectF(left, y, needed, listRow);
        left += needed;
    }
    placeRightAxes(rects, width);
    return rects;
}

/// Items of right axes end at the right: beside the others where those leave half of the width, else below them.
void ChartLegend::placeRightAxes(std::vector<QRectF>& rects, double width) const
{
    double leftWidth = 0;
    double bottom = listTop;
    std::vector<size_t> members;
    for (size_t i = 0; i < rects.size(); i++) {
        if (m_items[size_t(m_order[i])].right)
            members.push_back(i);
        else
            leftWidth += rects[i].width();
        bottom = std::max(bottom, rects[i].bottom());
    }
    const double whole = width - 2 * padding;
    const bool below = leftWidth > 0 && leftWidth + sectionGap > whole / 2;
    const double room = below || leftWidth <= 0 ? whole : whole - leftWidth - sectionGap;
    double y = below ? bottom + sectionRise : listTop;
    for (size_t first = 0; first < members.size();) {
        double used = 0;
        size_t last = first;
        while (last < members.size() && (last == first || used + m_widths[size_t(m_order[members[last]])] <= room))
            used += m_widths[size_t(m_order[members[last++]])];
        double x = std::max(padding, width - padding - used);
        for (; first < last; first++) {
            const double needed = m_widths[size_t(m_order[members[first]])];
            rects[members[first]] = QRectF(x, y, needed, listRow);
            x += needed;
        }
        y += listRow;
    }
}
