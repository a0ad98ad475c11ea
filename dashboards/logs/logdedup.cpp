#include "dashboards/logs/logdedup.h"

#include <QRegularExpression>

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWord(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/// Equal when the bytes that `skip` names are passed over.
bool equalBut(std::string_view a, std::string_view b, bool (*skip)(char))
{
    size_t i = 0;
    size_t j = 0;
    while (true) {
        while (i < a.size() && skip(a[i]))
            ++i;
        while (j < b.size() && skip(b[j]))
            ++j;
        if (i == a.size() || j == b.size())
            return i == a.size() && j == b.size();
        if (a[i++] != b[j++])
            return false;
    }
}

QString withoutTimes(std::string_view line)
{
    static const QRegularExpression time(
        QStringLiteral("\\d{4}-[01]\\d-[0-3]\\dT[0-2]\\d:[0-5]\\d:[0-6]\\d[,.]\\d+([+-][0-2]\\d:[0-5]\\d|Z)"));
    return QString::fromUtf8(line.data(), qsizetype(line.size())).remove(time);
}

} // namespace

LogDedup logDedupOf(const QString& name)
{
    static const QHash<QString, LogDedup> names = {{QStringLiteral("exact"), LogDedup::Exact},
                                                   {QStringLiteral("numbers"), LogDedup::Numbers},
                                                   {QStringLiteral("signature"), LogDedup::Signature}};
    return names.value(name, LogDedup::None);
}

bool isDuplicate(std::string_view a, std::string_view b, LogDedup dedup)
{
    switch (dedup) {
    case LogDedup::None:
        return false;
    case LogDedup::Exact:
        if (a == b)
            return true;
        // Only lines that differ in digits alone can differ in nothing but a time.
        return equalBut(a, b, isDigit) && withoutTimes(a) == withoutTimes(b);
    case LogDedup::Numbers:
        return equalBut(a, b, isDigit);
    case LogDedup::Signature:
        return equalBut(a, b, isWord);
    }
    return false;
}

std::vector<LogRow> visibleRows(const LogLines& lines, LogDedup dedup, bool newestFirst)
{
    std::vector<LogRow> rows;
    const auto count = quint32(lines.size());
    rows.reserve(count);
    for (quint32 i = 0; i < count; ++i) {
        const quint32 row = newestFirst ? count - 1 - i : i;
        if (dedup != LogDedup::None && !rows.empty()
            && isDuplicate(lines.line(row), lines.line(rows.back().row), dedup))
            ++rows.back().duplicates;
        else
            rows.push_back({row, 0});
    }
    return rows;
}
