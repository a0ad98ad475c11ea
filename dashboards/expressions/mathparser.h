#pragma once

#include "datasources/data/result.h"

#include <QString>
#include <QStringList>

#include <vector>

/// A part of a math expression such as `$A / ($B + 1)`.
struct MathNode
{
    enum class Kind
    {
        Number,
        Variable, ///< text is a refId
        Call, ///< text is the function's name
        Unary, ///< text is - or !
        Binary ///< text is the operator
    };
    Kind kind = Kind::Number;
    double number = 0;
    QString text;
    std::vector<MathNode> children;
};

/// Operators from loose to tight: || && comparisons, + -, * / %, **, then - and ! before an operand; equal ones from
/// left to right. Numbers may be decimal, hexadecimal (0x2A) or octal (072). The error says where reading stopped.
Result<MathNode> parseMath(const QString& text);

/// RefIds that the expression reads, each once, in order.
QStringList mathVariables(const MathNode& node);
