#pragma once

#include "widgets/inspector/inspectortexts.h"

#include <QWidget>

class CodeHighlighter;
class DataTab;
class QPlainTextEdit;
class QTabWidget;
class QTextBrowser;

/// What stands behind a panel: its data, how long it took, its JSON, its queries as executed, its error. Follows the
/// panel's refreshes.
class Inspector : public QWidget
{
    Q_OBJECT

public:
    enum class Tab
    {
        Data,
        Stats,
        Json,
        Query,
        Error
    };
    Inspector(const Theme& theme, ConnectionName name, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    /// The panel as it stands in the dashboard.
    void setPanelJson(const QByteArray& json);
    void setData(PanelDataPtr data);
    void showTab(Tab tab);
    /// Of the tab that shows a text.
    QString text(Tab tab) const;

signals:
    void saveRequested(const QString& suffix, const QByteArray& bytes);

private:
    QTextBrowser* addBrowser(const QString& title);
    QWidget* withBar(QWidget* content, std::initializer_list<QWidget*> buttons);
    void addJsonTab();
    void addQueryTab();
    void showTexts();

    Theme m_theme;
    ConnectionName m_name;
    PanelDataPtr m_data;
    QTabWidget* m_tabs;
    DataTab* m_table;
    QTextBrowser* m_stats = nullptr;
    QPlainTextEdit* m_json = nullptr;
    CodeHighlighter* m_highlighter = nullptr;
    QTextBrowser* m_query = nullptr;
    QTextBrowser* m_error = nullptr;
};
