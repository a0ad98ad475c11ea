#pragma once

#include "dashboards/logs/logfields.h"
#include "datasources/data/pending.h"
#include "widgets/panels/common/rowlist.h"

#include <QWidget>

#include <optional>

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

/// What a server holds of streams that have these labels in common.
struct LogVolumeRow
{
    Labels labels;
    qint64 bytes = 0;
    friend bool operator==(const LogVolumeRow&, const LogVolumeRow&) = default;
};
std::vector<LogVolumeRow> logVolumeRows(const Frame& found);

/// What a source tells about lines beside the lines; frames without columns: it knows nothing of the kind.
struct LogOverview
{
    Frame fields;
    Frame patterns;
    Frame volume;
};

/// The list beside log lines: their fields with how many values each has, a field's values when it is clicked, their
/// patterns, and how much is stored of their streams. A click on a value, a pattern or a stream narrows the lines to
/// it; the menu leaves it out.
class LogSidebar : public QWidget
{
    Q_OBJECT

public:
    explicit LogSidebar(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setContents(LogLinesPtr lines, LogOverview overview);
    const LogFieldSummaries& fields() const { return m_fields; }
    /// The summary of a field of that name: what a filter of it needs to know.
    LogFieldSummary fieldOf(const QString& name) const;
    bool isCounting() const { return m_isCounting; } ///< the fields of the newest lines are still to come
    RowList& list() { return *m_list; }
    QTabBar& tabs() { return *m_tabs; }

signals:
    void fieldFilterRequested(const LogFieldSummary& field, const QString& op, const QString& value);
    void patternFilterRequested(const QString& pattern, bool without);
    void streamsFilterRequested(const Labels& labels);
    void allValuesRequested(const QString& field); ///< those in lines that are not shown, too

private:
    /// What a row of the list stands for.
    struct Entry
    {
        enum class Kind
        {
            Note,
            Field,
            Value,
            AllValues,
            Pattern,
            Volume
        };
        Kind kind = Kind::Note;
        size_t index = 0;
        QString value;
    };
    void rebuild();
    void countValues();
    void addFields();
    void addValues(size_t field);
    void addPatterns();
    void addVolume();
    void addRow(ListRow row, const Entry& entry);
    void addNote(const QString& text);
    void click(int row);
    void openMenu(const QPoint& position);

    Theme m_theme;
    LogLinesPtr m_lines;
    LogFieldSummaries m_fields;
    std::vector<LogPatternRow> m_patterns;
    std::vector<LogVolumeRow> m_volume;
    bool m_serverKnowsFields = false;
    bool m_isCounting = false;
    QString m_open; ///< name of the field whose values are shown
    std::optional<std::vector<LogFieldValue>> m_values; ///< of that field, once they are counted
    std::vector<Entry> m_entries; ///< by row of the list
    std::vector<ListRow> m_rows; ///< being made
    Pending m_counting;
    Pending m_countingValues;
    QTabBar* m_tabs = nullptr;
    RowList* m_list = nullptr;
};
