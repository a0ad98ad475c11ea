#include "widgets/panels/piechart/pieslices.h"

#include <algorithm>
#include <cmath>
#include <numbers>

PieSort pieSort(const QString& option)
{
    if (option == QLatin1String("asc"))
        return PieSort::Ascending;
    return option == QLatin1String("none") ? PieSort::None : PieSort::Descending;
}

namespace {

/// Of too many slices only the largest are drawn.
void markCrowd(std::vector<PieSlice>& slices)
{
    std::vector<PieSlice*> drawn;
    for (PieSlice& slice : slices)
        if (slice.visible && slice.value.numeric > 0)
            drawn.push_back(&slice);
    if (drawn.size() <= mostSlices)
        return;
    const auto rest = drawn.begin() + mostSlices;
    std::nth_element(drawn.begin(), rest, drawn.end(),
                     [](const PieSlice* a, const PieSlice* b) { return a->value.numeric > b->value.numeric; });
    std::for_each(rest, drawn.end(), [](PieSlice* slice) { slice->crowd = true; });
}

} // namespace

QSet<QString> hiddenTitles(const std::vector<FieldDisplay>& values)
{
    QSet<QString> titles;
    for (const FieldDisplay& value : values)
        if (const JsonPtr& custom = value.field.config->custom;
            custom && jsonutil::boolean(jsonutil::object(*custom, "hideFrom"), "viz"))
            titles.insert(value.title);
    return titles;
}

std::vector<PieSlice> pieSlices(const std::vector<FieldDisplay>& values, PieSort sort, const QSet<QString>& off)
{
    std::vector<PieSlice> slices;
    double sum = 0;
    double positive = 0;
    for (size_t i = 0; i < values.size(); ++i) {
        const FieldDisplay& value = values[i];
        if (!std::isfinite(value.display.numeric))
            continue;
        PieSlice slice;
        slice.title = value.title;
        slice.value = value.display;
        slice.index = int(i);
        slice.visible = !off.contains(value.title);
        if (const JsonPtr& custom = value.field.config->custom) {
            const Json& hide = jsonutil::object(*custom, "hideFrom");
            slice.inLegend = !jsonutil::boolean(hide, "legend");
            slice.inTooltip = !jsonutil::boolean(hide, "tooltip");
        }
        slice.decimals = int(std::clamp(value.field.config->decimals.value_or(0), 0.0, 20.0));
        if (slice.visible)
            sum += value.display.numeric;
        if (slice.visible && value.display.numeric > 0)
            positive += value.display.numeric;
        slices.push_back(std::move(slice));
    }
    if (sort != PieSort::None)
        std::stable_sort(slices.begin(), slices.end(), [sort](const PieSlice& a, const PieSlice& b) {
            return sort == PieSort::Ascending ? a.value.numeric < b.value.numeric : a.value.numeric > b.value.numeric;
        });
    markCrowd(slices);
    double at = 0;
    for (PieSlice& slice : slices) {
        if (!slice.visible)
            continue;
        slice.part = sum == 0 ? 0 : slice.value.numeric / sum;
        slice.from = at;
        const bool drawn = slice.value.numeric > 0 && !slice.crowd;
        slice.sweep = drawn ? slice.value.numeric / positive * 2 * std::numbers::pi : 0;
        at += slice.sweep;
    }
    return slices;
}

QStringList fittingLabel(const QStringList& lines, bool named, double room, const QFontMetricsF& metrics)
{
    constexpr qsizetype leastLetters = 2; // and the dots that stand for the others
    QStringList fitting;
    for (qsizetype i = 0; i < lines.size(); i++) {
        const bool isName = named && i == 0;
        const QString cut = isName ? metrics.elidedText(lines[i], Qt::ElideRight, room) : lines[i];
        const bool says = cut == lines[i] ? metrics.horizontalAdvance(cut) <= room : cut.size() > leastLetters;
        if (says)
            fitting << cut;
    }
    return fitting;
}
