#pragma once

#include "dashboards/alerts/alertsections.h"

#include <QSet>

#include <optional>

/// One line of the list; `section` and `alert` are indices into what it was made of.
struct AlertRow
{
    enum class Kind
    {
        Counts,
        Section,
        Alert,
        More ///< says how many sections are left out
    };
    Kind kind = Kind::Section;
    size_t section = 0;
    size_t alert = 0;
    int top = 0;
    int height = 0;
};

/// The lines of an alert list from top to bottom with their places; alerts stand under sections that are open.
class AlertRows
{
public:
    static constexpr int countsHeight = 28;
    static constexpr int lineHeight = 32;
    static constexpr int twoLineHeight = 48;
    static constexpr int alertHeight = 28;

    AlertRows() = default;
    AlertRows(const AlertSections& sections, const QSet<QString>& open); ///< by keys of sections

    const std::vector<AlertRow>& rows() const { return m_rows; }
    int height() const { return m_rows.empty() ? 0 : m_rows.back().top + m_rows.back().height; }
    /// The row that holds this y; nullopt outside.
    std::optional<size_t> rowAt(int y) const;

private:
    void add(AlertRow::Kind kind, int height, size_t section = 0, size_t alert = 0);

    std::vector<AlertRow> m_rows;
};
