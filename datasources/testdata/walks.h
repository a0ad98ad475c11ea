#pragma once

#include "datasources/testdata/testquery.h"

// Scenarios that walk over the range in steps of the panel's interval.

TestResult randomWalk(const TestQuery& query);
TestResult randomWalkWithError(const TestQuery& query);
TestResult randomWalkTable(const TestQuery& query);
TestResult pointsOutsideRange(const TestQuery& query);
TestResult exponentialHeatmap(const TestQuery& query);
TestResult linearHeatmap(const TestQuery& query);
TestResult staticTable(const TestQuery& query);
/// A stream as it stood at the end of the range: one value every `stream.speed` ms, with bands around it.
TestResult streamSignal(const TestQuery& query);
