#include "dashboards/transform/builtins.h"
#include "dashboards/transform/cells.h"
#include "dashboards/transform/fieldnames.h"
#include "dashboards/transform/valuematcher.h"

#include <QHash>

#include <algorithm>

namespace {

struct RowTest
{
    int field = -1; ///< -1: the name is unknown, the test fails
    CellTest test;

    bool operator()(const Frame& frame, qsizetype row) const
    {
        return field >= 0 && test(frame.fields[size_t(field)].at(row));
    }
};

std::vector<RowTest> rowTests(const Json& filters, Frame& frame, const Frames& all)
{
    QHash<QString, int> byName;
    for (size_t i = 0; i < frame.fields.size(); ++i)
        byName.insert(displayName(frame.fields[i], frame, all), int(i));
    std::vector<RowTest> tests;
    for (const Json& filter : filters) {
        const Json& config = jsonutil::object(filter, "config");
        tests.push_back({byName.value(jsonutil::string(filter, "fieldName"), -1),
                         cellTest(jsonutil::string(config, "id"), jsonutil::object(config, "options"))});
    }
    return tests;
}

bool passes(const std::vector<RowTest>& tests, bool matchAll, const Frame& frame, qsizetype row)
{
    const auto test = [&](const RowTest& t) { return t(frame, row); };
    return matchAll ? std::all_of(tests.begin(), tests.end(), test) : std::any_of(tests.begin(), tests.end(), test);
}

} // namespace

Frames filterByValue(Frames frames, const Json& options, const TransformContext&)
{
    const Json& filters = jsonutil::array(options, "filters");
    if (filters.empty() || frames.empty())
        return frames;
    const bool matchAll = jsonutil::string(options, "match") == QLatin1String("all");
    const bool include = jsonutil::string(options, "type", QStringLiteral("include")) == QLatin1String("include");
    for (Frame& frame : frames) {
        const std::vector<RowTest> tests = rowTests(filters, frame, frames);
        std::vector<qsizetype> rows;
        for (qsizetype row = 0; row < frame.rows; ++row)
            if (passes(tests, matchAll, frame, row) == include)
                rows.push_back(row);
        cells::gatherRows(frame, rows);
        for (Field& field : frame.fields)
            field.state = {};
    }
    return frames;
}
