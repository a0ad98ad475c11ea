#include "widgets/panels/alertlist/alertrows.h"

#include <algorithm>

AlertRows::AlertRows(const AlertSections& sections, const QSet<QString>& open)
{
    if (sections.sections.empty())
        return;
    add(AlertRow::Kind::Counts, countsHeight);
    for (size_t i = 0; i < sections.sections.size(); ++i) {
        const AlertSection& section = sections.sections[i];
        const bool hasText = !section.summary.isEmpty() || !section.error.isEmpty();
        add(AlertRow::Kind::Section, hasText ? twoLineHeight : lineHeight, i);
        if (!open.contains(section.key()))
            continue;
        for (const size_t alert : section.alerts)
            add(AlertRow::Kind::Alert, alertHeight, i, alert);
    }
    if (sections.leftOut > 0)
        add(AlertRow::Kind::More, lineHeight);
}

void AlertRows::add(AlertRow::Kind kind, int rowHeight, size_t section, size_t alert)
{
    m_rows.push_back({kind, section, alert, height(), rowHeight});
}

std::optional<size_t> AlertRows::rowAt(int y) const
{
    const auto after = std::upper_bound(m_rows.begin(), m_rows.end(), y,
                                        [](int wanted, const AlertRow& row) { return wanted < row.top; });
    if (y < 0 || after == m_rows.begin() || y >= height())
        return std::nullopt;
    return size_t(after - m_rows.begin()) - 1;
}
