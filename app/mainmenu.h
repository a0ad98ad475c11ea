#pragma once

#include <QCoreApplication>

class DashboardPage;
class MainWindow;
class PageDocument;
class QMenu;
class QString;

/// Fills the menu bar of a window; every entry is one of the window's own commands. The menus are the window's
/// children.
class MainMenu
{
    Q_DECLARE_TR_FUNCTIONS(MainMenu)

public:
    explicit MainMenu(MainWindow& window);

private:
    void buildFile();
    void buildView();
    void buildTheme(QMenu& view);
    void buildLanguage(QMenu& view);
    void buildTime();
    void buildHelp();

    MainWindow& m_window;
};
