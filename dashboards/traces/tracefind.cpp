#include "dashboards/traces/tracefind.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace {

struct Wanted
{
    QStringList words;
    QStringList leftOutKeys;
    qint64 longerThanNs = -1;
    qint64 shorterThanNs = std::numeric_limits<qint64>::max();
    bool hasLimits = false;
};

/// "100ms", "1.5s", or "2.5%" of the whole.
std::optional<qint64> lengthOf(const QString& text, qint64 wholeNs)
{
    struct Unit
    {
        const char* name;
        double ns;
    };
    static constexpr std::array units = {Unit {"ns", 1},   Unit {"us", 1e3}, Unit {"µs", 1e3}, Unit {"μs", 1e3},
                                         Unit {"ms", 1e6}, Unit {"s", 1e9},  Unit {"m", 60e9}, Unit {"h", 3600e9}};
    constexpr double longestNs = 9e18;
    const auto figures =
        std::find_if(text.begin(), text.end(), [](QChar c) { return !c.isDigit() && c != QLatin1Char('.'); });
    bool ok = false;
    const double number = text.left(figures - text.begin()).toDouble(&ok);
    const QString unit = text.mid(figures - text.begin());
    const auto known =
        std::find_if(units.begin(), units.end(), [&](const Unit& u) { return unit == QString::fromUtf8(u.name); });
    const double scale = unit == QLatin1String("%") ? double(wholeNs) / 100 : known == units.end() ? 0 : known->ns;
    if (!ok || (scale <= 0 && unit != QLatin1String("%")) || number * scale > longestNs)
        return std::nullopt;
    return qint64(number * scale);
}

/// ">100ms" and "<2.5%" say how long the spans are.
bool takeLimit(const QString& word, qint64 wholeNs, Wanted& wanted)
{
    const bool isLeast = word.startsWith(QLatin1Char('>'));
    if (!isLeast && !word.startsWith(QLatin1Char('<')))
        return false;
    const auto length = lengthOf(word.mid(1), wholeNs);
    if (length)
        (isLeast ? wanted.longerThanNs : wanted.shorterThanNs) = *length;
    wanted.hasLimits = wanted.hasLimits || length;
    return length.has_value();
}

Wanted wantedOf(const QString& text, qint64 wholeNs)
{
    Wanted wanted;
    QString word;
    bool inQuotes = false;
    const auto finish = [&] {
        if (takeLimit(word, wholeNs, wanted))
            word.clear();
        else if (word.size() > 1 && word.startsWith(QLatin1Char('-')))
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
        // The third interface says so outside of the attributes.
        m_wantsErrors = m_wanted.words.contains(QLatin1String("error"), Qt::CaseInsensitive)
            || m_wanted.words.contains(QLatin1String("error=true"), Qt::CaseInsensitive);
    }

    bool holdsSpan(size_t span) const
    {
        const qint64 length = m_trace.durationNs[span];
        if (length <= m_wanted.longerThanNs || length >= m_wanted.shorterThanNs)
            return false;
        if (m_wanted.words.isEmpty() || (m_wantsErrors && m_trace.has(span, Trace::HasError)))
            return true;
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
    bool m_wantsErrors = false;
};

} // namespace

std::vector<quint32> findSpans(const Trace& trace, const QString& text)
{
    std::vector<quint32> found;
    Wanted wanted = wantedOf(text, trace.endNs() - trace.beginNs());
    if (wanted.words.isEmpty() && !wanted.hasLimits)
        return found;
    const Finder finder(trace, std::move(wanted));
    for (const quint32 span : trace.order)
        if (finder.holdsSpan(span))
            found.push_back(span);
    return found;
}
