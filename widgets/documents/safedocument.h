#pragma once

#include "widgets/theme/theme.h"

#include <QTextDocument>

/// A document that shows text and nothing else: it reads no file and fetches no address. Written before a view gets
/// it, because under a view every change of its formats would lay out the whole document again.
class SafeDocument : public QTextDocument
{
    Q_OBJECT

public:
    using QTextDocument::QTextDocument;
    void showMarkdown(const QString& markdown, const Theme& theme);
    void showHtml(const QString& html, const Theme& theme);
    /// `language` as text panels name it; plain for those without colours of their own.
    void showCode(const QString& code, const QString& language, bool lineNumbers, const Theme& theme);

protected:
    QVariant loadResource(int type, const QUrl& name) override;

private:
    enum class Source
    {
        Markdown,
        Html ///< may have styles of its own, which stay
    };
    void prepare(const Theme& theme);
    /// What Grafana's style sheet says of all texts. Tables and frames must be known: a change that made them has
    /// ended.
    void style(Source source, const Theme& theme);
    void styleBlocks(Source source, const Theme& theme);
    void styleTables(const Theme& theme);
    void frameCode(const Theme& theme);
    void frameQuotes(const Theme& theme);
    void flattenEmptyLines();
};
