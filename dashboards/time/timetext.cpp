#include "dashboards/time/timetext.h"

#include "dashboards/time/timeago.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace {

struct NamedRange
{
    const char* from;
    const char* to;
    const char* text;
};

constexpr NamedRange namedRanges[] = {
    {"now-1d/d", "now-1d/d", QT_TRANSLATE_NOOP("TimeText", "Yesterday")},
    {"now-2d/d", "now-2d/d", QT_TRANSLATE_NOOP("TimeText", "Day before yesterday")},
    {"now-7d/d", "now-7d/d", QT_TRANSLATE_NOOP("TimeText", "This day last week")},
    {"now-1w/w", "now-1w/w", QT_TRANSLATE_NOOP("TimeText", "Previous week")},
    {"now-1M/M", "now-1M/M", QT_TRANSLATE_NOOP("TimeText", "Previous month")},
    {"now-1Q/fQ", "now-1Q/fQ", QT_TRANSLATE_NOOP("TimeText", "Previous fiscal quarter")},
    {"now-1y/y", "now-1y/y", QT_TRANSLATE_NOOP("TimeText", "Previous year")},
    {"now-1y/fy", "now-1y/fy", QT_TRANSLATE_NOOP("TimeText", "Previous fiscal year")},
    {"now/d", "now/d", QT_TRANSLATE_NOOP("TimeText", "Today")},
    {"now/d", "now", QT_TRANSLATE_NOOP("TimeText", "Today so far")},
    {"now/w", "now/w", QT_TRANSLATE_NOOP("TimeText", "This week")},
    {"now/w", "now", QT_TRANSLATE_NOOP("TimeText", "This week so far")},
    {"now/M", "now/M", QT_TRANSLATE_NOOP("TimeText", "This month")},
    {"now/M", "now", QT_TRANSLATE_NOOP("TimeText", "This month so far")},
    {"now/y", "now/y", QT_TRANSLATE_NOOP("TimeText", "This year")},
    {"now/y", "now", QT_TRANSLATE_NOOP("TimeText", "This year so far")},
    {"now/fQ", "now", QT_TRANSLATE_NOOP("TimeText", "This fiscal quarter so far")},
    {"now/fQ", "now/fQ", QT_TRANSLATE_NOOP("TimeText", "This fiscal quarter")},
    {"now/fy", "now", QT_TRANSLATE_NOOP("TimeText", "This fiscal year so far")},
    {"now/fy", "now/fy", QT_TRANSLATE_NOOP("TimeText", "This fiscal year")},
};

/// Spans offered as "Last N" and known as "Next N".
constexpr const char* spans[] = {"5m", "15m", "30m", "1h",  "3h", "6h", "12h", "24h",
                                 "2d", "7d",  "30d", "90d", "6M", "1y", "2y",  "5y"};

struct UnitText
{
    const char* unit;
    const char* last;
    const char* lastMany;
    const char* next;
    const char* nextMany;
};

constexpr UnitText unitTexts[] = {
    {"s", QT_TRANSLATE_NOOP("TimeText", "Last %1 second"), QT_TRANSLATE_NOOP("TimeText", "Last %1 seconds"),
     QT_TRANSLATE_NOOP("TimeText", "Next %1 second"), QT_TRANSLATE_NOOP("TimeText", "Next %1 seconds")},
    {"m", QT_TRANSLATE_NOOP("TimeText", "Last %1 minute"), QT_TRANSLATE_NOOP("TimeText", "Last %1 minutes"),
     QT_TRANSLATE_NOOP("TimeText", "Next %1 minute"), QT_TRANSLATE_NOOP("TimeText", "Next %1 minutes")},
    {"h", QT_TRANSLATE_NOOP("TimeText", "Last %1 hour"), QT_TRANSLATE_NOOP("TimeText", "Last %1 hours"),
     QT_TRANSLATE_NOOP("TimeText", "Next %1 hour"), QT_TRANSLATE_NOOP("TimeText", "Next %1 hours")},
    {"d", QT_TRANSLATE_NOOP("TimeText", "Last %1 day"), QT_TRANSLATE_NOOP("TimeText", "Last %1 days"),
     QT_TRANSLATE_NOOP("TimeText", "Next %1 day"), QT_TRANSLATE_NOOP("TimeText", "Next %1 days")},
    {"w", QT_TRANSLATE_NOOP("TimeText", "Last %1 week"), QT_TRANSLATE_NOOP("TimeText", "Last %1 weeks"),
     QT_TRANSLATE_NOOP("TimeText", "Next %1 week"), QT_TRANSLATE_NOOP("TimeText", "Next %1 weeks")},
    {"M", QT_TRANSLATE_NOOP("TimeText", "Last %1 month"), QT_TRANSLATE_NOOP("TimeText", "Last %1 months"),
     QT_TRANSLATE_NOOP("TimeText", "Next %1 month"), QT_TRANSLATE_NOOP("TimeText", "Next %1 months")},
    {"Q", QT_TRANSLATE_NOOP("TimeText", "Last %1 quarter"), QT_TRANSLATE_NOOP("TimeText", "Last %1 quarters"),
     QT_TRANSLATE_NOOP("TimeText", "Next %1 quarter"), QT_TRANSLATE_NOOP("TimeText", "Next %1 quarters")},
    {"y", QT_TRANSLATE_NOOP("TimeText", "Last %1 year"), QT_TRANSLATE_NOOP("TimeText", "Last %1 years"),
     QT_TRANSLATE_NOOP("TimeText", "Next %1 year"), QT_TRANSLATE_NOOP("TimeText", "Next %1 years")},
    {"fQ", QT_TRANSLATE_NOOP("TimeText", "Last %1 fiscal quarter"),
     QT_TRANSLATE_NOOP("TimeText", "Last %1 fiscal quarters"), QT_TRANSLATE_NOOP("TimeText", "Next %1 fiscal quarter"),
     QT_TRANSLATE_NOOP("TimeText", "Next %1 fiscal quarters")},
    {"fy", QT_TRANSLATE_NOOP("TimeText", "Last %1 fiscal year"), QT_TRANSLATE_NOOP("TimeText", "Last %1 fiscal years"),
     QT_TRANSLATE_NOOP("TimeText", "Next %1 fiscal year"), QT_TRANSLATE_NOOP("TimeText", "Next %1 fiscal years")},
};

