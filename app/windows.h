#pragma once

#include "app/options.h"
#include "dashboards/run/timelink.h"

class MainWindow;
class Services;
class Timings;

/// The windows of the program. The first lives as long as this; a further one ends when it is closed. Those that a
/// person linked show the same time range and share the crosshair.
class Windows : public QObject
{
    Q_OBJECT

public:
    Windows(const Options& options, Services& services, Timings& timings);
    ~Windows() override;

    MainWindow& first() { return *m_first; }
    /// Another window with the dashboard of `from`, at the same times and values; linked with it.
    MainWindow* openBeside(MainWindow& from);

private:
    void connectWindow(MainWindow& window);

    Options m_options;
    Services& m_services;
    Timings& m_timings;
    TimeLink m_link;
    std::unique_ptr<MainWindow> m_first;
    std::vector<QPointer<MainWindow>> m_further;
};
