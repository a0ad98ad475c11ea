#pragma once

#include "dashboards/logs/logfields.h"
#include "datasources/data/pending.h"
#include "widgets/panels/common/rowlist.h"

#include <QWidget>

class QTabBar;

/// A pattern of lines as a server found it.
struct LogPatternRow
{
    QString text;
    LogLevel level = LogLevel::Unknown;
    qint64 lines = 0;
    friend bool operator==(const LogPatternRow&, const LogPatternRow&) = default;
};
std::vector<LogPatternRow> logPatternRows(const Frame& found);

/// The list beside log lines: their fields with how many values each has, a field's values when it is clicked, and
/// their patterns. A click on a value or a pattern narrows the lines to it; the menu leaves it out.
class LogSidebar : public QWidget
{
    Q_OBJECT

public:
    explicit LogSidebar(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    /// `fields` and `patterns` as a source gave them; frames without columns: it knows none.
    void setContents(LogLinesPtr lines, Frame fields, Frame patterns);
    const LogFieldSummaries& fields() const { return m_fields; }
    /// The summary of a field of that name: what a filter of it needs to know.
    LogFieldSummary fieldOf(const QString& name) const;
    RowList& list() { return *m_list; }
    QTabBar& tabs() { return *m_tabs; }

signals:
    void fieldFilterRequested(const LogFieldSummary& field, const QString& op, const QString& value);
    void patternFilterRequested(const QString& pattern, bool without);

private:
    /// What a row of the list stands for.
    struct Entry
    {
        enum class Kind
        {
            Note,
            Field,
            Value,
            Pattern
        };
        Kind kind = Kind::Note;
        size_t index = 0;
        QString value;
    };
    void rebuild();
    void addFields();
    void addValues(size_t field);
    void addPatterns();
    void addNote(const QString& text);
    void click(int row);
    void openMenu(const QPoint& position);

    Theme m_theme;
    LogLinesPtr m_lines;
    LogFieldSummaries m_fields;
    std::vector<LogPatternRow> m_patterns;
    QString m_open; ///< name of the field whose values are shown
    std::vector<Entry> m_entries; ///< by row of the list
    std::vector<ListRow> m_rows; ///< being made
    Pending m_counting;
    QTabBar* m_tabs = nullptr;
    RowList* m_list = nullptr;
};
