#include "widgets/theme/tooltiptext.h"

#include <QRegularExpression>
#include <QTextDocument>

QString plainToolTip(const QString& text)
{
    constexpr qsizetype longest = 4000;
    if (text.isEmpty())
        return {};
    const QString html = text.left(longest).toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>"));
    return QStringLiteral("<qt>%1</qt>").arg(html);
}

QString markdownToolTip(const QString& markdown)
{
    if (markdown.isEmpty())
        return {};
    QTextDocument document;
    document.setMarkdown(markdown, QTextDocument::MarkdownNoHTML);
    static const QRegularExpression pictures(QStringLiteral("<img[^>]*>"), QRegularExpression::CaseInsensitiveOption);
    return document.toHtml().remove(pictures);
}
