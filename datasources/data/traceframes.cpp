#include "datasources/data/traceframes.h"

namespace {

constexpr double nsPerMicrosecond = 1000;
constexpr double nsPerMs = 1e6;

Field described(Field field, const QString& name, const QString& unit = {})
{
    FieldConfig config = *field.config;
    config.displayNameFromDS = name;
    if (!unit.isEmpty())
        config.unit = unit;
    field.config = std::make_shared<const FieldConfig>(std::move(config));
    return field;
}

template<typename Items, typename Of>
Field textField(const QString& name, const Items& items, const Of& of)
{
    StringColumn column;
    column.reserve(items.size());
    for (const auto& item : items)
        column.push_back(of(item));
    return {name, FieldType::String, std::move(column)};
}

template<typename Items, typename Of>
Field numberField(const QString& name, const Items& items, const Of& of)
{
    NumberColumn column;
    column.reserve(items.size());
    for (const auto& item : items)
        column.push_back(double(of(item)));
    return {name, FieldType::Number, std::move(column)};
}

} // namespace

Frame traceTable(const std::vector<TraceSummary>& summaries)
{
    Frame frame;
    frame.meta.preferredVisual = QStringLiteral("table");
    // As Grafana names them in every language: overrides and transformations refer to these names.
    const auto add = [&frame](Field field, const QString& name, const QString& unit = {}) {
        frame.add(described(std::move(field), name, unit));
    };
    add(textField(QStringLiteral("traceID"), summaries, [](const TraceSummary& s) { return s.traceId; }),
        QStringLiteral("Trace ID"));
    add(textField(QStringLiteral("traceName"), summaries,
                  [](const TraceSummary& s) { return s.service + QLatin1String(": ") + s.operation; }),
        QStringLiteral("Trace name"));
    TimeColumn starts;
    for (const TraceSummary& summary : summaries)
        starts.push_back(summary.startNs);
    add(Field(QStringLiteral("startTime"), FieldType::Time, std::move(starts)), QStringLiteral("Start time"));
    add(numberField(QStringLiteral("duration"), summaries,
                    [](const TraceSummary& s) { return double(s.durationNs) / nsPerMicrosecond; }),
        QStringLiteral("Duration"), QStringLiteral("µs"));
    add(numberField(QStringLiteral("spans"), summaries, [](const TraceSummary& s) { return s.spans; }),
        QStringLiteral("Spans"));
    add(numberField(QStringLiteral("errors"), summaries, [](const TraceSummary& s) { return s.errors; }),
        QStringLiteral("Errors"));
    return frame;
}

Frame spanTable(const Trace& trace)
{
    Frame frame;
    frame.meta.preferredVisual = QStringLiteral("trace");
    const auto& order = trace.order;
    frame.add(textField(QStringLiteral("traceID"), order, [&](quint32) { return trace.traceId; }));
    frame.add(textField(QStringLiteral("spanID"), order, [&](quint32 span) { return trace.spanId(span); }));
    frame.add(textField(QStringLiteral("parentSpanID"), order, [&](quint32 span) {
        const qint32 parent = trace.parent[span];
        return parent == Trace::noParent ? QString() : trace.spanId(size_t(parent));
    }));
    frame.add(textField(QStringLiteral("operationName"), order, [&](quint32 span) { return trace.operationOf(span); }));
    frame.add(textField(QStringLiteral("serviceName"), order, [&](quint32 span) { return trace.serviceOf(span); }));
    frame.add(numberField(QStringLiteral("startTime"), order,
                          [&](quint32 span) { return double(trace.startNs[span]) / nsPerMs; }));
    frame.add(numberField(QStringLiteral("duration"), order,
                          [&](quint32 span) { return double(trace.durationNs[span]) / nsPerMs; }));
    return frame;
}
