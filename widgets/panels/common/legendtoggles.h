#pragma once

#include "datasources/data/frame.h"

#include <QSet>
#include <QStringList>

/// Names of the fields that their config keeps out of the drawing (hideFrom.viz).
QSet<QString> hiddenFieldNames(const Frames& frames);

/// What a legend has switched off: at first what the dashboard hides, then what a person clicks, which is kept over
/// refreshes and not in the dashboard.
class LegendToggles
{
public:
    /// What the dashboard says now; clicks stay for what it says no differently.
    void follow(const QSet<QString>& hiddenByDashboard);
    /// Shows one alone, or all again when it is the only one; `toggle` switches it and leaves the others.
    void click(const QString& name, const QStringList& names, bool toggle);

    const QSet<QString>& hidden() const { return m_hidden; }
    bool hides(const QString& name) const { return m_hidden.contains(name); }

private:
    QSet<QString> m_hidden;
    QSet<QString> m_byDashboard;
};
