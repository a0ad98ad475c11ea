#include "dashboards/traces/tracefind.h"

#include <algorithm>

namespace {

struct Wanted
{
    QStringList words;
    QStringList leftOutKeys;
};

Wanted wantedOf(const QString& text)
{
    Wanted wanted;
    QString word;
    bool inQuotes = false;
    const auto finish = [&] {
        if (word.size() > 1 && word.startsWith(QLatin1Char('-')))
            wanted.leftOutKeys << word.mid(1);
        else if (!word.isEmpty())
            wanted.words << word;
        word.clear();
    };
    for (const QChar c : text) {
        if (c == QLatin1Char('"'))
            inQuotes = !inQuotes;
        else if (c.isSpace() && !inQuotes)
            finish();
        else
            word += c;
    }
    finish();
    return wanted;
}

class Finder
{
public:
    Finder(const Trace& trace, Wanted wanted) : m_trace(trace), m_wanted(std::move(wanted))
    {
        for (const TraceProcess& process : trace.processes)
            m_processHolds.push_back(holds(process.service) || holds(process.attributes));
        for (const QString& operation : trace.operations)
            m_operationHolds.push_back(holds(operation));
    }

    bool holdsSpan(size_t span) const
    {
        if (m_processHolds[m_trace.process[span]] || m_operationHolds[m_trace.operation[span]]
            || holds(m_trace.spanId(span)))
            return true;
        const SpanDetail detail = m_trace.detail(span);
        return holds(detail.attributes)
            || std::any_of(detail.events.begin(), detail.events.end(),
                           [this](const SpanEvent& event) { return holds(event.name) || holds(event.attributes); });
    }

private:
    bool holds(const QString& text) const
    {
        return std::any_of(m_wanted.words.begin(), m_wanted.words.end(),
                           [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
    }

    bool holds(const TraceAttributes& attributes) const
    {
        return std::any_of(attributes.begin(), attributes.end(), [this](const TraceAttribute& attribute) {
            return !m_wanted.leftOutKeys.contains(attribute.key, Qt::CaseInsensitive)
                && holds(attribute.key + QLatin1Char('=') + attribute.value);
        });
    }

    const Trace& m_trace;
    Wanted m_wanted;
    std::vector<bool> m_processHolds;
    std::vector<bool> m_operationHolds;
};

} // namespace

std::vector<quint32> findSpans(const Trace& trace, const QString& text)
{
    std::vector<quint32> found;
    Wanted wanted = wantedOf(text);
    if (wanted.words.isEmpty())
        return found;
    const Finder finder(trace, std::move(wanted));
    for (const quint32 span : trace.order)
        if (finder.holdsSpan(span))
            found.push_back(span);
    return found;
}
