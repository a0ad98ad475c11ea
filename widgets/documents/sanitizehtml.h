#pragma once

#include <QString>

/// Keeps the tags and attributes that only format text; scripts, styles, forms, frames, embedded objects, event
/// handlers and addresses other than http(s), mailto and in-page ones are dropped, the text of unknown tags stays.
QString sanitizeHtml(const QString& html);

/// Tags inside each other; rich text takes seconds for thousands, and no text of a person has more.
inline constexpr int mostNestedTags = 100;

/// True for addresses a text may link to: http(s), mailto, relative ones of the dashboard, anchors.
bool isSafeLink(const QString& url);

/// One tag, read from its '<' to its '>'.
struct HtmlTag
{
    QString name; ///< lower case
    bool closing = false;
    bool isKnown = false; ///< it formats text or is a picture
    QString attributes; ///< safe ones, ready to write
    QString alt; ///< what a picture shows
};
HtmlTag htmlTag(const QString& text);