QString tr(const char* text)
{
    return QCoreApplication::translate("TimeText", text);
}

/// "5m" is "Last 5 minutes".
QString spanText(const QString& count, const QString& unit, bool last)
{
    for (const UnitText& row : unitTexts) {
        if (unit != QLatin1String(row.unit))
            continue;
        const qint64 n = count.toLongLong();
        const bool many = n > 1;
        return tr(last ? (many ? row.lastMany : row.last) : (many ? row.nextMany : row.next)).arg(n);
    }
    return {};
}

QString fromTo(const QString& from, const QString& to)
{
    return tr(QT_TRANSLATE_NOOP("TimeText", "%1 to %2")).arg(from, to);
}

std::optional<QString> standardName(const RawTimeRange& raw)
{
    for (const NamedRange& named : namedRanges)
        if (raw.from == QLatin1String(named.from) && raw.to == QLatin1String(named.to))
            return tr(named.text);
    if (raw.from != QLatin1String("now") || !raw.to.startsWith(QLatin1String("now+")))
        return std::nullopt;
    const QString span = raw.to.mid(4);
    const bool offered =
        std::any_of(std::begin(spans), std::end(spans), [&](const char* s) { return span == QLatin1String(s); });
    if (!offered && span != QLatin1String("1m"))
        return std::nullopt;
    return spanText(span.chopped(1), span.right(1), false);
}

} // namespace

TextRange describeTextRange(const QString& text)
{
    const bool last = !text.startsWith(QLatin1Char('+'));
    QString formula = text;
    if (!text.contains(QLatin1String("now")))
        formula.prepend(last ? QLatin1String("now-") : QLatin1String("now"));
    TextRange result;
    const QString now = QStringLiteral("now");
    if (const auto name = standardName({formula, now}))
        return {{formula, now}, *name, true};
    result.range = last ? RawTimeRange {formula, now} : RawTimeRange {now, formula};
    static const QRegularExpression pattern(QStringLiteral(R"(^now[-+](\d+)(f[Qy]|[yMwdhmsQ]))"));
    const QRegularExpressionMatch match = pattern.match(formula);
    result.valid = match.hasMatch();
    if (match.hasMatch())
        result.text = spanText(match.captured(1), match.captured(2), last);
    if (result.text.isEmpty())
        result.text = fromTo(result.range.from, result.range.to);
    return result;
}

bool isValidTimeSpan(const QString& text)
{
    if (text.startsWith(QLatin1Char('$')) || text.startsWith(QLatin1String("+$")))
        return true;
    return describeTextRange(text).valid;
}

QString describeRange(const RawTimeRange& raw, const TimeContext& context)
{
    if (const auto name = standardName(raw))
        return *name;
    const QString now = QStringLiteral("now");
    const bool relativeFrom = raw.from.contains(now);
    const bool relativeTo = raw.to.contains(now);
    if (relativeFrom && relativeTo)
        return raw.to == now ? describeTextRange(raw.from).text : fromTo(raw.from, raw.to);
    const auto absolute = [&](const QString& text, bool relative, bool roundUp) {
        const auto ms = parseDateTime(text, roundUp, context);
        if (!ms)
            return text;
        return relative ? timeAgo(*ms, context.nowMs)
                        : formatMoment(*ms, QStringLiteral("YYYY-MM-DD HH:mm:ss"), context.zone);
    };
    return fromTo(absolute(raw.from, relativeFrom, false), absolute(raw.to, relativeTo, true));
}

std::vector<QuickRange> quickRanges()
{
    std::vector<QuickRange> ranges;
    for (const char* span : spans) {
        const QString text = QString::fromLatin1(span);
        ranges.push_back(
            {{QStringLiteral("now-") + text, QStringLiteral("now")}, spanText(text.chopped(1), text.right(1), true)});
    }
    for (const NamedRange& named : namedRanges)
        ranges.push_back({{QString::fromLatin1(named.from), QString::fromLatin1(named.to)}, tr(named.text)});
    return ranges;
}
