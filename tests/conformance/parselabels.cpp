#include "tests/conformance/parselabels.h"

#include <QRegularExpression>

Labels parseLabels(const QString& text)
{
    static const QRegularExpression pair(QStringLiteral("\\b(\\w+)!?=~?\"([^\"\\n]*)\""));
    Labels labels;
    for (auto it = pair.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        labels.insert(match.captured(1), match.captured(2));
    }
    return labels;
}
