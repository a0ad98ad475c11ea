#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>

class LogqlHighlighter;
class QPlainTextEdit;
class QPushButton;

/// The LogQL query of lines, to be read and changed. Enter asks what is written; Alt and Enter begin a new line.
class LogQueryEdit : public QWidget
{
    Q_OBJECT

public:
    explicit LogQueryEdit(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    /// What was asked, and how the server would write it (empty: it does not tell). What a person is writing stays.
    void setQuery(const QString& asked, const QString& formatted);
    QString text() const;
    QPlainTextEdit& edit() { return *m_edit; }
    QPushButton& formatButton() { return *m_format; }
    QPushButton& runButton() { return *m_run; }

signals:
    void runRequested(const QString& expr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void run();
    void fit();
    void updateButtons();

    QString m_asked;
    QString m_formatted;
    QPlainTextEdit* m_edit = nullptr;
    LogqlHighlighter* m_highlighter = nullptr;
    QPushButton* m_format = nullptr;
    QPushButton* m_run = nullptr;
};
