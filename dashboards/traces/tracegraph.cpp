#include "dashboards/traces/tracegraph.h"

#include "dashboards/traces/selftime.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("TraceGraph", text);
}

/// At most two decimals, none that are zero: 12.5ms (40%).
QString shareText(qint64 ns, qint64 wholeNs)
{
    const auto number = [](double value) { return QString::number(std::round(value * 100) / 100); };
    const double share = wholeNs > 0 ? 100.0 * double(ns) / double(wholeNs) : 0;
    return QStringLiteral("%1ms (%2%)").arg(number(double(ns) / 1e6), number(share));
}

void describe(Field& field, const QString& name, const QString& colorMode = {})
{
    FieldConfig config = *field.config;
    config.displayName = name;
    if (!colorMode.isEmpty())
        config.color = FieldColor {colorMode, {}, {}, {}};
    field.config = std::make_shared<const FieldConfig>(std::move(config));
}

Frame nodesOf(const Trace& trace)
{
    const std::vector<qint64> self = selfTimes(trace);
    const qint64 whole = trace.endNs() - trace.beginNs();
    StringColumn ids;
    StringColumn services;
    StringColumn operations;
    StringColumn totals;
    StringColumn selves;
    NumberColumn shares;
    for (const quint32 span : trace.order) {
        ids.push_back(trace.spanId(span));
        services.push_back(trace.serviceOf(span));
        operations.push_back(trace.operationOf(span));
        totals.push_back(shareText(trace.durationNs[span], whole));
        selves.push_back(shareText(self[span], trace.durationNs[span]));
        shares.push_back(whole > 0 ? double(self[span]) / double(whole) : 0);
    }
    Frame nodes;
    nodes.name = QStringLiteral("nodes");
    nodes.add(Field(QStringLiteral("id"), FieldType::String, std::move(ids)));
    nodes.add(Field(QStringLiteral("title"), FieldType::String, std::move(services)));
    nodes.add(Field(QStringLiteral("subtitle"), FieldType::String, std::move(operations)));
    Field total(QStringLiteral("mainstat"), FieldType::String, std::move(totals));
    describe(total, tr("Total time (% of trace)"));
    Field own(QStringLiteral("secondarystat"), FieldType::String, std::move(selves));
    describe(own, tr("Self time (% of total)"));
    Field share(QStringLiteral("color"), FieldType::Number, std::move(shares));
    describe(share, tr("Self time / trace duration"), QStringLiteral("continuous-GrYlRd"));
    nodes.add(std::move(total));
    nodes.add(std::move(own));
    nodes.add(std::move(share));
    return nodes;
}

Frame edgesOf(const Trace& trace)
{
    StringColumn ids;
    StringColumn sources;
    StringColumn targets;
    for (const quint32 span : trace.order) {
        if (trace.parent[span] == Trace::noParent)
            continue;
        const QString parent = trace.spanId(size_t(trace.parent[span]));
        const QString child = trace.spanId(span);
        ids.push_back(parent + QLatin1String("--") + child);
        sources.push_back(parent);
        targets.push_back(child);
    }
    Frame edges;
    edges.name = QStringLiteral("edges");
    edges.add(Field(QStringLiteral("id"), FieldType::String, std::move(ids)));
    edges.add(Field(QStringLiteral("source"), FieldType::String, std::move(sources)));
    edges.add(Field(QStringLiteral("target"), FieldType::String, std::move(targets)));
    return edges;
}

} // namespace

Frames traceGraph(const Trace& trace)
{
    Frames frames {nodesOf(trace), edgesOf(trace)};
    for (Frame& frame : frames)
        frame.meta.preferredVisual = QStringLiteral("nodeGraph");
    return frames;
}
