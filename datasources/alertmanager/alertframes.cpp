#include "datasources/alertmanager/alertframes.h"

#include <map>
#include <set>

namespace {

constexpr qint64 nsPerMs = 1'000'000;

QString stateText(AlertState state)
{
    switch (state) {
    case AlertState::Firing:
        return QStringLiteral("active");
    case AlertState::Suppressed:
        return QStringLiteral("suppressed");
    case AlertState::Unprocessed:
        return QStringLiteral("unprocessed");
    case AlertState::Pending:
        return QStringLiteral("pending");
    case AlertState::Inactive:
        return QStringLiteral("inactive");
    case AlertState::Error:
        return QStringLiteral("error");
    case AlertState::Recovering:
        return QStringLiteral("recovering");
    }
    return {};
}

qint64 timeCell(qint64 ms)
{
    return ms == 0 ? nullTime : ms * nsPerMs;
}

template<typename TextOf>
void addTexts(Frame& frame, const QString& name, const AlertList& list, const TextOf& textOf)
{
    StringColumn column;
    column.reserve(list.alerts.size());
    for (const Alert& alert : list.alerts)
        column.push_back(textOf(alert));
    frame.add(Field(name, FieldType::String, std::move(column)));
}

/// A column for each name that any of the alerts has; alerts without it have a null cell.
void addLabels(Frame& frame, const AlertList& list, const Labels Alert::*labels, const QString& prefix)
{
    std::set<QString> names;
    for (const Alert& alert : list.alerts)
        for (auto it = (alert.*labels).cbegin(); it != (alert.*labels).cend(); ++it)
            names.insert(it.key());
    for (const QString& name : names) {
        const QString column = frame.byName(name) ? prefix + name : name;
        addTexts(frame, column, list, [&](const Alert& alert) { return (alert.*labels).value(name); });
    }
}

QString joinedLabels(const Labels& labels)
{
    QStringList parts;
    for (auto it = labels.cbegin(); it != labels.cend(); ++it)
        if (it.key() != QLatin1String("alertname"))
            parts << it.key() + QLatin1Char('=') + it.value();
    return parts.join(QLatin1Char(','));
}

QString describe(const Alert& alert)
{
    for (const char* key : {"summary", "description", "message"})
        if (QString text = alert.annotations.value(QLatin1String(key)); !text.isEmpty())
            return text;
    return {};
}

} // namespace

Frame alertTable(const AlertList& list)
{
    Frame frame;
    frame.meta.preferredVisual = QStringLiteral("table");
    TimeColumn times;
    times.reserve(list.alerts.size());
    for (const Alert& alert : list.alerts)
        times.push_back(timeCell(alert.startsAtMs));
    frame.add(Field(QStringLiteral("Time"), FieldType::Time, std::move(times)));
    addTexts(frame, QStringLiteral("State"), list, [](const Alert& alert) { return stateText(alert.state); });
    addTexts(frame, QStringLiteral("Receivers"), list,
             [](const Alert& alert) { return alert.receivers.join(QLatin1String(", ")); });
    addLabels(frame, list, &Alert::labels, QStringLiteral("label_"));
    addLabels(frame, list, &Alert::annotations, QStringLiteral("annotation_"));
    addTexts(frame, QStringLiteral("SilencedBy"), list,
             [](const Alert& alert) { return alert.silencedBy.join(QLatin1String(", ")); });
    addTexts(frame, QStringLiteral("InhibitedBy"), list,
             [](const Alert& alert) { return alert.inhibitedBy.join(QLatin1String(", ")); });
    addTexts(frame, QStringLiteral("Fingerprint"), list, [](const Alert& alert) { return alert.fingerprint; });
    return frame;
}

Frame alertAnnotations(const AlertList& list, qint64 fromMs, qint64 toMs)
{
    AlertList inside;
    for (const Alert& alert : list.alerts)
        if (alert.startsAtMs != 0 && alert.startsAtMs <= toMs && (alert.endsAtMs == 0 || alert.endsAtMs >= fromMs))
            inside.alerts.push_back(alert);
    Frame frame;
    frame.meta.topic = QStringLiteral("annotations");
    TimeColumn times;
    TimeColumn ends;
    for (const Alert& alert : inside.alerts) {
        times.push_back(alert.startsAtMs * nsPerMs);
        ends.push_back(timeCell(alert.endsAtMs));
    }
    frame.add(Field(QStringLiteral("time"), FieldType::Time, std::move(times)));
    frame.add(Field(QStringLiteral("timeEnd"), FieldType::Time, std::move(ends)));
    addTexts(frame, QStringLiteral("title"), inside, [](const Alert& alert) { return alert.name(); });
    addTexts(frame, QStringLiteral("text"), inside, describe);
    addTexts(frame, QStringLiteral("tags"), inside, [](const Alert& alert) { return joinedLabels(alert.labels); });
    return frame;
}
