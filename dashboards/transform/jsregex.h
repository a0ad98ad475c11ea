#pragma once

#include <QRegularExpression>
#include <QString>

#include <optional>

/// A regular expression as JavaScript applies it: "/pattern/flags", or a plain pattern for the whole text.
class JsRegex
{
public:
    /// nullopt when the pattern is not valid.
    static std::optional<JsRegex> fromText(const QString& text);
    /// The pattern alone, matching anywhere.
    static std::optional<JsRegex> fromPattern(const QString& pattern);

    bool matches(const QString& text) const { return m_regex.match(text).hasMatch(); }
    /// Replaces the first match, with the flag g all; $1, $<name>, $& and $$ are filled in.
    QString replace(const QString& text, const QString& replacement) const;
    const QRegularExpression& expression() const { return m_regex; }

private:
    QString expanded(const QRegularExpressionMatch& match, const QString& text, const QString& replacement) const;

    QRegularExpression m_regex;
    bool m_global = false;
};
