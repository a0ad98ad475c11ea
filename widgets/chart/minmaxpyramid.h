#pragma once

#include "datasources/data/frame.h"

/// Least and greatest values of blocks of 16, 256, 4096... rows, so that a picture of millions of samples costs what
/// its columns cost. Immutable after construction.
class MinMaxPyramid
{
public:
    static constexpr qsizetype factor = 16;
    static constexpr size_t worthwhile = 1'000'000; ///< rows; shorter columns are drawn without

    struct Block
    {
        double min = 0; ///< greater than max: no row of the block is a number
        double max = -1;
        bool broken = false; ///< a null among the rows
    };

    explicit MinMaxPyramid(const NumberColumn& values);

    /// Rows of one block of the coarsest level that still has at least `least` blocks over `rows` rows; 1: none has.
    qsizetype blockRows(qsizetype rows, qsizetype least) const;
    /// The blocks of a level; blockRows names it.
    const std::vector<Block>& level(qsizetype blockRows) const;
    /// The range of all numbers; min > max when there is none.
    Block whole() const;
    size_t infiniteRows() const { return m_infiniteRows; } ///< they are in no block

private:
    std::vector<std::vector<Block>> m_levels; ///< of 16, 256... rows
    size_t m_infiniteRows = 0;
};
