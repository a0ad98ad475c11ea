#pragma once

#include "dashboards/logs/logvolume.h"
#include "widgets/theme/theme.h"

#include <QWidget>

class QToolButton;

/// How many lines there are of each level, from grave to harmless: the legend of the bars over time. A click leaves
/// the lines of that level, with Ctrl those of all others.
class LogLevelBar : public QWidget
{
    Q_OBJECT

public:
    explicit LogLevelBar(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void setTotals(std::vector<LevelTotal> totals);
    const std::vector<QToolButton*>& buttons() const { return m_buttons; } ///< one per level

signals:
    void levelClicked(size_t index, bool without);

private:
    void rebuild();

    Theme m_theme;
    std::vector<LevelTotal> m_totals;
    std::vector<QToolButton*> m_buttons;
};
