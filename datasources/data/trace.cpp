#include "datasources/data/trace.h"

#include "datasources/data/spandetail.h"

#include <algorithm>
#include <numeric>
#include <set>

void SpanIds::add(std::string_view id)
{
    m_text += id;
    m_ends.push_back(m_text.size());
}

void SpanIds::add(const QString& id)
{
    const QByteArray utf8 = id.toUtf8();
    add(std::string_view(utf8.constData(), size_t(utf8.size())));
}

void SpanIds::reserve(size_t count)
{
    constexpr size_t digits = 16;
    m_text.reserve(count * digits);
    m_ends.reserve(count);
}

std::string_view SpanIds::view(size_t span) const
{
    const size_t begin = span == 0 ? 0 : m_ends[span - 1];
    return std::string_view(m_text).substr(begin, m_ends[span] - begin);
}

QString SpanIds::at(size_t span) const
{
    const std::string_view id = view(span);
    return QString::fromUtf8(id.data(), qsizetype(id.size()));
}

std::optional<size_t> SpanIds::find(const QString& id) const
{
    const QByteArray utf8 = id.toUtf8();
    const std::string_view wanted(utf8.constData(), size_t(utf8.size()));
    for (size_t span = 0; span < size(); ++span)
        if (view(span) == wanted)
            return span;
    return std::nullopt;
}

qint64 Trace::beginNs() const
{
    return startNs.empty() ? 0 : *std::min_element(startNs.begin(), startNs.end());
}

qint64 Trace::endNs() const
{
    qint64 end = 0;
    for (size_t i = 0; i < size(); ++i)
        end = std::max(end, startNs[i] + durationNs[i]);
    return end;
}

QString Trace::spanId(size_t span) const
{
    return ids.at(span);
}

SpanDetail Trace::detail(size_t span) const
{
    if (!bytes || span >= spanBytes.size())
        return {};
    const Slice& slice = spanBytes[span];
    const std::string_view object = std::string_view(*bytes).substr(slice.at, slice.size);
    SpanDetail detail = format == Format::Jaeger ? jaegerSpanDetail(object) : otlpSpanDetail(object);
    const auto isParent = [this, span](const SpanLink& link) {
        return parent[span] != noParent && link.traceId == traceId && link.spanId == ids.at(size_t(parent[span]));
    };
    detail.links.erase(std::remove_if(detail.links.begin(), detail.links.end(), isParent), detail.links.end());
    return detail;
}

void orderSpans(Trace& trace)
{
    const size_t count = trace.size();
    std::vector<quint32> byPlace(count);
    std::iota(byPlace.begin(), byPlace.end(), 0U);
    const auto comesBefore = [&trace](quint32 a, quint32 b) {
        return trace.parent[a] != trace.parent[b] ? trace.parent[a] < trace.parent[b]
                                                  : trace.startNs[a] < trace.startNs[b];
    };
    std::stable_sort(byPlace.begin(), byPlace.end(), comesBefore); // children of one parent stand together
    std::vector<quint32> first(count + 1, 0);
    std::vector<quint32> number(count + 1, 0);
    for (size_t i = count; i-- > 0;) {
        const auto parent = size_t(trace.parent[byPlace[i]] + 1);
        first[parent] = quint32(i);
        ++number[parent];
    }
    trace.childCount.assign(number.begin() + 1, number.end());
    trace.depth.assign(count, 0);
    trace.order.clear();
    trace.order.reserve(count);
    std::vector<quint32> open; // a stack of our own: traces may be a hundred thousand levels deep
    const auto push = [&](size_t parent) {
        for (quint32 i = number[parent]; i-- > 0;)
            open.push_back(byPlace[first[parent] + i]);
    };
    push(0);
    while (!open.empty()) {
        const quint32 span = open.back();
        open.pop_back();
        trace.order.push_back(span);
        if (const qint32 parent = trace.parent[span]; parent != Trace::noParent) {
            constexpr quint16 deepest = std::numeric_limits<quint16>::max();
            const quint16 above = trace.depth[size_t(parent)];
            trace.depth[span] = above == deepest ? deepest : quint16(above + 1);
        }
        push(size_t(span) + 1);
    }
}

TraceSummary summarize(const Trace& trace)
{
    TraceSummary summary;
    summary.traceId = trace.traceId;
    summary.spans = trace.size();
    if (trace.size() == 0)
        return summary;
    std::set<QString> services;
    for (size_t i = 0; i < trace.size(); ++i) {
        services.insert(trace.serviceOf(i));
        summary.errors += trace.has(i, Trace::HasError);
        summary.orphans += trace.has(i, Trace::Orphan);
    }
    // A root that lost no parent names the trace; else the earliest span does.
    size_t root = trace.order.front();
    for (size_t i = 0; i < trace.size(); ++i)
        if (trace.parent[i] == Trace::noParent && !trace.has(i, Trace::Orphan)
            && (trace.has(root, Trace::Orphan) || trace.startNs[i] < trace.startNs[root]))
            root = i;
    summary.service = trace.serviceOf(root);
    summary.operation = trace.operationOf(root);
    summary.startNs = trace.beginNs();
    summary.durationNs = trace.endNs() - summary.startNs;
    summary.services = QStringList(services.begin(), services.end());
    return summary;
}
