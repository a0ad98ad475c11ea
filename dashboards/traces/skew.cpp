#include "dashboards/traces/skew.h"

#include <algorithm>
#include <cstdlib>

namespace {

QString attributeOf(const TraceProcess& process, const QString& key)
{
    for (const TraceAttribute& attribute : process.attributes)
        if (attribute.key == key)
            return attribute.value;
    return {};
}

/// Lists of addresses come as JSON text.
QString firstAddress(const QString& text)
{
    if (!text.startsWith(QLatin1Char('[')))
        return text;
    return text.section(QLatin1Char('"'), 1, 1);
}

QString hostOf(const TraceProcess& process)
{
    if (QString id = attributeOf(process, QStringLiteral("host.id")); !id.isEmpty())
        return id;
    for (const QString& key : {QStringLiteral("host.ip"), QStringLiteral("ip")})
        if (QString address = firstAddress(attributeOf(process, key)); !address.isEmpty())
            return address;
    return attributeOf(process, QStringLiteral("host.name"));
}

/// How far a child must move to fit; 0 when it fits.
qint64 deltaFor(qint64 childStart, qint64 childDuration, qint64 parentStart, qint64 parentDuration)
{
    if (childDuration > parentDuration) // asynchronous, or the parent gave up waiting
        return childStart < parentStart ? parentStart - childStart : 0;
    if (childStart >= parentStart && childStart + childDuration <= parentStart + parentDuration)
        return 0;
    return parentStart + (parentDuration - childDuration) / 2 - childStart;
}

} // namespace

SkewAdjustment skewAdjustment(const Trace& trace, qint64 limitNs)
{
    std::vector<QString> hosts;
    for (const TraceProcess& process : trace.processes)
        hosts.push_back(hostOf(process));
    SkewAdjustment result;
    result.deltaNs.assign(trace.size(), 0);
    for (const quint32 span : trace.order) {
        if (trace.parent[span] == Trace::noParent)
            continue;
        const auto parent = size_t(trace.parent[span]);
        const QString& host = hosts[trace.process[span]];
        if (!host.isEmpty() && host == hosts[trace.process[parent]]) {
            result.deltaNs[span] = result.deltaNs[parent];
        } else {
            const qint64 delta = deltaFor(trace.startNs[span], trace.durationNs[span],
                                          trace.startNs[parent] + result.deltaNs[parent], trace.durationNs[parent]);
            const bool isTooFar = std::llabs(delta) > limitNs;
            result.tooFar += isTooFar;
            result.deltaNs[span] = isTooFar ? 0 : delta;
        }
        result.adjusted += result.deltaNs[span] != 0;
    }
    return result;
}

TracePtr adjusted(const TracePtr& trace, const SkewAdjustment& adjustment)
{
    if (adjustment.adjusted == 0)
        return trace;
    auto moved = std::make_shared<Trace>(*trace);
    for (size_t i = 0; i < moved->size(); ++i) {
        moved->startNs[i] += adjustment.deltaNs[i];
        const qint64 longest = std::numeric_limits<qint64>::max() - std::max<qint64>(0, moved->startNs[i]);
        moved->durationNs[i] = std::min(moved->durationNs[i], longest); // its end stays a time
    }
    orderSpans(*moved);
    return moved;
}
