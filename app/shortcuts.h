#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>

#include <functional>
#include <vector>

/// What a key may ask of the window; names follow the words of the help.
enum class Command
{
    None, ///< a menu listens to these keys; they are only listed
    Help,
    Search,
    ImportClipboard,
    ViewPanel,
    InspectPanel,
    EditPanel,
    CopyPanelLink,
    RefreshAll,
    ExpandRows,
    CollapseRows,
    CycleCrosshair,
    FitToHeight,
    Findings,
    DashboardSettings,
    EditLayout,
    Star,
    ZoomOut,
    ShiftBack,
    ShiftForward,
    MakeAbsolute,
    CopyRange,
    PasteRange,
    ToggleTheme
};

struct ShortcutSpec
{
    Command command;
    const char* group; ///< translated where it is shown
    const char* keys; ///< portable text; several in a row are pressed one after the other
    const char* text;
};

/// All keys of the window in the order of the help; those of Grafana where the feature exists.
const std::vector<ShortcutSpec>& shortcutTable();

/// Makes the keys of the table work in this window.
void installShortcuts(QWidget* window, const std::function<void(Command)>& run);

/// The table over the window, until a key or a click.
class ShortcutHelp : public QWidget
{
    Q_OBJECT

public:
    ShortcutHelp(const Theme& theme, QWidget* window);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void paintCard(QPainter& painter, const QRect& card, int line) const;
    int paintGroup(QPainter& painter, size_t first, QRect line) const;

    Theme m_theme;
};
