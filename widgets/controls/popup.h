#pragma once

#include "widgets/theme/theme.h"

#include <QFrame>

/// A frame that opens under a control and closes when a person clicks elsewhere or presses Escape.
class Popup : public QFrame
{
    Q_OBJECT

public:
    Popup(const Theme& theme, QWidget* parent);
    /// Below the anchor, moved so that all of it is on the screen.
    void openBelow(const QWidget* anchor);
    /// In the size it has, its upper left corner there or as near as all of it is on the screen.
    void openAt(const QPoint& globalPosition);

signals:
    void closed();

protected:
    void closeEvent(QCloseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    Theme m_theme;
};
