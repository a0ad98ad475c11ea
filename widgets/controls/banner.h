#pragma once

#include "widgets/theme/theme.h"

#include <QFrame>

class QLabel;
class QToolButton;

/// A sentence about something that went wrong or that changed, above what stays on the screen, until it is closed or
/// made good. Never in the way: a wall screen has nobody who would close a dialog.
class Banner : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    /// `detail` is shown smaller below the sentence; both as plain text.
    void showError(const QString& sentence, const QString& detail = {});
    void showNote(const QString& sentence, const QString& detail = {});
    void dismiss();
    QString text() const; ///< of the sentence; empty when nothing is shown

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showText(const QString& sentence, const QString& detail);

    Theme m_theme;
    bool m_isError = true;
    QLabel* m_sentence;
    QLabel* m_detail;
    QToolButton* m_close;
};
