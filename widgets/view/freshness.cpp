#include "widgets/view/freshness.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

Freshness freshnessOf(qint64 ageMs, qint64 refreshIntervalMs, bool failed)
{
    if (failed)
        return Freshness::Stale;
    constexpr qint64 least = 15'000;
    if (refreshIntervalMs <= 0 || ageMs <= std::max(least, 3 * refreshIntervalMs))
        return Freshness::Fresh;
    return Freshness::Stale;
}

QString ageText(qint64 ageMs)
{
    struct Unit
    {
        qint64 ms;
        const char* text;
    };
    static constexpr std::array units = {
        Unit {86'400'000, QT_TRANSLATE_NOOP("Age", "%1 d old")}, Unit {3'600'000, QT_TRANSLATE_NOOP("Age", "%1 h old")},
        Unit {60'000, QT_TRANSLATE_NOOP("Age", "%1 min old")}, Unit {1'000, QT_TRANSLATE_NOOP("Age", "%1 s old")}};
    for (const Unit& unit : units)
        if (ageMs >= unit.ms)
            return QCoreApplication::translate("Age", unit.text).arg(ageMs / unit.ms);
    return QCoreApplication::translate("Age", units.back().text).arg(0);
}
