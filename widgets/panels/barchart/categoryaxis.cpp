#include "widgets/panels/barchart/categoryaxis.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace {

constexpr double tick = 4;
constexpr double gap = 15;
constexpr double title = 28;
constexpr double widestShare = .4;
constexpr double apart = 12; ///< px between neighbours
constexpr double leastCut = 60; ///< px: labels are cut to this before some are left out
constexpr double longest = 180; ///< px of a label where many are left out
constexpr double leastAcross = 60; ///< px: a lower chart shows no labels

double angleOf(const CategoryAxisRequest& r)
{
    return r.upright ? std::abs(r.model.options.labelRotation) * std::numbers::pi / 180 : 0;
}

double pitchOf(const CategoryAxisRequest& r)
{
    return r.groups.size() > 1 ? r.length * (r.groups[1].from - r.groups[0].from) : r.length;
}

/// Longest label in px along its text.
double widestText(const CategoryAxisRequest& r)
{
    const double sine = std::sin(angleOf(r));
    if (!r.upright)
        return r.across * widestShare;
    if (sine > .05)
        return r.across * widestShare / sine;
    if (r.model.timeLabels)
        return r.length;
    // Where there is room for something readable labels are cut, else some are left out.
    const double room = pitchOf(r) - apart;
    return room >= leastCut ? room : std::max(leastCut, std::min(r.length / 4, longest));
}

bool isHidden(const CategoryAxisRequest& r)
{
    return r.model.categoriesHidden || r.across < leastAcross;
}

std::vector<int> everyNth(const CategoryAxisRequest& r, int step)
{
    std::vector<int> rows;
    const int count = int(r.model.labels.size());
    const bool fromEnd = r.model.options.labelSpacing < 0;
    for (int i = 0; i < count; i++)
        if ((fromEnd ? count - 1 - i : i) % step == 0)
            rows.push_back(i);
    return rows;
}

QStringList textsOf(const CategoryAxisRequest& r, const std::vector<int>& rows)
{
    if (r.model.timeLabels)
        return r.model.timeLabels(rows);
    QStringList texts;
    for (const int row : rows)
        texts << r.model.labels[row];
    return texts;
}

double widest(const CategoryAxisRequest& r, const QStringList& texts)
{
    constexpr qsizetype longestMeasured = 300; // of 10 kB nobody sees more
    double width = 0;
    for (const QString& text : texts)
        width = std::max(width, r.measure(text.left(longestMeasured)));
    return std::min(width, widestText(r));
}

/// Px that a label takes along the axis.
double neededPitch(const CategoryAxisRequest& r, double width)
{
    const double angle = angleOf(r);
    if (!r.upright)
        return r.fontPx + 2;
    const double sine = std::sin(angle);
    return sine < .05 ? width + apart : std::min(width + apart, (r.fontPx + 2) / sine);
}

int stepOf(const CategoryAxisRequest& r, double width)
{
    const int count = int(r.model.labels.size());
    const double spacing = std::abs(r.model.options.labelSpacing);
    const double pitch = pitchOf(r);
    const int fitting = pitch <= 0 ? count : int(std::ceil(neededPitch(r, width) / pitch - 1e-6));
    if (spacing <= 0)
        return std::clamp(fitting, 1, std::max(1, count));
    const int ticks = int(std::floor(r.length / spacing));
    const int asked = count < ticks ? 1 : int(std::ceil(double(count) / std::max(1, ticks)));
    return std::clamp(std::max(asked, fitting), 1, std::max(1, count));
}

} // namespace

CategoryAxis categoryAxis(const CategoryAxisRequest& r)
{
    CategoryAxis axis;
    if (isHidden(r))
        return axis;
    int step = 1;
    // Times change their text with the distance of the labels: a second look settles it.
    for (int round = 0; round < 3; round++) {
        axis.rows = everyNth(r, step);
        axis.texts = textsOf(r, axis.rows);
        axis.width = widest(r, axis.texts);
        const int wanted = stepOf(r, axis.width);
        if (wanted <= step)
            break;
        step = wanted;
    }
    return axis;
}

double categoryAxisSize(const CategoryAxisRequest& r)
{
    const double titleSize = r.model.axisLabel.isEmpty() ? 0 : title;
    if (isHidden(r))
        return titleSize;
    const double width = categoryAxis(r).width;
    if (!r.upright)
        return std::ceil(tick + gap + width) + titleSize;
    const double angle = angleOf(r);
    const double height = angle > .05 ? width * std::sin(angle) + r.fontPx * std::cos(angle) : r.fontPx;
    return std::ceil(tick + std::min(gap, r.across / 10) + height) + titleSize;
}

CategoryOverhang categoryOverhang(const CategoryAxisRequest& r)
{
    if (!r.upright || angleOf(r) < .05 || r.groups.empty())
        return {};
    const CategoryAxis axis = categoryAxis(r);
    if (axis.rows.empty())
        return {};
    const auto reach = [&](qsizetype i) {
        constexpr double slack = 1.1; // making room moves the ticks together a little
        return std::min(r.measure(axis.texts[i].left(300)), widestText(r)) * std::cos(angleOf(r)) * slack;
    };
    const auto centre = [&](qsizetype i) {
        const CategorySpan& span = r.groups[size_t(axis.rows[size_t(i)])];
        return (span.from + span.to) / 2 * r.length;
    };
    const qsizetype last = qsizetype(axis.rows.size()) - 1;
    if (r.model.options.labelRotation > 0)
        return {std::max(0.0, reach(0) - centre(0)), 0};
    return {0, std::max(0.0, reach(last) - (r.length - centre(last)))};
}
