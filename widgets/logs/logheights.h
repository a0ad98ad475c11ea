#pragma once

#include <QtGlobal>

#include <vector>

/// Heights of a million rows: their sums and the row at a height in logarithmic time (a Fenwick tree). Pixels.
class LogHeights
{
public:
    /// Replaces everything.
    void assign(std::vector<int> heights);
    void set(qsizetype row, int height);
    qsizetype size() const { return qsizetype(m_heights.size()); }
    int height(qsizetype row) const { return m_heights[size_t(row)]; }
    qint64 total() const { return sumBefore(size()); }
    /// The top of the row.
    qint64 sumBefore(qsizetype row) const;
    /// The row that covers y; the last one below everything, -1 when there are none.
    qsizetype rowAt(qint64 y) const;

private:
    std::vector<int> m_heights;
    std::vector<qint64> m_tree; ///< index 0 unused
};
