#pragma once

#include "dashboards/transform/fieldnames.h"

/// One side of a calculation: a field or a constant.
struct Operand
{
    std::optional<MatcherSpec> matcher;
    QString fixed;

    QString text() const; ///< as it stands in the name of the result
};

/// left operator right, for one field or for all fields of a type.
class BinaryFields
{
public:
    BinaryFields(const Json& options, const Frames& frames);

    bool isByType() const;
    /// One new field beside (or instead of) each field of the type.
    Frames applyToType(Frames frames, const Json& options) const;
    /// nullopt: a side is unknown.
    std::optional<Column> values(Frame& frame, const Frames& all) const;
    QString name() const;

private:
    std::optional<Column> apply(const Field* left, double leftFixed, const Field* right, double rightFixed,
                                qsizetype rows) const;

    Operand m_left;
    Operand m_right;
    QString m_operator;
};

/// True when the right side of a binary calculation is a number: frames need not be joined then.
bool isFixedOperand(const Json& options);
