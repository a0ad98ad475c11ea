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
    return setpriority(PRIO_PROCESS, id_t(gettid()), backgroundNice) == 0;
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
