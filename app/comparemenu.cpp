#include "app/comparemenu.h"

#include "dashboards/run/dashboardsession.h"
#include "dashboards/run/timecompare.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

namespace {

struct Period
{
    const char* with; ///< as panel options write it
    const char* text;
};

constexpr Period periods[] = {
    {"", QT_TRANSLATE_NOOP("CompareMenu", "Nothing")},
    {"__previousPeriod", QT_TRANSLATE_NOOP("CompareMenu", "The period before")},
    {"24h", QT_TRANSLATE_NOOP("CompareMenu", "The day before")},
    {"1w", QT_TRANSLATE_NOOP("CompareMenu", "The week before")},
    {"1M", QT_TRANSLATE_NOOP("CompareMenu", "The month before")},
};

const LivePanel* findPanel(const DashboardSession& session, const PanelId& id)
{
    for (const LivePanel& panel : session.panels())
        if (panel.id == id)
            return &panel;
    return nullptr;
}

} // namespace

void addCompareMenu(QMenu& menu, DashboardSession& session, const PanelId& id)
{
    const LivePanel* panel = findPanel(session, id);
    if (!panel || panel->spec->type != QLatin1String("timeseries"))
        return;
    const QString own = compareWithOption(panel->spec->options);
    const QString nothing = own.isEmpty() ? QString() : QStringLiteral("none"); // an empty choice is the panel's own
    const QString chosen = session.timeCompare(id).isEmpty() ? own : session.timeCompare(id);
    QMenu* compare = menu.addMenu(QCoreApplication::translate("CompareMenu", "Compare with"));
    auto* group = new QActionGroup(compare);
    for (const Period& period : periods) {
        const QString with = *period.with == 0 ? nothing : QString(QLatin1String(period.with));
        QAction* action = compare->addAction(QCoreApplication::translate("CompareMenu", period.text), &session,
                                             [&session, id, with] { session.setTimeCompare(id, with); });
        action->setCheckable(true);
        action->setChecked(with == chosen);
        group->addAction(action);
    }
}
