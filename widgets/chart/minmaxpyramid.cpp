#include "widgets/chart/minmaxpyramid.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

MinMaxPyramid::Block emptyBlock()
{
    return {infinite, -infinite, false};
}

void widen(MinMaxPyramid::Block& block, const MinMaxPyramid::Block& other)
{
    block.min = std::min(block.min, other.min);
    block.max = std::max(block.max, other.max);
    block.broken = block.broken || other.broken;
}

std::vector<MinMaxPyramid::Block> lowest(const NumberColumn& values)
{
    constexpr auto step = size_t(MinMaxPyramid::factor);
    std::vector<MinMaxPyramid::Block> blocks((values.size() + step - 1) / step, emptyBlock());
    for (size_t i = 0; i < values.size(); i++) {
        const double v = values[i];
        MinMaxPyramid::Block& block = blocks[i / step];
        if (std::isfinite(v)) {
            block.min = std::min(block.min, v);
            block.max = std::max(block.max, v);
        } else if (!isAbsent(v)) {
            block.broken = true;
        }
    }
    return blocks;
}

} // namespace

MinMaxPyramid::MinMaxPyramid(const NumberColumn& values)
{
    m_levels.push_back(lowest(values));
    m_infiniteRows = size_t(std::count_if(values.begin(), values.end(), [](double v) { return std::isinf(v); }));
    while (m_levels.back().size() > size_t(factor)) {
        const std::vector<Block>& below = m_levels.back();
        std::vector<Block> blocks((below.size() + size_t(factor) - 1) / size_t(factor), emptyBlock());
        for (size_t i = 0; i < below.size(); i++)
            widen(blocks[i / size_t(factor)], below[i]);
        m_levels.push_back(std::move(blocks));
    }
}

qsizetype MinMaxPyramid::blockRows(qsizetype rows, qsizetype least) const
{
    qsizetype found = 1;
    qsizetype size = factor;
    for (size_t i = 0; i < m_levels.size() && rows / size >= least; i++, size *= factor)
        found = size;
    return found;
}

const std::vector<MinMaxPyramid::Block>& MinMaxPyramid::level(qsizetype blockRows) const
{
    size_t index = 0;
    for (qsizetype size = factor; size < blockRows && index + 1 < m_levels.size(); size *= factor)
        index++;
    return m_levels[index];
}

MinMaxPyramid::Block MinMaxPyramid::whole() const
{
    Block all = emptyBlock();
    for (const Block& block : m_levels.back())
        widen(all, block);
    return all;
}
