#pragma once

#include "datasources/datasource.h"
#include "datasources/testdata/seededrandom.h"

/// One query of the test data source. Everything an answer is made of comes from here, never from a clock.
struct TestQuery
{
    const QueryRequest& request;

    const Json& spec() const { return request.spec; }
    TimeRange range() const { return request.range; }
    qint64 stepMs() const { return std::max<qint64>(1, request.intervalMs); }

    /// The alias, else "A-series"; further series have their index behind it.
    QString seriesName(int index) const;
    /// Labels given as {job="a", instance="$seriesIndex"}; without braces and quotes, too.
    static Labels labels(const QString& text, int index);
    /// The same for the same range, refId and index.
    SeededRandom random(int index = 0) const;
};

/// What a scenario answers.
struct TestAnswer
{
    Frames frames;
    std::vector<Notice> notices;
};
using TestResult = Result<TestAnswer>;

/// Rows that a scenario gives at most.
inline constexpr int maxTestRows = 10'000;

Error testError(const QString& text);
