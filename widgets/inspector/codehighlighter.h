#pragma once

#include "widgets/theme/theme.h"

#include <QSyntaxHighlighter>

/// Colours JSON: keys, texts, numbers, words. Long documents stay plain, because colouring them takes seconds.
class CodeHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit CodeHighlighter(QTextDocument* document);
    void setTheme(const Theme& theme);

protected:
    void highlightBlock(const QString& line) override;

private:
    Theme m_theme;
};
