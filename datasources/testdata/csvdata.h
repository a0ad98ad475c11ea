#pragma once

#include "datasources/testdata/testquery.h"

// Scenarios whose values are written in the query.

TestResult csvContent(const TestQuery& query);
/// Values spread evenly over the range.
TestResult csvMetricValues(const TestQuery& query);
TestResult manualEntry(const TestQuery& query);
/// The values, or an error when there are none.
TestResult conditionalError(const TestQuery& query);

/// CSV with a header line, quoted cells allowed; columns get the type that all their cells have.
Result<Frame> frameFromCsv(const QString& text, const QString& name);
