#include "widgets/inspector/inspector.h"

#include "widgets/inspector/codehighlighter.h"
#include "widgets/inspector/datatab.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTabWidget>
#include <QTextBrowser>

namespace {

constexpr int tabIndex(Inspector::Tab tab)
{
    return int(tab);
}

/// Sets a text and stays where a person reads.
void replaceHtml(QTextBrowser* browser, const QString& html)
{
    const int scroll = browser->verticalScrollBar()->value();
    browser->setHtml(html);
    browser->verticalScrollBar()->setValue(scroll);
}

} // namespace

Inspector::Inspector(const Theme& theme, ConnectionName name, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_name(std::move(name))
    , m_data(std::make_shared<const PanelData>())
    , m_tabs(new QTabWidget(this))
    , m_table(new DataTab(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 16);
    layout->addWidget(m_tabs);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_table, tr("Data"));
    m_stats = addBrowser(tr("Stats"));
    addJsonTab();
    addQueryTab();
    m_error = addBrowser(tr("Error"));
    connect(m_table, &DataTab::saveRequested, this, &Inspector::saveRequested);
    setTheme(theme);
}

QTextBrowser* Inspector::addBrowser(const QString& title)
{
    auto* browser = new QTextBrowser(this);
    browser->setOpenLinks(false);
    browser->setFrameShape(QFrame::NoFrame);
    m_tabs->addTab(browser, title);
    return browser;
}

QWidget* Inspector::withBar(QWidget* content, std::initializer_list<QWidget*> buttons)
{
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(12);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addStretch(1);
    for (QWidget* button : buttons)
        bar->addWidget(button);
    layout->addLayout(bar);
    layout->addWidget(content, 1);
    return page;
}

void Inspector::addJsonTab()
{
    m_json = new QPlainTextEdit(this);
    m_json->setReadOnly(true);
    m_json->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_json->setFrameShape(QFrame::NoFrame);
    m_highlighter = new CodeHighlighter(m_json->document());
    auto* copy = new QPushButton(tr("Copy"), this);
    auto* save = new QPushButton(tr("Save JSON..."), this);
    copy->setObjectName(QStringLiteral("copyPanelJson"));
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_json->toPlainText()); });
    connect(save, &QPushButton::clicked, this,
            [this] { emit saveRequested(QStringLiteral("json"), m_json->toPlainText().toUtf8()); });
    m_tabs->addTab(withBar(m_json, {copy, save}), tr("JSON"));
}

void Inspector::addQueryTab()
{
    m_query = new QTextBrowser(this);
    m_query->setOpenLinks(false);
    m_query->setFrameShape(QFrame::NoFrame);
    auto* copy = new QPushButton(tr("Copy"), this);
    copy->setObjectName(QStringLiteral("copyQuery"));
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(queryText(*m_data, m_name)); });
    m_tabs->addTab(withBar(m_query, {copy}), tr("Query"));
}

void Inspector::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_table->setTheme(theme);
    m_json->setFont(theme.fontMono);
    m_highlighter->setTheme(theme);
    showTexts();
}

void Inspector::setPanelJson(const QByteArray& json)
{
    m_json->setPlainText(QString::fromUtf8(json));
}

void Inspector::setData(PanelDataPtr data)
{
    m_data = std::move(data);
    m_table->setData(m_data);
    showTexts();
}

void Inspector::showTexts()
{
    replaceHtml(m_stats, statsHtml(*m_data, m_theme));
    replaceHtml(m_query, queryHtml(*m_data, m_name, m_theme));
    replaceHtml(m_error, m_data->error ? errorHtml(*m_data->error, m_theme) : QString());
    m_tabs->setTabVisible(tabIndex(Tab::Error), m_data->error.has_value());
}

void Inspector::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tabIndex(tab));
}

QString Inspector::text(Tab tab) const
{
    switch (tab) {
    case Tab::Data:
        return m_table->csv();
    case Tab::Stats:
        return m_stats->toPlainText();
    case Tab::Json:
        return m_json->toPlainText();
    case Tab::Query:
        return m_query->toPlainText();
    case Tab::Error:
        return m_error->toPlainText();
    }
    return {};
}
