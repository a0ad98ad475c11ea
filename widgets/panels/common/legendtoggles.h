#pragma once

#include "datasources/data/frame.h"

#include <QSet>
#include <QStringList>

#include <vector>

struct LegendItem;

/// Names of the fields that their config keeps out of the drawing (hideFrom.viz).
QSet<QString> hiddenFieldNames(const Frames& frames);

/// What a legend has switched off: at first what the dashboard hides, then what a person clicks, which is kept over
/// refreshes and not in the dashboard.
class LegendToggles
{
public:
    /// What the dashboard says now; clicks stay for what it says no differently.
    void follow(const QSet<QString>& hiddenByDashboard);
    /// Shows one alone, or all again when it is the only one; with Ctrl, Shift or Meta held it switches one and leaves
    /// the others.
    void click(const QString& name, const QStringList& names, Qt::KeyboardModifiers modifiers);
    /// False when there is no such item.
    bool click(const std::vector<LegendItem>& items, int item, Qt::KeyboardModifiers modifiers);

    const QSet<QString>& hidden() const { return m_hidden; }
    bool hides(const QString& name) const { return m_hidden.contains(name); }

private:
    QSet<QString> m_hidden;
    QSet<QString> m_byDashboard;
};
