#pragma once

#include "dashboards/run/livepanels.h"
#include "widgets/theme/theme.h"

#include <QWidget>

/// The title line of a row: a click opens or closes it.
class RowHeader : public QWidget
{
    Q_OBJECT

public:
    explicit RowHeader(LivePanel row, QWidget* parent = nullptr);
    void setRow(const LivePanel& row);
    void setTheme(const Theme& theme);
    const LivePanel& row() const { return m_row; }

signals:
    void toggled(const PanelId& row, bool collapsed);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    LivePanel m_row;
    Theme m_theme;
    bool m_hovered = false;
    bool m_keyboardFocus = false;
};
