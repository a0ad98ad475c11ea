#include "widgets/panels/common/legendtoggles.h"

#include "dashboards/format/displayname.h"
#include "datasources/data/jsonutil.h"
#include "widgets/chart/chartlegend.h"

QSet<QString> hiddenFieldNames(const Frames& frames)
{
    QSet<QString> names;
    const Json* last = nullptr; // fields mostly share what is said of them
    bool hides = false;
    for (const Frame& frame : frames) {
        for (const Field& field : frame.fields) {
            const JsonPtr& custom = field.config->custom;
            if (custom && custom.get() != last) {
                last = custom.get();
                hides = jsonutil::boolean(jsonutil::object(*custom, "hideFrom"), "viz");
            }
            if (!custom || !hides)
                continue;
            const QString& known = field.state.displayName;
            names.insert(known.isEmpty() ? fieldDisplayName(field, frame, frames) : known);
        }
    }
    return names;
}

void LegendToggles::follow(const QSet<QString>& hiddenByDashboard)
{
    if (hiddenByDashboard == m_byDashboard)
        return;
    m_hidden -= m_byDashboard - hiddenByDashboard;
    m_hidden += hiddenByDashboard - m_byDashboard;
    m_byDashboard = hiddenByDashboard;
}

void LegendToggles::click(const QString& name, const QStringList& names, Qt::KeyboardModifiers modifiers)
{
    if (modifiers & (Qt::ControlModifier | Qt::ShiftModifier | Qt::MetaModifier)) {
        if (!m_hidden.remove(name))
            m_hidden.insert(name);
        return;
    }
    const QSet<QString> all(names.begin(), names.end());
    QSet<QString> others = all;
    others.remove(name);
    const bool isAlone = (all & m_hidden) == others;
    m_hidden = isAlone ? QSet<QString>() : others;
}

bool LegendToggles::click(const std::vector<LegendItem>& items, int item, Qt::KeyboardModifiers modifiers)
{
    if (item < 0 || size_t(item) >= items.size())
        return false;
    QStringList names;
    for (const LegendItem& other : items)
        names << other.name;
    click(items[size_t(item)].name, names, modifiers);
    return true;
}
