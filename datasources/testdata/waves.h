#pragma once

#include "datasources/testdata/testquery.h"

// Scenarios whose values depend on the absolute time alone.

TestResult pulseWave(const TestQuery& query);
TestResult csvWave(const TestQuery& query);
TestResult annotationEvents(const TestQuery& query);
TestResult predictableAnnotations(const TestQuery& query);
/// Sines of the time, one for each state of the USA, in the form that `usa.mode` asks for.
TestResult usaStates(const TestQuery& query);
