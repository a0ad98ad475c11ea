#pragma once

#include <algorithm>
#include <vector>

/// Lists below this length are sorted by insertion in browsers, longer ones by merging.
constexpr size_t browserMergesFrom = 64;

/// The order browsers give to short lists: a run at the start, then binary insertion. Items that `before` calls equal
/// or cannot compare keep their places, so that the place of NaN is the same as there.
template<typename T, typename Before>
void browserSort(std::vector<T>& items, const Before& before)
{
    if (items.size() < 2)
        return;
    size_t run = 2;
    const bool descending = before(items[1], items[0]);
    while (run < items.size() && before(items[run], items[run - 1]) == descending)
        ++run;
    const auto at = [&](size_t i) { return items.begin() + typename std::vector<T>::difference_type(i); };
    if (descending)
        std::reverse(items.begin(), at(run));
    for (; run < items.size(); ++run)
        std::rotate(std::upper_bound(items.begin(), at(run), items[run], before), at(run), at(run + 1));
}
