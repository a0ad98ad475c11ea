#pragma once

#include <QString>

#include <vector>

/// Of two numbers that are neither null nor NaN.
struct MathOperator
{
    const char* text;
    int level; ///< how tightly it binds, from 0
    double (*apply)(double a, double b);
};
inline constexpr int mathLevels = 6;

/// Signs that begin like others come first.
const std::vector<MathOperator>& mathOperators();
const MathOperator* findMathOperator(const QString& text);

struct MathFunction
{
    const char* name;
    bool constant; ///< takes no argument
    double (*apply)(double value); ///< gets null too
};
const MathFunction* findMathFunction(const QString& name);
