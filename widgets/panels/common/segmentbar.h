#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>

#include <vector>

class PanelButton;

/// A row of joined buttons of which one is chosen.
class SegmentBar : public QWidget
{
    Q_OBJECT

public:
    explicit SegmentBar(const QStringList& texts, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void setCurrent(int index); ///< without a signal
    int current() const { return m_current; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<PanelButton*> m_buttons;
    Theme m_theme;
    int m_current = 0;
};
