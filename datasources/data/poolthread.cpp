#include "datasources/data/poolthread.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace {

/// QThread's priorities do nothing under Linux's ordinary scheduling; nice values are a thread's own there. With 5 a
/// thread gets a quarter of a processor that the interface wants, too, and all of one that nobody else wants. Higher
/// ones starve it on a machine that other programs keep busy: answers then take ten times as long.
constexpr int backgroundNice = 5;

bool lowered()
{
#ifdef Q_OS_LINUX
    // A program that was started with a higher value keeps it: who may set any would otherwise rise above the
    // interface.
    const auto thread = id_t(gettid());
    return getpriority(PRIO_PROCESS, thread) < backgroundNice && setpriority(PRIO_PROCESS, thread, backgroundNice) == 0;
#else
    return false;
#endif
}

} // namespace

void giveWayToInterface()
{
    thread_local const bool once = lowered();
    Q_UNUSED(once)
}
