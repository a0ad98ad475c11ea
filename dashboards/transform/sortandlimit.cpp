#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"
#include "dashboards/transform/fieldnames.h"
#include "dashboards/transform/sortframe.h"

#include <algorithm>
#include <numeric>

Frames sortBy(Frames frames, const Json& options, const TransformContext&)
{
    const Json& sort = jsonutil::array(options, "sort");
    if (sort.empty())
        return frames;
    const Json& first = sort.front(); // Grafana looks at the first key only
    const QString name = jsonutil::string(first, "field");
    for (Frame& frame : frames) {
        std::optional<size_t> index;
        if (const auto given = jsonutil::optNumber(first, "index"))
            index = *given < 0 ? std::nullopt : std::optional(size_t(*given));
        const Frames alone {frame};
        for (size_t i = 0; !index && i < frame.fields.size(); ++i)
            if (displayName(frame.fields[i], frame, alone) == name)
                index = i;
        if (index)
            sortFrame(frame, *index, jsonutil::boolean(first, "desc"));
    }
    return frames;
}

Frames limitRows(Frames frames, const Json& options, const TransformContext&)
{
    const auto limit = qsizetype(jsonutil::integer(options, "limitField", 10));
    for (Frame& frame : frames) {
        if (frame.rows <= limit)
            continue;
        const qsizetype count = std::min(frame.rows, std::abs(limit));
        std::vector<qsizetype> rows(static_cast<size_t>(count));
        std::iota(rows.begin(), rows.end(), limit >= 0 ? 0 : frame.rows - count);
        cells::gatherRows(frame, rows);
    }
    return frames;
}
