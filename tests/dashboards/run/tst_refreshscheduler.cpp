#include "dashboards/run/refreshscheduler.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

class TestRefreshScheduler : public QObject
{
    Q_OBJECT

private slots:
    void ticksOnlyWithAnInterval()
    {
        RefreshScheduler scheduler;
        QSignalSpy ticks(&scheduler, &RefreshScheduler::ticked);
        scheduler.setIntervalMs(5);
        QTRY_VERIFY(ticks.size() >= 2);
        scheduler.setIntervalMs(0);
        ticks.clear();
        QCoreApplication::processEvents(QEventLoop::AllEvents, 30);
        QCOMPARE(ticks.size(), 0);
    }

    void anAbsoluteRangeDoesNotTick()
    {
        RefreshScheduler scheduler;
        QSignalSpy ticks(&scheduler, &RefreshScheduler::ticked);
        scheduler.setRelativeRange(false);
        scheduler.setIntervalMs(1);
        QCoreApplication::processEvents(QEventLoop::AllEvents, 30);
        QCOMPARE(ticks.size(), 0);
        scheduler.setRelativeRange(true);
        QTRY_VERIFY(!ticks.isEmpty());
    }

    void oneRefreshFollowsWhenTheWindowIsSeenAgain()
    {
        RefreshScheduler scheduler;
        scheduler.setIntervalMs(1'000'000);
        QSignalSpy ticks(&scheduler, &RefreshScheduler::ticked);
        scheduler.setActive(false);
        QCOMPARE(ticks.size(), 0);
        scheduler.setActive(true);
        QTRY_COMPARE(ticks.size(), 1);
    }
};

VEDETTE_TEST_GUILESS(TestRefreshScheduler)
#include "tst_refreshscheduler.moc"
