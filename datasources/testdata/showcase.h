#pragma once

#include "datasources/testdata/testquery.h"

// Scenarios for the panels that draw something else than numbers over time.

TestResult logLines(const TestQuery& query);
TestResult nodeGraph(const TestQuery& query);
TestResult flameGraph(const TestQuery& query);
TestResult traceSpans(const TestQuery& query);
