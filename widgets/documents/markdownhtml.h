#pragma once

#include <QStringList>

/// Markdown whose HTML is made ready for a document: formatting inside a line stays as tags that are closed within
/// their paragraph, paragraphs of HTML stand aside, and tags that are no formatting are the text that they are. Code is
/// left alone.
struct MarkdownWithHtml
{
    QString markdown;
    QStringList blocks; ///< sanitized; the markdown has a paragraph htmlBlockMark(i) in the place of each
};
MarkdownWithHtml separateHtml(const QString& markdown);

/// A text that nobody writes, in the place of a paragraph of HTML.
QString htmlBlockMark(qsizetype index);
