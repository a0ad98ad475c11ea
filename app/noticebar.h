#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QToolButton;

/// One sentence above the panels that a person may act on: a file that went away, changes that are not saved.
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    struct Button
    {
        QString text;
        std::function<void()> act;
        bool closes = true;
    };
    explicit NoticeBar(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    /// A button to dismiss it comes last, unless the notice goes with what it speaks of.
    void tell(const QString& text, std::vector<Button> buttons, bool canDismiss = true);
    void dismiss();
    QString text() const;
    /// Presses the button with that text; false when there is none.
    bool press(const QString& button);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme m_theme;
    QLabel* m_text;
    QHBoxLayout* m_row;
    std::vector<QToolButton*> m_buttons; // children
};
