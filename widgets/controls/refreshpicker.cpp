#include "widgets/controls/refreshpicker.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>

namespace {

QStringList standardIntervals()
{
    return {QStringLiteral("5s"), QStringLiteral("10s"), QStringLiteral("30s"), QStringLiteral("1m"),
            QStringLiteral("5m"), QStringLiteral("15m"), QStringLiteral("30m"), QStringLiteral("1h"),
            QStringLiteral("2h"), QStringLiteral("1d")};
}

} // namespace

RefreshPicker::RefreshPicker(QWidget* parent)
    : QWidget(parent)
    , m_intervals(standardIntervals())
    , m_now(new ToolSegment(ToolSegment::Place::First, this))
    , m_choice(new ToolSegment(ToolSegment::Place::Last, this))
    , m_menu(new QMenu(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_now);
    row->addWidget(m_choice);
    m_now->setSymbol(IconName::Refresh);
    m_now->setToolTip(tr("Refresh"));
    m_choice->setArrow(true);
    m_choice->setToolTip(tr("Refresh by itself"));
    connect(m_now, &QToolButton::clicked, this, &RefreshPicker::refreshRequested);
    connect(m_choice, &QToolButton::clicked, this,
            [this] { m_menu->popup(m_choice->mapToGlobal(QPoint(0, m_choice->height() + 4))); });
    rebuildMenu();
}

void RefreshPicker::setTheme(const Theme& theme)
{
    m_now->setTheme(theme);
    m_choice->setTheme(theme);
}

void RefreshPicker::setIntervals(const QStringList& intervals)
{
    m_intervals = intervals.isEmpty() ? standardIntervals() : intervals;
    rebuildMenu();
}

void RefreshPicker::setInterval(const QString& interval)
{
    m_interval = interval;
    m_choice->setText(interval == QLatin1String("auto") ? tr("Auto") : interval);
    rebuildMenu();
}

void RefreshPicker::rebuildMenu()
{
    m_menu->clear();
    qDeleteAll(m_menu->findChildren<QActionGroup*>());
    auto* group = new QActionGroup(m_menu);
    QStringList all = m_intervals;
    all.prepend(QStringLiteral("auto"));
    all.prepend(QString());
    if (!all.contains(m_interval))
        all << m_interval;
    for (const QString& interval : all) {
        const QString text = interval.isEmpty() ? tr("Off") : interval == QLatin1String("auto") ? tr("Auto") : interval;
        QAction* action = m_menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(interval == m_interval);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, interval] { emit intervalPicked(interval); });
    }
}
