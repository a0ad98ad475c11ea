#pragma once

#include <QHash>
#include <QRegularExpression>
#include <QString>

#include <algorithm>
#include <optional>

/// A duration such as "5s", "1m30s" or "500ms" in ms; nothing when the text is none.
inline std::optional<qint64> testDuration(const QString& text)
{
    static const QRegularExpression part(QStringLiteral(R"((\d+(?:\.\d+)?)(ms|h|m|s))"));
    static const QRegularExpression whole(QStringLiteral(R"(^(?:\d+(?:\.\d+)?(?:ms|h|m|s))+$)"));
    static const QHash<QString, double> units = {{QStringLiteral("ms"), 1},
                                                 {QStringLiteral("s"), 1000},
                                                 {QStringLiteral("m"), 60'000},
                                                 {QStringLiteral("h"), 3'600'000}};
    constexpr double longest = 1e12;
    if (!whole.match(text.trimmed()).hasMatch())
        return std::nullopt;
    double ms = 0;
    auto parts = part.globalMatch(text);
    while (parts.hasNext()) {
        const auto match = parts.next();
        ms += match.captured(1).toDouble() * units.value(match.captured(2));
    }
    return qint64(std::min(ms, longest));
}

inline qint64 durationOr(const QString& text, qint64 fallbackMs)
{
    return testDuration(text).value_or(fallbackMs);
}
