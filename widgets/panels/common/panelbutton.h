#pragma once

#include "widgets/theme/icon.h"
#include "widgets/theme/theme.h"

#include <QAbstractButton>

#include <optional>

/// A small button inside a panel: reached by Tab, pressed by Space, Enter or a click.
class PanelButton : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Look
    {
        Alone, ///< on a ground of its own; checked in the primary colour
        Segment ///< in a bar of joined ones; checked on a raised ground
    };
    explicit PanelButton(Look look, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void setSymbol(IconName symbol); ///< instead of a text
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QColor ground() const; ///< invalid: none

    Theme m_theme;
    Look m_look;
    std::optional<IconName> m_symbol;
};
