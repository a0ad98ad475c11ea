#include "widgets/view/dashboardtabs.h"

#include "widgets/theme/tooltiptext.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QTabBar>

DashboardTabs::DashboardTabs(const LivePanel& bar, QWidget* parent) : QWidget(parent), m_tabs(new QTabBar(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs, 1);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setElideMode(Qt::ElideRight);
    m_tabs->setAccessibleName(tr("Tabs of the dashboard"));
    setBar(bar);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        if (index >= 0 && index < int(m_bar.tabs.size()))
            emit tabChosen(m_bar.id, m_bar.tabs[size_t(index)].id);
    });
}

void DashboardTabs::setBar(const LivePanel& bar)
{
    const QSignalBlocker blocker(m_tabs); // nobody chose
    m_bar = bar;
    while (m_tabs->count() > int(bar.tabs.size()))
        m_tabs->removeTab(m_tabs->count() - 1);
    for (int i = 0; i < int(bar.tabs.size()); ++i) {
        const QString title = bar.tabs[size_t(i)].title;
        const QString shown = QString(title).replace(QLatin1Char('&'), QLatin1String("&&"));
        if (i < m_tabs->count())
            m_tabs->setTabText(i, shown);
        else
            m_tabs->addTab(shown);
        m_tabs->setTabToolTip(i, plainToolTip(title));
    }
    m_tabs->setCurrentIndex(bar.openTab);
}
