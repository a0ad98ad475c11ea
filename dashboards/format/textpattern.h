#pragma once

#include <QRegularExpression>
#include <QString>

/// A pattern as dashboards write it: "/.../flags" searches, a bare text must match the whole of a text. What is no
/// valid expression matches nothing.
class TextPattern
{
public:
    TextPattern() = default;
    explicit TextPattern(const QString& pattern);

    bool isValid() const { return m_valid; }
    bool matches(const QString& text) const;
    /// JavaScript's replace: the first match (all with flag g) gives way to `replacement`, in which $1 and $& count.
    QString replaced(const QString& text, const QString& replacement) const;

private:
    QRegularExpression m_expression;
    bool m_valid = false;
    bool m_all = false;
};

/// JavaScript's Number() of a text: blanks around it, hexadecimal and Infinity are read; "" is 0.
double jsTextNumber(const QString& text);
