#pragma once

#include "dashboards/run/actions.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

/// A request of a dashboard as it will be sent, with fields for what it asks for: nothing leaves unseen. Enter
/// sends nothing: only the button does.
class RequestDialog : public QDialog
{
    Q_OBJECT

public:
    RequestDialog(ResolvedAction action, QWidget* parent);
    QString preview() const; ///< method, address, headers and body as they are shown

signals:
    void agreed(const ActionRequest& request);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showRequest();
    void agree();

    ResolvedAction m_action;
    std::vector<QLineEdit*> m_fields; // children, one a variable
    QLabel* m_question;
    QLabel* m_refusal;
    QPlainTextEdit* m_preview;
    QPushButton* m_send = nullptr;
};
