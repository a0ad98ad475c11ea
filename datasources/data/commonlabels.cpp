#include "datasources/data/commonlabels.h"

Labels commonLabels(const std::vector<Labels>& sets)
{
    if (sets.empty())
        return {};
    Labels shared = sets.front();
    for (const Labels& labels : sets)
        for (auto it = shared.begin(); it != shared.end();) {
            const auto own = labels.constFind(it.key());
            it = own != labels.cend() && *own == *it ? std::next(it) : shared.erase(it);
        }
    return shared;
}

Labels labelsWithout(Labels labels, const Labels& others)
{
    for (auto it = others.cbegin(); it != others.cend(); ++it)
        labels.remove(it.key());
    return labels;
}
