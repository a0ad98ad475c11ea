#include "widgets/controls/refreshpicker.h"

#include "widgets/theme/icon.h"

#include <QActionGroup>
#include <QMenu>

namespace {

QStringList standardIntervals()
{
    return {QStringLiteral("5s"), QStringLiteral("10s"), QStringLiteral("30s"), QStringLiteral("1m"),
            QStringLiteral("5m"), QStringLiteral("15m"), QStringLiteral("30m"), QStringLiteral("1h"),
            QStringLiteral("2h"), QStringLiteral("1d")};
}

} // namespace

RefreshPicker::RefreshPicker(QWidget* parent) : QToolButton(parent), m_intervals(standardIntervals())
{
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(QToolButton::MenuButtonPopup);
    setMenu(new QMenu(this));
    setToolTip(tr("Refresh"));
    connect(this, &QToolButton::clicked, this, &RefreshPicker::refreshRequested);
    rebuildMenu();
}

void RefreshPicker::setTheme(const Theme& theme)
{
    setIcon(themedIcon(IconName::Refresh, theme.text));
}

void RefreshPicker::setIntervals(const QStringList& intervals)
{
    m_intervals = intervals.isEmpty() ? standardIntervals() : intervals;
    rebuildMenu();
}

void RefreshPicker::setInterval(const QString& interval)
{
    m_interval = interval;
    setText(interval);
    rebuildMenu();
}

void RefreshPicker::rebuildMenu()
{
    menu()->clear();
    auto* group = new QActionGroup(menu());
    QStringList all = m_intervals;
    all.prepend(QStringLiteral("auto"));
    all.prepend(QString());
    if (!all.contains(m_interval))
        all << m_interval;
    for (const QString& interval : all) {
        const QString text = interval.isEmpty() ? tr("Off") : interval == QLatin1String("auto") ? tr("Auto") : interval;
        QAction* action = menu()->addAction(text);
        action->setCheckable(true);
        action->setChecked(interval == m_interval);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, interval] { emit intervalPicked(interval); });
    }
}
