#pragma once

#include "tests/support/patience.h"

/// Prepares what every test wants: UTC, C.UTF-8, settings in test mode, offscreen unless told otherwise.
void prepareTestEnvironment();

#define VEDETTE_TEST_GUILESS(Class)                                                                                    \
    int main(int argc, char** argv)                                                                                    \
    {                                                                                                                  \
        prepareTestEnvironment();                                                                                      \
        QCoreApplication application(argc, argv);                                                                      \
        Class test;                                                                                                    \
        return QTest::qExec(&test, argc, argv);                                                                        \
    }

#define VEDETTE_TEST(Class)                                                                                            \
    int main(int argc, char** argv)                                                                                    \
    {                                                                                                                  \
        prepareTestEnvironment();                                                                                      \
        QApplication application(argc, argv);                                                                          \
        Class test;                                                                                                    \
        return QTest::qExec(&test, argc, argv);                                                                        \
    }
