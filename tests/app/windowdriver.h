#pragma once

#include "app/dashboardpage.h"
#include "app/mainwindow.h"
#include "app/panelactions.h"
#include "app/timings.h"
#include "tests/app/memorysecrets.h"
#include "tests/support/testmain.h"
#include "widgets/controls/banner.h"
#include "widgets/view/dashboardview.h"

#include <QMenu>
#include <QMessageBox>
#include <QTemporaryDir>
#include <QToolButton>

#include <functional>

/// A main window on a folder of its own, moved as a person moves it. Every datasource is the built-in TestData.
class WindowDriver
{
public:
    /// settings: the folder of what the window remembers; one that is gone with the driver unless named.
    explicit WindowDriver(const Options& options = {}, const QString& settings = {});

    QString path(const QString& name) const { return m_folder.filePath(name); }
    /// Writes a file below the folder, its folders too; the path.
    QString write(const QString& name, const QByteArray& bytes) const;
    QByteArray read(const QString& name) const;
    /// Opens the file and waits until no panel asks any more.
    bool open(const QString& file);
    bool settled();

    MainWindow& window() { return *m_window; }
    DashboardPage& page() { return *m_window->page(); }
    Services& services() { return m_services; }
    QString title() const { return m_window->windowTitle(); }
    QString error() const { return m_window->banner().text(); }
    /// The value of a variable of the dashboard, several with commas.
    QString variable(const QString& name) const;
    QToolButton* button(const QString& text) const;
    template<typename W>
    W* find(const QString& name = {}) const
    {
        return m_window->findChild<W*>(name);
    }
    void press(const QString& keys);
    void click(QWidget* widget, QPoint at = {});
    /// Presses a button of the next question that the cause leads to; tells what was asked.
    static QString answerQuestion(QMessageBox::StandardButton button, const std::function<void()>& cause);
    void hover(const PanelId& panel);
    /// Texts of the panel's menu, submenus as "Copy/Link".
    QStringList menuOf(const PanelId& panel);
    QStringList enabledOf(const PanelId& panel); ///< of them, those that can be chosen
    /// Chooses one of them.
    bool choose(const PanelId& panel, const QString& entry);
    static QString clipboard();

private:
    QTemporaryDir m_folder;
    Services m_services {std::make_unique<MemorySecrets>()};
    Timings m_timings {QString()};
    std::unique_ptr<MainWindow> m_window;
};

/// A dashboard of TestData panels with fixed values: a time series (1), a table (2) in a row (3), and a panel that is
/// not supported (4).
QByteArray sampleDashboard(const QByteArray& title = "Sample", const QByteArray& uid = "sample");
