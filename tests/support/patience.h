#pragma once

#include <QtTest>

/// Milliseconds a test waits for what must come. It goes on at once when it has come, so that only a failing test pays
/// for it, and a slow machine under sanitizers does not fail.
constexpr int patience = 240'000;

/// True when the condition came to hold in time.
template<typename Condition>
bool waitFor(Condition condition)
{
    return QTest::qWaitFor(std::move(condition), patience);
}

// Qt's own give up after five seconds.
#undef QTRY_VERIFY
#undef QTRY_VERIFY2
#undef QTRY_COMPARE
#define QTRY_VERIFY(expression) QTRY_VERIFY_WITH_TIMEOUT((expression), patience)
#define QTRY_VERIFY2(expression, message) QTRY_VERIFY2_WITH_TIMEOUT((expression), message, patience)
#define QTRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT((actual), (expected), patience)
