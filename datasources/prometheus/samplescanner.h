#pragma once

#include "datasources/data/frame.h"

#include <string_view>
#include <utility>
#include <vector>

/// Times of the rows of one answer. Its series mostly share them: a text that stands in the same row again is not read
/// again. The texts are slices of the answer.
class RowTimes
{
public:
    bool read(size_t row, std::string_view token, qint64& ns);

    /// Where the text of this row ends when it stands at `p` again, followed by a comma; else null.
    const char* ending(size_t row, const char* p, const char* end, qint64& ns) const;

private:
    std::vector<std::pair<std::string_view, qint64>> m_rows;
};

/// Appends the samples of a series in the form in which servers write them, [[1700000000,"1"],[1700000015,"2.5"]]
/// without a space. False, with nothing appended, at anything else: a reader of all JSON has to look then.
bool scanSamples(std::string_view text, RowTimes& rows, TimeColumn& times, NumberColumn& values);
