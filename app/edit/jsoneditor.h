#pragma once

#include "dashboards/import/loaddashboard.h"
#include "dashboards/model/dashboarddocument.h"
#include "widgets/theme/theme.h"

#include <QDialog>
#include <QTimer>

class CodeHighlighter;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

/// What is wrong with a panel's text, before it becomes part of the dashboard.
struct PanelJsonCheck
{
    std::optional<OrderedJson> json; ///< when it may be applied
    QString error; ///< why it may not
    std::vector<Finding> findings; ///< what of it is not shown as it is
};
PanelJsonCheck checkPanelJson(const QByteArray& text, const PanelId& panel, const DashboardDocument& document,
                              const Capabilities& capabilities);

/// The JSON of one panel as a text, checked as a person types: where it is no JSON, and what of it cannot be shown.
class JsonEditor : public QDialog
{
    Q_OBJECT

public:
    using Check = std::function<PanelJsonCheck(const QByteArray&)>;
    JsonEditor(const QByteArray& json, Check check, const Theme& theme, QWidget* parent);

    QPlainTextEdit* editor() { return m_text; }
    QString message() const;
    bool canApply() const;

    /// Asks before changes are lost.
    void reject() override;

signals:
    void applied(const OrderedJson& json);

private:
    void check();
    void apply();

    Check m_check;
    Theme m_theme;
    PanelJsonCheck m_checked;
    QPlainTextEdit* m_text;
    QLabel* m_message;
    QListWidget* m_findings;
    QPushButton* m_apply = nullptr;
    QTimer m_soon;
};
