#include "widgets/logs/logheights.h"

#include <bit>

void LogHeights::assign(std::vector<int> heights)
{
    m_heights = std::move(heights);
    m_tree.assign(m_heights.size() + 1, 0);
    for (size_t i = 1; i < m_tree.size(); ++i) {
        m_tree[i] += m_heights[i - 1];
        if (const size_t parent = i + (i & (~i + 1)); parent < m_tree.size())
            m_tree[parent] += m_tree[i];
    }
}

void LogHeights::set(qsizetype row, int height)
{
    const int change = height - m_heights[size_t(row)];
    if (change == 0)
        return;
    m_heights[size_t(row)] = height;
    for (size_t i = size_t(row) + 1; i < m_tree.size(); i += i & (~i + 1))
        m_tree[i] += change;
}

qint64 LogHeights::sumBefore(qsizetype row) const
{
    qint64 sum = 0;
    for (auto i = size_t(row); i > 0; i &= i - 1)
        sum += m_tree[i];
    return sum;
}

qsizetype LogHeights::rowAt(qint64 y) const
{
    size_t at = 0;
    for (size_t step = std::bit_floor(m_tree.size()); step > 0; step /= 2) {
        if (at + step < m_tree.size() && m_tree[at + step] <= y) {
            at += step;
            y -= m_tree[at];
        }
    }
    return std::min(qsizetype(at), size() - 1);
}
