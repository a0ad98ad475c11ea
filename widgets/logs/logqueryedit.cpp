#include "widgets/logs/logqueryedit.h"

#include "datasources/loki/logqllexer.h"
#include "widgets/documents/codetokens.h"

#include <QAbstractTextDocumentLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSyntaxHighlighter>

#include <algorithm>
#include <cmath>
#include <optional>

namespace {

constexpr int mostLines = 6;
constexpr int buttonHeight = 28;

std::optional<CodeToken::Kind> colourOf(LogqlToken::Kind kind)
{
    switch (kind) {
    case LogqlToken::Kind::Identifier:
        return CodeToken::Kind::Key;
    case LogqlToken::Kind::Function:
    case LogqlToken::Kind::Parser:
    case LogqlToken::Kind::Keyword:
    case LogqlToken::Kind::Variable:
        return CodeToken::Kind::Keyword;
    case LogqlToken::Kind::Number:
        return CodeToken::Kind::Number;
    case LogqlToken::Kind::String:
        return CodeToken::Kind::String;
    case LogqlToken::Kind::Comment:
        return CodeToken::Kind::Comment;
    default:
        return std::nullopt;
    }
}

} // namespace

class LogqlHighlighter : public QSyntaxHighlighter
{
public:
    explicit LogqlHighlighter(QTextDocument* document) : QSyntaxHighlighter(document) { }
    void setTheme(const Theme& theme)
    {
        m_theme = theme;
        rehighlight();
    }

protected:
    void highlightBlock(const QString& line) override
    {
        for (const LogqlToken& token : logqlTokens(line))
            if (const auto kind = colourOf(token.kind))
                setFormat(int(token.begin), int(token.end - token.begin), codeColor(*kind, m_theme));
    }

private:
    Theme m_theme;
};

LogQueryEdit::LogQueryEdit(QWidget* parent)
    : QWidget(parent)
    , m_edit(new QPlainTextEdit(this))
    , m_highlighter(new LogqlHighlighter(m_edit->document()))
    , m_format(new QPushButton(tr("Format query"), this))
    , m_run(new QPushButton(tr("Run query"), this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 8, 2);
    layout->setSpacing(8);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_format, 0, Qt::AlignTop);
    layout->addWidget(m_run, 0, Qt::AlignTop);
    m_edit->setAccessibleName(tr("Query"));
    m_edit->setTabChangesFocus(true); // the buttons are reached by keys
    m_edit->installEventFilter(this);
    m_format->setToolTip(tr("The query as the server writes it, on several lines when it is long"));
    m_run->setToolTip(tr("Ask for the lines of this query (Enter)"));
    for (QPushButton* button : {m_format, m_run})
        button->setFixedHeight(buttonHeight);
    connect(m_format, &QPushButton::clicked, this, [this] { m_edit->setPlainText(m_formatted); });
    connect(m_run, &QPushButton::clicked, this, &LogQueryEdit::run);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &LogQueryEdit::updateButtons);
    connect(m_edit->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &LogQueryEdit::fit);
    updateButtons();
}

void LogQueryEdit::setTheme(const Theme& theme)
{
    m_edit->setFont(theme.fontMono);
    m_highlighter->setTheme(theme);
    fit();
}

void LogQueryEdit::setQuery(const QString& asked, const QString& formatted)
{
    const bool edited = text() != m_asked;
    m_formatted = formatted;
    if (asked != m_asked) {
        m_asked = asked;
        if (!edited)
            m_edit->setPlainText(asked);
    }
    updateButtons();
}

QString LogQueryEdit::text() const
{
    return m_edit->toPlainText();
}

void LogQueryEdit::run()
{
    const QString expr = text().trimmed();
    if (!expr.isEmpty())
        emit runRequested(expr);
}

void LogQueryEdit::updateButtons()
{
    const QString shown = text();
    // The server formatted what it was asked, not what is being written.
    m_format->setEnabled(!m_formatted.isEmpty() && shown == m_asked && shown != m_formatted);
    m_run->setEnabled(!shown.trimmed().isEmpty());
}

/// As high as its lines, up to some.
void LogQueryEdit::fit()
{
    const int lines = std::clamp(int(m_edit->document()->size().height()), 1, mostLines); // a plain text counts lines
    const int around = int(std::ceil(2 * m_edit->document()->documentMargin())) + 2 * m_edit->frameWidth();
    m_edit->setFixedHeight(std::max(buttonHeight, lines * m_edit->fontMetrics().lineSpacing() + around));
}

bool LogQueryEdit::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_edit || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (enter && (key->modifiers() & Qt::AltModifier)) {
        m_edit->insertPlainText(QStringLiteral("\n"));
        return true;
    }
    if (enter)
        run();
    else if (key->key() == Qt::Key_Escape && text() != m_asked)
        m_edit->setPlainText(m_asked); // as it was
    else
        return false;
    return true;
}
