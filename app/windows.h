#pragma once

#include "app/options.h"
#include "dashboards/run/timelink.h"

class MainWindow;
class Services;
class Timings;

/// The windows of the program; each ends when it is closed. All have one look, one library and the same datasources.
/// Those that a person linked show the same time range and share the crosshair.
class Windows : public QObject
{
    Q_OBJECT

public:
    Windows(const Options& options, Services& services, Timings& timings);
    ~Windows() override;

    MainWindow& first() { return *m_first; } ///< until it is closed
    /// Another window with the dashboard of `from`, at the same times and values; linked with it.
    MainWindow* openBeside(MainWindow& from);

private:
    MainWindow* add();
    /// All windows but one.
    std::vector<MainWindow*> others(const MainWindow& than) const;

    Options m_options;
    Services& m_services;
    Timings& m_timings;
    TimeLink m_link;
    std::vector<QPointer<MainWindow>> m_windows;
    MainWindow* m_first;
};
