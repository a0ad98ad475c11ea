#pragma once

#include <QRegularExpression>
#include <QString>
#include <QStringList>

/// A regular expression as dashboards write it and JavaScript applies it: "/pattern/flags" searches, a bare pattern
/// must match the whole of a text. What is no valid expression matches nothing.
class TextPattern
{
public:
    TextPattern() = default;
    explicit TextPattern(const QString& pattern);
    /// The pattern alone, without slashes and flags, matching anywhere.
    static TextPattern anywhere(const QString& pattern);

    bool isValid() const { return m_valid; }
    /// The flag g: all matches count, not the first alone.
    bool isGlobal() const { return m_global; }
    bool matches(const QString& text) const { return m_valid && m_expression.match(text).hasMatch(); }
    /// JavaScript's replace: the first match, with the flag g all, gives way to `replacement`, in which $1, $<name>,
    /// $&, $`, $' and $$ are filled in.
    QString replaced(const QString& text, const QString& replacement) const;
    const QRegularExpression& expression() const { return m_expression; }
    /// By group number, empty for a group without a name; asking the expression for each text is slow.
    const QStringList& groupNames() const { return m_groupNames; }

private:
    void compile(const QString& source, QRegularExpression::PatternOptions options);
    QString expanded(const QRegularExpressionMatch& match, const QString& text, const QString& replacement) const;

    QRegularExpression m_expression;
    QStringList m_groupNames;
    bool m_valid = false;
    bool m_global = false;
};

/// JavaScript's Number() of a text: blanks around it, hexadecimal and Infinity are read; "" is 0.
double jsTextNumber(const QString& text);
/// JavaScript's parseFloat: the number a text begins with, "12 ms" is 12 and "0x10" is 0.
double jsLeadingNumber(const QString& text);
