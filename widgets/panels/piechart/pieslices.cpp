#include "widgets/panels/piechart/pieslices.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace {

bool isShown(const FieldDisplay& value)
{
    return std::isfinite(value.display.numeric) && value.display.numeric > 0;
}

} // namespace

PieSort pieSort(const QString& option)
{
    if (option == QLatin1String("asc"))
        return PieSort::Ascending;
    return option == QLatin1String("none") ? PieSort::None : PieSort::Descending;
}

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
    for (size_t i = 0; i < values.size(); ++i) {
        const FieldDisplay& value = values[i];
        if (!isShown(value))
            continue;
        PieSlice slice;
        slice.title = value.title;
        slice.value = value.display;
        slice.index = int(i);
        slice.visible = !off.contains(value.title);
        if (slice.visible)
            sum += value.display.numeric;
        slices.push_back(std::move(slice));
    }
    if (sort != PieSort::None)
        std::stable_sort(slices.begin(), slices.end(), [sort](const PieSlice& a, const PieSlice& b) {
            return sort == PieSort::Ascending ? a.value.numeric < b.value.numeric : a.value.numeric > b.value.numeric;
        });
    double at = 0;
    for (PieSlice& slice : slices) {
        if (!slice.visible)
            continue;
        slice.part = slice.value.numeric / sum;
        slice.from = at;
        slice.sweep = slice.part * 2 * std::numbers::pi;
        at += slice.sweep;
    }
    return slices;
}

QString percentText(double part, int decimals)
{
    return toFixed(part * 100, decimals) + QLatin1Char('%');
}
