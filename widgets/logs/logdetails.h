#pragma once

#include "dashboards/logs/derivedlinks.h"
#include "dashboards/logs/linefields.h"
#include "widgets/theme/theme.h"

class QPainter;

/// What an opened line tells: links, labels, structured metadata and parsed parts, one row each with its buttons.
class LogDetails
{
public:
    enum class Action
    {
        None,
        FilterFor,
        FilterOut,
        Copy,
        Open
    };
    struct Row
    {
        QString heading; ///< of a group: nothing else then
        QString name;
        QString value;
        bool filterable = false;
        std::optional<DerivedLink> link;
    };
    static LogDetails of(const LogLines& lines, qsizetype row, const std::vector<DerivedField>& derived);

    static constexpr int rowHeight = 26;
    int height() const { return int(m_rows.size()) * rowHeight + 2 * padding; }
    const std::vector<Row>& rows() const { return m_rows; }
    void paint(QPainter& painter, const QRect& area, const Theme& theme, const QPoint& mouse) const;
    struct Hit
    {
        Action action = Action::None;
        size_t row = 0;
    };
    Hit hit(const QRect& area, const QPoint& position) const;
    static QString toolTip(Action action);

private:
    static constexpr int padding = 6;
    static QRect buttonRect(const QRect& row, int index);
    QRect rowRect(const QRect& area, size_t index) const;
    static void paintRow(QPainter& painter, const QRect& rect, const Row& row, const Theme& theme, const QPoint& mouse,
                         int nameWidth);
    int nameWidth(const QFont& font, int width) const;

    std::vector<Row> m_rows;
};
