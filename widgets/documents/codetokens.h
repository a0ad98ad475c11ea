#pragma once

#include "widgets/theme/theme.h"

#include <vector>

/// A piece of code that has a colour of its own. Positions count UTF-16 units.
struct CodeToken
{
    enum class Kind
    {
        Key, ///< of a map; a tag's name; a heading; a function
        String,
        Number,
        Keyword,
        Comment
    };
    Kind kind = Kind::Key;
    qsizetype begin = 0;
    qsizetype end = 0;
    friend bool operator==(const CodeToken&, const CodeToken&) = default;
};

/// The pieces of a text in a language as text panels name it: json, yaml, xml, html, markdown, sql, go, typescript,
/// javascript, promql. In order; none for plaintext and other names. Never fails: what is not understood stays plain.
std::vector<CodeToken> codeTokens(const QString& text, const QString& language);

QColor codeColor(CodeToken::Kind kind, const Theme& theme);
